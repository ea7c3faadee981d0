"""Reads the links of a DDI-Codebook document, 2.5 or 2.6, back from its own link elements and attributes.

The carriers: `derivation/@var`, `measure/@varRef`, `dmns/@varRef`, `varGrp[@otherType='related']`, `concept/@vocabURI`,
`Link/@refs` and `ExtLink/@URI` with their `@role`, in 2.6 `notes//xhtml:a/@href` with its `@rel`, and the anchors of
the prose.

Few validators follow IDREFs, and none looks at what they lead to, so this does: an ID is there once, a reference leads
to an element of the right name, a `var` of the right kind, and a URN is made of the agency, the ID and the version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from exporters.model.catalog import Edge
from exporters.model.vocabulary import Role
from exporters.proof.ddi.streaming import elements

_ANCHOR = "{http://www.w3.org/1999/xhtml}a"
_INPUTS = frozenset({Role.SOURCE, Role.NUMERATOR, Role.DENOMINATOR, Role.FILTER})

_VARIABLES = frozenset({"var", "stat", "source"})
"""The kinds of a `var` that has values of its own; one that tells no kind is a `var`."""
_DESCRIBED = _VARIABLES | {"codelist", "nCube"}

_REFERENCES: Mapping[tuple[str, str], frozenset[str]] = {
    ("derivation", "var"): _VARIABLES,
    ("varGrp", "var"): _VARIABLES,
    ("varGrp", "nCube"): frozenset({"nCube"}),
    ("measure", "varRef"): _VARIABLES - {"source"},
    ("dmns", "varRef"): _VARIABLES | {"codelist"},
    ("var", "files"): frozenset({"fileDscr"}),
    **{
        (name, attribute): frozenset(targets)
        for name in ("var", "nCube")
        for attribute, targets in (
            ("sdatrefs", {"timePrd", "geogUnit"}),
            ("methrefs", {"frequenc"}),
            ("access", {"conditions"}),
        )
    },
}
"""The elements and their attributes that hold ids, with what these may lead to."""

_TARGETS: Mapping[Role, frozenset[str]] = {
    Role.CODELIST: frozenset({"var", "codelist"}),
    Role.KEYWORD: frozenset({"keyword"}),
    **dict.fromkeys(_INPUTS, _VARIABLES),
}
"""What links of a role may lead to, if it is not whatever is described."""


@dataclass(slots=True)
class _Known:
    """What the document has said so far."""

    ids: dict[str, str] = field(default_factory=dict)
    """`@ID` -> the name of the element, or the kind of a `var` that tells it."""
    references: set[tuple[str, frozenset[str]]] = field(default_factory=set)
    """The ids that are referred to, and what they may lead to."""
    keywords: dict[str, str] = field(default_factory=dict)
    """The `@ID` and the `@vocabURI` of each keyword of the study -> the keyword's id."""


def read_links(path: Path) -> frozenset[Edge]:
    """The links that the document at `path` carries.

    Raises `lxml.etree.XMLSyntaxError` for a file that is not XML; ValueError for a role that there is not, for a
    derivation whose variables are not those that its links speak of, and for ids that are not sound.
    """
    known = _Known()
    edges = frozenset(_edges(path, known))
    if wrong := sorted((i, sorted(names)) for i, names in known.references if known.ids.get(i) not in names):
        identifier, names = wrong[0]
        found = known.ids.get(identifier, "not there")
        raise ValueError(f"{identifier} is {found}, but referred to as {' or '.join(names)}")
    return edges


def _edges(path: Path, known: _Known) -> Iterator[Edge]:
    for element in elements(path, [f"{{*}}{name}" for name in _READERS]):
        yield from _READERS[_name(element)](element, known)


def _name(element: etree._Element) -> str:
    name: str = element.tag
    return name[name.index("}") + 1 :]


def _learn(element: etree._Element, known: _Known) -> Iterator[Edge]:
    """An element that others refer to: its id, which no other has."""
    identifier = element.get("ID")
    if identifier in known.ids:
        raise ValueError(f"the ID {identifier} is there twice")
    if identifier:
        known.ids[identifier] = _name(element)
    return iter(())


def _look(element: etree._Element, known: _Known) -> None:
    """Takes down the ids that an element refers to."""
    name = _name(element)
    for attribute, value in element.items():
        if wanted := _REFERENCES.get((name, attribute)):
            known.references.update((identifier, wanted) for identifier in value.split())


def _check_urn(element: etree._Element) -> None:
    """A URN is that of the codebook's agency, the ID and the day of the last change."""
    urn = element.get("ddiLifecycleUrn")
    agency = element.getparent().getparent().get("codeBookAgency")
    identifier, version = element.get("ID"), element.get("elementVersionDate", "1").replace("-", ".")
    if urn not in (None, f"urn:ddi:{agency}:{identifier}:{version}"):
        raise ValueError(f"{urn} is not made of {agency}, {identifier} and {version}")


