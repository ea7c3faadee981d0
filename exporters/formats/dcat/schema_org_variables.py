"""What a dataset measures, in schema.org: a PropertyValue for each variable, with its unit and how it is measured."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.formats.dcat.kinds import DATASET_KINDS
from exporters.formats.dcat.literals import many, plain, string, texts
from exporters.formats.dcat.prose import prose
from exporters.formats.dcat.scope import Block, Scope
from exporters.formats.dcat.terms import SCHEMA, TYPE, Node, Statement
from exporters.model.definitions import Cube, Definition, Measurable
from exporters.model.vocabulary import Role


def measured(scope: Scope, definition: Definition) -> list[Node]:
    """The variables that a dataset measures: an indicator itself, the indicators of a cube (or itself, without any)."""
    return [scope.iris.variable(one) for one in _variables(scope, definition)]


def parts(scope: Scope) -> Iterator[Block]:
    """The variables that the datasets of a document measure, each described once."""
    datasets = (definition for definition in scope.subjects if isinstance(definition, DATASET_KINDS))
    found = {variable.id: variable for dataset in datasets for variable in _variables(scope, dataset)}
    return ((scope.iris.variable(one), _variable(scope, one)) for one in found.values())


def _variables(scope: Scope, definition: Definition) -> list[Definition]:
    indicators = scope.catalog.links_to(definition.id).get(Role.CUBE, ()) if isinstance(definition, Cube) else ()
    return [scope.catalog[stat] for stat in indicators] or [definition]


def _variable(scope: Scope, definition: Definition) -> Iterator[Statement]:
    yield TYPE, SCHEMA("PropertyValue")
    yield SCHEMA("propertyID"), plain(definition.id)
    yield from texts(SCHEMA("name"), definition.title)
    yield from many(SCHEMA("description"), prose(scope, definition).definition.values())
    if isinstance(definition, Measurable):
        yield from measurement(definition)


def measurement(definition: Measurable) -> Iterator[Statement]:
    """The unit of the values, and how they are computed."""
    if unit := definition.unit:
        yield from texts(SCHEMA("unitText"), unit.label)
        yield from string(SCHEMA("unitCode"), unit.code)
    if calculation := definition.calculation:
        yield from texts(SCHEMA("measurementTechnique"), calculation.text)
