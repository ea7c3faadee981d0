"""Reads structure messages of SDMX-JSON 2.0 and 2.1."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from exporters.model.catalog import Edge
from exporters.proof.sdmx.identity import require_original
from exporters.proof.sdmx.message import TELLING, Axis, Message, Note, last_id

Json = Mapping[str, Any]

_SCHEMES = {
    "agencySchemes": ("AgencyScheme", "agencies", "Agency"),
    "categorySchemes": ("CategoryScheme", "categories", "Category"),
    "codelists": ("Codelist", "codes", "Code"),
    "conceptSchemes": ("ConceptScheme", "concepts", "Concept"),
}
"""Section -> the class of its artefacts, the property and the class of their items."""


def read_links(path: Path) -> frozenset[Edge]:
    """The links of one structure message.

    Raises ValueError for a file that is no such message, that contradicts itself or refers to what it does not hold.
    """
    message = Message()
    try:
        _read(json.loads(path.read_bytes())["data"], message)
        return message.links()
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"{path}: something of a structure message is missing: {error!r}") from error
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


def _read(data: Json, message: Message) -> None:
    message.identities.referred.update(_urns(data))
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
        _structure(last_id(_maintainable("DataStructure", structure, message)), structure, message)


def _maintainable(type_: str, artefact: Json, message: Message) -> str:
    urn = _self(artefact)
    message.identities.maintainable(type_, artefact["agencyID"], artefact["id"], artefact.get("version", "1.0"), urn)
    return urn


def _item(type_: str, scheme: str, scheme_urn: str, item: Json, message: Message) -> None:
    urn, identifier, notes = _self(item), item["id"], _notes(item)
    message.identities.item(type_, scheme_urn, identifier, urn)
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


def _structure(cube: str, structure: Json, message: Message) -> None:
    parts = structure["dataStructureComponents"]
    dimensions = parts["dimensionList"]
    for dimension in (*dimensions["dimensions"], dimensions["timeDimension"]):
        message.dimension(cube, _axis(dimension))
    for measure in parts["measureList"]["measures"]:
        message.measure(cube, _axis(measure))


def _axis(component: Json) -> Axis:
    codes = component.get("localRepresentation", {}).get("enumeration")
    return Axis(component["id"], component["conceptIdentity"], codes, _notes(component))


def _self(artefact: Json) -> str:
    [urn] = [link["urn"] for link in artefact["links"] if link["rel"] == "self"]
    return str(urn)


def _notes(thing: Json) -> tuple[Note, ...]:
    return tuple(
        Note(note["type"], note.get("title"), next((link["href"] for link in note.get("links", ())), None))
        for note in thing.get("annotations", ())
        if note["type"] in TELLING
    )


def _urns(thing: Any) -> Iterator[str]:
    """Everything that names an artefact, wherever it stands."""
    if isinstance(thing, dict):
        for value in thing.values():
            yield from _urns(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _urns(value)
    elif isinstance(thing, str) and thing.startswith("urn:sdmx:"):
        yield thing
