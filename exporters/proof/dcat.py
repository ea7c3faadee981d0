"""Proves a DCAT-AP document: reads it back with pyoxigraph and rebuilds the links from what it says.

Ids come from the document (skos:notation, dct:identifier), kinds from the classes, roles from the properties. The
variable layer is what counts; the dataset layer and the Data Cube structures must say the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path
from typing import Final, TypeVar

from rdflib import RDF, SKOS, Namespace
from rdflib.namespace import DCAT, DCTERMS, PROV, QB

from exporters.model.catalog import Edge
from exporters.model.vocabulary import DERIVATION_ROLES, Kind, Role
from exporters.proof.rdf import Properties, read

_DISCO: Final = Namespace("http://rdf-vocabulary.ddialliance.org/discovery#")
_SCHEMA: Final = Namespace("http://schema.org/")

_TYPE: Final = str(RDF.type)
_NOTATION: Final = str(SKOS.notation)
_IDENTIFIER: Final = str(DCTERMS.identifier)
_DERIVED: Final = str(PROV.wasDerivedFrom)
_CODE_LIST: Final = str(QB.codeList)
_COMPONENT: Final = str(QB.component)
_DIMENSION: Final = str(QB.dimension)
_MEASURE: Final = str(QB.measure)
_QB_CONCEPT: Final = str(QB.concept)
_OBSERVED_VALUE: Final = "http://purl.org/linked-data/sdmx/2009/measure#obsValue"
"""What a cube without indicators measures: no definition."""
_QUALIFIED: Final = str(DCAT.qualifiedRelation)
_HAD_ROLE: Final = str(DCAT.hadRole)
_RELATION: Final = str(DCTERMS.relation)
_SOURCE: Final = str(DCTERMS.source)
_REPLACES: Final = str(DCTERMS.replaces)
_HAS_DATASET: Final = str(DCAT.dataset)

_DATASET: Final = str(DCAT.Dataset)
_PROPERTY: Final = str(RDF.Property)
_CONCEPT_SCHEME: Final = str(SKOS.ConceptScheme)

_KINDS: Final[Mapping[str, Kind]] = {
    str(_DISCO.Variable): Kind.SOURCE,
    str(QB.MeasureProperty): Kind.STAT,
    str(QB.DataStructureDefinition): Kind.CUBE,
    _CONCEPT_SCHEME: Kind.CODELIST,
}
"""Which class tells which kind; of several the last one counts, since an indicator is a disco:Variable too.

