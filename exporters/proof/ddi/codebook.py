"""Reads the links of a DDI-Codebook 2.5 document back from its own link elements and attributes.

The carriers: `derivation/@var`, `measure/@varRef`, `dmns/@varRef`, `varGrp[@otherType='related']`, `concept/@vocabURI`,
`Link/@refs` and `ExtLink/@URI` with their `@role`, and the anchors of the prose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from exporters.model.catalog import Edge
from exporters.model.vocabulary import Role
from exporters.proof.ddi.streaming import elements

_DDI = "{ddi:codebook:2_5}"
_KEYWORD, _GROUP, _VAR, _NCUBE = (_DDI + name for name in ("keyword", "varGrp", "var", "nCube"))
_CONCEPT, _DERIVATION, _LINK, _EXTERNAL = (_DDI + name for name in ("concept", "derivation", "Link", "ExtLink"))
_DIMENSION, _MEASURE, _TEXT = (_DDI + name for name in ("dmns", "measure", "txt"))
_ANCHOR = "{http://www.w3.org/1999/xhtml}a"

_INPUTS = frozenset({Role.SOURCE, Role.NUMERATOR, Role.DENOMINATOR, Role.FILTER})


@dataclass(slots=True)
class _Known:
    """What earlier elements of the document say that later ones refer to."""

    keywords: dict[str, str] = field(default_factory=dict)
    """The `@ID` and the `@vocabURI` of each keyword of the study -> the keyword's id."""
    codelists: set[str] = field(default_factory=set)
    """The ids of the `var` that are code lists."""


def read_links(path: Path) -> frozenset[Edge]:
    """The links that the document at `path` carries.

    Raises `lxml.etree.XMLSyntaxError` for a file that is not XML; ValueError for a role that there is not, and for a
    derivation whose variables are not those that its links speak of.
    """
    return frozenset(_edges(path))


def _edges(path: Path) -> Iterator[Edge]:
    known = _Known()
    for element in elements(path, (_KEYWORD, *_READERS)):
        if element.tag == _KEYWORD:
            _learn_keyword(element, known)
        else:
            yield from _READERS[element.tag](element, known)


def _learn_keyword(element: etree._Element, known: _Known) -> None:
    """A `keyword` says its id in the middle of its own, between what it is and its language: `keyword.health.en`."""
    identifier = element.get("ID")
    for name in (identifier, element.get("vocabURI")):
        known.keywords[name] = identifier.split(".")[1]


def _group_edges(group: etree._Element, _: _Known) -> Iterator[Edge]:
    if group.get("otherType") == "related":
        owner = group.get("name")
        members = f"{group.get('var', '')} {group.get('nCube', '')}".split()
        yield from (Edge(owner, Role.RELATED, member) for member in members if member != owner)


def _var_edges(var: etree._Element, known: _Known) -> Iterator[Edge]:
    owner = var.get("ID")
    links = set(_link_edges(var, owner, known))
    yield from _input_edges(var, owner, {edge for edge in links if edge.role in _INPUTS})
    yield from (edge for edge in links if edge.role not in _INPUTS)
    yield from _mention_edges(var, owner)
    for concept in var.iterchildren(_CONCEPT):
        if concept.get("vocab") == "kind" and concept.text == "codelist":
            known.codelists.add(owner)
        elif concept.get("vocabURI") in known.keywords:
            yield Edge(owner, Role.KEYWORD, known.keywords[concept.get("vocabURI")])


def _input_edges(var: etree._Element, owner: str, told: set[Edge]) -> Iterator[Edge]:
    """`derivation/@var` says what goes in; the links say as what. An input that no link tells of is a source."""
    variables = {name for d in var.iterchildren(_DERIVATION) for name in d.get("var", "").split()}
    if strangers := {edge.target for edge in told} - variables:
        raise ValueError(f"{owner} links to {' '.join(sorted(strangers))}, of which its derivation/@var says nothing")
    yield from told
    yield from (Edge(owner, Role.SOURCE, name) for name in variables - {edge.target for edge in told})


def _ncube_edges(ncube: etree._Element, known: _Known) -> Iterator[Edge]:
    owner = ncube.get("ID")
    yield from _link_edges(ncube, owner, known)
    yield from _mention_edges(ncube, owner)
    for measure in ncube.iterchildren(_MEASURE):
        yield Edge(measure.get("varRef"), Role.CUBE, owner)
    for dimension in ncube.iterchildren(_DIMENSION):
        if target := dimension.get("varRef"):
            yield Edge(owner, Role.CODELIST if target in known.codelists else Role.DIMENSION, target)


def _link_edges(element: etree._Element, owner: str, known: _Known) -> Iterator[Edge]:
    for link in element.iter(_LINK, _EXTERNAL):
        role = Role(link.get("role"))
        targets = [link.get("URI")] if link.tag == _EXTERNAL else link.get("refs").split()
        for target in targets:
            yield Edge(owner, role, known.keywords.get(target, target) if role is Role.KEYWORD else target)


def _mention_edges(element: etree._Element, owner: str) -> Iterator[Edge]:
    for text in element.iterchildren(_TEXT):
        for anchor in text.iter(_ANCHOR):
            if anchor.get("href", "").startswith("#"):
                yield Edge(owner, Role.MENTION, anchor.get("href")[1:])


_READERS = {_GROUP: _group_edges, _VAR: _var_edges, _NCUBE: _ncube_edges}
