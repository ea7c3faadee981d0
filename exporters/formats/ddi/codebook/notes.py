"""What DDI-Codebook has no element for, as `notes`: `@type` names the field, `@subject` the place in a list from 1."""

from __future__ import annotations

from collections.abc import Iterable

from exporters.formats.ddi.facts import Row, written
from exporters.formats.xml import attributes


def notes(margin: str, rows: Iterable[Row]) -> str:
    """One note a fact, or one a language."""
    return written(_note, margin, rows)


def _note(margin: str, field: str, place: str, language: str | None) -> tuple[str, str]:
    return f"{margin}<notes{attributes({'xml:lang': language, 'type': field, 'subject': place or None})}>", "</notes>"
