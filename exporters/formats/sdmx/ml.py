"""What all versions of SDMX-ML have in common: the message, and the elements that artefacts are made of.

Everything is made as text, an artefact or an item at a time: there are tens of thousands, each of them small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC
from functools import cache
from typing import BinaryIO

from exporters.format import Settings
from exporters.formats.sdmx import structures
from exporters.formats.sdmx.annotation import Annotation
from exporters.formats.sdmx.components import Component
from exporters.formats.sdmx.labels import AGENCIES
from exporters.formats.sdmx.selection import Selection
from exporters.formats.sdmx.structures import About, AgencyEntry, Entry, Link, Representation, Scheme, Structure
from exporters.formats.sdmx.urns import FIXED_VERSION, Artefact, Item
from exporters.formats.xml import XmlStream, all_escaped, escaped, quoted, xml_document
from exporters.model.definitions import CatalogInfo, LangText

OUTER, INNER = "\n      ", "\n        "
"""What stands before a maintainable artefact, and before what is in it: each element has a line of its own."""

_DEEPER = "  "
_GAP = "\0"
"""Where a word belongs in a text that is made beforehand; no XML holds it."""

Section = tuple[str, Callable[[Selection], Iterator[str]]]
"""A section of a structure message: its element, and what gives the artefacts in it as text."""
Reference = Callable[[str, Artefact | Item], str]
"""Gives the element of that name that refers to an artefact."""
WriteComponent = Callable[[str, Component, int], str]
"""Gives a component as text: its role (Dimension, Attribute, Measure), itself, and its place in the list, from 1."""


def write_message(
    out: BinaryIO, selection: Selection, settings: Settings, *, version: str, sections: Sequence[Section]
) -> None:
    """A structure message (StructureType) of a version such as `v2_1`; sections with nothing in them are left out."""
    base = f"http://www.sdmx.org/resources/sdmxml/schemas/{version}/"
    namespaces = {f"xmlns:{name[:3]}": base + name for name in ("message", "structure", "common")}
    with xml_document(out, "mes:Structure", namespaces) as xml:
        write_header(xml, selection.catalog.info, settings)
        with xml.element("mes:Structures"):
            for name, artefacts in sections:
                _write_section(xml, name, artefacts(selection))


def write_header(xml: XmlStream, info: CatalogInfo, settings: Settings, follows: Artefact | None = None) -> None:
    """BaseHeaderType. The sender is the agency; an IDType has no dots. What is reported `follows` a structure."""
    prepared = settings.timestamp.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with xml.element("mes:Header"):
        for name, text in (("ID", info.id), ("Test", "false"), ("Prepared", prepared)):
            xml.text(f"mes:{name}", text)
        with xml.element("mes:Sender", {"id": info.agency.sdmx.replace(".", "_")}):
            xml.texts("com:Name", info.publisher.name)
        if follows:
            with xml.element("mes:Structure", {"structureID": follows.id}):
                xml.text("com:Structure", follows.urn)
        xml.texts("mes:Source", info.title)


def _write_section(xml: XmlStream, name: str, pieces: Iterator[str]) -> None:
    first = next(pieces, None)
    if first is None:
        return
    with xml.element(f"str:{name}"):
        xml.markup(first)
        xml.pieces(pieces)


def schemes(of: Callable[[Selection], Iterator[Scheme]], reference: Reference) -> Callable[[Selection], Iterator[str]]:
    """A section of item schemes."""
    return lambda selection: (piece for one in of(selection) for piece in scheme(one, reference))


def agency_schemes(more: Mapping[str, str]) -> Callable[[Selection], Iterator[str]]:
    """The section of the catalogue's own agency."""
    return lambda selection: iter([agency_scheme(structures.agency(selection), more)])


def dataflows(reference: Reference) -> Callable[[Selection], Iterator[str]]:
    """The section of dataflows."""
    return lambda selection: (
        artefact(flow.artefact, flow.about, f"{INNER}{reference('Structure', flow.structure)}")
        for flow in structures.dataflows(selection)
    )


def categorisations(reference: Reference, more: Mapping[str, str]) -> Callable[[Selection], Iterator[str]]:
    """The section of categorisations."""
    return lambda selection: (
        artefact(
            one.artefact,
            one.about,
            f"{INNER}{reference('Source', one.source)}{INNER}{reference('Target', one.target)}",
            more,
        )
        for one in structures.categorisations(selection)
    )


