"""Reads the links of a DDI-Lifecycle 3.3 document back from its own references.

The carriers: `SourceVariableReference`, `InputVariableReference` of the instruction that a variable refers to,
`CodeListReference`, `BasedOnReference`, `MeasureDefinition`, `Dimension`, the groups, `UserID`, the anchors of prose.

No XSD of DDI-Lifecycle looks at references, so this does, for every object and every reference of the document,
whatever they are for: a URN is made of the agency, id and version beside it and is there once; a reference leads to an
object of the type it tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from exporters.model.catalog import Edge
from exporters.model.vocabulary import Role
from exporters.proof.ddi.streaming import elements

_R, _L = "{ddi:reusable:3_3}", "{ddi:logicalproduct:3_3}"
_D, _C, _A = "{ddi:datacollection:3_3}", "{ddi:conceptualcomponent:3_3}", "{ddi:archive:3_3}"
_URN, _USER_ID, _PAIR = f"{_R}URN", f"{_R}UserID", f"{_R}UserAttributePair"
_VERSION, _TYPE = f"{_R}Version", f"{_R}TypeOfObject"
"""What an object's identity ends with, and a reference."""
_VARIABLE, _CUBE, _CODELIST = f"{_L}Variable", f"{_L}NCube", f"{_L}CodeList"
_CONTENT = f"{_R}Description/{_R}Content"
_ANCHOR = "{http://www.w3.org/1999/xhtml}a"
_AXIS = "dimension"
"""The VariableRole of a variable that is only the axis of a cube."""


@dataclass(slots=True)
class _Read:
    """What the document has said so far."""

    objects: dict[str, str] = field(default_factory=dict)
    """URN -> type of object."""
    references: set[tuple[str, str]] = field(default_factory=set)
    """The URN and the type of object that each reference tells."""
    mentions: set[str] = field(default_factory=set)
    """The URNs that the prose links to."""
    instructions: dict[str, list[tuple[Role, str]]] = field(default_factory=dict)
    """URN of an instruction -> what goes in."""
    axes: dict[str, str | None] = field(default_factory=dict)
    """URN of an axis -> the id of its code list."""


def read_links(path: Path) -> frozenset[Edge]:
    """The links that the document at `path` carries.

    Raises `lxml.etree.XMLSyntaxError` for a file that is not XML, and ValueError for a document whose references are
    not sound.
    """
    read = _Read()
    edges = frozenset(_edges(path, read))
    if wrong := sorted((urn, kind) for urn, kind in read.references if read.objects.get(urn) != kind):
        urn, kind = wrong[0]
        raise ValueError(f"there is a reference to the {kind} {urn}, which is {read.objects.get(urn, 'not there')}")
    if strangers := read.mentions - read.objects.keys():
        raise ValueError(f"the prose links to {' '.join(sorted(strangers))}, which is not there")
    return edges


def _edges(path: Path, read: _Read) -> Iterator[Edge]:
    for element in elements(path, _READERS, (_VERSION, _TYPE)):
        if element.tag == _VERSION:
            _learn_object(element.getparent(), read)
        elif element.tag == _TYPE:
            read.references.add((_target(element.getparent()), str(element.text)))
        else:
            yield from _READERS[element.tag](element, read)


def _learn_object(element: etree._Element, read: _Read) -> None:
    """The URN of an object is that of its agency, id and version, and of no other object."""
    if element[0].tag != _URN:  # a reference has a version, too
        return
    urn, agency, identifier, version = (child.text for child in element[:4])
    if urn != f"urn:ddi:{agency}:{identifier}:{version}":
        raise ValueError(f"{urn} is not made of {agency}, {identifier} and {version}")
    if urn in read.objects:
        raise ValueError(f"{urn} is there twice")
    read.objects[urn] = etree.QName(element).localname


def _target(reference: etree._Element) -> str:
    """The URN that a reference leads to; that it is there is looked at in the end."""
    agency, identifier, version = (child.text for child in reference[:3])
    return f"urn:ddi:{agency}:{identifier}:{version}"


def _owner(element: etree._Element) -> str:
    """The id of an object."""
    return _id(element[0].text)


def _id(urn: str) -> str:
    return urn.split(":")[3]


def _targets(element: etree._Element, path: str) -> Iterator[str]:
    """The ids that the references at a path lead to."""
    return (_id(_target(reference)) for reference in element.iterfind(path))


def _pairs(element: etree._Element) -> Iterator[tuple[str, str]]:
    for pair in element.iterchildren(_PAIR):
        yield pair[0].text, pair[1].text


