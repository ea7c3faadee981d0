"""varcat: a catalogue of statistical variables, checked, published as DDI, DCAT and SDMX, every link proven.

>>> from exporters import load, publish
>>> catalog = load("metadata")
>>> publication = publish("metadata", "public")
"""

from __future__ import annotations

from exporters.reading.loading import read_catalog
def load(root):
    import pathlib
    return read_catalog(pathlib.Path(root)).catalog
