"""The variable layer: what every definition means, as a SKOS concept with Data Cube and DISCO terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from exporters.formats.dcat.authorities import BY_STATUS
from exporters.formats.dcat.iris import fragment
from exporters.formats.dcat.links import variable_links
from exporters.formats.dcat.literals import english, many, number, plain, string, temporal, texts
from exporters.formats.dcat.prose import Prose
from exporters.formats.dcat.scope import Block, Scope
from exporters.formats.dcat.terms import (
    ADMS_IDENTIFIER,
    ANALYSIS_UNIT,
    ANALYSIS_UNIT_CLASS,
    CODED_PROPERTY,
    CONCEPT,
    CONCEPT_SCHEME,
    DATA_STRUCTURE_DEFINITION,
    DATE,
    DISCO_VARIABLE,
    EDITORIAL_NOTE,
    HISTORY_NOTE,
    IDENTIFIER,
    IDENTIFIER_CLASS,
    IN_SCHEME,
    INSTANTANEOUS_EVENT,
    IS_DEFINED_BY,
    MEASURE_PROPERTY,
    MEASUREMENT_TECHNIQUE,
    MODIFIED,
    NOTATION,
    PREF_LABEL,
    SCHEMA_AGENCY,
    SCOPE_NOTE,
    SKOS_DEFINITION,
    STATISTICAL_VARIABLE,
    STATUS,
    TITLE,
    TYPE,
    UNIT_MEASURE,
    UNIT_MULTIPLIER,
    UNIVERSE,
    UNIVERSE_CLASS,
    VALID_FROM,
    VALID_THROUGH,
    VALUE,
    Literal,
    Node,
    Statement,
)
from exporters.model.definitions import (
    Break,
    CodeList,
    Definition,
    Measurable,
    Unit,
    Variable,
)
from exporters.model.vocabulary import Kind

TYPES: Final[Mapping[Kind, tuple[Node, ...]]] = {
    Kind.STAT: (CONCEPT, MEASURE_PROPERTY, DISCO_VARIABLE, STATISTICAL_VARIABLE),
    Kind.CUBE: (CONCEPT, DATA_STRUCTURE_DEFINITION),
    Kind.SOURCE: (CONCEPT, DISCO_VARIABLE),
    Kind.CODELIST: (CONCEPT_SCHEME,),
}
"""What a definition of each kind is."""

_UNKNOWN_LANGUAGE: Final = "und"


def stub(scope: Scope, definition: Definition, title: Iterable[Literal]) -> Iterable[Statement]:
    """What identifies a definition in the variable layer: classes, id, title, scheme, and where it is described."""
    kind: tuple[Statement, ...] = (TYPE, *TYPES[definition.kind]), (IS_DEFINED_BY, scope.iris.document(definition))
    if isinstance(definition, CodeList):
        return *kind, (IDENTIFIER, plain(definition.id)), (TITLE, *title)
    coded = ((TYPE, CODED_PROPERTY),) if isinstance(definition, Measurable) and definition.codelist else ()
    scheme = scope.iris.variable_scheme
    return *kind, *coded, (NOTATION, plain(definition.id)), (PREF_LABEL, *title), (IN_SCHEME, scheme)


def variable(scope: Scope, definition: Definition, prose: Prose) -> Iterable[Statement]:
    """Everything that the variable layer says of a definition, its links included."""
    node = scope.iris.variable(definition)
    return (
        *stub(scope, definition, prose.title.values()),
        *many(SKOS_DEFINITION, prose.definition.values()),
        *many(SCOPE_NOTE, prose.remarks.values()),
        *_administered(node, definition),
        *(_observed(node, definition) if isinstance(definition, Variable) else ()),
        *(_measured(scope, definition) if isinstance(definition, Measurable) else ()),
        *variable_links(scope, definition),
    )


def _administered(node: Node, definition: Definition) -> Iterator[Statement]:
    if definition.code is not None:
        yield ADMS_IDENTIFIER, fragment(node, "code")
    yield from temporal(MODIFIED, definition.modified)
    yield from temporal(VALID_FROM, definition.valid_from)
    yield from temporal(VALID_THROUGH, definition.valid_to)
    if definition.status:
        yield STATUS, BY_STATUS[definition.status].node
    for language, states in (definition.translations or {}).items():
        for name, state in states.items():
            yield EDITORIAL_NOTE, english(f"Translation of {name} ({language}): {state}")


def _observed(node: Node, definition: Variable) -> Iterator[Statement]:
    if definition.population:
        yield UNIVERSE, fragment(node, "population")
    if definition.unit_type:
        yield ANALYSIS_UNIT, fragment(node, "unit-type")
    yield from ((HISTORY_NOTE, fragment(node, f"break-{n}")) for n, _ in enumerate(definition.breaks, 1))


def _measured(scope: Scope, definition: Measurable) -> Iterator[Statement]:
    if node := unit_node(scope, definition):
        yield UNIT_MEASURE, node
    if definition.unit:
        yield from number(UNIT_MULTIPLIER, definition.unit.multiplier)
    if definition.measurement_level:
        yield scope.iris.term("measurement-level"), scope.iris.term(f"level.{definition.measurement_level}")
    if definition.calculation:
        yield from texts(MEASUREMENT_TECHNIQUE, definition.calculation.text)


def has_name(value: Unit) -> bool:
    """Whether there is more to a unit than its multiplier."""
    return bool(value.label or value.code)


def unit_node(scope: Scope, definition: Definition) -> Node | None:
    """The unit of measure of a definition, if it has one that has a name."""
    named = isinstance(definition, Measurable) and definition.unit and has_name(definition.unit)
    return fragment(scope.iris.variable(definition), "unit") if named else None


def parts(scope: Scope, definition: Definition) -> Iterator[Block]:
    """The nodes that belong to a definition's node in the variable layer."""
    node = scope.iris.variable(definition)
    if definition.code is not None:
        yield fragment(node, "code"), identifier(definition.code)
    if isinstance(definition, Variable):
        yield from _observed_parts(node, definition)
    if isinstance(definition, Measurable) and definition.unit and has_name(definition.unit):
        yield fragment(node, "unit"), unit(definition.unit)


