"""Reference metadata of SDMX 3.0: one metadata set a variable, with its texts as XHTML, and the structure they follow.

What the portable files say in annotations is reported here as attributes of the same ids, those of ESMS 2.0 where it
has one. An annotation has up to three parts: the attribute holds the first there can be of text, value and address,
and attributes below it, `…_VALUE` and `…_URL`, the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from exporters.formats.sdmx import ml
from exporters.formats.sdmx.annotation import DEFINITION_ROWS, LINK_TYPES, definition_annotations
from exporters.formats.sdmx.labels import METADATA, METADATA_OF_VARIABLES, METADATA_PARTS
from exporters.formats.sdmx.selection import Selection
from exporters.formats.sdmx.structures import About, Scheme, named
from exporters.formats.sdmx.urns import Item
from exporters.formats.xml import XHTML, escaped
from exporters.model.definitions import LangText, RichLangText, Variable
from exporters.model.richtext import xhtml

DESCRIPTION, COMMENT = "DATA_DESCR", "COMMENT"
_RICH = frozenset({DESCRIPTION, COMMENT})


class Part(NamedTuple):
    """An attribute: its id, and its type (TextFormat/@textType)."""

    id: str
    type: str


_SPECIAL: Mapping[str, str] = {
    "FREQ_DISS": "text title url",
    "REF_AREA_LEVEL": "title url",
    "WEB_LINK": "text url",
    "TRANSLATION": "text title",
    "CITATION": "text url",
    **dict.fromkeys(LINK_TYPES.values(), "url"),
}
"""The parts of the annotations that no table describes."""


def _all_parts() -> Mapping[str, tuple[Part, ...]]:
    given = {
        row.type: " ".join(part for part in ("text", "title", "url") if getattr(row, part)) for row in DEFINITION_ROWS
    }
    found: dict[str, tuple[Part, ...]] = {kind: (Part(kind, "XHTML"),) for kind in (DESCRIPTION, COMMENT)}
    for kind, parts in {**given, **_SPECIAL}.items():
        first, *others = parts.split()
        below = (Part(f"{kind}_{_SUFFIXES[other]}", "String") for other in others)
        found[kind] = (Part(kind, "String"), *below)
        _FIRST[kind] = first
    return found


_SUFFIXES = {"title": "VALUE", "url": "URL"}
_FIRST: dict[str, str] = {}
ATTRIBUTES = _all_parts()
"""Every attribute and those below it, by its id."""


def concepts(selection: Selection) -> Scheme:
    """The concepts of the attributes: those whose ids ESMS has mean what they mean there."""
    entries = (named(part.id, _name(kind, part.id)) for kind, parts in ATTRIBUTES.items() for part in parts)
    return Scheme(selection.names.metadata_concepts, About(METADATA_OF_VARIABLES), entries)


def _name(kind: str, identifier: str) -> LangText:
    """The name of an attribute, or of a part of it below: `Contact (address)`."""
    name = METADATA[kind]
    if identifier == kind:
        return name
    part = METADATA_PARTS[identifier.rpartition("_")[2]]
    return {language: f"{words} ({part[language]})" for language, words in name.items()}


def metadata_structures(selection: Selection) -> Iterator[str]:
    """MetadataStructureType."""
    margin = f"{ml.INNER}    "
    attributes = "".join(_declared(selection, parts, margin) for parts in ATTRIBUTES.values())
    inside = (
        f'{ml.INNER}<str:MetadataStructureComponents>{ml.INNER}  <str:MetadataAttributeList id="{_LIST}">'
        f"{attributes}{ml.INNER}  </str:MetadataAttributeList>{ml.INNER}</str:MetadataStructureComponents>"
    )
    yield ml.artefact(selection.names.metadata_structure, About(METADATA_OF_VARIABLES), inside)


_LIST = "MetadataAttributeDescriptor"


def _declared(selection: Selection, parts: tuple[Part, ...], margin: str) -> str:
    first, *others = parts
    below = "".join(_declared(selection, (part,), f"{margin}  ") for part in others)
    concept = Item(selection.names.metadata_concepts, first.id).urn
    languages = ' isMultiLingual="true"' if first.type == "XHTML" or _FIRST.get(first.id) == "text" else ""
    return (
        f'{margin}<str:MetadataAttribute id="{first.id}" minOccurs="0" maxOccurs="unbounded">'
        f"{margin}  <str:ConceptIdentity>{concept}</str:ConceptIdentity>"
        f"{margin}  <str:LocalRepresentation>"
        f'<str:TextFormat textType="{first.type}"{languages}/></str:LocalRepresentation>'
        f"{below}{margin}</str:MetadataAttribute>"
    )


def metadataflows(selection: Selection) -> Iterator[str]:
    """MetadataflowType: about every concept of a variable."""
    names = selection.names
    targets = "".join(
        f"{ml.INNER}<str:Target>{scheme.item_urn('*')}</str:Target>" for scheme in names.concepts.values()
    )
    inside = f"{ml.INNER}<str:Structure>{names.metadata_structure.urn}</str:Structure>{targets}"
    yield ml.artefact(names.metadataflow, About(METADATA_OF_VARIABLES), inside)


def metadata_set(variable: Variable, selection: Selection) -> str:
    """MetadataSetType: what is reported of one variable."""
    names = selection.names
    one = names.metadata_set(variable.id)
    identity = f'id="{one.id}" urn="{one.urn}" agencyID="{one.agency}" version="{one.version}"'
    reported = [
        *(_rich(DESCRIPTION, variable.definition, selection) if variable.definition else ()),
        *(_rich(COMMENT, variable.remarks, selection) if variable.remarks else ()),
        *(_reported(*note) for note in definition_annotations(variable, selection) if note[0] not in _RICH),
    ]
    return (
        f"{_OUTER}<mes:MetadataSet {identity}>{ml.texts_of('Name', variable.title, _INNER)}"
        f"{_INNER}<md:Metadataflow>{names.metadataflow.urn}</md:Metadataflow>"
        f"{_INNER}<md:Target>{names.urn(variable)}</md:Target>"
        f"{''.join(reported) or _attribute('CODE', _value(variable.id))}{_OUTER}</mes:MetadataSet>"
    )


_OUTER, _INNER = "\n  ", "\n    "


def _rich(identifier: str, prose: RichLangText, selection: Selection) -> Iterator[str]:
    """The text as XHTML in every language; a link to a definition leads to its URN."""
    names, catalog = selection.names, selection.catalog

    def address(target: str) -> str:
        return names.urn(catalog[target])

    texts = "".join(
        f'{_INNER}  <com:StructuredText xml:lang="{language}"><div xmlns="{XHTML}">'
        f"{xhtml(source, address=address)}</div></com:StructuredText>"
        for language, source in prose.items()
    )
    yield _attribute(identifier, texts)


def _reported(kind: str, title: str | None, url: str | None, text: LangText | None) -> str:
    first = _FIRST[kind]
    own = {"text": text, "title": title, "url": url}[first]
    below = "".join(
        _attribute(f"{kind}_{_SUFFIXES[part]}", _value(value), f"{_INNER}  ")
        for part, value in (("title", title), ("url", url))
        if part != first and value is not None
    )
    return _attribute(kind, _content(own) + below)


def _content(value: LangText | str | None) -> str:
    if isinstance(value, str):
        return _value(value)
    return ml.texts_of("Text", value, f"{_INNER}  ") if value else ""


def _value(value: str) -> str:
    return f"<md:Value>{escaped(value)}</md:Value>"


def _attribute(identifier: str, inside: str, margin: str = _INNER) -> str:
    return f'{margin}<md:Attribute id="{identifier}">{inside}</md:Attribute>'
