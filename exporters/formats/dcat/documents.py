"""The documents of the DCAT-AP tree."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from exporters.format import Document
from exporters.formats.dcat import pages
from exporters.formats.dcat.document import blocks
from exporters.formats.dcat.places import dump, record
from exporters.formats.dcat.scope import Commons
from exporters.formats.dcat.writing import JSON_LD, N_TRIPLES, RDF_XML, TURTLE, Blocks
from exporters.model.catalog import Catalog


def plan(catalog: Catalog) -> Iterator[Document]:
    """The full dump in every serialisation, which is what harvesters take; a file for every definition; the pages."""
    described: Blocks = partial(blocks, shared=Commons(catalog))
    yield Document(dump(TURTLE.extension), tuple(catalog))
    for syntax in (RDF_XML, JSON_LD, N_TRIPLES):
        yield Document(dump(syntax.extension), tuple(catalog), syntax.media_type, syntax.writer(described))
    for definition in catalog:
        yield Document(record(definition), (definition,), write=TURTLE.writer(described))
    yield from pages.plan(catalog, described)


write = TURTLE.writer(blocks)