A concept scheme that has no dct:identifier is not a code list.
"""

_ROLES: Final[Mapping[str, Role]] = {
    str(SKOS.related): Role.RELATED,
    _REPLACES: Role.REPLACES,
    _CODE_LIST: Role.CODELIST,
    str(DCTERMS.subject): Role.KEYWORD,
    str(DCTERMS.references): Role.MENTION,
}
"""Which standard property states which role."""

_DERIVED_ROLES: Final[Mapping[Kind, Role]] = {Kind.CUBE: Role.CUBE, Kind.SOURCE: Role.SOURCE}
"""What a derivation is called by the kind that it is from."""

_MATCHES: Final = (str(SKOS.exactMatch), str(_SCHEMA.sameAs))

_PORTAL_PROPERTIES: Final[Mapping[str, Collection[Role]]] = {
    _RELATION: frozenset(Role),
    _SOURCE: DERIVATION_ROLES,
    _DERIVED: DERIVATION_ROLES,
    _REPLACES: frozenset({Role.REPLACES}),
}
"""The unqualified properties of the dataset layer, and the roles that each of them stands for."""

_KEPT: Final = {
    *_ROLES,
    *_MATCHES,
    *_PORTAL_PROPERTIES,
    _NOTATION,
    _IDENTIFIER,
    _COMPONENT,
    _DIMENSION,
    _MEASURE,
    _QB_CONCEPT,
    _QUALIFIED,
    _HAD_ROLE,
    _HAS_DATASET,
}
_KEPT_CLASSES: Final = {*_KINDS, _DATASET, _PROPERTY}

_VOCABULARIES: Final = (
    "http://www.w3.org/",
    "http://purl.org/",
    "http://data.europa.eu/",
    "http://schema.org/",
    "http://xmlns.com/",
    "http://rdf-vocabulary.ddialliance.org/",
    "http://rdfs.org/",
    "https://w3id.org/",
)
"""Where published vocabularies live. A property from elsewhere may be one that the document declares as a role."""

Pairs = list[tuple[str, str]]
Link = TypeVar("Link", bound=tuple[str, ...])


def _wants(predicate: str) -> bool:
    """Whether what a property says may be needed."""
    return predicate in _KEPT or predicate == _TYPE or not predicate.startswith(_VOCABULARIES)


_PROPERTIES: Final = Properties(_wants)


class LayersDisagreeError(ValueError):
    """The layers of a document state different links."""


def read_links(path: Path) -> frozenset[Edge]:
    """The links that leave the subjects of a DCAT-AP 3.0.1 document, in the serialisation that its name tells.

    Raises LayersDisagreeError, a ValueError, when the layers of the document state different links; ValueError for
    a link to something that the document does not describe, and for a file that is not RDF.
    """
    facts = _Facts()
    read(path, _PROPERTIES, facts.take)
    document = _Document(facts)
    edges = frozenset(document.variable_links())
    document.compare_dataset_layer(edges)
    document.compare_measures(edges)
    return edges


class _Facts:
    """The statements of a document that tell of links, by property."""

    def __init__(self) -> None:
        self._pairs: dict[str, Pairs] = defaultdict(list)
        self.nodes: dict[str, set[str]] = {cls: set() for cls in _KEPT_CLASSES}

    def take(self, subject: str, predicate: str, term: str) -> None:
        """Keeps a statement of such a property."""
        if predicate == _TYPE:
            if term in self.nodes:
                self.nodes[term].add(subject)
        else:
            self._pairs[predicate].append((subject, term))

    def __getitem__(self, predicate: str) -> Pairs:
        return self._pairs.get(predicate, [])


class _Document:
    """What the facts of a document amount to."""

    def __init__(self, facts: _Facts) -> None:
        self.facts = facts

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """The id that each node gives itself."""
        pairs = [*self.facts[_NOTATION], *self.facts[_IDENTIFIER]]
        return {node: text.removeprefix('"') for node, text in pairs if text.startswith('"')}

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """The nodes of the variable layer."""
        return {node: kind for cls, kind in _KINDS.items() for node in self.facts.nodes[cls] if node in self.ids}

    @cached_property
    def datasets(self) -> frozenset[str]:
        """The nodes of the dataset layer that stand for a definition."""
        known = {self.ids[node] for node in self.kinds}
        return frozenset(node for node in self.facts.nodes[_DATASET] if self.ids.get(node) in known)

    def variable_links(self) -> Iterator[Edge]:
        """The links that the variable layer states."""
        for predicate, role in {**_ROLES, **self._own_roles()}.items():
            yield from self._edges(role, self.facts[predicate])
        for source, target in self._from_definitions(self.facts[_DERIVED]):
            yield Edge(self.ids[source], self._derived_role(target), self._id(target))
        for predicate in _MATCHES:
            yield from (
                Edge(self.ids[s], Role.EXACT_MATCH, t) for s, t in self._from_definitions(self.facts[predicate])
            )
        dimensions = _join(self.facts[_COMPONENT], self.facts[_DIMENSION])
        yield from self._edges(Role.DIMENSION, _join(dimensions, self.facts[_QB_CONCEPT]))
        yield from self._edges(Role.CODELIST, _join(dimensions, self.facts[_CODE_LIST]))

    def _own_roles(self) -> Mapping[str, Role]:
        """The properties that the document declares for itself, by the role that each is a notation for."""
        return {node: Role(self.ids[node]) for node in self.facts.nodes[_PROPERTY] if node in self.ids}

    def _edges(self, role: Role, pairs: Pairs) -> Iterator[Edge]:
        return (Edge(self.ids[s], role, self._id(t)) for s, t in self._from_definitions(pairs))

    def _from_definitions(self, pairs: Pairs) -> Iterator[tuple[str, str]]:
        return ((source, target) for source, target in pairs if source in self.kinds)

    def _id(self, node: str) -> str:
        if node not in self.ids:
            raise ValueError(f"{node} is linked to, but has no id in the document")
        return self.ids[node]

    def _derived_role(self, target: str) -> Role:
        kind = self.kinds.get(target)
        if kind is None or kind not in _DERIVED_ROLES:
            raise ValueError(f"a derivation from {target}, which is neither a cube nor a source variable")
        return _DERIVED_ROLES[kind]

    def compare_dataset_layer(self, edges: frozenset[Edge]) -> None:
        """Raises LayersDisagreeError unless the dataset layer has the links between datasets, and no others."""
        ids = {self.ids[node] for node in self.datasets}
        expected = {e for e in edges if e.source in ids and e.target in ids and e.role is not Role.KEYWORD}
        _compare("dcat:qualifiedRelation", expected, set(self._qualified_links()))
        for predicate, roles in _PORTAL_PROPERTIES.items():
            pairs = {(e.source, e.target) for e in expected if e.role in roles}
            _compare(predicate, pairs, set(self._between_datasets(self.facts[predicate])))

    def _qualified_links(self) -> Iterator[Edge]:
        roles, targets = dict(self.facts[_HAD_ROLE]), dict(self.facts[_RELATION])
        for dataset, relationship in self.facts[_QUALIFIED]:
            if relationship not in roles or relationship not in targets:
                raise ValueError(f"{relationship} has no dcat:hadRole or no dct:relation")
            yield Edge(self._id(dataset), Role(self._id(roles[relationship])), self._id(targets[relationship]))

    def _between_datasets(self, pairs: Pairs) -> Iterator[tuple[str, str]]:
        return ((self.ids[s], self.ids[t]) for s, t in pairs if s in self.datasets and t in self.datasets)

    def compare_measures(self, edges: frozenset[Edge]) -> None:
        """Raises LayersDisagreeError unless the structures of the document's cubes have its indicators as measures."""
        subjects = {self._id(node) for _, node in self.facts[_HAS_DATASET]}
        expected = {(e.source, e.target) for e in edges if e.role is Role.CUBE and e.target in subjects}
        measures = _join(self.facts[_COMPONENT], self.facts[_MEASURE])
        found = {(self._id(stat), self._id(cube)) for cube, stat in measures if stat != _OBSERVED_VALUE}
        _compare("qb:measure", expected, found)


def _join(first: Pairs, second: Pairs) -> Pairs:
    """The pairs (a, c) for which there is a b."""
    targets: dict[str, list[str]] = defaultdict(list)
    for middle, target in second:
        targets[middle].append(target)
    return [(source, target) for source, middle in first for target in targets.get(middle, ())]


def _compare(layer: str, expected: AbstractSet[Link], found: AbstractSet[Link]) -> None:
    lost = [" ".join(link) for link in sorted(expected - found)]
    invented = [" ".join(link) for link in sorted(found - expected)]
    if lost or invented:
        raise LayersDisagreeError(f"{layer} differs from the variable layer: lost {lost}, invented {invented}")
