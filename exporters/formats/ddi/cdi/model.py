"""What every part of a DDI-CDI document is told, and the few shapes that all its objects are made of.

A definition keeps its id as dataIdentifier. One that the writer makes up holds an `@`, which no id of a catalogue can.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from exporters.formats.ddi.names import definition_iri, version
from exporters.formats.xml import XmlStream, escaped
from exporters.model.catalog import Catalog
from exporters.model.definitions import CodeList, Cube, Definition, LangText
from exporters.model.vocabulary import Role


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
        entry = f"<cdi:semantic>{entry_value(semantic)}</cdi:semantic>" if semantic else ""
        key = self.key(identifier, modified)
        return f"<cdi:ddiReference>{key}</cdi:ddiReference>{entry}<cdi:validType>{valid_type}</cdi:validType>"

    def identify(self, xml: XmlStream, identifier: str, modified: str | None, others: str = "") -> None:
        """The identifier of an object; `others` are its names elsewhere, as `non_ddi` and `uri` make them."""
        self._identify(xml, identifier, modified, others, "")

    def identify_definition(self, xml: XmlStream, definition: Definition) -> None:
        """The identifier of a definition: its code, the same thing elsewhere, its IRI, its status."""
        same = self.catalog.links_from(definition.id).get(Role.EXACT_MATCH, ())
        code = non_ddi("code", definition.code) if definition.code else ""
        others = "".join((code, *(non_ddi(Role.EXACT_MATCH, iri) for iri in same)))
        others += uri(definition_iri(self.catalog.info, definition))
        self._identify(xml, definition.id, definition.modified, others, _status(definition))

    def _identify(self, xml: XmlStream, identifier: str, modified: str | None, others: str, rationale: str) -> None:
        day = f"<cdi:versionDate>{modified}</cdi:versionDate>" if modified else ""
        key = f"<cdi:ddiIdentifier>{self.key(identifier, modified)}</cdi:ddiIdentifier>"
        xml.child(f"<cdi:identifier>{key}{others}{day}{rationale}</cdi:identifier>")


def _status(definition: Definition) -> str:
    """The status as the rationale code of the version, which is for flags of the house that keeps it."""
    if definition.status is None:
        return ""
    code = f"{entry_value(definition.status)}<cdi:name>status</cdi:name>"
    return f"<cdi:versionRationale><cdi:rationaleCode>{code}</cdi:rationaleCode></cdi:versionRationale>"


def made(owner: str, role: str) -> str:
    """The id of an object that is no definition but belongs to one."""
    return f"{owner}@{role}"


def non_ddi(kind: str, value: str) -> str:
    """A name of an object that is no DDI identifier."""
    return (
        f"<cdi:nonDdiIdentifier><cdi:type>{kind}</cdi:type><cdi:value>{escaped(value)}</cdi:value>"
        "</cdi:nonDdiIdentifier>"
    )


def uri(address: str) -> str:
    """The IRI of an object, or of what is referred to."""
    return f"<cdi:uri>{escaped(address)}</cdi:uri>"


def entry_value(text: str) -> str:
    """The inside of a ControlledVocabularyEntry."""
    return f"<cdi:entryValue>{escaped(text)}</cdi:entryValue>"


def write_reference(xml: XmlStream, name: str, inside: str) -> None:
    """A reference whose inside a Model made."""
    xml.child(f"<cdi:{name}>{inside}</cdi:{name}>")


def write_texts(xml: XmlStream, name: str, texts: LangText | None, more: str = "") -> None:
    """An InternationalString; `more` stands behind its texts."""
    if texts:
        xml.child(f"<cdi:{name}>{international(texts)}{more}</cdi:{name}>")


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


def write_concept(xml: XmlStream, model: Model, identifier: str, label: LangText, others: str = "") -> None:
    """A concept of the catalogue, such as a theme or a unit. `others` are its names elsewhere."""
    with xml.element("cdi:Concept"):
        write_texts(xml, "displayLabel", label)
        model.identify(xml, identifier, model.modified, others)


def concept_reference(model: Model, identifier: str, semantic: str = "") -> str:
    """The inside of a reference to a concept."""
    return model.reference_to("Concept", identifier, model.modified, semantic)


def date(period: str) -> str:
    """The inside of a CombinedDate: a day, or a year or month, which `xs:date` does not allow."""
    if len(period) == len("2006-01-31"):
        return f"<cdi:isoDate>{period}</cdi:isoDate>"
    pattern = entry_value("YYYY-MM"[: len(period)])
    pattern = f"<cdi:nonIsoDateFormat>{pattern}</cdi:nonIsoDateFormat>"
    return f"<cdi:nonIsoDate><cdi:dateContent>{period}</cdi:dateContent>{pattern}</cdi:nonIsoDate>"


def date_range(start: str | None, end: str | None) -> str:
    """The inside of a DateRange; the end stands first."""
    return "".join(
        f"<cdi:{name}>{date(period)}</cdi:{name}>"
        for name, period in (("endDate", end), ("startDate", start))
        if period
    )


def type_of(definition: Definition) -> str:
    """The class that a definition is an object of."""
    match definition:
        case Cube():
            return "DimensionalDataSet"
        case CodeList():
            return "CodeList"
        case _:
            return "RepresentedVariable"