def _learn_keyword(element: etree._Element, known: _Known) -> Iterator[Edge]:
    """A `keyword` says its id in the middle of its own, between what it is and its language: `keyword.health.en`."""
    identifier = element.get("ID")
    for name in (identifier, element.get("vocabURI")):
        known.keywords[name] = identifier.split(".")[1]
    return _learn(element, known)


def _group_edges(group: etree._Element, known: _Known) -> Iterator[Edge]:
    _learn(group, known)
    _look(group, known)
    if group.get("otherType") == "related":
        owner = group.get("name")
        members = f"{group.get('var', '')} {group.get('nCube', '')}".split()
        yield from (Edge(owner, Role.RELATED, member) for member in members if member != owner)


def _var_edges(var: etree._Element, known: _Known) -> Iterator[Edge]:
    _learn(var, known)
    _check_urn(var)
    _look(var, known)
    owner, links, variables = var.get("ID"), set[Edge](), set[str]()
    for child in var:
        name = _name(child)
        if name == "concept":
            yield from _concept_edges(child, owner, known)
        elif name == "derivation":
            _look(child, known)
            variables.update(child.get("var", "").split())
        elif name == "catgry":
            _learn(child, known)
        elif name == "txt":
            yield from _mention_edges(child, owner, known)
        elif name == "notes" and len(child):
            links.update(_link_edges(child, owner, known))
    yield from _input_edges(owner, variables, {edge for edge in links if edge.role in _INPUTS})
    yield from (edge for edge in links if edge.role not in _INPUTS)


def _concept_edges(concept: etree._Element, owner: str, known: _Known) -> Iterator[Edge]:
    """The kind is of no vocabulary that has an address; a keyword is, whatever its scheme is called."""
    if address := concept.get("vocabURI"):
        if keyword := known.keywords.get(address):
            yield Edge(owner, Role.KEYWORD, keyword)
    elif concept.get("vocab") == "kind":
        known.ids[owner] = concept.text


def _input_edges(owner: str, variables: set[str], told: set[Edge]) -> Iterator[Edge]:
    """`derivation/@var` says what goes in; the links say as what. An input that no link tells of is a source."""
    if strangers := {edge.target for edge in told} - variables:
        raise ValueError(f"{owner} links to {' '.join(sorted(strangers))}, of which its derivation/@var says nothing")
    yield from told
    yield from (Edge(owner, Role.SOURCE, name) for name in variables - {edge.target for edge in told})


def _ncube_edges(ncube: etree._Element, known: _Known) -> Iterator[Edge]:
    _learn(ncube, known)
    _check_urn(ncube)
    _look(ncube, known)
    owner = ncube.get("ID")
    for child in ncube:
        name = _name(child)
        if name == "measure":
            _look(child, known)
            yield Edge(child.get("varRef"), Role.CUBE, owner)
        elif name == "dmns":
            _learn(child, known)
            _look(child, known)
            if target := child.get("varRef"):
                yield Edge(owner, Role.CODELIST if known.ids.get(target) == "codelist" else Role.DIMENSION, target)
        elif name == "txt":
            yield from _mention_edges(child, owner, known)
        elif name == "notes" and len(child):
            yield from _link_edges(child, owner, known)


def _link_edges(note: etree._Element, owner: str, known: _Known) -> Iterator[Edge]:
    """`Link` and `ExtLink` in 2.5, `xhtml:a` in 2.6."""
    for link in note.iter("{*}Link", "{*}ExtLink", _ANCHOR):
        role = Role(link.get("role") or link.get("rel"))
        address = link.get("URI") or link.get("href")
        if role is Role.EXACT_MATCH:
            yield Edge(owner, role, address)
            continue
        for target in link.get("refs").split() if address is None else [_local(address)]:
            known.references.add((target, _TARGETS.get(role, _DESCRIBED)))
            yield Edge(owner, role, known.keywords.get(target, target) if role is Role.KEYWORD else target)


def _mention_edges(text: etree._Element, owner: str, known: _Known) -> Iterator[Edge]:
    for anchor in text.iter(_ANCHOR):
        if anchor.get("href", "").startswith("#"):
            target = _local(anchor.get("href"))
            known.references.add((target, _DESCRIBED))
            yield Edge(owner, Role.MENTION, target)


def _local(address: str) -> str:
    """The id in an address of this document."""
    return address.removeprefix("#")


_READERS: Mapping[str, Callable[[etree._Element, _Known], Iterator[Edge]]] = {
    "keyword": _learn_keyword,
    **dict.fromkeys(("timePrd", "geogUnit", "frequenc", "conditions", "fileDscr"), _learn),
    "varGrp": _group_edges,
    "var": _var_edges,
    "nCube": _ncube_edges,
}
