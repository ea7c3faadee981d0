"""What one document holds: its subjects in full, and stubs of what they point at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from exporters.formats.sdmx.urns import Names, names_for
from exporters.model.catalog import Catalog
from exporters.model.definitions import CodeList, Cube, Definition, Keyword, Variable
from exporters.model.vocabulary import Kind, Role

_NO_DEFINITION = frozenset({Role.KEYWORD, Role.EXACT_MATCH})


@dataclass(frozen=True)
class Selection:
    """The definitions of a document, by id in the order of ids; `subjects` are the ids of those told in full."""

    catalog: Catalog
    names: Names
    definitions: Mapping[str, Definition]
    subjects: frozenset[str]
    keywords: Sequence[Keyword]

    @property
    def is_partial(self) -> bool:
        """Whether the catalogue has more to say than this document."""
        return len(self.subjects) < len(self.catalog)

    @property
    def variables(self) -> Iterator[Variable]:
        """Every indicator, cube and source variable, stubs too."""
        return (d for d in self.definitions.values() if isinstance(d, Variable))

    @property
    def codelists(self) -> Iterator[CodeList]:
        """Every code list, stubs too."""
        return (d for d in self.definitions.values() if isinstance(d, CodeList))

    @cached_property
    def cubes(self) -> Sequence[Cube]:
        """The cubes told in full: those that have a structure here."""
        return tuple(d for d in self.definitions.values() if isinstance(d, Cube) and self.is_subject(d))

    @cached_property
    def urns(self) -> Mapping[Role, Callable[[str], str]]:
        """What gives the URN of the target of a link, or for EXACT_MATCH its IRI."""
        urn = cache(lambda target: self.names.urn(self.catalog[target]))
        return {
            **dict.fromkeys(Role, urn),
            Role.KEYWORD: self.names.keywords.item_urn,
            Role.EXACT_MATCH: str,
        }

    def of_kind(self, kind: Kind) -> Iterator[Definition]:
        """The definitions of one kind, stubs too."""
        return (d for d in self.definitions.values() if d.kind is kind)

    def is_subject(self, definition: Definition) -> bool:
        """Whether the document tells this definition in full."""
        return definition.id in self.subjects


def select(catalog: Catalog, subjects: Sequence[Definition], versions: Mapping[str, str]) -> Selection:
    """The document about the given definitions, of which some have versions of their own."""
    ids = frozenset(subject.id for subject in subjects)
    whole = len(ids) == len(catalog)
    linked = () if whole else {target for identifier in ids for target in _needed(catalog, identifier)}
    used = () if whole else {k for identifier in ids for k in catalog.links_from(identifier).get(Role.KEYWORD, ())}
    return Selection(
        catalog=catalog,
        names=names_for(catalog, versions),
        definitions=catalog.definitions if whole else {i: catalog[i] for i in sorted(ids.union(linked))},
        subjects=ids,
        keywords=tuple(k for k in catalog.keywords.values() if whole or k.id in used),
    )


def _needed(catalog: Catalog, identifier: str) -> Iterator[str]:
    """What a definition points at, and the indicators that come from it: a cube's data structure names them all."""
    for role, targets in catalog.links_from(identifier).items():
        if role not in _NO_DEFINITION:
            yield from targets
    yield from catalog.links_to(identifier).get(Role.CUBE, ())
