"""Reads the reference metadata of SDMX-ML 3.0: every link is an attribute whose value is the URN of the target."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from exporters.model.catalog import Edge
from exporters.model.vocabulary import Role
from exporters.proof.agreement import Links
from exporters.proof.sdmx.identity import Identities
from exporters.proof.sdmx.message import ROLES, last_id

_BASE = "{http://www.sdmx.org/resources/sdmxml/schemas/v3_0/"
_SET, _GENERIC = f"{_BASE}message}}MetadataSet", f"{_BASE}metadata/generic}}"
_STRUCTURE = f"{_BASE}common}}Structure"
_TARGET, _FLOW, _ATTRIBUTE, _VALUE = (f"{_GENERIC}{n}" for n in ("Target", "Metadataflow", "Attribute", "Value"))


def is_metadata(path: Path) -> bool:
    """Whether a file reports metadata rather than structures; raises ValueError if it is no XML."""
    try:
        _, root = next(etree.iterparse(path, events=("start",)))
    except (etree.XMLSyntaxError, StopIteration) as error:
        raise ValueError(f"{path}: {error}") from error
    return str(root.tag) == f"{_BASE}message}}GenericMetadata"


def read_links(path: Path) -> Links:
    """The links that a file of metadata sets reports; what it refers to, another file has to declare.

    Raises ValueError for a file that is broken.
    """
    identities = Identities()
    try:
        links = Links(_edges(path, identities))
    except (ValueError, etree.XMLSyntaxError) as error:
        raise ValueError(f"{path}: {error}") from error
    links.meanings, links.lacking = identities.declared, identities.lacking
    return links


def _edges(path: Path, identities: Identities) -> Iterator[Edge]:
    structure = ""
    for _, one in etree.iterparse(path, tag=(_SET, _STRUCTURE), huge_tree=True):
        if one.tag == _STRUCTURE:  # in the header; the message has one element of that name around it
            structure = structure or one.text or ""
            continue
        agency, identifier, version, urn = (one.get(name, "") for name in ("agencyID", "id", "version", "urn"))
        identities.maintainable("MetadataSet", agency, identifier, version, urn, "")
        about = one.findtext(_TARGET) or ""
        identities.referred.update((structure, about, one.findtext(_FLOW) or "", *_attributes(one, structure)))
        for attribute in one.iterchildren(_ATTRIBUTE):
            if role := ROLES.get(attribute.get("id")):
                yield _edge(about, role, attribute.findtext(_VALUE) or "", identities)
        one.clear()


def _attributes(around: etree._Element, above: str) -> Iterator[str]:
    """The URNs of the attributes that the structure has to declare, one below the other as they are reported."""
    for attribute in around.iterchildren(_ATTRIBUTE):
        urn = f"{above.replace('.MetadataStructure=', '.MetadataAttribute=')}.{attribute.get('id')}"
        yield urn
        yield from _attributes(attribute, urn)


def _edge(about: str, role: Role, target: str, identities: Identities) -> Edge:
    if role is Role.EXACT_MATCH:
        return Edge(last_id(about), role, target)
    identities.referred.add(target)
    return Edge(last_id(about), role, last_id(target))
