"""The columns of a dataset's table, as CSV on the Web describes them (HealthDCAT-AP Release 8, hasVariables)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from exporters.formats.dcat.iris import fragment
from exporters.formats.dcat.literals import many, plain, texts
from exporters.formats.dcat.scope import Block, Scope
from exporters.formats.dcat.terms import (
    COLUMN,
    COLUMN_CLASS,
    COLUMN_TITLE,
    DATATYPE,
    DESCRIPTION,
    HAS_COLUMN_NAME,
    PROPERTY_URL,
    TABLE,
    TABLE_CLASS,
    TABLE_GROUP,
    TITLE,
    TYPE,
    Node,
    Statement,
)
from exporters.model.definitions import Cube, Definition, Dimension, Measurable
from exporters.model.vocabulary import MeasurementLevel, Role

Column = tuple[str, str, Definition | Dimension, Node | None]
"""Name, datatype (CSV on the Web, section 5.11.1), what it is about, and what defines it, if the document does."""

_NUMBERS: Final = frozenset({MeasurementLevel.INTERVAL, MeasurementLevel.RATIO})


def parts(scope: Scope, definition: Definition, dataset: Node) -> Iterator[Block]:
    """The table group of a dataset, its one table, and the columns: dimensions, then what is measured along them."""
    group, table = fragment(dataset, "variables"), fragment(dataset, "table")
    columns = _columns(scope, definition)
    nodes = [fragment(dataset, f"column.{name}") for name, *_ in columns]
    yield group, _titled(definition, TABLE_GROUP, TABLE, [table])
    yield table, _titled(definition, TABLE_CLASS, COLUMN, nodes)
    for node, column in zip(nodes, columns, strict=True):
        yield node, _column(definition, column)


def _titled(definition: Definition, cls: Node, predicate: Node, targets: Sequence[Node]) -> Iterator[Statement]:
    yield TYPE, cls
    yield from texts(TITLE, definition.title)
    yield predicate, *targets


def _columns(scope: Scope, definition: Definition) -> list[Column]:
    links = scope.catalog
    if isinstance(definition, Cube):
        cubes, measures = [definition], [links[stat] for stat in links.links_to(definition.id).get(Role.CUBE, ())]
    else:
        cubes = [cube for cube in _cubes(scope, definition) if isinstance(cube, Cube)]
        measures = [definition]
    described = scope.described_ids
    found: dict[str, Column] = {}
    for cube in cubes:
        for dimension in cube.dimensions:
            axis = fragment(scope.iris.variable(cube), f"dimension.{dimension.id}")
            node = axis if cube.id in scope.subject_ids else None
            found.setdefault(dimension.id, (dimension.id, _datatype_along(scope, dimension), dimension, node))
    for stat in measures or [definition]:
        is_described = stat.id in described
        found[stat.id] = (stat.id, _datatype_of(stat), stat, scope.iris.variable(stat) if is_described else None)
    return list(found.values())


def _datatype_of(measured: Definition) -> str:
    """Codes and names are text, all that can be counted or measured is a number, and so is what a cube observes."""
    if not isinstance(measured, Measurable):
        return "decimal"
    is_number = measured.measurement_level in _NUMBERS or measured.measurement_level is None
    return "decimal" if is_number and not measured.codelist else "string"


def _datatype_along(scope: Scope, dimension: Dimension) -> str:
    """An axis has codes or names, unless its variable is a number."""
    variable = scope.catalog.definitions.get(dimension.variable or "")
    is_number = isinstance(variable, Measurable) and variable.measurement_level in _NUMBERS
    return _datatype_of(variable) if variable and is_number and not dimension.codelist else "string"


def _cubes(scope: Scope, definition: Definition) -> Iterator[Definition]:
    return (scope.catalog[cube] for cube in scope.catalog.links_from(definition.id).get(Role.CUBE, ()))


def _column(owner: Definition, column: Column) -> Iterator[Statement]:
    name, datatype, subject, node = column
    title = subject.title or dict.fromkeys(owner.title, name)
    yield TYPE, COLUMN_CLASS
    yield HAS_COLUMN_NAME, plain(name)
    yield from texts(COLUMN_TITLE, title)
    yield from texts(DESCRIPTION, getattr(subject, "definition", None) or title)
    yield DATATYPE, plain(datatype)
    yield from many(PROPERTY_URL, [node] if node else [])
