"""What every part of a DDI-CDI document is told, and the few shapes that all its objects are made of.

A definition keeps its id as dataIdentifier. One that the writer makes up holds an `@`, which no id of a catalogue can.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from exporters.formats.ddi.names import version
from exporters.formats.xml import XmlStream, escaped
from exporters.model.catalog import Catalog
from exporters.model.definitions import CodeList, Cube, Definition, LangText


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One document. `subjects` are the ids that it describes in full; `modified` is the day of the last change."""

    catalog: Catalog
    subjects: Collection[str]
    modified: str | None

    def key(self, identifier: str, modified: str | None) -> str:
        """The three parts of an international identifier."""
        return (
            f"<cdi:dataIdentifier>{identifier}</cdi:dataIdentifier>"
            f"<cdi:registrationAuthorityIdentifier>{self.catalog.info.agency.ddi}"
            "</cdi:registrationAuthorityIdentifier>"
            f"<cdi:versionIdentifier>{version(modified)}</cdi:versionIdentifier>"
        )

    def reference(self, identifier: str, semantic: str = "") -> str:
        """The inside of a reference to a definition; `semantic` says as what it is referred to."""
        definition = self.catalog[identifier]
        return self.reference_to(type_of(definition), identifier, definition.modified, semantic)

    def reference_to(self, valid_type: str, identifier: str, modified: str | None, semantic: str = "") -> str:
        """The inside of a reference to any object."""
        entry = f"<cdi:semantic><cdi:entryValue>{semantic}</cdi:entryValue></cdi:semantic>" if semantic else ""
        key = self.key(identifier, modified)
        return f"<cdi:ddiReference>{key}</cdi:ddiReference>{entry}<cdi:validType>{valid_type}</cdi:validType>"

    def identify(self, xml: XmlStream, identifier: str, modified: str | None, others: str = "") -> None:
        """The identifier of an object; `others` are its names elsewhere, as `non_ddi` makes them."""
        day = f"<cdi:versionDate>{modified}</cdi:versionDate>" if modified else ""
        key = self.key(identifier, modified)
        xml.child(
            f"<cdi:identifier><cdi:ddiIdentifier>{key}</cdi:ddiIdentifier>{others}{day}</cdi:identifier>",
        )


def made(owner: str, role: str) -> str:
    """The id of an object that is no definition but belongs to one."""
    return f"{owner}@{role}"


def non_ddi(kind: str, value: str) -> str:
    """A name of an object that is no DDI identifier."""
    return (
        f"<cdi:nonDdiIdentifier><cdi:type>{kind}</cdi:type><cdi:value>{escaped(value)}</cdi:value>"
        "</cdi:nonDdiIdentifier>"
    )


def write_reference(xml: XmlStream, name: str, inside: str) -> None:
    """A reference whose inside a Model made."""
    xml.child(f"<cdi:{name}>{inside}</cdi:{name}>")


def write_texts(xml: XmlStream, name: str, texts: LangText | None) -> None:
    """An InternationalString."""
    if texts:
        xml.child(f"<cdi:{name}>{international(texts)}</cdi:{name}>")


def international(texts: LangText) -> str:
    """The inside of an InternationalString."""
    return "".join(
        f"<cdi:languageSpecificString><cdi:content>{escaped(text)}</cdi:content>"
        f"<cdi:language>{language}</cdi:language></cdi:languageSpecificString>"
        for language, text in texts.items()
    )


def write_name(xml: XmlStream, name: str) -> None:
    """An ObjectName, which is in no language."""
    xml.child(f"<cdi:name><cdi:name>{escaped(name)}</cdi:name></cdi:name>")


def type_of(definition: Definition) -> str:
    """The class that a definition is an object of."""
    match definition:
        case Cube():
            return "DimensionalDataSet"
        case CodeList():
            return "CodeList"
        case _:
            return "RepresentedVariable"
