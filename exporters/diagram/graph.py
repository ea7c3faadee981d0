"""The cascade as boxes and arrows, for whatever draws them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exporters.cascade import Tie, beside, derivations, reached
from exporters.diagram.view import View, tie_words
from exporters.model.catalog import Catalog
from exporters.model.vocabulary import Role

KEYWORD, IRI, FORMAT = "keyword", "iri", "format"
"""What a box can be besides a Kind."""


@dataclass(frozen=True, slots=True)
class Node:
    """A box. `key` is unique in its graph; `kind` is a Kind, KEYWORD, IRI or FORMAT; `name` an id, a name or an IRI.

    `group` is empty for a box of the cascade; for one beside it, what it is to the focus, in words.
    """

    key: str
    kind: str
    name: str
    title: str
    group: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow between the boxes of two keys. A derivation points from the origin to what is derived.

    Links that are no derivation are `dashed`; one that is returned is `mutual`.
    """

    tail: str
    head: str
    labels: tuple[str, ...] = ()
    dashed: bool = False
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """Boxes and the arrows between them; `focus` is the key of the box that it is about, if it is about one."""

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    focus: str | None


def graph(catalog: Catalog, view: View) -> Graph:
    """The boxes and arrows of a view: of all definitions, or of one with its cascade, its neighbours and formats."""
    return _everything(catalog, view) if view.focus is None else _one(catalog, view, view.focus)


def _everything(catalog: Catalog, view: View) -> Graph:
    nodes = tuple(_definition(catalog, view, identifier) for identifier in catalog.definitions)
    arrows = (*_derivations(catalog, catalog.definitions), *_ties_among(catalog))
    return Graph(nodes, arrows, None)


def _one(catalog: Catalog, view: View, focus: str) -> Graph:
    upstream, downstream = reached(focus, view.upstream(catalog)), reached(focus, view.downstream(catalog))
    cascade = dict.fromkeys((focus, *upstream, *downstream))
    around = view.ties(catalog, focus)
    nodes = [_definition(catalog, view, identifier) for identifier in cascade]
    nodes += [_neighbour(catalog, view, tie) for tie in around if _key(tie) not in cascade]
    nodes += [Node(f"{FORMAT}.{name}", FORMAT, name, title) for name, title in view.formats.items()]
    sides = ((focus, *upstream), (focus, *downstream))
    arrows = [
        *dict.fromkeys(arrow for side in sides for arrow in _derivations(catalog, side)),
        *(arrow for tie in around for arrow in _tie_arrows(focus, tie)),
        *(Arrow(focus, f"{FORMAT}.{name}") for name in view.formats),
    ]
    return Graph(tuple(nodes), tuple(arrows), focus)


def _derivations(catalog: Catalog, identifiers: Iterable[str]) -> Iterator[Arrow]:
    return (Arrow(origin, product, roles) for product, roles, origin in derivations(catalog, identifiers))


def _ties_among(catalog: Catalog) -> Iterator[Arrow]:
    """The dashed arrows among all definitions, a returned link once."""
    for identifier in catalog.definitions:
        for role, targets in beside(catalog, identifier).items():
            for target in targets if role not in (Role.KEYWORD, Role.EXACT_MATCH) else ():
                returned = identifier in beside(catalog, target).get(role, ())
                if not returned or identifier <= target:
                    yield Arrow(identifier, target, (role,), dashed=True, mutual=returned)


def _tie_arrows(focus: str, tie: Tie) -> Iterator[Arrow]:
    """The arrows of one neighbour: those both ways, those to it, those from it."""
    returned = tuple(role for role in tie.outward if role in tie.inward)
    outward = tuple(role for role in tie.outward if role not in returned)
    inward = tuple(role for role in tie.inward if role not in returned)
    key = _key(tie)
    ends = ((focus, key, returned, True), (focus, key, outward, False), (key, focus, inward, False))
    return (Arrow(tail, head, roles, dashed=True, mutual=mutual) for tail, head, roles, mutual in ends if roles)


def _definition(catalog: Catalog, view: View, identifier: str, group: tuple[str, ...] = ()) -> Node:
    definition = catalog[identifier]
    return Node(identifier, definition.kind, identifier, view.title(definition.title), group)


def _neighbour(catalog: Catalog, view: View, tie: Tie) -> Node:
    group = tie_words(tie)
    match tie.outward:
        case (Role.KEYWORD,):
            return Node(_key(tie), KEYWORD, tie.target, view.title(catalog.keywords[tie.target].title), group)
        case (Role.EXACT_MATCH,):
            return Node(_key(tie), IRI, tie.target, tie.target, group)
        case _:
            return _definition(catalog, view, tie.target, group)


def _key(tie: Tie) -> str:
    """An id has no dot and an IRI has a colon, so that the keys of ids, keywords, IRIs and formats never meet."""
    return f"{KEYWORD}.{tie.target}" if tie.outward == (Role.KEYWORD,) else tie.target
