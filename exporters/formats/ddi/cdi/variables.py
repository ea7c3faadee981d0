"""Indicators and source variables as RepresentedVariable, with what they are made from and related to."""

from __future__ import annotations

from exporters.formats.ddi.cdi.details import CONCEPT, of_cube, other_names, write_details
from exporters.formats.ddi.cdi.model import Model, made, write_name, write_reference, write_texts
from exporters.formats.xml import XmlStream, escaped
from exporters.model.definitions import Definition, Measurable, Unit, Variable
from exporters.model.richtext import plain_texts
from exporters.model.vocabulary import Role

INPUTS = (Role.SOURCE, Role.NUMERATOR, Role.DENOMINATOR, Role.FILTER)
"""The roles of what an Activity uses."""


def write_variable(xml: XmlStream, model: Model, definition: Measurable) -> None:
    """A variable in full, its universe, its calculation and what it is related to."""
    links = model.catalog.links_from(definition.id)
    with xml.element("cdi:RepresentedVariable"):
        write_details(xml, model, definition)
        write_texts(xml, "definition", plain_texts(definition.definition or {}))
        write_texts(xml, "displayLabel", definition.title)
        model.identify(xml, definition.id, definition.modified, other_names(model, definition))
        write_name(xml, definition.code or definition.id)
        for keyword in links.get(Role.KEYWORD, ()):
            inside = model.reference_to("Concept", made(keyword, CONCEPT), model.modified)
            write_reference(xml, "Concept_uses_Concept", inside)
        if has_universe(definition):
            inside = model.reference_to("Universe", made(definition.id, "universe"), definition.modified)
            write_reference(xml, "ConceptualVariable_measures_UnitType", inside)
        _write_unit(xml, definition.unit)
        for codelist in links.get(Role.CODELIST, ()):
            inside = model.reference_to("SubstantiveValueDomain", made(codelist, "values"), None)
            write_reference(xml, "RepresentedVariable_takesSubstantiveValuesFrom_SubstantiveValueDomain", inside)
    write_universe(xml, model, definition)
    write_activity(xml, model, definition)
    _write_relationships(xml, model, definition)


def write_variable_stub(xml: XmlStream, model: Model, definition: Definition) -> None:
    """A variable that is only pointed at."""
    with xml.element("cdi:RepresentedVariable"):
        write_texts(xml, "displayLabel", definition.title)
        model.identify(xml, definition.id, definition.modified)
        write_name(xml, definition.code or definition.id)


def has_universe(definition: Variable) -> bool:
    """Whether anything is known of what is counted."""
    return bool(definition.population or definition.unit_type)


def write_universe(xml: XmlStream, model: Model, definition: Variable) -> None:
    """The population, and the type of its units as label."""
    if has_universe(definition):
        with xml.element("cdi:Universe"):
            write_texts(xml, "definition", definition.population)
            write_texts(xml, "displayLabel", definition.unit_type)
            model.identify(xml, made(definition.id, "universe"), definition.modified)


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


def _write_unit(xml: XmlStream, unit: Unit | None) -> None:
    """The names of the unit, which have no language here, then its code."""
    if unit is None:
        return
    if unit.label:
        values = "".join(f"<cdi:entryValue>{escaped(text)}</cdi:entryValue>" for text in unit.label.values())
        xml.child(f"<cdi:describedUnitOfMeasure>{values}</cdi:describedUnitOfMeasure>")
    if unit.code:
        xml.text("cdi:simpleUnitOfMeasure", unit.code)


def _write_relationships(xml: XmlStream, model: Model, definition: Measurable) -> None:
    for n, target in enumerate(model.catalog.links_from(definition.id).get(Role.RELATED, ()), 1):
        if of_cube(model, definition, target):
            continue
        with xml.element("cdi:VariableRelationship"):
            model.identify(xml, made(definition.id, f"related-{n}"), definition.modified)
            xml.child(f"<cdi:semantics><cdi:entryValue>{Role.RELATED}</cdi:entryValue></cdi:semantics>")
            write_reference(xml, "VariableRelationship_hasTarget_ConceptualVariable", model.reference(target))
            write_reference(xml, "VariableRelationship_hasSource_ConceptualVariable", model.reference(definition.id))
