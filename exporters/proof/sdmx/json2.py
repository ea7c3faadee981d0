"""Reads structure messages of SDMX-JSON 2.0 and 2.1."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import punctuation
from typing import Any
from urllib.parse import quote

from exporters.proof.agreement import Links
from exporters.proof.sdmx.identity import fingerprint, require_original
from exporters.proof.sdmx.message import TELLING, Axis, Message, Note

Json = Mapping[str, Any]

_SCHEMES = {
    "agencySchemes": ("AgencyScheme", "agencies", "Agency"),
    "categorySchemes": ("CategoryScheme", "categories", "Category"),
    "codelists": ("Codelist", "codes", "Code"),
    "conceptSchemes": ("ConceptScheme", "concepts", "Concept"),
}
"""Section -> the class of its artefacts, the property and the class of their items."""


def read_links(path: Path) -> Links:
    """The links of one structure message.

    Raises ValueError for a file that is no such message, that contradicts itself or refers to what it does not hold.
    """
    message = Message()
    try:
        content = json.loads(path.read_bytes())
        message.identities.referred.update(_references(content))
        _read(content["data"], message)
        return message.links()
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"{path}: something of a structure message is missing: {error!r}") from error
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


def _read(data: Json, message: Message) -> None:
    for section, (type_, items, item_type) in _SCHEMES.items():
        for scheme in data.get(section, ()):
            urn = _maintainable(type_, scheme, message)
            if type_ == "Codelist":
                message.codelist(urn, scheme["id"], _notes(scheme))
            for item in scheme.get(items, ()):
                _item(item_type, scheme["id"], urn, item, message)
    for flow in data.get("dataflows", ()):
        _maintainable("Dataflow", flow, message)
    for one in data.get("categorisations", ()):
        _maintainable("Categorisation", one, message)
        message.categorisation(one["source"], one["target"])
    for hierarchy in data.get("hierarchies", ()):
        _maintainable("Hierarchy", hierarchy, message)
        _hierarchy(hierarchy["hierarchicalCodes"], message)
    for structure in data.get("dataStructures", ()):
        _structure(_maintainable("DataStructure", structure, message), structure, message)


def _maintainable(type_: str, artefact: Json, message: Message) -> str:
    urn = _self(artefact)
    agency, identifier, version = artefact["agencyID"], artefact["id"], artefact.get("version", "1.0")
    message.identities.maintainable(type_, agency, identifier, version, urn, _meaning(artefact))
    return urn


def _item(type_: str, scheme: str, scheme_urn: str, item: Json, message: Message) -> None:
    urn, identifier, notes = _self(item), item["id"], _notes(item)
    message.identities.item(type_, scheme_urn, identifier, urn, _meaning(item))
    if type_ == "Concept":
        message.concept(scheme, urn, identifier, notes, item.get("coreRepresentation", {}).get("enumeration"))
    elif type_ == "Code":
        require_original(identifier, next((note.title for note in notes if note.type == "ORIG_CODE"), None))
        message.code(scheme_urn, urn, identifier, notes)
    elif type_ == "Category":
        message.categories[urn] = identifier


def _hierarchy(codes: list[Json], message: Message) -> None:
    for code in codes:
        for child in code.get("hierarchicalCodes", ()):
            message.step(code["code"], child["id"], child["code"])


def _structure(urn: str, structure: Json, message: Message) -> None:
    parts = structure["dataStructureComponents"]
    dimensions = parts["dimensionList"]
    for dimension in (*dimensions["dimensions"], dimensions["timeDimension"]):
        message.dimension(urn, _axis(dimension))
    for measure in parts["measureList"]["measures"]:
        message.measure(urn, _axis(measure))


def _axis(component: Json) -> Axis:
    codes = component.get("localRepresentation", {}).get("enumeration")
    return Axis(component["id"], component["conceptIdentity"], codes, _notes(component))


def _self(artefact: Json) -> str:
    [urn] = [link["urn"] for link in artefact["links"] if link["rel"] == "self"]
    return str(urn)


def _notes(thing: Json) -> tuple[Note, ...]:
    return tuple(
        Note(note["type"], note.get("title"), next(_addresses(note), None))
        for note in thing.get("annotations", ())
        if note["type"] in TELLING
    )


def _addresses(note: Json) -> Iterator[str]:
    """Where an annotation leads. The title of a link is the address as it was, if a URI has no room for it."""
    for link in note.get("links", ()):
        address = link.get("title", link["href"])
        if address != link["href"] and quote(address, safe=punctuation) != link["href"]:
            raise ValueError(f"a link to {link['href']} says that it leads to {address}")
        yield address


def _meaning(thing: Json) -> str:
    """The words in the order in which XML has them."""
    texts = [note.get("texts", {}) for note in thing.get("annotations", ())]
    texts += (thing.get("names", {}), thing.get("descriptions", {}))
    text_type = thing.get("coreRepresentation", {}).get("format", {}).get("dataType")
    languages = [language for each in texts for language in each]
    return fingerprint(_words(thing), [*languages, text_type] if text_type else languages)


def _words(thing: Json) -> Iterator[str]:
    for note in thing.get("annotations", ()):
        yield note.get("title", "")
        yield note["type"]
        yield from _addresses(note)
        yield from note.get("texts", {}).values()
    yield from thing.get("names", {}).values()
    yield from thing.get("descriptions", {}).values()
    yield thing.get("coreRepresentation", {}).get("enumeration", "")
    yield from (thing.get(name, "") for name in ("structure", "source", "target"))


_WORDS = frozenset({"name", "names", "description", "descriptions", "text", "texts", "title"})
"""The properties whose values are for people, whatever these values look like."""


def _references(content: Any) -> set[str]:
    """Everything that names an artefact: the URNs that are whole strings."""
    found, waiting = set(), [content]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, dict):
            waiting += [value for name, value in thing.items() if name not in _WORDS]
        elif isinstance(thing, list):
            waiting += thing
        elif isinstance(thing, str) and thing.startswith("urn:sdmx:"):
            found.add(thing)
    return found
