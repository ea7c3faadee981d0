"""Reads the links of a DDI-CDI 1.0 document back from its own references.

The carriers: `entityUsed` with its semantic, the components of a `DimensionalDataStructure`, value domains,
`VariableRelationship`, `Concept_uses_Concept`, `relatedResource` with its semantic, and `nonDdiIdentifier`.

The XSD does not look at references, so this does: an identifier is there once, and every reference, whatever it is for,
leads to an object of the class that it tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from exporters.model.catalog import Edge
from exporters.model.vocabulary import Role
from exporters.proof.ddi.streaming import elements

_CDI = "{http://ddialliance.org/Specification/DDI-CDI/1.0/XMLSchema/}"
_REFERENCE, _RESOURCE = f"{_CDI}ddiReference", f"{_CDI}catalogDetails/{_CDI}relatedResource"
_NO_LINKS = frozenset({"population", "geography.smallest"})
"""The semantics of related resources that are facts of a definition, and no links between definitions."""


@dataclass(slots=True)
class _Read:
    """What the document has said so far; objects are known by their dataIdentifier."""

    objects: dict[tuple[str, ...], str] = field(default_factory=dict)
    """Id, agency and version -> class."""
    references: set[tuple[tuple[str, ...], str]] = field(default_factory=set)
    """What each reference leads to, and the class it tells."""
    owners: dict[str, str] = field(default_factory=dict)
    """A structure or a set of categories -> the cube or code list that it is of."""
    values: dict[str, str] = field(default_factory=dict)
    """A domain of values -> the code list that they are taken from."""
    components: dict[str, list[tuple[Role, str]]] = field(default_factory=lambda: defaultdict(list))
    """A component -> the variable or the domain that it is about, and as what."""
    pending: list[tuple[str, Role, str]] = field(default_factory=list)
    """Links of which an end is a component, a structure, a set of categories, a domain or a concept."""


def read_links(path: Path) -> frozenset[Edge]:
    """The links that the document at `path` carries.

    Raises `lxml.etree.XMLSyntaxError` for a file that is not XML, and ValueError for a document whose references are
    not sound.
    """
    read = _Read()
    direct = {edge for element in elements(path, [_CDI + n for n in _READERS]) for edge in _of(element, read)}
    if wrong := sorted((key, kind) for key, kind in read.references if read.objects.get(key) != kind):
        key, kind = wrong[0]
        found = read.objects.get(key, "not there")
        raise ValueError(f"there is a reference to the {kind} {' '.join(key)}, which is {found}")
    return frozenset(direct.union(_resolved(read)))


def _resolved(read: _Read) -> Iterator[Edge]:
    for source, role, target in read.pending:
        owner = read.owners.get(source, source)
        if role is Role.KEYWORD:  # a concept is called `health@keyword`
            yield Edge(owner, role, target.partition("@")[0])
        elif role is Role.CODELIST:
            yield from _codelist_edges(read, owner, target)
        elif role is Role.DIMENSION:
            yield from _component_edges(read, owner, target)
        else:
            yield Edge(owner, role, target)


def _component_edges(read: _Read, cube: str, component: str) -> Iterator[Edge]:
    for role, target in read.components[component]:
        match role:
            case Role.CUBE:
                yield Edge(target, role, cube)
            case Role.CODELIST:
                yield from _codelist_edges(read, cube, target)
            case _:
                yield Edge(cube, role, target)


def _codelist_edges(read: _Read, owner: str, domain: str) -> Iterator[Edge]:
    """A domain of values may be described without a list of them."""
    if domain in read.values:
        yield Edge(owner, Role.CODELIST, read.values[domain])


def _of(element: etree._Element, read: _Read) -> Iterator[Edge]:
    identifier = element.find(f"{_CDI}identifier")
    key = tuple(part.text for part in identifier[0])
    if key in read.objects:
        raise ValueError(f"{' '.join(key)} is there twice")
    kind = etree.QName(element).localname
    read.objects[key] = kind
    for reference in element.iter(_REFERENCE):
        valid_type = reference.getparent().findtext(f"{_CDI}validType")
        read.references.add((tuple(part.text for part in reference), valid_type))
    for other in identifier.iterchildren(f"{_CDI}nonDdiIdentifier"):
        if other[0].text == Role.EXACT_MATCH and kind != "Concept":
            yield Edge(key[0], Role.EXACT_MATCH, other[1].text)
    for resource in element.iterfind(_RESOURCE):
        if resource.find(_REFERENCE) is not None and _semantic(resource) not in _NO_LINKS:
            read.pending.append((key[0], Role(_semantic(resource)), _target(resource)))
    yield from _READERS[kind](element, key[0], read)


def _semantic(reference: etree._Element) -> str:
    text: str = reference.findtext(f"{_CDI}semantic/{_CDI}entryValue")
    return text


def _target(reference: etree._Element) -> str:
    """The id that a reference leads to; that it is there is looked at in the end."""
    return str(reference.find(_REFERENCE)[0].text)


def _targets(element: etree._Element, name: str) -> list[str]:
    return [_target(reference) for reference in element.iterchildren(_CDI + name)]


def _variable(element: etree._Element, owner: str, read: _Read) -> Iterator[Edge]:
    domains = "RepresentedVariable_takesSubstantiveValuesFrom_SubstantiveValueDomain"
    read.pending += [(owner, Role.KEYWORD, concept) for concept in _targets(element, "Concept_uses_Concept")]
    read.pending += [(owner, Role.CODELIST, domain) for domain in _targets(element, domains)]
    return iter(())


def _activity(element: etree._Element, _: str, __: _Read) -> Iterator[Edge]:
    for produced in _targets(element, "entityProduced"):
        for used in element.iterchildren(f"{_CDI}entityUsed"):
            yield Edge(produced, Role(_semantic(used)), _target(used))


def _relationship(element: etree._Element, _: str, __: _Read) -> Iterator[Edge]:
    role = Role(element.findtext(f"{_CDI}semantics/{_CDI}entryValue"))
    for source in _targets(element, "VariableRelationship_hasSource_ConceptualVariable"):
        for target in _targets(element, "VariableRelationship_hasTarget_ConceptualVariable"):
            yield Edge(source, role, target)


def _component(element: etree._Element, owner: str, read: _Read) -> Iterator[Edge]:
    role = Role.CUBE if etree.QName(element).localname == "MeasureComponent" else Role.DIMENSION
    variables = _targets(element, "DataStructureComponent_isDefinedBy_RepresentedVariable")
    domains = _targets(element, "DimensionComponent_isStructuredBy_ValueDomain")
    read.components[owner] = [*((role, v) for v in variables), *((Role.CODELIST, d) for d in domains)]
    return iter(())


def _data_set(element: etree._Element, owner: str, read: _Read) -> Iterator[Edge]:
    for structure in _targets(element, "DataSet_isStructuredBy_DataStructure"):
        read.owners[structure] = owner
    return iter(())


def _structure(element: etree._Element, owner: str, read: _Read) -> Iterator[Edge]:
    parts = _targets(element, "DataStructure_has_DataStructureComponent")
    read.pending += [(owner, Role.DIMENSION, component) for component in parts]
    return iter(())


def _codelist(element: etree._Element, owner: str, read: _Read) -> Iterator[Edge]:
    for categories in _targets(element, "EnumerationDomain_references_CategorySet"):
        read.owners[categories] = owner
    return iter(())


def _values(element: etree._Element, owner: str, read: _Read) -> Iterator[Edge]:
    for codelist in _targets(element, "SubstantiveValueDomain_takesValuesFrom_EnumerationDomain"):
        read.values[owner] = codelist
    return iter(())


def _no_links(_: etree._Element, __: str, ___: _Read) -> Iterator[Edge]:
    return iter(())


_WITHOUT_LINKS = (
    *("CategorySet", "Category", "Code", "Concept", "ConceptSystem", "DataStore", "Notation", "Organization"),
    *("Population", "Universe", "ValueAndConceptDescription"),
)

_READERS: Mapping[str, Callable[[etree._Element, str, _Read], Iterator[Edge]]] = {
    "RepresentedVariable": _variable,
    "Activity": _activity,
    "VariableRelationship": _relationship,
    "MeasureComponent": _component,
    "DimensionComponent": _component,
    "DimensionalDataSet": _data_set,
    "DimensionalDataStructure": _structure,
    "CodeList": _codelist,
    "SubstantiveValueDomain": _values,
    **dict.fromkeys(_WITHOUT_LINKS, _no_links),
}
