"""The step that turns ids into links, and the only one that makes a Catalog.

What a link may be is one table, LINK_PROPERTIES; a new link property is a new row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from exporters.findings import Place, Pointer
from exporters.model.catalog import Catalog, Edge, Link
from exporters.model.definitions import CatalogInfo, Definition, Keyword, KeywordScheme
from exporters.model.richtext import is_external, link_targets, may_lead_out
from exporters.model.vocabulary import Kind, Role
from exporters.model.walking import entries

_VARIABLES = frozenset({Kind.STAT, Kind.SOURCE})
_DESCRIBED = frozenset({Kind.STAT, Kind.CUBE, Kind.SOURCE})
_ANY = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class LinkProperty:
    """Where the YAML states links (`path`), what they say, and the kinds they may point at.

    `targets` None means the kind of the definition itself. An `inverse` property states the link of the other
    end: `replaced_by: [b]` in a is the link b -> REPLACES -> a.
    """

    path: tuple[str, ...]
    role: Role
    targets: frozenset[Kind] | None
    inverse: bool = False


LINK_PROPERTIES = (
    LinkProperty(("sources",), Role.SOURCE, frozenset({Kind.SOURCE})),
    LinkProperty(("cubes",), Role.CUBE, frozenset({Kind.CUBE})),
    LinkProperty(("measures",), Role.CUBE, frozenset({Kind.STAT}), inverse=True),
    LinkProperty(("dimensions", "variable"), Role.DIMENSION, _VARIABLES),
    LinkProperty(("dimensions", "codelist"), Role.CODELIST, frozenset({Kind.CODELIST})),
    LinkProperty(("codelist",), Role.CODELIST, frozenset({Kind.CODELIST})),
    LinkProperty(("calculation", "numerator"), Role.NUMERATOR, _VARIABLES),
    LinkProperty(("calculation", "denominator"), Role.DENOMINATOR, _VARIABLES),
    LinkProperty(("calculation", "filter"), Role.FILTER, _VARIABLES),
    LinkProperty(("related",), Role.RELATED, _DESCRIBED),
    LinkProperty(("replaces",), Role.REPLACES, None),
    LinkProperty(("replaced_by",), Role.REPLACES, None, inverse=True),
)


class Reference(NamedTuple):
    """A link as the YAML states it: the id it names may not exist, or may be of another kind."""

    owner: Definition
    role: Role
    target: str
    targets: frozenset[Kind]
    place: Place
    inverse: bool = False

    @property
    def edge(self) -> Edge:
        """The edge it stands for, if its target is right."""
        ends = (self.target, self.owner.id) if self.inverse else (self.owner.id, self.target)
        return Edge(ends[0], self.role, ends[1])


def references(definition: Definition) -> Iterator[Reference]:
    """Every link to a definition that one definition states, in prose too, in the order of LINK_PROPERTIES."""
    for row in _properties(type(definition)):  # type: ignore[arg-type]  # a class can be hashed, whatever its instances can
        if stated := getattr(definition, row.path[0]):
            targets = row.targets or frozenset({definition.kind})
            for pointer, target in _values(stated, row.path):
                yield Reference(definition, row.role, target, targets, Place(definition.path, pointer), row.inverse)
    for place, target in _prose_targets(definition):
        if not is_external(target):
            yield Reference(definition, Role.MENTION, target, _ANY, place)


def addresses(definition: Definition) -> Iterator[tuple[Place, str]]:
    """The targets of links in prose that lead out of the catalogue."""
    if any(may_lead_out(text) for _, texts in _prose(definition) for text in texts.values()):
        yield from (row for row in _prose_targets(definition) if is_external(row[1]))


def keyword_references(definition: Definition) -> Iterator[Reference]:
    """The keywords that one definition names."""
    for pointer, target in _values(getattr(definition, "keywords", ()), ("keywords",)):
        yield Reference(definition, Role.KEYWORD, target, frozenset(), Place(definition.path, pointer))


def link(
    info: CatalogInfo, keyword_scheme: KeywordScheme | None, definitions: Iterable[Definition]
) -> tuple[Catalog, tuple[Reference, ...]]:
    """The catalogue of all links that resolve, and the references that do not.

    Of several definitions with one id the first is taken; a rule reports the others.
    """
    by_id: dict[str, Definition] = {}
    for definition in sorted(definitions, key=lambda d: (d.id, d.path)):
        by_id.setdefault(definition.id, definition)
    keywords = {k.id: k for k in keyword_scheme.keywords} if keyword_scheme else {}
    links, unresolved = [], []
    for reference in (r for d in by_id.values() for r in (*references(d), *keyword_references(d))):
        if resolves(reference, by_id, keywords):
            links.append(Link(reference.edge, reference.place))
        else:
            unresolved.append(reference)
    links += [link for definition in by_id.values() for link in _outward(definition)]
    links.sort(key=lambda link: (link.edge.source, link.edge.role))
    return Catalog(info, keyword_scheme, by_id, tuple(links)), tuple(unresolved)


def resolves(reference: Reference, definitions: Mapping[str, Definition], keywords: Mapping[str, Keyword]) -> bool:
    """Whether the named thing exists and is of a kind that the link may point at."""
    if reference.role is Role.KEYWORD:
        return reference.target in keywords
    target = definitions.get(reference.target)
    return target is not None and target.kind in reference.targets


@cache
def _properties(cls: type[Definition]) -> tuple[LinkProperty, ...]:
    """The rows that a class has a property for."""
    return tuple(row for row in LINK_PROPERTIES if hasattr(cls, row.path[0]))


def _prose_targets(definition: Definition) -> Iterator[tuple[Place, str]]:
    for name, texts in _prose(definition):
        for language, text in texts.items():
            for target in link_targets(text):
                words = f"({target}" if f"({target}" in text else target
                yield Place(definition.path, (name, language), words=words), target


def _prose(definition: Definition) -> Iterator[tuple[str, Mapping[str, str]]]:
    if definition.definition:
        yield "definition", definition.definition
    if definition.remarks:
        yield "remarks", definition.remarks


def _outward(definition: Definition) -> Iterator[Link]:
    for n, iri in enumerate(definition.exact_match):
        yield Link(Edge(definition.id, Role.EXACT_MATCH, iri), Place(definition.path, ("exact_match", n)))


def _values(stated: Any, path: Sequence[str], pointer: Pointer = ()) -> Iterator[tuple[Pointer, str]]:
    """The texts below what is stated at the first of some properties, with the pointer to each; lists are walked."""
    name, *inside = path
    for here, value in entries(stated, (*pointer, name)):
        if not inside:
            yield here, value
        elif below := getattr(value, inside[0]):
            yield from _values(below, inside, here)
