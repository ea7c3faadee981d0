"""What every part of a DDIInstance is told, and how each object says who it is and points at others.

A definition keeps its id. An id that the writer makes up holds an `@`, which no id of a catalogue can:
`stat_1@universe`. (After a dot, which would read better, the schema of DDI 3.3 allows no small letter in an ID.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from exporters.formats.ddi.facts import Row
from exporters.formats.ddi.names import urn, version
from exporters.formats.xml import XmlStream, escaped, in_languages
from exporters.model.catalog import Catalog
from exporters.model.definitions import CodeList, Cube, Definition, LangText

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
    match definition:
        case Cube():
            return "NCube"
        case CodeList():
            return "CodeList"
        case _:
            return "Variable"


def pairs(margin: str, rows: Iterable[Row]) -> str:
    """Facts as UserAttributePairs; the key is the field, `#` and the place, `@` and the language."""
    return "".join([_pair(margin, field, place, text) for field, place, text in rows])


def _pair(margin: str, field: str, place: str, text: LangText | str) -> str:
    start, pattern = _starts(margin, f"{field}#{place}" if place else field)
    return f"{start}{escaped(text)}{_END}" if isinstance(text, str) else in_languages(pattern, text)


@lru_cache(maxsize=1024)
def _starts(margin: str, key: str) -> tuple[str, str]:
    """What stands before a text that is in no language, and the pattern of a pair in some."""
    start = f"{margin}<r:UserAttributePair><r:AttributeKey>{key}"
    between = "</r:AttributeKey><r:AttributeValue>"
    return f"{start}{between}", f"{start}@{{language}}{between}{{text}}{_END}"


_END = "</r:AttributeValue></r:UserAttributePair>"
