"""Indicators and source variables as `l:Variable`, and the axes of cubes that have no variable of their own."""

from __future__ import annotations

from exporters.formats.ddi.lifecycle.described import attributes, write_described, write_stub, write_text
from exporters.formats.ddi.lifecycle.instance import Instance, made, write_reference
from exporters.formats.xml import Attributes, XmlStream
from exporters.model.definitions import Cube, Definition, Dimension, Measurable, Unit, Variable
from exporters.model.vocabulary import MeasurementLevel, Role

UNIVERSE, INSTRUCTION = "universe", "calculation"
INPUTS = (Role.NUMERATOR, Role.DENOMINATOR, Role.FILTER)
"""What goes into a calculation, beside the sources."""

DIMENSION_ROLE = "dimension"
"""The VariableRole of an axis that is no definition; of the others it is the kind."""

_TEXTUAL = {MeasurementLevel.NOMINAL, MeasurementLevel.ORDINAL}


def write_variable(xml: XmlStream, instance: Instance, definition: Measurable) -> None:
    """A variable in full, with the links that leave it."""
    links = instance.catalog.links_from(definition.id)
    with xml.element("l:Variable", attributes(definition)):
        write_described(xml, instance, definition)
        for target in links.get(Role.SOURCE, ()):
            write_reference(xml, "r:SourceVariableReference", instance.reference(target))
        write_population(xml, instance, definition)
        write_unit_of_analysis(xml, definition)
        with xml.element("l:VariableRepresentation"):
            xml.text("l:VariableRole", definition.kind)
            if has_instruction(instance, definition):
                instruction = made(definition.id, INSTRUCTION)
                inside = instance.reference_to("GenerationInstruction", instruction, definition.modified)
                write_reference(xml, "r:ProcessingInstructionReference", inside)
            _write_representation(xml, instance, definition)


def write_variable_stub(xml: XmlStream, instance: Instance, definition: Definition) -> None:
    """A variable that is only pointed at."""
    with xml.element("l:Variable"):
        write_stub(xml, instance, definition)
        with xml.element("l:VariableRepresentation"):
            xml.text("l:VariableRole", definition.kind)


def write_axis(xml: XmlStream, instance: Instance, cube: Cube, dimension: Dimension) -> None:
    """The variable of a dimension that names none, for `l:Dimension` has to have one."""
    with xml.element("l:Variable"):
        instance.identify(xml, axis_id(cube, dimension), cube.modified)
        with xml.line("l:VariableName"):
            xml.text("r:String", dimension.id)
        write_text(xml, "r:Label", dimension.title)
        with xml.element("l:VariableRepresentation"):
            xml.text("l:VariableRole", DIMENSION_ROLE)
            if dimension.codelist:
                _write_codes(xml, instance, dimension.codelist, {})


def axis_id(cube: Cube, dimension: Dimension) -> str:
    """The id of the variable that `write_axis` makes."""
    return made(cube.id, f"{DIMENSION_ROLE}-{dimension.id}")


def has_instruction(instance: Instance, definition: Measurable) -> bool:
    """Whether there is a GenerationInstruction that says how a variable is calculated."""
    links = instance.catalog.links_from(definition.id)
    has_text = definition.calculation is not None and definition.calculation.text is not None
    return has_text or any(role in links for role in INPUTS)


def write_population(xml: XmlStream, instance: Instance, definition: Variable) -> None:
    """The universe of a variable or cube."""
    if definition.population:
        inside = instance.reference_to("Universe", made(definition.id, UNIVERSE), definition.modified)
        write_reference(xml, "r:UniverseReference", inside)


def write_unit_of_analysis(xml: XmlStream, definition: Variable) -> None:
    """The unit type in its first language, because AnalysisUnit has none; the facts have it in all."""
    if definition.unit_type:
        xml.text("r:AnalysisUnit", next(iter(definition.unit_type.values())))


def _write_representation(xml: XmlStream, instance: Instance, definition: Measurable) -> None:
    level = definition.measurement_level
    classified: Attributes = {"classificationLevel": level.capitalize() if level else None}
    targets = instance.catalog.links_from(definition.id).get(Role.CODELIST, ())
    if targets:
        _write_codes(xml, instance, targets[0], classified)
    elif level in _TEXTUAL:
        xml.empty("r:TextRepresentation", classified)
    else:
        _write_number(xml, definition.unit or Unit(), classified)


def _write_codes(xml: XmlStream, instance: Instance, codelist: str, classified: Attributes) -> None:
    with xml.element("r:CodeRepresentation", classified):
        write_reference(xml, "r:CodeListReference", instance.reference(codelist))


def _write_number(xml: XmlStream, unit: Unit, classified: Attributes) -> None:
    scale = None if unit.multiplier is None else str(unit.multiplier)
    with xml.element("r:NumericRepresentation", {**classified, "scale": scale}):
        name = next(iter((unit.label or {}).values()), unit.code)
        if name:
            xml.text("r:MeasurementUnit", name)
        xml.text("r:NumericTypeCode", "Decimal")
