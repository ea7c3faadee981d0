"""A whole catalogue whose links are resolved, and the links themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar

from exporters.findings import Place
from exporters.model.definitions import (
    CatalogInfo,
    CodeList,
    Cube,
    Definition,
    GeographicLevel,
    Keyword,
    KeywordScheme,
    SourceVariable,
    Stat,
    Variable,
)
from exporters.model.vocabulary import Role

DefinitionType = TypeVar("DefinitionType", bound=Definition)


class Edge(NamedTuple):
    """A link as a bare fact. `target` is an id, for KEYWORD a keyword's id, for EXACT_MATCH an IRI."""

    source: str
    role: Role
    target: str


class Link(NamedTuple):
    """An edge and the place in the YAML that states it (which, for an inverse property, is the target's file)."""

    edge: Edge
    stated_at: Place


@dataclass(frozen=True)
class Catalog:
    """A catalogue with resolved links. Only `exporters.reading.linking.link` makes one.

    Definitions are ordered by id; links by source, role and the order of the YAML.
    """

    info: CatalogInfo
    keyword_scheme: KeywordScheme | None
    definitions: Mapping[str, Definition]
    links: tuple[Link, ...] = field(repr=False)

    def __getitem__(self, identifier: str) -> Definition:
        return self.definitions[identifier]

    def __iter__(self) -> Iterator[Definition]:
        return iter(self.definitions.values())

    def __len__(self) -> int:
        return len(self.definitions)

    def of_type(self, wanted: type[DefinitionType]) -> tuple[DefinitionType, ...]:
        """All definitions of one class (or its subclasses), ordered by id."""
        return tuple(d for d in self if isinstance(d, wanted))

    @property
    def variables(self) -> tuple[Variable, ...]:
        """Indicators, cubes and source variables, ordered by id."""
        return self.of_type(Variable)

    @property
    def stats(self) -> tuple[Stat, ...]:
        """The published indicators, ordered by id."""
        return self.of_type(Stat)

    @property
    def cubes(self) -> tuple[Cube, ...]:
        """The data cubes, ordered by id."""
        return self.of_type(Cube)

    @property
    def source_variables(self) -> tuple[SourceVariable, ...]:
        """The administrative variables, ordered by id."""
        return self.of_type(SourceVariable)

    @property
    def codelists(self) -> tuple[CodeList, ...]:
        """The code lists, ordered by id."""
        return self.of_type(CodeList)

    @cached_property
    def keywords(self) -> Mapping[str, Keyword]:
        """The keywords of the scheme by id, in its order."""
        return {k.id: k for k in self.keyword_scheme.keywords} if self.keyword_scheme else {}

    @cached_property
    def geographic_levels(self) -> Mapping[str, GeographicLevel]:
        """The geographic levels by id, in the order of `catalog.yaml`."""
        return {level.id: level for level in self.info.geographic_levels}

    def edges(self, sources: Iterable[str] | None = None) -> frozenset[Edge]:
        """The links as bare facts; all of them, or those that leave the given ids."""
        if sources is None:
            return frozenset(link.edge for link in self.links)
        return frozenset(
            Edge(source, role, target)
            for source in sources
            for role, targets in self.links_from(source).items()
            for target in targets
        )

    def links_from(self, identifier: str) -> Mapping[Role, tuple[str, ...]]:
        """What a definition points at: role -> target ids, without repeats, in the order of the YAML."""
        return self._outgoing.get(identifier, {})

    def links_to(self, identifier: str) -> Mapping[Role, tuple[str, ...]]:
        """What points at a definition: role -> source ids, ordered by id."""
        return self._incoming.get(identifier, {})

    @cached_property
    def _outgoing(self) -> Mapping[str, Mapping[Role, tuple[str, ...]]]:
        return _grouped((e.source, e.role, e.target) for e in (link.edge for link in self.links))

    @cached_property
    def _incoming(self) -> Mapping[str, Mapping[Role, tuple[str, ...]]]:
        return _grouped((e.target, e.role, e.source) for e in sorted(link.edge for link in self.links))


def _grouped(rows: Iterable[tuple[str, Role, str]]) -> Mapping[str, Mapping[Role, tuple[str, ...]]]:
    groups: dict[str, dict[Role, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for identifier, role, other in rows:
        groups[identifier][role][other] = None
    return {i: {role: tuple(others) for role, others in roles.items()} for i, roles in groups.items()}
