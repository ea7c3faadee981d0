"""SDMX-JSON 2.0 and 2.1 structure messages: the structures of SDMX 3, with names in every language.

An artefact or an item stands on a line of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC
from functools import partial
from itertools import chain, islice
from string import punctuation
from typing import Any, BinaryIO
from urllib.parse import quote

from orjson import dumps

from exporters.format import Settings
from exporters.formats.sdmx import components, labels, structures
from exporters.formats.sdmx.annotation import Annotation
from exporters.formats.sdmx.components import Component
from exporters.formats.sdmx.selection import Selection, select
from exporters.formats.sdmx.standards import JSON_2_0, JSON_2_1
from exporters.formats.sdmx.structures import About, Entry, Scheme
from exporters.formats.sdmx.urns import FIXED_VERSION, Artefact
from exporters.model.catalog import Catalog
from exporters.model.definitions import CatalogInfo, Definition, LangText

Json = dict[str, Any]

_AT_A_TIME = 64
"""As many artefacts are kept before they are written: some hundred kilobytes."""


def write(out: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], settings: Settings, *, schema: str) -> None:
    """Writes a structure message about the subjects, with stubs of whatever they point at."""
    selection = select(catalog, subjects, settings.versions)
    out.write(b'{"meta":' + dumps(_meta(catalog.info, settings, schema)) + b',\n"data":{')
    comma = b"\n"
    for name, artefacts in _SECTIONS:
        pieces = artefacts(selection)
        first = next(pieces, None)
        if first is not None:
            out.write(comma + b'"' + name.encode() + b'":[\n' + first)
            out.writelines(pieces)
            out.write(b"]")
            comma = b",\n"
    out.write(b"}}\n")


def _meta(info: CatalogInfo, settings: Settings, schema: str) -> Json:
    """The header. The sender is the agency; an id has no dots. Tags of languages are small letters there."""
    return {
        "schema": schema,
        "id": info.id,
        "test": False,
        "prepared": settings.timestamp.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "contentLanguages": [language.lower() for language in info.languages],
        **_texts("name", info.title),
        "sender": {"id": info.agency.sdmx.replace(".", "_"), **_texts("name", info.publisher.name)},
    }


def _one_by_one(artefacts: Iterator[Json]) -> Iterator[bytes]:
    """Each on a line of its own, some at a time."""
    comma = b""
    while some := [dumps(artefact) for artefact in islice(artefacts, _AT_A_TIME)]:
        yield comma + b",\n".join(some)
        comma = b",\n"


def _schemes(of: Callable[[Selection], Iterator[Scheme]], items: str) -> Callable[[Selection], Iterator[bytes]]:
    """Item schemes, item by item; one without items says so by leaving them out."""

    def pieces(selection: Selection) -> Iterator[bytes]:
        comma = b""
        for one in of(selection):
            more = {"isPartial": True} if one.is_partial else {}
            prefix = one.artefact.items
            entries = (_entry(entry, prefix) for entry in one.entries)
            yield from _around(comma, _maintainable(one.artefact, one.about) | more, items, entries)
            comma = b",\n"

    return pieces


def _around(comma: bytes, head: Json, name: str, items: Iterator[Json]) -> Iterator[bytes]:
    """An object that ends in a list, in pieces."""
    pieces = _one_by_one(items)
    first = next(pieces, None)
    if first is None:
        yield comma + dumps(head)
        return
    yield comma + dumps(head)[:-1] + b',"' + name.encode() + b'":[\n' + first
    yield from pieces
    yield b"]}"


def _entry(entry: Entry, urn_prefix: str) -> Json:
    identifier, name, description, notes, _, values = entry
    item: Json = {"id": identifier, "links": [{"rel": "self", "urn": urn_prefix + identifier}]}
    _tell(item, name, description, notes)
    if values:
        item["coreRepresentation"] = _values(*values)
    return item


def _maintainable(artefact: Artefact, about: About) -> Json:
    """A maintainable artefact (MaintainableType). No version means 1.0, and for some classes may have to."""
    head: Json = {"id": artefact.id, "agencyID": artefact.agency}
    if artefact.version != FIXED_VERSION:
        head["version"] = artefact.version
    head["links"] = [{"rel": "self", "urn": artefact.urn}]
    _tell(head, about.name, about.description, about.annotations)
    return head


def _tell(artefact: Json, name: LangText, description: LangText | None, notes: Sequence[Annotation]) -> None:
    """A name for who asks for one, and the names in every language (NameableType)."""
    artefact["name"], artefact["names"] = _any(name), name
    if description:
        artefact["description"], artefact["descriptions"] = _any(description), description
    if notes:
        artefact["annotations"] = _annotations(notes)


def _texts(name: str, texts: LangText) -> Json:
    return {name: _any(texts), f"{name}s": texts}


def _any(texts: LangText) -> str:
    return next(iter(texts.values()))


def _annotations(notes: Iterable[Annotation]) -> list[Json]:
    told = []
    for kind, title, url, text in notes:
        note: Json = {"type": kind}
        if title is not None:
            note["title"] = title
        if text:
            note["text"], note["texts"] = _any(text), text
        if url:
            note["links"] = [_link(url)]
        told.append(note)
    return told


def _link(address: str) -> Json:
    """A link to an address. What is no URI but an IRI is mapped to one (RFC 3987, section 3.1), and is the title."""
    if address.isascii():
        return {"rel": "self", "href": address}
    return {"rel": "self", "href": _uri(address), "title": address}


def _uri(address: str) -> str:
    return address if address.isascii() else quote(address, safe=punctuation)


def _values(codes: Artefact | None, text_type: str | None) -> Json:
    return {"enumeration": codes.urn} if codes else {"format": {"dataType": text_type}}


def _agency_schemes(selection: Selection) -> Iterator[bytes]:
    """The scheme that holds the agency, and whom to ask. JSON Schema's `email` has no room for letters beyond ASCII."""
    agency = structures.agency(selection)
    contact: Json = _texts("name", agency.contact.name)
    if agency.contact.url:
        contact["uris"] = [_uri(agency.contact.url)]
    if agency.contact.email and agency.contact.email.isascii():
        contact["emails"] = [agency.contact.email]
    scheme = agency.item.scheme
    entry = _entry(structures.named(agency.item.id, agency.about.name), scheme.items) | {"contacts": [contact]}
    yield dumps(_maintainable(scheme, About(labels.AGENCIES)) | {"isPartial": True, "agencies": [entry]})


