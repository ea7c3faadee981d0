"""The documents of DDI-Codebook: one of the whole catalogue, and a record for each indicator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from exporters.format import Document, Settings
from exporters.formats.ddi.codebook.book import EDITION_2_5, EDITION_2_6, Book, Edition
from exporters.formats.ddi.codebook.data import data
from exporters.formats.ddi.codebook.header import header
from exporters.formats.ddi.codebook.profiles import PLAIN_PROFILES
from exporters.formats.ddi.codebook.study import study_of
from exporters.formats.ddi.names import DC, XSI
from exporters.formats.xml import xml_document
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition


def plan(catalog: Catalog) -> Iterator[Document]:
    """The codebook of the whole catalogue, and a record for each indicator."""
    yield Document("catalog.xml", tuple(catalog))
    for stat in catalog.stats:
        yield Document(f"stat/{stat.id}.xml", (stat,))


def write_2_5(stream: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], settings: Settings) -> None:
    """Writes a codebook of edition 2.5 about the subjects. Its dates are those of the definitions."""
    _write(EDITION_2_5, stream, catalog, subjects, settings)


def write_2_6(stream: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], settings: Settings) -> None:
    """Writes a codebook of edition 2.6."""
    _write(EDITION_2_6, stream, catalog, subjects, settings)


def _write(
    edition: Edition, stream: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], settings: Settings
) -> None:
    attributes = {
        "xmlns": edition.namespace,
        "xmlns:dc": DC,
        "xmlns:xsi": XSI,
        "xsi:schemaLocation": edition.schema_location,
        "version": edition.version,
        "codeBookAgency": catalog.info.agency.ddi,
    }
    book = Book(
        edition=edition,
        catalog=catalog,
        subjects={subject.id for subject in subjects},
        is_plain=settings.profile in PLAIN_PROFILES,
    )
    with xml_document(stream, "codeBook", attributes) as xml:
        xml.pieces(header(book, study_of(catalog, subjects)))
        with xml.element("dataDscr"):
            xml.pieces(data(book, subjects))
