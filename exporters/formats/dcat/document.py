"""A document as a stream of triples in a stable order, one node after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from exporters.format import Settings
from exporters.formats.dcat import (
    agents,
    catalogs,
    data,
    datasets,
    distributions,
    links,
    schemes,
    structures,
    variables,
)
from exporters.formats.dcat.prose import Prose, prose
from exporters.formats.dcat.scope import Block, Commons, Scope
from exporters.formats.dcat.terms import Statement
from exporters.model.catalog import Catalog
from exporters.model.definitions import CodeList, Cube, Definition


def blocks(
    catalog: Catalog, subjects: Sequence[Definition], settings: Settings, shared: Commons | None = None
) -> Iterator[Block]:
    """Everything that a document about the subjects says, node by node in a stable order.

    The terms of the catalogue's own come before the links that use them, so that a reader can take the document
    as a stream.
    """
    return described(Scope(catalog, subjects, settings, shared=shared))


def described(scope: Scope) -> Iterator[Block]:
    """The same, for a scope."""
    yield from catalogs.catalog(scope)
    yield from links.role_terms(scope)
    yield from schemes.own_terms(scope)
    yield from structures.shared(scope)
    for subject in scope.subjects:
        yield from _subject(scope, subject)
    for stub in scope.stubs:
        yield from _stub(scope, stub)
    yield from datasets.sources(scope)
    yield from schemes.variable_scheme(scope)
    yield from schemes.keyword_scheme(scope)
    yield from schemes.geographic_levels(scope)
    yield from schemes.licence(scope)
    yield from distributions.shared(scope)
    yield from schemes.axioms()
    yield from schemes.authorities(scope)
    yield from _shared(scope)


def _subject(scope: Scope, definition: Definition) -> Iterator[Block]:
    texts = prose(scope, definition)
    if node := scope.iris.dataset(definition):
        yield node, datasets.dataset(scope, definition, texts)
        yield from datasets.record(scope, definition, node)
    yield scope.iris.variable(definition), _variable(scope, definition, texts)
    yield scope.iris.document(definition), agents.document()
    yield from variables.parts(scope, definition)
    yield from data.parts(scope, definition)
    if scope.iris.dataset(definition):
        yield from distributions.parts(scope, definition)
    yield from links.relationships(scope, definition)
    match definition:
        case Cube():
            yield from structures.parts(scope, definition)
        case CodeList():
            yield from schemes.codes(scope, definition)


def _variable(scope: Scope, definition: Definition, texts: Prose) -> Iterator[Statement]:
    yield from variables.variable(scope, definition, texts)
    if isinstance(definition, Cube):
        yield from structures.components(scope, definition)
    if scope.iris.dataset(definition) is None:
        yield from data.statements(scope, definition)


def _stub(scope: Scope, definition: Definition) -> Iterator[Block]:
    texts = prose(scope, definition)
    if node := scope.datasets.get(definition.id):
        yield node, datasets.stub(scope, definition, texts)
    yield scope.iris.variable(definition), variables.stub(scope, definition, texts.title.values())
    yield scope.iris.document(definition), agents.document()
    yield from links.relationships(scope, definition)


def _shared(scope: Scope) -> Iterator[Block]:
    """The nodes that several definitions, or the catalogue, may have in common, each description once."""
    seen = set()
    own = (data.shared_parts(scope, definition) for definition in scope.subjects)
    blocks = chain(catalogs.shared_parts(scope), *own, links.matches(scope))
    for node, statements in blocks:
        block = (node, tuple(statements))
        if block not in seen:
            seen.add(block)
            yield block
