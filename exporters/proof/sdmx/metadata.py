"""Reads the reference metadata of SDMX-ML 3.0: every link is an attribute whose value is the URN of the target."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from exporters.model.catalog import Edge
from exporters.model.vocabulary import Role
from exporters.proof.sdmx.identity import Identities
from exporters.proof.sdmx.message import ROLES, last_id

_BASE = "{http://www.sdmx.org/resources/sdmxml/schemas/v3_0/"
_SET, _GENERIC = f"{_BASE}message}}MetadataSet", f"{_BASE}metadata/generic}}"
_TARGET, _FLOW, _ATTRIBUTE, _VALUE = (f"{_GENERIC}{n}" for n in ("Target", "Metadataflow", "Attribute", "Value"))
_STRUCTURES = "structures.xml"


def is_metadata(path: Path) -> bool:
    """Whether a file reports metadata rather than structures; raises ValueError if it is no XML."""
    try:
        _, root = next(etree.iterparse(path, events=("start",)))
    except (etree.XMLSyntaxError, StopIteration) as error:
        raise ValueError(f"{path}: {error}") from error
    return str(root.tag) == f"{_BASE}message}}GenericMetadata"


def read_links(path: Path) -> frozenset[Edge]:
    """The links that a file of metadata sets reports.

    Raises ValueError for a file that is broken, or that refers to what the structures in the file beside it do not
    declare.
    """
    identities = Identities()
    try:
        edges = frozenset(_edges(path, identities))
        identities.check(beside=_declared(path.parent / _STRUCTURES))
    except (ValueError, OSError, etree.XMLSyntaxError) as error:
        raise ValueError(f"{path}: {error}") from error
    return edges


def _edges(path: Path, identities: Identities) -> Iterator[Edge]:
    for _, one in etree.iterparse(path, tag=_SET, huge_tree=True):
        agency, identifier, version, urn = (one.get(name, "") for name in ("agencyID", "id", "version", "urn"))
        identities.maintainable("MetadataSet", agency, identifier, version, urn)
        about = one.findtext(_TARGET) or ""
        for reference in (about, one.findtext(_FLOW) or ""):
            identities.refer(reference)
        for attribute in one.iterchildren(_ATTRIBUTE):
            if role := ROLES.get(attribute.get("id")):
                yield _edge(about, role, attribute.findtext(_VALUE) or "", identities)
        one.clear()


def _edge(about: str, role: Role, target: str, identities: Identities) -> Edge:
    if role is Role.EXACT_MATCH:
        return Edge(last_id(about), role, target)
    identities.refer(target)
    return Edge(last_id(about), role, last_id(target))


def _declared(path: Path) -> Iterator[str]:
    for _, element in etree.iterparse(path, huge_tree=True):
        if urn := element.get("urn"):
            yield urn
        element.clear()
