"""The RDF Data Cube vocabulary by itself: what cubes are made of, for those who load data into them.

It is the variable layer of the DCAT documents, the structure of every cube, and the code lists, without what portals
want to know of datasets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporters.format import Document, Settings
from exporters.formats.dcat import agents, links, schemes, structures, variables
from exporters.formats.dcat.authorities import BY_STATUS, described_authorities
from exporters.formats.dcat.literals import many, plain, texts
from exporters.formats.dcat.prose import prose
from exporters.formats.dcat.scope import Block, Scope
from exporters.formats.dcat.terms import (
    CATALOG,
    DATA_SET,
    HAS_DATASET,
    IDENTIFIER,
    LABEL,
    STRUCTURE,
    TITLE,
    TYPE,
    Statement,
)
from exporters.formats.dcat.writing import TURTLE
from exporters.model.catalog import Catalog
from exporters.model.definitions import CodeList, Cube, Definition


def blocks(catalog: Catalog, subjects: Sequence[Definition], settings: Settings) -> Iterator[Block]:
    """Everything that a document about the subjects says, node by node in a stable order."""
    scope = Scope(catalog, subjects, settings)
    yield scope.iris.catalog, _catalog(scope)
    yield from links.role_terms(scope)
    yield from schemes.own_terms(scope)
    yield from structures.shared(scope)
    for definition in subjects:
        yield from _subject(scope, definition)
    for stub in scope.stubs:
        yield scope.iris.variable(stub), variables.stub(scope, stub, prose(scope, stub).title.values())
        yield scope.iris.document(stub), agents.document()
    yield from schemes.variable_scheme(scope)
    yield from schemes.keyword_scheme(scope)
    yield from links.matches(scope)
    yield from _statuses(subjects)


def _catalog(scope: Scope) -> Iterator[Statement]:
    yield TYPE, CATALOG
    yield IDENTIFIER, plain(scope.catalog.info.id)
    yield from texts(TITLE, scope.catalog.info.title)
    yield from many(HAS_DATASET, filter(None, [scope.iris.dataset(d) for d in scope.subjects if isinstance(d, Cube)]))


def _subject(scope: Scope, definition: Definition) -> Iterator[Block]:
    node = scope.iris.variable(definition)
    yield node, _variable(scope, definition)
    yield scope.iris.document(definition), agents.document()
    yield from variables.parts(scope, definition)
    if isinstance(definition, Cube) and (dataset := scope.iris.dataset(definition)):
        yield dataset, _data_set(scope, definition)
        yield from structures.parts(scope, definition)
    if isinstance(definition, CodeList):
        yield from schemes.codes(scope, definition)


def _variable(scope: Scope, definition: Definition) -> Iterator[Statement]:
    yield from variables.variable(scope, definition, prose(scope, definition))
    if isinstance(definition, Cube):
        yield from structures.components(scope, definition)


def _data_set(scope: Scope, cube: Cube) -> Iterator[Statement]:
    """The qb:DataSet that observations would belong to."""
    yield TYPE, DATA_SET
    yield IDENTIFIER, plain(cube.id)
    yield from texts(LABEL, cube.title)
    yield STRUCTURE, scope.iris.variable(cube)


def _statuses(subjects: Sequence[Definition]) -> Sequence[Block]:
    return described_authorities(frozenset({BY_STATUS[d.status] for d in subjects if d.status}))


def plan(catalog: Catalog) -> Iterator[Document]:
    """One document about all cubes."""
    yield Document("catalog.ttl", tuple(catalog))


write = TURTLE.writer(blocks)
