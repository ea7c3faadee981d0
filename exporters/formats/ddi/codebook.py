"""The format DDI-Codebook 2.5: what harvesters read today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from lxml import etree

from exporters.format import Document, Format, Settings
from exporters.formats.ddi.coverage import COVERAGE
from exporters.formats.ddi.data import data_parts
from exporters.formats.ddi.elements import add
from exporters.formats.ddi.header import add_header
from exporters.formats.ddi.names import NSMAP, SCHEMA_LOCATION, XSI, in_codebook
from exporters.formats.ddi.stream import write_streaming
from exporters.formats.ddi.study import study_of
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition


def plan(catalog: Catalog) -> Iterator[Document]:
    """The codebook of the whole catalogue, and a record for each indicator."""
    yield Document("catalog.xml", tuple(catalog))
    for stat in catalog.stats:
        yield Document(f"stat/{stat.id}.xml", (stat,))


def write(stream: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], _: Settings) -> None:
    """Writes a codebook about the subjects. Its dates are those of the definitions."""
    root = etree.Element(in_codebook("codeBook"), nsmap=NSMAP)
    root.set(f"{{{XSI}}}schemaLocation", SCHEMA_LOCATION)
    root.set("version", "2.5")
    root.set("codeBookAgency", catalog.info.agency.ddi)
    add_header(root, catalog, study_of(catalog, subjects))
    write_streaming(stream, root, add(root, in_codebook("dataDscr")), data_parts(catalog, subjects))


CODEBOOK_2_5 = Format(
    name="ddi-codebook-2.5",
    title="DDI-Codebook 2.5",
    media_type="application/xml",
    extension="xml",
    coverage=COVERAGE,
    write=write,
    plan=plan,
)
