"""What portals call a dataset."""

from __future__ import annotations

from exporters.model.definitions import Cube, Stat

DATASET_KINDS = Stat | Cube
"""The definitions that a portal lists as datasets of their own."""
