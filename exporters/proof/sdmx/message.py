"""What one structure message says of links, whatever its version and syntax, and whether it contradicts itself.

A link is said several times, because no reader of SDMX keeps every place where one could stand:

- by an annotation of the variable's concept or of the code list, whose URL is the URN of the target: all links;
- by the same annotation of the variable's code in the list of all variables: all links of variables;
- by the hierarchy of the derivation: what comes from what;
- by the measures of the data structures, or by the indicators that a constraint allows: indicators and their cubes;
- in the full files of SDMX 3.0 by Link elements, by maps between the concept schemes of two kinds, and by a process;
- where SDMX has a place of its own: the code list of a concept or a dimension, the concept of a dimension, the
  categorisation of a dataflow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from exporters.model.catalog import Edge
from exporters.model.vocabulary import DERIVATION_ROLES, Role
from exporters.proof.agreement import Links
from exporters.proof.sdmx.identity import Identities, fingerprint

ROLES: Mapping[str | None, Role] = {
    "SOURCE_VARIABLE": Role.SOURCE,
    "DERIVED_FROM": Role.CUBE,
    "DIMENSION": Role.DIMENSION,
    "NUMERATOR": Role.NUMERATOR,
    "DENOMINATOR": Role.DENOMINATOR,
    "FILTER": Role.FILTER,
    "RELATED": Role.RELATED,
    "REPLACES": Role.REPLACES,
    "CODELIST": Role.CODELIST,
    "KEYWORD": Role.KEYWORD,
    "MENTION": Role.MENTION,
    "EXACT_MATCH": Role.EXACT_MATCH,
}
TELLING = frozenset({*ROLES, "CATALOG_ID", "DETAIL", "ORIG_CODE"})
"""The types of annotations that are looked at."""
VARIABLES = frozenset({"CS_STAT", "CS_CUBE", "CS_SOURCE"})
"""The concept schemes of the variables."""
_FEW = 3

Said = tuple[str, Role, str]
"""A link as a file says it: who, as what, and the URN of the target (for EXACT_MATCH its IRI)."""


class Note(NamedTuple):
    """An annotation, without its texts."""

    type: str | None
    title: str | None
    url: str | None


class Axis(NamedTuple):
    """A dimension or measure: the URN of its concept, that of its codes, and its annotations."""

    id: str
    concept: str
    codes: str | None
    notes: tuple[Note, ...] = ()


class Region(NamedTuple):
    """The values that a constraint allows along a dimension of a dataflow."""

    flow: str
    dimension: str
    values: tuple[str, ...]


@dataclass
class Message:
    """Collects what a reader finds; `links` gives the verdict. The mappings are from URN to id."""

    identities: Identities = field(default_factory=Identities)
    concepts: dict[str, str] = field(default_factory=dict)
    codelists: dict[str, str] = field(default_factory=dict)
    categories: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    annotated: set[Said] = field(default_factory=set)
    mirrored: set[Said] = field(default_factory=set)
    derived: set[Said] = field(default_factory=set)
    placed: set[Said] = field(default_factory=set)
    measured: set[Said] = field(default_factory=set)
    axes: dict[tuple[str, str], str | None] = field(default_factory=dict)
    regions: list[Region] = field(default_factory=list)
    linked: set[Said] = field(default_factory=set)
    mapped: set[Said] = field(default_factory=set)
    processed: set[Said] = field(default_factory=set)
    variables: str = ""
    is_full: bool = False

    def concept(self, scheme: str, urn: str, identifier: str, notes: Sequence[Note], codes: str | None) -> None:
        """A concept; only those of variables have links."""
        if scheme in VARIABLES:
            self.concepts[urn] = identifier
            self._tell(urn, identifier, notes)
            self._place(identifier, Role.CODELIST, codes)

    def codelist(self, urn: str, identifier: str, notes: Sequence[Note]) -> None:
        """A code list; the one that says of which catalogue it is holds all variables."""
        if any(note.type == "CATALOG_ID" for note in notes):
            self.variables = urn
        elif not urn.partition("=")[2].startswith("SDMX:"):
            self.codelists[urn] = identifier
            self._tell(urn, identifier, notes)

    def code(self, codelist: str, urn: str, identifier: str, notes: Sequence[Note]) -> None:
        """A code; those of the list of all variables have links."""
        if codelist == self.variables:
            self.codes[urn] = identifier
            self.mirrored.update(_links(identifier, notes))

    def categorisation(self, flow: str, category: str) -> None:
        """A dataflow under a keyword, by their URNs."""
        self._place(last_id(flow), Role.KEYWORD, category)

    def step(self, parent: str, identifier: str, code: str) -> None:
        """A code below another one in the hierarchy, both by their URNs; its id says as what: `s1@FILTER@sex`."""
        source, _, rest = identifier.partition("@")
        kind, _, target = rest.partition("@")
        if source != last_id(parent) or kind not in ROLES or target != last_id(code):
            raise ValueError(f"the hierarchy has {identifier} for {code} below {parent}")
        self.derived.add((source, ROLES[kind], code))

    def dimension(self, structure: str, axis: Axis) -> None:
        """A dimension of a cube's data structure, whose URN is given."""
        cube = last_id(structure)
        self.identities.component("Dimension", structure, axis.id, fingerprint((axis.concept, axis.codes or "")))
        self.axes[cube, axis.id] = axis.codes
        self._place(cube, Role.DIMENSION, axis.concept)
        self._place(cube, Role.CODELIST, axis.codes)
        self.placed.update(_links(cube, axis.notes))

    def measure(self, structure: str, axis: Axis) -> None:
        """A measure of a cube's data structure, whose URN is given."""
        cube = last_id(structure)
        self.identities.component("Measure", structure, axis.id, fingerprint((axis.concept, axis.codes or "")))
        if axis.concept.partition(":CS_STAT(")[1]:
            self.measured.add((last_id(axis.concept), Role.CUBE, cube))

    def link(self, source: str, kind: str, target: str) -> None:
        """A Link element of a concept."""
        if kind in ROLES:
            self.linked.add((source, ROLES[kind], target))

    def scheme_map(self, identifier: str, target_scheme: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Links of one type between two schemes, which the id says: `CSM_DERIVED_FROM_STAT_CUBE`."""
        kind = identifier.partition("_")[2].rsplit("_", 2)[0]
        prefix = target_scheme.replace(".ConceptScheme=", ".Concept=")
        self.mapped.update((source, ROLES[kind], f"{prefix}.{target}") for source, target in pairs)

    def process_step(self, source: str, kind: str, target: str) -> None:
        """What goes into a step of the process, and as what."""
        self.processed.add((source, ROLES[kind], target))

    def links(self) -> Links:
        """The links; raises ValueError if carriers contradict each other or something is referred to in vain."""
        self.identities.check()
        links = Links(_edges(self.annotated, {**self.concepts, **self.codelists, **self.categories}))
        links.meanings = self.identities.declared
        for name, said, wanted in self._carriers():
            _agree(name, said, frozenset(edge for edge in links if wanted(edge)))
        return links

    def _carriers(self) -> Iterator[tuple[str, frozenset[Edge], Callable[[Edge], bool]]]:
        """Each carrier besides the annotations of concepts: its name, what it says, and of which links it has to."""
        everything = {**self.concepts, **self.codelists, **self.categories}
        variables, cubes = self._told_in(""), self._told_in(":CS_CUBE(")
        yield "the codes of the variables", _edges(self.mirrored, everything), lambda e: e.source in variables
        yield "the hierarchy", _edges(self.derived, self.codes), lambda e: e.role in DERIVATION_ROLES
        yield "the measures", self._measures(variables), lambda e: e.role is Role.CUBE and e.target in cubes
        yield (
            "the structures",
            _edges(self._known_places(), everything),
            lambda e: e.role is Role.CODELIST or (e.source in cubes and e.role in {Role.DIMENSION, Role.KEYWORD}),
        )

        if self.is_full:
            known = set(self.concepts.values())
            yield "the Link elements", _edges(self.linked, everything), lambda e: e.source in variables
            yield "the maps", _edges(self.mapped, everything), lambda e: e.source in variables and e.target in known
            yield "the process", _edges(self.processed, everything), lambda e: e.role in DERIVATION_ROLES

    def _told_in(self, scheme: str) -> frozenset[str]:
        """The ids of the concepts that are more than stubs."""
        return frozenset(i for urn, i in self.concepts.items() if urn in self.told and scheme in urn)

    def _measures(self, variables: frozenset[str]) -> frozenset[Edge]:
        """The indicators of each cube, less those of which nothing else is told here."""
        said = {*self.measured, *self._regions()}
        return frozenset(Edge(*edge) for edge in said if edge[0] in variables)

    def _regions(self) -> Iterator[Said]:
        for flow, dimension, values in self.regions:
            if self.axes.get((last_id(flow), dimension)) == self.variables:
                yield from ((value, Role.CUBE, last_id(flow)) for value in values)

    def _known_places(self) -> Iterator[Said]:
        """Concepts that are no variables, and lists that are not the catalogue's, are no links."""
        known = {Role.DIMENSION: self.concepts, Role.CODELIST: self.codelists}
        return (said for said in self.placed if said[1] not in known or said[2] in known[said[1]])

    def _tell(self, urn: str, identifier: str, notes: Sequence[Note]) -> None:
        if not any(note.type == "DETAIL" and note.title == "stub" for note in notes):
            self.told.add(urn)
            self.annotated.update(_links(identifier, notes))

    def _place(self, source: str, role: Role, target: str | None) -> None:
        if target:
            self.placed.add((source, role, target))


def last_id(urn: str) -> str:
    """The id at the end of a URN: of the item, else of the artefact."""
    artefact, _, item = urn.rpartition("=")[2].rpartition(")")
    return item.removeprefix(".") or artefact.partition(":")[2].partition("(")[0]


def _links(identifier: str, notes: Iterable[Note]) -> Iterator[Said]:
    return ((identifier, ROLES[note.type], note.url or "") for note in notes if note.type in ROLES)


def _edges(said: Iterable[Said], names: Mapping[str, str]) -> frozenset[Edge]:
    """A URN that names nothing in the message stays as it is, so that it equals no id."""
    return frozenset(Edge(source, role, names.get(target, target)) for source, role, target in said)


def _agree(name: str, said: frozenset[Edge], expected: frozenset[Edge]) -> None:
    for edges, fault in ((expected - said, f"missing from {name}"), (said - expected, f"only in {name}")):
        if edges:
            some = ", ".join(" → ".join(edge) for edge in sorted(edges)[:_FEW])
            raise ValueError(f"{len(edges)} links are {fault}, such as {some}")