def data_structures(write: WriteComponent, *, one_measure: bool) -> Callable[[Selection], Iterator[str]]:
    """The section of data structures."""
    return lambda selection: (
        artefact(one.artefact, one.about, data_structure_components(one, write))
        for one in structures.data_structures(selection, one_measure=one_measure)
    )


def scheme(one: Scheme, reference: Reference) -> Iterator[str]:
    """An item scheme (ItemSchemeType), piece by piece."""
    artefact = one.artefact
    yield start(artefact, one.about, {"isPartial": "true"} if one.is_partial else {})
    prefix = artefact.items
    for entry in one.entries:
        yield item(artefact.item_type, prefix, entry, reference)
    yield end(artefact)


def item(element: str, urn_prefix: str, entry: Entry, reference: Reference) -> str:
    """An item of a scheme (ItemType) with, for a concept, what its values are."""
    identifier, name, description, notes, links, values = entry
    margin = f"{INNER}{_DEEPER}"
    return (
        f'{INNER}<str:{element} id="{identifier}" urn="{urn_prefix}{identifier}">'
        f"{nameable(margin, name, description, notes, links)}"
        f"{representation('CoreRepresentation', values, margin, reference)}{INNER}</str:{element}>"
    )


def agency_scheme(agency: AgencyEntry, more: Mapping[str, str]) -> str:
    """The scheme that holds an agency and whom to ask (AgencySchemeType, ContactType)."""
    info, margin = agency.contact, f"{INNER}    "
    texts = "".join(
        f"{margin}<str:{name}>{escaped(value)}</str:{name}>"
        for name, value in (("URI", info.url), ("Email", info.email))
        if value
    )
    contact = f"{INNER}  <str:Contact>{texts_of('Name', info.name, margin)}{texts}{INNER}  </str:Contact>"
    inside = f"{nameable(f'{INNER}  ', *agency.about)}{contact}"
    one = f'{INNER}<str:Agency id="{agency.item.id}" urn="{agency.item.urn}">{inside}{INNER}</str:Agency>'
    about = About(AGENCIES)
    return start(agency.item.scheme, about, {**more, "isPartial": "true"}) + one + end(agency.item.scheme)


def artefact(one: Artefact, about: About, inside: str, more: Mapping[str, str] | None = None) -> str:
    """A maintainable artefact (MaintainableType) with what is inside; `more` are further attributes."""
    return f"{start(one, about, more or {})}{inside}{end(one)}"


def start(one: Artefact, about: About, more: Mapping[str, str]) -> str:
    """The beginning of a maintainable artefact, up to what is inside; a version that is fixed is left out."""
    attributes = "".join(f' {name}="{value}"' for name, value in more.items())
    version = "" if one.version == FIXED_VERSION else f' version="{one.version}"'
    identity = f'id="{one.id}" urn="{one.urn}" agencyID="{one.agency}"{version}{attributes}'
    return f"{OUTER}<str:{one.type} {identity}>{nameable(INNER, *about)}"


def end(one: Artefact) -> str:
    """The end of a maintainable artefact."""
    return f"{OUTER}</str:{one.type}>"


def nameable(
    margin: str, name: LangText, description: LangText | None, notes: Sequence[Annotation], links: Sequence[Link]
) -> str:
    """What people read of an artefact (NameableType), each element behind the margin."""
    shape, words = _annotations(notes, margin) if notes else ([], [])
    if links:
        shape.append(_linked(links, margin))
        words.append("")
    _add_texts(shape, words, "Name", name, margin)
    if description:
        _add_texts(shape, words, "Description", description, margin)
    return _filled(shape, words)


def annotated(notes: Sequence[Annotation], margin: str) -> str:
    """The annotations, if there are any (AnnotableType), one on a line."""
    return _filled(*_annotations(notes, margin)) if notes else ""


def texts_of(name: str, texts: LangText, margin: str) -> str:
    """The same element in every language, each behind the margin."""
    shape: list[str] = []
    words: list[str] = []
    _add_texts(shape, words, name, texts, margin)
    return _filled(shape, words)


def _filled(shape: list[str], words: list[str]) -> str:
    """A word, escaped, behind each piece of a shape; behind the last piece of an element there is none, so it is ""."""
    text = shape * 2
    text[::2], text[1::2] = shape, all_escaped(words)
    return "".join(text)