def _categorisations(selection: Selection) -> Iterator[bytes]:
    return _one_by_one(
        _maintainable(one.artefact, one.about) | {"source": one.source.urn, "target": one.target.urn}
        for one in structures.categorisations(selection)
    )


def _dataflows(selection: Selection) -> Iterator[bytes]:
    return _one_by_one(
        _maintainable(flow.artefact, flow.about) | {"structure": flow.structure.urn}
        for flow in structures.dataflows(selection)
    )


def _data_structures(selection: Selection) -> Iterator[bytes]:
    return _one_by_one(
        _maintainable(one.artefact, one.about) | {"dataStructureComponents": _components(one.components)}
        for one in structures.data_structures(selection, one_measure=False)
    )


def _components(parts: components.Components) -> Json:
    """DataStructureComponentsType; time is last among the dimensions, and stands apart here."""
    *dimensions, time = parts.dimensions
    lists: Json = {
        "dimensionList": {
            "id": "DimensionDescriptor",
            "dimensions": [
                {**_component(one), "position": position} for position, one in enumerate(dimensions, start=1)
            ],
            "timeDimension": _component(time),
        },
    }
    if parts.attributes:
        attributes = [_attribute(one) for one in parts.attributes]
        lists["attributeList"] = {"id": "AttributeDescriptor", "attributes": attributes}
    lists["measureList"] = {"id": "MeasureDescriptor", "measures": [_component(one) for one in parts.measures]}
    return lists


def _attribute(one: Component) -> Json:
    usage = "mandatory" if one.id in components.MANDATORY_ATTRIBUTES else "optional"
    return {**_component(one), "usage": usage, "attributeRelationship": {"observation": {}}}


def _component(one: Component) -> Json:
    component: Json = {"id": one.id, "conceptIdentity": one.concept.urn}
    if one.annotations:
        component["annotations"] = _annotations(one.annotations)
    if one.codes or one.text_type:
        component["localRepresentation"] = _values(one.codes, one.text_type)
    return component


def _hierarchies(selection: Selection) -> Iterator[bytes]:
    urn = selection.names.variables.items
    codes = (
        {
            "id": code,
            "code": urn + code,
            "hierarchicalCodes": [{"id": step, "code": urn + target} for step, target in steps],
        }
        for code, steps in structures.derivation(selection)
    )
    if (first := next(codes, None)) is None:
        return
    head = _maintainable(selection.names.derivation, About(labels.DERIVATION)) | {"hasFormalLevels": False}
    yield from _around(b"", head, "hierarchicalCodes", chain([first], codes))


_SECTIONS: Sequence[tuple[str, Callable[[Selection], Iterator[bytes]]]] = (
    ("agencySchemes", _agency_schemes),
    ("categorisations", _categorisations),
    ("categorySchemes", _schemes(structures.category_schemes, "categories")),
    ("codelists", _schemes(structures.codelists, "codes")),
    ("conceptSchemes", _schemes(structures.concept_schemes, "concepts")),
    ("dataflows", _dataflows),
    ("dataStructures", _data_structures),
    ("hierarchies", _hierarchies),
)

write_2_0 = partial(write, schema=JSON_2_0.url)
write_2_1 = partial(write, schema=JSON_2_1.url)
