"""The links of the model in both layers.

The variable layer states every link once, each role by a property of its own (or, for sources and cubes, by the
class of the target). The dataset layer repeats the links between datasets in the properties that portals read:
plain CKAN keeps dct:source and dct:relation, its scheming profile dcat:qualifiedRelation with the role.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from exporters.formats.dcat.agents import resource
from exporters.formats.dcat.iris import Iris, fragment
from exporters.formats.dcat.literals import english, many, plain
from exporters.formats.dcat.scope import OUTWARD_ROLES, Block, Commons, Scope
from exporters.formats.dcat.terms import (
    CODE_LIST,
    CONCEPT,
    EXACT_MATCH,
    HAD_ROLE,
    NOTATION,
    PREF_LABEL,
    PROPERTY,
    QUALIFIED_RELATION,
    REFERENCES,
    RELATED,
    RELATION,
    RELATIONSHIP,
    REPLACES,
    ROLE,
    SAME_AS,
    SOURCE,
    SUB_PROPERTY_OF,
    SUBJECT,
    TYPE,
    WAS_DERIVED_FROM,
    Node,
    Statement,
    iri,
)
from exporters.model.definitions import CodeList, Cube, Definition
from exporters.model.vocabulary import DERIVATION_ROLES, Role

VARIABLE_PROPERTIES: Final[Mapping[Role, Node]] = {
    Role.SOURCE: WAS_DERIVED_FROM,
    Role.CUBE: WAS_DERIVED_FROM,
    Role.RELATED: RELATED,
    Role.REPLACES: REPLACES,
    Role.CODELIST: CODE_LIST,
    Role.KEYWORD: SUBJECT,
    Role.MENTION: REFERENCES,
    Role.EXACT_MATCH: EXACT_MATCH,
}
"""The standard property of each role. The other roles have none: their property is a term of the catalogue's own."""

OWN_PROPERTIES: Final = frozenset({Role.NUMERATOR, Role.DENOMINATOR, Role.FILTER})

_DESCRIBED_ROLES: Final = OWN_PROPERTIES | {Role.CUBE, Role.DIMENSION, Role.RELATED, Role.REPLACES, Role.MENTION}

STRUCTURAL_ROLES: Final = frozenset({Role.DIMENSION, Role.CODELIST})
"""What a cube's data structure definition states."""

_REGISTERED_ROLES: Final[Mapping[Role, Node]] = {Role.RELATED: iri("http://www.iana.org/assignments/relation/related")}


def role_node(iris: Iris, role: Role) -> Node:
    """The dcat:Role: the registered one, where IANA has one of that meaning, or a term of the catalogue's own."""
    return _REGISTERED_ROLES.get(role) or iris.term(role)


def _properties(commons: Commons) -> Mapping[Role, tuple[Node, Callable[[str], Node]]]:
    """How each role is stated in the variable layer: its property, and the node of a target."""
    iris = commons.iris
    nodes: Mapping[Role, Callable[[str], Node]] = {Role.KEYWORD: iris.keyword, Role.EXACT_MATCH: iri}
    return {
        role: (VARIABLE_PROPERTIES.get(role) or iris.term(role), nodes.get(role, iris.variables.__getitem__))
        for role in Role
    }


def variable_links(scope: Scope, definition: Definition) -> Iterator[Statement]:
    """Every link that leaves a definition, but for those that a cube's structure states."""
    elsewhere = STRUCTURAL_ROLES if isinstance(definition, Cube) else frozenset()
    links = scope.catalog.links_from(definition.id)
    for role, (predicate, node) in scope.commons.once(_properties).items():
        if role in links and role not in elsewhere:
            yield _property(predicate, definition), *map(node, links[role])


def _property(predicate: Node, definition: Definition) -> Node:
    """SKOS S46 has mappings between concepts only, and a concept scheme is none."""
    return SAME_AS if predicate == EXACT_MATCH and isinstance(definition, CodeList) else predicate


def dataset_links(scope: Scope, definition: Definition) -> Iterator[Statement]:
    """The links of a dataset to other datasets, grouped by property (DCAT-AP 3.0.1, Dataset)."""
    nodes, sources = scope.datasets, scope.commons.source_ids
    derived: dict[Node, None] = {}
    related: dict[Node, None] = {}
    qualified: list[Node] = []
    has_sources = False
    links = scope.catalog.links_from(definition.id)
    for role, targets in links.items():
        for target in () if role in OUTWARD_ROLES else targets:
            if node := nodes.get(target):
                related[node] = None
                qualified.append(fragment(node, role))
                if role in DERIVATION_ROLES:
                    derived[node] = None
            elif role in DERIVATION_ROLES and target in sources:
                has_sources = True
    if has_sources and not scope.apart:
        yield SOURCE, scope.iris.sources
    if derived:
        yield SOURCE, *derived
        yield WAS_DERIVED_FROM, *derived
    if Role.REPLACES in links:
        yield from many(REPLACES, filter(None, map(nodes.get, links[Role.REPLACES])))
    if related:
        yield RELATION, *related
        yield QUALIFIED_RELATION, *qualified


def matches(scope: Scope) -> Iterator[Block]:
    """The same things in other catalogues, typed: what links lead to is a resource, whatever else it may be there."""
    identifiers = [definition.id for definition in scope.subjects]
    theirs = (t for i in identifiers for t in scope.catalog.links_from(i).get(Role.EXACT_MATCH, ()))
    keywords = (target for keyword in scope.keywords() for target in keyword.exact_match)
    return ((iri(target), resource()) for target in dict.fromkeys((*theirs, *keywords)))


def relationships(scope: Scope, target: Definition) -> Iterator[Block]:
    """The dcat:Relationships that lead to a dataset: one for each role in which subjects point at it.

    All datasets that stand in the same relation to it share the node, so that many links do not need many nodes.
    A keyword of the same id is something else.
    """
    if node := scope.datasets.get(target.id):
        for role, sources in scope.catalog.links_to(target.id).items():
            if role not in OUTWARD_ROLES and not scope.subjects_with_dataset.isdisjoint(sources):
                yield fragment(node, role), _relationship(scope.iris, role, node)


def _relationship(iris: Iris, role: Role, target: Node) -> Iterable[Statement]:
    return (TYPE, RELATIONSHIP), (RELATION, target), (HAD_ROLE, role_node(iris, role))


def role_terms(scope: Scope) -> Iterator[Block]:
    """The roles in use between datasets, and those that are properties, each with the name that the model gives it."""
    roles = (role for role in scope.roles if role in _DESCRIBED_ROLES)
    return ((role_node(scope.iris, role), _role_statements(role)) for role in roles)


@cache
def _role_statements(role: Role) -> Sequence[Statement]:
    name = (PREF_LABEL, english(role.replace("_", " "))), (NOTATION, plain(role))
    if role in OWN_PROPERTIES:
        return (TYPE, ROLE, CONCEPT, PROPERTY), (SUB_PROPERTY_OF, WAS_DERIVED_FROM), *name
    return (TYPE, ROLE, CONCEPT), *name