def _observed_parts(node: Node, definition: Variable) -> Iterator[Block]:
    if definition.population:
        yield fragment(node, "population"), _described(UNIVERSE_CLASS, definition.population)
    if definition.unit_type:
        yield fragment(node, "unit-type"), _described(ANALYSIS_UNIT_CLASS, definition.unit_type)
    for n, item in enumerate(definition.breaks, 1):
        yield fragment(node, f"break-{n}"), _break_in_series(item)


def identifier(code: str, agency: str | None = None) -> Iterable[Statement]:
    """An adms:Identifier: a code, and the world that gave it."""
    return (TYPE, IDENTIFIER_CLASS), (NOTATION, plain(code)), *string(SCHEMA_AGENCY, agency)


def unit(value: Unit) -> Iterable[Statement]:
    """A unit of measure as a concept. One that has only a code is called by it, in no language."""
    label = value.label or {_UNKNOWN_LANGUAGE: value.code or ""}
    return (TYPE, CONCEPT), *texts(PREF_LABEL, label), *string(NOTATION, value.code)


def _described(cls: Node, text: Mapping[str, str]) -> Iterable[Statement]:
    return (TYPE, cls), *texts(SKOS_DEFINITION, text)


def _break_in_series(item: Break) -> Iterator[Statement]:
    """A note as a resource (SKOS Primer, section 4.2): its date, and its text as the value."""
    yield TYPE, INSTANTANEOUS_EVENT
    yield from temporal(DATE, item.date)
    yield from texts(VALUE, item.reason)