def _add_texts(shape: list[str], words: list[str], name: str, texts: LangText, margin: str) -> None:
    shape += _texts_shape(name, tuple(texts), margin)
    words += texts.values()
    words.append("")


def _annotations(notes: Sequence[Annotation], margin: str) -> tuple[list[str], list[str]]:
    """The shape of some annotations, and the words in it."""
    shape, words = [f"{margin}<com:Annotations>"], [""]
    for kind, title, url, text in notes:
        shape += _annotation_shape(kind, title is not None, bool(url), tuple(text) if text else (), margin)
        if title is not None:
            words.append(title)
        if url:
            words.append(url)
        if text:
            words += text.values()
        words.append("")
    shape.append(f"{margin}</com:Annotations>")
    words.append("")
    return shape, words


@cache
def _annotation_shape(
    kind: str, has_title: bool, has_url: bool, languages: tuple[str, ...], margin: str
) -> Sequence[str]:
    title = f"<com:AnnotationTitle>{_GAP}</com:AnnotationTitle>" if has_title else ""
    url = f"<com:AnnotationURL>{_GAP}</com:AnnotationURL>" if has_url else ""
    text = _GAP.join(_texts_shape("AnnotationText", languages, ""))
    inside = f"{title}<com:AnnotationType>{kind}</com:AnnotationType>{url}{text}"
    return f"{margin}  <com:Annotation>{inside}</com:Annotation>".split(_GAP)


@cache
def _texts_shape(name: str, languages: tuple[str, ...], margin: str) -> Sequence[str]:
    one = f'{margin}<com:{name} xml:lang="{{}}">{_GAP}</com:{name}>'
    return "".join([one.format(language) for language in languages]).split(_GAP)


def _linked(links: Sequence[Link], margin: str) -> str:
    pairs = ((f'rel="{link.rel}" url={quoted(link.url)}', f' urn="{link.urn}"' if link.urn else "") for link in links)
    return "".join([f"{margin}<com:Link {link}{urn}/>" for link, urn in pairs])


def representation(name: str, values: Representation | None, margin: str, reference: Reference) -> str:
    """RepresentationType: an enumeration, or else a text format, or else nothing."""
    if not values:
        return ""
    if values.codes:
        inside = reference("Enumeration", values.codes)
    else:
        inside = f'<str:TextFormat textType="{values.text_type}"/>'
    return f"{margin}<str:{name}>{inside}</str:{name}>"


def hierarchical_codes(selection: Selection, margin: str, reference: Reference) -> Iterator[str]:
    """The codes of the derivation and those below them (HierarchicalCodeType); references differ in the id only."""
    to_any = reference("Code", Item(selection.names.variables, _GAP))
    start, end = "<str:HierarchicalCode id=", "</str:HierarchicalCode>"
    for code, steps in structures.derivation(selection):
        below = "".join([f'{margin}  {start}"{step}">{to_any.replace(_GAP, target)}{end}' for step, target in steps])
        yield f'{margin}{start}"{code}">{to_any.replace(_GAP, code)}{below}{margin}{end}'


def data_structure_components(structure: Structure, write: WriteComponent) -> str:
    """DataStructureComponentsType: the lists of components, each with the id that SDMX fixes."""
    parts = structure.components
    lists = "".join(
        f'{INNER}  <str:{role}List id="{role}Descriptor">'
        f"{''.join([write(role, one, n) for n, one in enumerate(ones, start=1)])}{INNER}  </str:{role}List>"
        for role, ones in (
            ("Dimension", parts.dimensions),
            ("Attribute", parts.attributes),
            ("Measure", parts.measures),
        )
        if ones
    )
    return f"{INNER}<str:DataStructureComponents>{lists}{INNER}</str:DataStructureComponents>"


def component(name: str, one: Component, attributes: str, behind: str, reference: Reference) -> str:
    """A component of a data structure (ComponentType); `behind` is what follows its values."""
    margin = f"{INNER}    "
    deeper = f"{margin}  "
    concept = f"{deeper}{reference('ConceptIdentity', one.concept)}"
    known = one.codes or one.text_type
    values = Representation(one.codes, one.text_type) if known else None
    inside = f"{annotated(one.annotations, deeper)}{concept}"
    shown = representation("LocalRepresentation", values, deeper, reference)
    tail = f"{deeper}{behind}" if behind else ""
    return f'{margin}<str:{name} id="{one.id}"{attributes}>{inside}{shown}{tail}{margin}</str:{name}>'
