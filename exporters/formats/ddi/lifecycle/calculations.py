"""How values are calculated, as `d:GenerationInstruction`."""

from __future__ import annotations

from collections.abc import Iterable

from exporters.formats.ddi.lifecycle.described import structured
from exporters.formats.ddi.lifecycle.instance import INSIDE, OBJECT, Instance, made, pairs
from exporters.formats.ddi.lifecycle.variables import INPUTS, INSTRUCTION, has_instruction
from exporters.formats.xml import XmlStream
from exporters.model.definitions import Definition, Measurable
from exporters.model.vocabulary import Role


def write_calculations(xml: XmlStream, instance: Instance, subjects: Iterable[Definition]) -> None:
    """The DataCollection with the ProcessingInstructionScheme."""
    with xml.element("d:DataCollection"):
        instance.identify_module(xml, "processing")
        with xml.element("d:ProcessingInstructionScheme"):
            instance.identify_module(xml, "calculations")
            xml.pieces(
                _instruction(instance, subject)
                for subject in subjects
                if isinstance(subject, Measurable) and has_instruction(instance, subject)
            )


def _instruction(instance: Instance, definition: Measurable) -> str:
    """What goes in, each with its role, and the formula in words."""
    links = instance.catalog.links_from(definition.id)
    inputs = [_input(instance, role, target) for role in INPUTS for target in links.get(role, ())]
    return (
        f'{OBJECT}<d:GenerationInstruction isDerived="true">'
        f"{instance.identity(made(definition.id, INSTRUCTION), definition.modified)}"
        f"{''.join(inputs)}"
        f"{structured('r:Description', definition.calculation.text) if definition.calculation else ''}"
        f"{OBJECT}</d:GenerationInstruction>"
    )


def _input(instance: Instance, role: Role, target: str) -> str:
    inside = instance.reference(target) + pairs("", [("role", "", role)])
    return f"{INSIDE}<d:InputVariableReference>{inside}</d:InputVariableReference>"
