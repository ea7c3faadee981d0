"""Indicators and source variables as `l:Variable`, and the axes of cubes that have no variable of their own."""

from __future__ import annotations

from exporters.formats.ddi.lifecycle.described import described, structured, stub, versioned
from exporters.formats.ddi.lifecycle.instance import DEEPER, INSIDE, OBJECT, Instance, made
from exporters.formats.xml import escaped
from exporters.model.definitions import Cube, Definition, Dimension, Measurable, Unit, Variable
from exporters.model.vocabulary import MeasurementLevel, Role

UNIVERSE, INSTRUCTION = "universe", "calculation"
INPUTS = (Role.NUMERATOR, Role.DENOMINATOR, Role.FILTER)
"""What goes into a calculation, beside the sources."""

DIMENSION_ROLE = "dimension"
"""The VariableRole of an axis that is no definition; of the others it is the kind."""

_DEEPEST = f"{DEEPER}  "
_TEXTUAL = {MeasurementLevel.NOMINAL, MeasurementLevel.ORDINAL}


def variable(instance: Instance, definition: Measurable) -> str:
    """A variable in full, with the links that leave it."""
    sources = instance.catalog.links_from(definition.id).get(Role.SOURCE, ())
    return (
        f"{OBJECT}<l:Variable{versioned(definition)}>"
        f"{described(instance, definition)}"
        f"{''.join([_source(instance, target) for target in sources])}"
        f"{population(instance, definition)}"
        f"{unit_of_analysis(definition)}"
        f"{_playing(definition.kind, _processing(instance, definition) + _representation(instance, definition))}"
        f"{OBJECT}</l:Variable>"
    )


def variable_stub(instance: Instance, definition: Definition) -> str:
    """A variable that is only pointed at."""
    return f"{OBJECT}<l:Variable>{stub(instance, definition)}{_playing(definition.kind)}{OBJECT}</l:Variable>"


def axis(instance: Instance, cube: Cube, dimension: Dimension) -> str:
    """The variable of a dimension that names none, for `l:Dimension` has to have one."""
    return (
        f"{OBJECT}<l:Variable>"
        f"{instance.identity(axis_id(cube, dimension), cube.modified)}"
        f"{INSIDE}<l:VariableName><r:String>{dimension.id}</r:String></l:VariableName>"
        f"{structured('r:Label', dimension.title)}"
        f"{_playing(DIMENSION_ROLE, _codes(instance, dimension.codelist) if dimension.codelist else '')}"
        f"{OBJECT}</l:Variable>"
    )


def axis_id(cube: Cube, dimension: Dimension) -> str:
    """The id of the variable that `write_axis` makes."""
    return made(cube.id, f"{DIMENSION_ROLE}-{dimension.id}")


def has_instruction(instance: Instance, definition: Measurable) -> bool:
    """Whether there is a GenerationInstruction that says how a variable is calculated."""
    links = instance.catalog.links_from(definition.id)
    has_text = definition.calculation is not None and definition.calculation.text is not None
    return has_text or any(role in links for role in INPUTS)


def population(instance: Instance, definition: Variable) -> str:
    """The universe of a variable or cube."""
    if not definition.population:
        return ""
    universe = instance.reference_to("Universe", made(definition.id, UNIVERSE), definition.modified)
    return f"{INSIDE}<r:UniverseReference>{universe}</r:UniverseReference>"


def unit_of_analysis(definition: Variable) -> str:
    """The unit type in its first language, because AnalysisUnit has none; the facts have it in all."""
    if not definition.unit_type:
        return ""
    return f"{INSIDE}<r:AnalysisUnit>{escaped(next(iter(definition.unit_type.values())))}</r:AnalysisUnit>"


def _source(instance: Instance, target: str) -> str:
    return f"{INSIDE}<r:SourceVariableReference>{instance.reference(target)}</r:SourceVariableReference>"


def _playing(role: str, more: str = "") -> str:
    inside = f"{DEEPER}<l:VariableRole>{role}</l:VariableRole>{more}"
    return f"{INSIDE}<l:VariableRepresentation>{inside}{INSIDE}</l:VariableRepresentation>"


def _processing(instance: Instance, definition: Measurable) -> str:
    if not has_instruction(instance, definition):
        return ""
    instruction = made(definition.id, INSTRUCTION)
    inside = instance.reference_to("GenerationInstruction", instruction, definition.modified)
    return f"{DEEPER}<r:ProcessingInstructionReference>{inside}</r:ProcessingInstructionReference>"


def _representation(instance: Instance, definition: Measurable) -> str:
    level = definition.measurement_level
    classified = f' classificationLevel="{level.capitalize()}"' if level else ""
    targets = instance.catalog.links_from(definition.id).get(Role.CODELIST, ())
    if targets:
        return _codes(instance, targets[0], classified)
    if level in _TEXTUAL:
        return f"{DEEPER}<r:TextRepresentation{classified}/>"
    return _number(definition.unit or Unit(), classified)


def _codes(instance: Instance, codelist: str, classified: str = "") -> str:
    reference = f"{_DEEPEST}<r:CodeListReference>{instance.reference(codelist)}</r:CodeListReference>"
    return f"{DEEPER}<r:CodeRepresentation{classified}>{reference}{DEEPER}</r:CodeRepresentation>"


def _number(unit: Unit, classified: str) -> str:
    scale = "" if unit.multiplier is None else f' scale="{unit.multiplier}"'
    name = next(iter((unit.label or {}).values()), unit.code)
    measured_in = f"{_DEEPEST}<r:MeasurementUnit>{escaped(name)}</r:MeasurementUnit>" if name else ""
    inside = f"{measured_in}{_DEEPEST}<r:NumericTypeCode>Decimal</r:NumericTypeCode>"
    return f"{DEEPER}<r:NumericRepresentation{classified}{scale}>{inside}{DEEPER}</r:NumericRepresentation>"
