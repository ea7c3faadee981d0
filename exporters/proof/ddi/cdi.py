"""Reads the links of a DDI-CDI 1.0 document back from its own references.

The carriers: `entityUsed` with its semantic, the components of a `DimensionalDataStructure`, value domains,
`VariableRelationship`, `Concept_uses_Concept`, `relatedResource` with its semantic, and `nonDdiIdentifier`.

The XSD does not look at references, so this does: an identifier is there once, and a reference leads to an object of
the class that it tells.
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
    for key, kind in read.references:
        if read.objects.get(key) != kind:
            found = read.objects.get(key, "not there")
            raise ValueError(f"there is a reference to the {kind} {' '.join(key)}, which is {found}")
    return frozenset(direct.union(_resolved(read)))


def _resolved(read: _Read) -> Iterator[Edge]:
    for source, role, target in read.pending:
        owner = read.owners.get(source, source)
        if role is Role.KEYWORD:  # a concept is called `health@keyword`
            yield Edge(owner, role, target.partition("@")[0])
        elif role is Role.CODELIST:
            yield Edge(owner, role, read.values[target])
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
                yield Edge(cube, role, read.values[target])
            case _:
                yield Edge(cube, role, target)


def _of(element: etree._Element, read: _Read) -> Iterator[Edge]:
    identifier = element.find(f"{_CDI}identifier")
    key = tuple(part.text for part in identifier[0])
    if key in read.objects:
        raise ValueError(f"{' '.join(key)} is there twice")
    kind = etree.QName(element).localname
    read.objects[key] = kind
    for other in identifier.iterchildren(f"{_CDI}nonDdiIdentifier"):
        if other[0].text == Role.EXACT_MATCH and kind != "Concept":
            yield Edge(key[0], Role.EXACT_MATCH, other[1].text)
    for resource in element.iterfind(f"{_CDI}catalogDetails/{_CDI}relatedResource"):
        if resource.find(f"{_CDI}ddiReference") is not None:
            read.pending.append((key[0], _role(resource), _target(resource, read)))
    yield from _READERS[kind](element, key[0], read)


def _role(reference: etree._Element) -> Role:
    return Role(reference.findtext(f"{_CDI}semantic/{_CDI}entryValue"))


def _target(reference: etree._Element, read: _Read) -> str:
    """The id that a reference leads to; that it is there is looked at in the end."""
    key = tuple(part.text for part in reference.find(f"{_CDI}ddiReference"))
    read.references.add((key, reference.findtext(f"{_CDI}validType")))
    return str(key[0])


def _targets(element: etree._Element, name: str, read: _Read) -> list[str]:
    return [_target(reference, read) for reference in element.iterchildren(_CDI + name)]


def _variable(element: etree._Element, owner: str, read: _Read) -> Iterator[Edge]:
    _targets(element, "ConceptualVariable_measures_UnitType", read)
    domains = "RepresentedVariable_takesSubstantiveValuesFrom_SubstantiveValueDomain"
    read.pending += [(owner, Role.KEYWORD, concept) for concept in _targets(element, "Concept_uses_Concept", read)]
    read.pending += [(owner, Role.CODELIST, domain) for domain in _targets(element, domains, read)]
    return iter(())


def _activity(element: etree._Element, _: str, read: _Read) -> Iterator[Edge]:
    for produced in _targets(element, "entityProduced", read):
        for used in element.iterchildren(f"{_CDI}entityUsed"):
            yield Edge(produced, _role(used), _target(used, read))


def _relationship(element: etree._Element, _: str, read: _Read) -> Iterator[Edge]:
    role = Role(element.findtext(f"{_CDI}semantics/{_CDI}entryValue"))
    for source in _targets(element, "VariableRelationship_hasSource_ConceptualVariable", read):
        for target in _targets(element, "VariableRelationship_hasTarget_ConceptualVariable", read):
            yield Edge(source, role, target)


def _component(element: etree._Element, owner: str, read: _Read) -> Iterator[Edge]:
    role = Role.CUBE if etree.QName(element).localname == "MeasureComponent" else Role.DIMENSION
    variables = _targets(element, "DataStructureComponent_isDefinedBy_RepresentedVariable", read)
    domains = _targets(element, "DimensionComponent_isStructuredBy_ValueDomain", read)
    read.components[owner] = [*((role, v) for v in variables), *((Role.CODELIST, d) for d in domains)]
    return iter(())


def _data_set(element: etree._Element, owner: str, read: _Read) -> Iterator[Edge]:
    for structure in _targets(element, "DataSet_isStructuredBy_DataStructure", read):
        read.owners[structure] = owner
    return iter(())


def _structure(element: etree._Element, owner: str, read: _Read) -> Iterator[Edge]:
    parts = _targets(element, "DataStructure_has_DataStructureComponent", read)
    read.pending += [(owner, Role.DIMENSION, component) for component in parts]
    return iter(())


def _codelist(element: etree._Element, owner: str, read: _Read) -> Iterator[Edge]:
    for categories in _targets(element, "EnumerationDomain_references_CategorySet", read):
        read.owners[categories] = owner
    _targets(element, "CodeList_has_Code", read)
    return iter(())


def _values(element: etree._Element, owner: str, read: _Read) -> Iterator[Edge]:
    for codelist in _targets(element, "SubstantiveValueDomain_takesValuesFrom_EnumerationDomain", read):
        read.values[owner] = codelist
    return iter(())


def _only_references(*names: str) -> Callable[[etree._Element, str, _Read], Iterator[Edge]]:
    def look(element: etree._Element, _: str, read: _Read) -> Iterator[Edge]:
        for name in names:
            _targets(element, name, read)
        return iter(())

    return look


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
    "CategorySet": _only_references("CategorySet_has_Category"),
    "Code": _only_references("Code_denotes_Category", "Code_uses_Notation"),
    **dict.fromkeys(("Category", "Notation", "Concept", "Universe", "DataStore"), _only_references()),
    "ConceptSystem": _only_references("ConceptSystem_has_Concept"),
}
