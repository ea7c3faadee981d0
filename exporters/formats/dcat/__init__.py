"""DCAT-AP: what data portals harvest.

A document is a stream of triples in a stable order (`document`), put together from the catalogue (`catalogs`), the
dataset layer (`datasets`), the variable layer (`variables`), what is said of the data (`data`), the links in both
layers (`links`), the structure of cubes (`structures`) and the concept schemes (`schemes`); the
serialisations (`turtle`, `rdfxml`, `jsonld`, `ntriples`) write it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from exporters.format import Document, Format
from exporters.formats.dcat import pages
from exporters.formats.dcat.coverage import COVERAGE
from exporters.formats.dcat.document import blocks
from exporters.formats.dcat.places import FORMAT, dump, record
from exporters.formats.dcat.shacl_demands import SHACL_PROFILE
from exporters.formats.dcat.writing import JSON_LD, N_TRIPLES, RDF_XML, TURTLE
from exporters.model.catalog import Catalog


def plan(catalog: Catalog) -> Iterator[Document]:
    """The full dump in every serialisation, which is what harvesters take; a file for every definition; the pages."""
    yield Document(dump(TURTLE.extension), tuple(catalog))
    for syntax in (RDF_XML, JSON_LD, N_TRIPLES):
        yield Document(dump(syntax.extension), tuple(catalog), syntax.media_type, syntax.writer(blocks))
    for definition in catalog:
        yield Document(record(definition), (definition,))
    yield from pages.plan(catalog)


DCAT_AP_3_0_1: Final = Format(
    name=FORMAT,
    title="DCAT-AP 3.0.1 in Turtle, RDF/XML, JSON-LD and N-Triples",
    media_type=TURTLE.media_type,
    extension=TURTLE.extension,
    coverage=COVERAGE,
    write=TURTLE.writer(blocks),
    plan=plan,
    profiles=(SHACL_PROFILE,),
    describes_files=True,
)
