"""A document on its way to a stream."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from exporters.format import Settings
from exporters.formats.dcat import turtle
from exporters.formats.dcat.document import blocks
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition


def write(stream: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], _settings: Settings) -> None:
    """Writes a DCAT-AP 3.0.1 document in Turtle as UTF-8.

    Raises ValueError for an IRI that RDF does not allow. The settings have no say: every date of the document is a
    definition's.
    """
    stream.writelines(text.encode() for text in turtle.serialized(blocks(catalog, subjects)))
