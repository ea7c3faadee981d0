"""The values that a variable or an axis can have, as SubstantiveValueDomain."""

from __future__ import annotations

from exporters.formats.ddi.cdi.model import Model, made, write_reference
from exporters.formats.xml import XmlStream
from exporters.model.definitions import CodeList, Measurable
from exporters.model.vocabulary import MeasurementLevel, Role


def codelist_values(model: Model, codelist: str) -> str:
    """The inside of a reference to the domain of all codes of a list."""
    return _domain(model, codelist, None)


def variable_values(model: Model, definition: Measurable) -> str | None:
    """The inside of a reference to the domain of a variable, if anything is known of it.

    It is the variable's own if there is a level of measurement, which two variables of one code list may differ in.
    """
    if definition.measurement_level:
        return _domain(model, definition.id, definition.modified)
    codelist = _codelist(model, definition)
    return codelist_values(model, codelist) if codelist else None


def write_codelist_values(xml: XmlStream, model: Model, codelist: CodeList) -> None:
    """The domain of all codes of a list."""
    with xml.element("cdi:SubstantiveValueDomain"):
        model.identify(xml, made(codelist.id, "values"), None)
        _write_enumeration(xml, model, codelist.id)


def write_variable_values(xml: XmlStream, model: Model, definition: Measurable) -> None:
    """The domain of a variable's own, if it has one, and the level of measurement."""
    level, codelist = definition.measurement_level, _codelist(model, definition)
    if level is None:
        return
    description = made(definition.id, "level-of-measurement")
    with xml.element("cdi:SubstantiveValueDomain"):
        model.identify(xml, made(definition.id, "values"), definition.modified)
        if codelist:
            _write_enumeration(xml, model, codelist)
        inside = model.reference_to("ValueAndConceptDescription", description, definition.modified)
        write_reference(xml, "SubstantiveValueDomain_isDescribedBy_ValueAndConceptDescription", inside)
    _write_level(xml, model, definition, level)


def _write_level(xml: XmlStream, model: Model, definition: Measurable, level: MeasurementLevel) -> None:
    with xml.element("cdi:ValueAndConceptDescription"):
        xml.text("cdi:classificationLevel", level.capitalize())
        model.identify(xml, made(definition.id, "level-of-measurement"), definition.modified)


def _write_enumeration(xml: XmlStream, model: Model, codelist: str) -> None:
    write_reference(xml, "SubstantiveValueDomain_takesValuesFrom_EnumerationDomain", model.reference(codelist))


def _domain(model: Model, owner: str, modified: str | None) -> str:
    return model.reference_to("SubstantiveValueDomain", made(owner, "values"), modified)


def _codelist(model: Model, definition: Measurable) -> str | None:
    return next(iter(model.catalog.links_from(definition.id).get(Role.CODELIST, ())), None)