def _definition_edges(element: etree._Element, read: _Read, owner: str) -> Iterator[Edge]:
    """What every kind of definition may link to."""
    for user_id in element.iterchildren(_USER_ID):
        if user_id.get("typeOfUserID") == Role.EXACT_MATCH:
            yield Edge(owner, Role.EXACT_MATCH, user_id.text)
    for target in _targets(element, f"{_R}BasedOnObject/{_R}BasedOnReference"):
        yield Edge(owner, Role.REPLACES, target)
    for content in element.iterfind(_CONTENT):
        for anchor in content.iter(_ANCHOR):
            if anchor.get("href").startswith("urn:ddi:"):
                read.mentions.add(anchor.get("href"))
                yield Edge(owner, Role.MENTION, _id(anchor.get("href")))


def _variable_edges(element: etree._Element, read: _Read) -> Iterator[Edge]:
    owner, representation = _owner(element), element.find(f"{_L}VariableRepresentation")
    codelists = list(_targets(representation, f"{_R}CodeRepresentation/{_R}CodeListReference"))
    if representation.findtext(f"{_L}VariableRole") == _AXIS:
        read.axes[element[0].text] = codelists[0] if codelists else None
        return
    yield from (Edge(owner, Role.CODELIST, codelist) for codelist in codelists)
    yield from _definition_edges(element, read, owner)
    for target in _targets(element, f"{_R}SourceVariableReference"):
        yield Edge(owner, Role.SOURCE, target)
    for reference in representation.iterchildren(f"{_R}ProcessingInstructionReference"):
        for role, target in read.instructions.pop(_target(reference), ()):
            yield Edge(owner, role, target)


def _learn_instruction(element: etree._Element, read: _Read) -> Iterator[Edge]:
    read.instructions[element[0].text] = [
        (Role(dict(_pairs(reference))["role"]), _id(_target(reference)))
        for reference in element.iterchildren(f"{_D}InputVariableReference")
    ]
    return iter(())


def _cube_edges(element: etree._Element, read: _Read) -> Iterator[Edge]:
    owner = _owner(element)
    yield from _definition_edges(element, read, owner)
    for stat in _targets(element, f"{_L}MeasureDefinition/{_R}VariableReference"):
        yield Edge(stat, Role.CUBE, owner)
    for reference in element.iterfind(f"{_L}Dimension/{_R}VariableReference"):
        yield from _dimension_edges(reference, read, owner)


def _dimension_edges(reference: etree._Element, read: _Read, owner: str) -> Iterator[Edge]:
    urn = _target(reference)
    if urn not in read.axes:
        yield Edge(owner, Role.DIMENSION, _id(urn))
    elif codelist := read.axes[urn]:
        yield Edge(owner, Role.CODELIST, codelist)
    for _, codelist_urn in _pairs(reference):
        read.references.add((codelist_urn, "CodeList"))
        yield Edge(owner, Role.CODELIST, _id(codelist_urn))


def _codelist_edges(element: etree._Element, read: _Read) -> Iterator[Edge]:
    return _definition_edges(element, read, _owner(element))


def _no_edges(_: etree._Element, __: _Read) -> Iterator[Edge]:
    return iter(())


def _group_edges(element: etree._Element, _: _Read) -> Iterator[Edge]:
    """The group of a definition is based on it; that of a keyword refers to its concept, `health@keyword`."""
    kind = etree.QName(element).localname
    role = Role(element.findtext(f"{_L}TypeOf{kind}"))
    owners = list(_targets(element, f"{_R}BasedOnObject/{_R}BasedOnReference"))
    keywords = [concept.partition("@")[0] for concept in _targets(element, f"{_R}ConceptReference")]
    for member in _targets(element, f"{_R}{kind.removesuffix('Group')}Reference"):
        yield from (Edge(owner, role, member) for owner in owners)
        yield from (Edge(member, role, keyword) for keyword in keywords)


_READERS: Mapping[str, Callable[[etree._Element, _Read], Iterator[Edge]]] = {
    _VARIABLE: _variable_edges,
    _CUBE: _cube_edges,
    _CODELIST: _codelist_edges,
    f"{_D}GenerationInstruction": _learn_instruction,
    f"{_L}VariableGroup": _group_edges,
    f"{_L}NCubeGroup": _group_edges,
    **dict.fromkeys((f"{_C}Concept", f"{_C}Universe", f"{_L}Category", f"{_A}Organization"), _no_edges),
}
