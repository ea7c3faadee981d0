"""What every part of a DDIInstance is told, and how each object says who it is and points at others.

A definition keeps its id. An id that the writer makes up holds an `@`, which no id of a catalogue can:
`stat_1@universe`. (After a dot, which would read better, the schema of DDI 3.3 allows no small letter in an ID.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from exporters.formats.ddi.facts import Row
from exporters.formats.ddi.names import urn, version
from exporters.formats.xml import XmlStream, escaped
from exporters.model.catalog import Catalog
from exporters.model.definitions import CodeList, Cube, Definition


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """One document. `subjects` are the ids that it describes in full; `modified` is the day of the last change."""

    catalog: Catalog
    subjects: Collection[str]
    modified: str | None

    def reference(self, identifier: str) -> str:
        """The inside of a reference to a definition."""
        definition = self.catalog[identifier]
        return self.reference_to(type_of(definition), identifier, definition.modified)

    def reference_to(self, type_of_object: str, identifier: str, modified: str | None) -> str:
        """The inside of a reference to any object (ReferenceType)."""
        return (
            f"<r:Agency>{self.catalog.info.agency.ddi}</r:Agency><r:ID>{identifier}</r:ID>"
            f"<r:Version>{version(modified)}</r:Version><r:TypeOfObject>{type_of_object}</r:TypeOfObject>"
        )

    def urn(self, identifier: str) -> str:
        """The URN of a definition."""
        return urn(self.catalog.info.agency, self.catalog[identifier])

    def identify(self, xml: XmlStream, identifier: str, modified: str | None) -> None:
        """The URN, and what it is made of (AbstractIdentifiableType)."""
        agency, number = self.catalog.info.agency.ddi, version(modified)
        xml.text("r:URN", f"urn:ddi:{agency}:{identifier}:{number}")
        xml.text("r:Agency", agency)
        xml.text("r:ID", identifier)
        xml.text("r:Version", number)

    def identify_module(self, xml: XmlStream, role: str) -> None:
        """A part of the catalogue, such as its scheme of variables."""
        self.identify(xml, made(self.catalog.info.id, role), self.modified)


def made(owner: str, role: str) -> str:
    """The id of an object that is no definition but belongs to one, or to the catalogue."""
    return f"{owner}@{role}"


def type_of(definition: Definition) -> str:
    """The TypeOfObject of a definition."""
    match definition:
        case Cube():
            return "NCube"
        case CodeList():
            return "CodeList"
        case _:
            return "Variable"


def write_reference(xml: XmlStream, name: str, inside: str) -> None:
    """A reference whose inside `Instance.reference` made."""
    xml.child(f"<{name}>{inside}</{name}>")


def write_pairs(xml: XmlStream, rows: Iterable[Row]) -> None:
    """One UserAttributePair a fact and language."""
    for pair in pairs(rows):
        xml.child(pair)


def pairs(rows: Iterable[Row]) -> Iterator[str]:
    """Facts as UserAttributePairs; the key is the field, `#` and the place, `@` and the language."""
    for field, place, text in rows:
        key = f"{field}#{place}" if place else field
        if isinstance(text, str):
            yield _pair(key, text)
        else:
            for language, words in text.items():
                yield _pair(f"{key}@{language}", words)


def _pair(key: str, value: str) -> str:
    return (
        f"<r:UserAttributePair><r:AttributeKey>{key}</r:AttributeKey>"
        f"<r:AttributeValue>{escaped(value)}</r:AttributeValue></r:UserAttributePair>"
    )
