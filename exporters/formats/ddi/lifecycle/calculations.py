"""How values are calculated, as `d:GenerationInstruction`."""

from __future__ import annotations

from collections.abc import Iterable

from exporters.formats.ddi.lifecycle.described import write_text
from exporters.formats.ddi.lifecycle.instance import Instance, made, pairs, write_reference
from exporters.formats.ddi.lifecycle.variables import INPUTS, INSTRUCTION, has_instruction
from exporters.formats.xml import XmlStream
from exporters.model.definitions import Definition, Measurable


def write_calculations(xml: XmlStream, instance: Instance, subjects: Iterable[Definition]) -> None:
    """The DataCollection with the ProcessingInstructionScheme."""
    with xml.element("d:DataCollection"):
        instance.identify_module(xml, "processing")
        with xml.element("d:ProcessingInstructionScheme"):
            instance.identify_module(xml, "calculations")
            for subject in subjects:
                if isinstance(subject, Measurable) and has_instruction(instance, subject):
                    _write_instruction(xml, instance, subject)


def _write_instruction(xml: XmlStream, instance: Instance, definition: Measurable) -> None:
    """What goes in, each with its role, and the formula in words."""
    links = instance.catalog.links_from(definition.id)
    with xml.element("d:GenerationInstruction", {"isDerived": "true"}):
        instance.identify(xml, made(definition.id, INSTRUCTION), definition.modified)
        for role in INPUTS:
            for target in links.get(role, ()):
                inside = "".join((instance.reference(target), *pairs([("role", "", role)])))
                write_reference(xml, "d:InputVariableReference", inside)
        if definition.calculation:
            write_text(xml, "r:Description", definition.calculation.text)
