"""A document as a stream of triples in a stable order, one node after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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


def _subject(scope: Scope, definition: Definition) -> Iterable[Block]:
    texts, dataset = prose(scope, definition), scope.iris.dataset(definition)
    return (
        *(datasets.parts(scope, definition, dataset, texts) if dataset else ()),
        (scope.iris.variable(definition), _variable(scope, definition, texts)),
        (scope.iris.document(definition), agents.document()),
        *variables.parts(scope, definition),
        *data.parts(scope, definition),
        *(distributions.parts(scope, definition) if dataset else ()),
        *links.relationships(scope, definition),
        *(structures.parts(scope, definition) if isinstance(definition, Cube) else ()),
        *(schemes.codes(scope, definition) if isinstance(definition, CodeList) else ()),
    )


def _variable(scope: Scope, definition: Definition, texts: Prose) -> Iterable[Statement]:
    return (
        *variables.variable(scope, definition, texts),
        *(structures.components(scope, definition) if isinstance(definition, Cube) else ()),
        *(data.statements(scope, definition) if scope.iris.dataset(definition) is None else ()),
    )


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
