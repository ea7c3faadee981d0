"""What is counted, as Universe; as Population, which has a time, where it is known when the values begin."""

from __future__ import annotations

from exporters.formats.ddi.cdi.model import Model, date_range, made, write_texts
from exporters.formats.xml import XmlStream
from exporters.model.definitions import Variable


def has_universe(definition: Variable) -> bool:
    """Whether anything is known of what is counted."""
    return bool(definition.population or definition.unit_type or definition.available_from)


def universe_reference(model: Model, definition: Variable, semantic: str = "") -> str:
    """The inside of a reference to the universe of a variable or cube."""
    return model.reference_to(_type_of(definition), made(definition.id, "universe"), definition.modified, semantic)


def write_universe(xml: XmlStream, model: Model, definition: Variable) -> None:
    """The population, the type of its units as label, and when the values begin."""
    if has_universe(definition):
        with xml.element(f"cdi:{_type_of(definition)}"):
            write_texts(xml, "definition", definition.population)
            write_texts(xml, "displayLabel", definition.unit_type)
            model.identify(xml, made(definition.id, "universe"), definition.modified)
            if definition.available_from:
                period = date_range(definition.available_from, None)
                xml.child(f"<cdi:timePeriodOfPopulation>{period}</cdi:timePeriodOfPopulation>")


def _type_of(definition: Variable) -> str:
    return "Population" if definition.available_from else "Universe"
