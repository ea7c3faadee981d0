"""The columns of a dataset's table, as CSV on the Web describes them (HealthDCAT-AP Release 8, hasVariables)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporters.formats.dcat.iris import fragment
from exporters.formats.dcat.literals import plain, texts
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
from exporters.model.definitions import Cube, Definition, Dimension
from exporters.model.vocabulary import Role

Column = tuple[str, str, Definition | Dimension, Node]
"""Name, datatype, what it is about, and the node that defines it."""


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
    found: dict[str, Column] = {}
    for cube in cubes:
        for dimension in cube.dimensions:
            node = fragment(scope.iris.variable(cube), f"dimension.{dimension.id}")
            found.setdefault(dimension.id, (dimension.id, "string", dimension, node))
    for stat in measures or [definition]:
        found[stat.id] = (stat.id, "decimal", stat, scope.iris.variable(stat))
    return list(found.values())


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
    yield PROPERTY_URL, node
