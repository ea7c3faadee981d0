"""What every part of a DDIInstance is told, and how each object says who it is and points at others.

A definition keeps its id. An id that the writer makes up holds an `@`, which no id of a catalogue can:
`stat_1@universe`. (After a dot, which would read better, the schema of DDI 3.3 allows no small letter in an ID.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from exporters.formats.ddi.facts import Row, written
from exporters.formats.ddi.names import urn, version
from exporters.formats.xml import XmlStream
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition
from exporters.model.vocabulary import Kind

OBJECT, INSIDE, DEEPER = "\n        ", "\n          ", "\n            "
"""The margins of the objects of all schemes, of their children, and of the children of these."""


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

    def identity(self, identifier: str, modified: str | None, margin: str = INSIDE) -> str:
        """The URN, and what it is made of (AbstractIdentifiableType)."""
        agency, number = self.catalog.info.agency.ddi, version(modified)
        return (
            f"{margin}<r:URN>urn:ddi:{agency}:{identifier}:{number}</r:URN>"
            f"{margin}<r:Agency>{agency}</r:Agency>"
            f"{margin}<r:ID>{identifier}</r:ID>"
            f"{margin}<r:Version>{number}</r:Version>"
        )

    def module_urn(self, role: str) -> str:
        """The URN of a part of the catalogue."""
        return f"urn:ddi:{self.catalog.info.agency.ddi}:{made(self.catalog.info.id, role)}:{version(self.modified)}"

    def identify_module(self, xml: XmlStream, role: str) -> None:
        """A part of the catalogue, such as its scheme of variables."""
        xml.markup(self.identity(made(self.catalog.info.id, role), self.modified, xml.margin))


def made(owner: str, role: str) -> str:
    """The id of an object that is no definition but belongs to one, or to the catalogue."""
    return f"{owner}@{role}"


def type_of(definition: Definition) -> str:
    """The TypeOfObject of a definition."""
    return _TYPES.get(definition.kind, "Variable")


_TYPES = {Kind.CUBE: "NCube", Kind.CODELIST: "CodeList"}


def pairs(margin: str, rows: Iterable[Row]) -> str:
    """Facts as UserAttributePairs; the key is the field, `#` and the place, `@` and the language."""
    return written(_pair, margin, rows)


def _pair(margin: str, field: str, place: str, language: str | None) -> tuple[str, str]:
    key = field + (f"#{place}" if place else "") + (f"@{language}" if language else "")
    return (
        f"{margin}<r:UserAttributePair><r:AttributeKey>{key}</r:AttributeKey><r:AttributeValue>",
        "</r:AttributeValue></r:UserAttributePair>",
    )
