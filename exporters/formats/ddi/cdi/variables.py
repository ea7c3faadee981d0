"""Indicators and source variables as RepresentedVariable, with what they are made from and related to."""

from __future__ import annotations

from exporters.formats.ddi.cdi.details import CONCEPT, of_cube, write_details, write_organisations
from exporters.formats.ddi.cdi.model import (
    Model,
    concept_reference,
    entry_value,
    made,
    write_concept,
    write_name,
    write_reference,
    write_texts,
)
from exporters.formats.ddi.cdi.universes import has_universe, universe_reference, write_universe
from exporters.formats.ddi.cdi.values import variable_values, write_variable_values
from exporters.formats.xml import XmlStream
from exporters.model.definitions import Definition, Measurable, Unit, Variable
from exporters.model.richtext import plain_texts
from exporters.model.vocabulary import Role

INPUTS = (Role.SOURCE, Role.NUMERATOR, Role.DENOMINATOR, Role.FILTER)
"""The roles of what an Activity uses."""


def write_variable(xml: XmlStream, model: Model, definition: Measurable) -> None:
    """A variable in full, its values, its universe, its calculation and what it is related to."""
    with xml.element("cdi:RepresentedVariable"):
        write_details(xml, model, definition)
        write_texts(xml, "definition", plain_texts(definition.definition or {}))
        write_texts(xml, "displayLabel", definition.title)
        model.identify_definition(xml, definition)
        write_name(xml, definition.code or definition.id)
        for keyword in model.catalog.links_from(definition.id).get(Role.KEYWORD, ()):
            write_reference(xml, "Concept_uses_Concept", concept_reference(model, made(keyword, CONCEPT)))
        if has_universe(definition):
            write_reference(xml, "ConceptualVariable_measures_UnitType", universe_reference(model, definition))
        if definition.unit:
            _write_unit(xml, model, definition.unit, made(definition.id, "unit"))
        if values := variable_values(model, definition):
            write_reference(xml, "RepresentedVariable_takesSubstantiveValuesFrom_SubstantiveValueDomain", values)
    if definition.unit and definition.unit.label:
        write_concept(xml, model, made(definition.id, "unit"), definition.unit.label)
    write_variable_values(xml, model, definition)
    write_universe(xml, model, definition)
    write_activity(xml, model, definition)
    _write_relationships(xml, model, definition)
    write_organisations(xml, model, definition)


def write_variable_stub(xml: XmlStream, model: Model, definition: Definition) -> None:
    """A variable that is only pointed at."""
    with xml.element("cdi:RepresentedVariable"):
        write_texts(xml, "displayLabel", definition.title)
        model.identify(xml, definition.id, definition.modified)
        write_name(xml, definition.code or definition.id)


def write_activity(xml: XmlStream, model: Model, definition: Variable) -> None:
    """How a variable or a cube is made: what goes in, each with its role, and the formula in words."""
    links = model.catalog.links_from(definition.id)
    calculation = definition.calculation if isinstance(definition, Measurable) else None
    text = calculation.text if calculation else None
    used = [(role, target) for role in INPUTS for target in links.get(role, ())]
    if not (text or used):
        return
    with xml.element("cdi:Activity"):
        write_texts(xml, "definition", text)
        write_reference(xml, "entityProduced", model.reference(definition.id))
        for role, target in used:
            write_reference(xml, "entityUsed", model.reference(target, role))
        model.identify(xml, made(definition.id, "activity"), definition.modified)


def _write_unit(xml: XmlStream, model: Model, unit: Unit, concept: str) -> None:
    """The concept of the unit, its code, and in one word the multiplier with the code, or else the first name."""
    name = next(iter((unit.label or {}).values()), "")
    if unit.label or unit.code:
        entry = f"<cdi:entryReference>{concept_reference(model, concept)}</cdi:entryReference>" if unit.label else ""
        entry += entry_value(unit.code) if unit.code else ""
        xml.child(f"<cdi:describedUnitOfMeasure>{entry}</cdi:describedUnitOfMeasure>")
    power = [] if unit.multiplier is None else [f"10^{unit.multiplier}"]
    xml.text("cdi:simpleUnitOfMeasure", " ".join((*power, unit.code or name)).rstrip())


def _write_relationships(xml: XmlStream, model: Model, definition: Measurable) -> None:
    for n, target in enumerate(model.catalog.links_from(definition.id).get(Role.RELATED, ()), 1):
        if of_cube(model, definition, target):
            continue
        with xml.element("cdi:VariableRelationship"):
            model.identify(xml, made(definition.id, f"related-{n}"), definition.modified)
            xml.child(f"<cdi:semantics>{entry_value(Role.RELATED)}</cdi:semantics>")
            write_reference(xml, "VariableRelationship_hasTarget_ConceptualVariable", model.reference(target))
            write_reference(xml, "VariableRelationship_hasSource_ConceptualVariable", model.reference(definition.id))
