"""The structure of cubes in the RDF Data Cube vocabulary: dimensions with their code lists, and measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import prod

from exporters.formats.dcat import variables
from exporters.formats.dcat.iris import fragment
from exporters.formats.dcat.literals import english, many, number, string, texts
from exporters.formats.dcat.scope import Block, Scope
from exporters.formats.dcat.terms import (
    ATTRIBUTE,
    ATTRIBUTE_PROPERTY,
    CODE_LIST,
    CODED_PROPERTY,
    COMPONENT,
    COMPONENT_ATTACHMENT,
    COMPONENT_SPECIFICATION,
    CONCEPT,
    DIMENSION,
    DIMENSION_PROPERTY,
    LABEL,
    MEASURE,
    MEASURE_PROPERTY,
    NOTATION,
    OBSERVED_VALUE,
    ORDER,
    QB_CONCEPT,
    RANGE,
    RESOURCE,
    STAT_ATTRIBUTE,
    STAT_DIMENSION,
    STAT_NUMBER_OF_SERIES,
    STAT_UNIT_MEASURE,
    TYPE,
    UNIT_MEASURE,
    Node,
    Statement,
)
from exporters.model.definitions import CodeList, Cube, Definition, Dimension, Measurable
from exporters.model.vocabulary import Role


def components(scope: Scope, cube: Cube) -> Iterator[Statement]:
    """The links from a structure to its components, dimensions first."""
    node = scope.iris.variable(cube)
    yield from many(COMPONENT, [fragment(node, f"component.{d.id}") for d in cube.dimensions])
    yield from many(COMPONENT, [fragment(node, f"measure.{stat}") for stat in _measures(scope, cube)])
    if _has_no_indicator(scope, cube):
        yield COMPONENT, fragment(node, "observed-value")
    if _has_units(scope, cube):
        yield COMPONENT, fragment(node, "unit-of-measure")


def parts(scope: Scope, cube: Cube) -> Iterator[Block]:
    """The components and the dimensions of a cube."""
    node = scope.iris.variable(cube)
    for order, dimension in enumerate(cube.dimensions, 1):
        dimension_node = fragment(node, f"dimension.{dimension.id}")
        yield fragment(node, f"component.{dimension.id}"), _component(DIMENSION, dimension_node, order)
        yield dimension_node, _dimension(scope, cube, dimension)
    for stat in _measures(scope, cube):
        variable = scope.iris.variable(scope.catalog[stat])
        yield fragment(node, f"measure.{stat}"), _component(MEASURE, variable)
    if _has_no_indicator(scope, cube):
        yield fragment(node, "observed-value"), _component(MEASURE, OBSERVED_VALUE)
    if _has_units(scope, cube):
        yield fragment(node, "unit-of-measure"), _unit()


def shared(scope: Scope) -> Iterator[Block]:
    """The measure and the attribute that cubes may have in common, both terms of SDMX."""
    cubes = [definition for definition in scope.subjects if isinstance(definition, Cube)]
    if any(_has_no_indicator(scope, cube) for cube in cubes):
        yield OBSERVED_VALUE, ((TYPE, MEASURE_PROPERTY), (LABEL, english("observed value")))
    if any(_has_units(scope, cube) for cube in cubes):
        yield UNIT_MEASURE, ((TYPE, ATTRIBUTE_PROPERTY), (LABEL, english("unit of measure")))


def described(scope: Scope, definition: Definition) -> Iterator[Statement]:
    """What StatDCAT-AP 1.0.1 says of a statistical dataset: its components, its units, and the number of its series."""
    if isinstance(definition, Cube):
        yield from _cube(scope, definition)
    elif unit := variables.unit_node(scope, definition):
        yield STAT_UNIT_MEASURE, unit


def _cube(scope: Scope, cube: Cube) -> Iterator[Statement]:
    node, measured = scope.iris.variable(cube), [scope.catalog[stat] for stat in _measures(scope, cube)]
    yield from many(STAT_DIMENSION, [fragment(node, f"dimension.{d.id}") for d in cube.dimensions])
    yield from many(STAT_ATTRIBUTE, [UNIT_MEASURE] if _has_units(scope, cube) else [])
    yield from number(STAT_NUMBER_OF_SERIES, _number_of_series(scope, cube))
    yield from many(STAT_UNIT_MEASURE, filter(None, [variables.unit_node(scope, one) for one in measured]))


def _number_of_series(scope: Scope, cube: Cube) -> int | None:
    """As many as the structure has room for; nobody knows where an axis has no code list."""
    lists = [_codelist(scope, dimension) for dimension in cube.dimensions]
    known = [len({code.code for code in found.codes}) for found in lists if found]
    measures = len(scope.catalog.links_to(cube.id).get(Role.CUBE, ())) or 1
    return prod(known) * measures if known and len(known) == len(lists) else None


def _codelist(scope: Scope, dimension: Dimension) -> CodeList | None:
    """The code list of a dimension: its own, or that of its variable."""
    variable = scope.catalog.definitions.get(dimension.variable or "")
    own = dimension.codelist or getattr(variable, "codelist", None)
    found = scope.catalog.definitions.get(own or "")
    return found if isinstance(found, CodeList) else None


def _has_no_indicator(scope: Scope, cube: Cube) -> bool:
    """Then its measure is the observed value, because a structure must have one (integrity constraint IC-3)."""
    return not scope.catalog.links_to(cube.id).get(Role.CUBE)


def _has_units(scope: Scope, cube: Cube) -> bool:
    stats = (scope.catalog[stat] for stat in _measures(scope, cube))
    return any(isinstance(stat, Measurable) and stat.unit for stat in stats)


def _unit() -> Iterator[Statement]:
    """The unit is said once for each measure, not for each observation."""
    yield TYPE, COMPONENT_SPECIFICATION
    yield ATTRIBUTE, UNIT_MEASURE
    yield COMPONENT_ATTACHMENT, MEASURE_PROPERTY


def _measures(scope: Scope, cube: Cube) -> Iterator[str]:
    """The indicators among the subjects: the link is theirs, so one that is no subject does not state it."""
    stats = scope.catalog.links_to(cube.id).get(Role.CUBE, ())
    return (stat for stat in stats if stat in scope.subject_ids)


def _component(predicate: Node, component: Node, order: int | None = None) -> Iterable[Statement]:
    return (TYPE, COMPONENT_SPECIFICATION), (predicate, component), *number(ORDER, order)


def _dimension(scope: Scope, cube: Cube, dimension: Dimension) -> Iterator[Statement]:
    """A dimension property; its range is what integrity constraint IC-4 of the Data Cube vocabulary asks for."""
    links = scope.catalog.links_from(cube.id)
    coded = dimension.codelist is not None
    yield TYPE, DIMENSION_PROPERTY
    if coded:
        yield TYPE, CODED_PROPERTY
    yield from string(NOTATION, dimension.id)
    yield from texts(LABEL, dimension.title)
    yield RANGE, CONCEPT if coded else RESOURCE
    yield from _links(scope, QB_CONCEPT, dimension.variable, links.get(Role.DIMENSION, ()))
    yield from _links(scope, CODE_LIST, dimension.codelist, links.get(Role.CODELIST, ()))


def _links(scope: Scope, predicate: Node, target: str | None, linked: tuple[str, ...]) -> Iterator[Statement]:
    if target is not None and target in linked:
        yield predicate, scope.iris.variable(scope.catalog[target])
