"""The elements that all artefacts of SDMX-ML 2.1 are made of (SDMXCommon.xsd, SDMXStructureBase.xsd)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from exporters.formats.sdmx.annotation import Annotation
from exporters.formats.sdmx.urns import Artefact, Item
from exporters.formats.xml import XmlStream
from exporters.model.definitions import LangText

_BASE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/"
NAMESPACES = {"xmlns:mes": f"{_BASE}message", "xmlns:str": f"{_BASE}structure", "xmlns:com": f"{_BASE}common"}


class Nameable(NamedTuple):
    """What people read of an artefact (NameableType)."""

    name: LangText
    description: LangText | None = None
    annotations: Iterable[Annotation] = ()


@contextmanager
def maintainable(xml: XmlStream, artefact: Artefact, about: Nameable, *, is_partial: bool = False) -> Iterator[None]:
    """A maintainable artefact (MaintainableType), open for what is inside."""
    attributes = {"id": artefact.id, "urn": artefact.urn, "agencyID": artefact.agency, "version": artefact.version}
    if is_partial:
        attributes["isPartial"] = "true"
    with xml.element(f"str:{artefact.type}", attributes):
        _write_nameable(xml, about)
        yield


@contextmanager
def item(xml: XmlStream, one: Item, about: Nameable) -> Iterator[None]:
    """An item of a scheme (ItemType), open for what is inside."""
    with xml.element(f"str:{one.scheme.item_type}", {"id": one.id, "urn": one.urn}):
        _write_nameable(xml, about)
        yield


def write_item(xml: XmlStream, one: Item, about: Nameable) -> None:
    """An item of a scheme that has nothing inside."""
    with xml.element(f"str:{one.scheme.item_type}", {"id": one.id, "urn": one.urn}):
        _write_nameable(xml, about)


def _write_nameable(xml: XmlStream, about: Nameable) -> None:
    write_annotations(xml, about.annotations)
    xml.texts("com:Name", about.name)
    if about.description:
        xml.texts("com:Description", about.description)


def write_annotations(xml: XmlStream, annotations: Iterable[Annotation]) -> None:
    """The annotations, if there are any (AnnotableType)."""
    remaining = iter(annotations)
    first = next(remaining, None)
    if first is None:
        return
    with xml.element("com:Annotations"):
        _write_annotation(xml, first)
        for annotation in remaining:
            _write_annotation(xml, annotation)


def _write_annotation(xml: XmlStream, annotation: Annotation) -> None:
    with xml.line("com:Annotation"):
        if annotation.title is not None:
            xml.text("com:AnnotationTitle", annotation.title)
        xml.text("com:AnnotationType", annotation.type)
        if annotation.url:
            xml.text("com:AnnotationURL", annotation.url)
        if annotation.text:
            xml.texts("com:AnnotationText", annotation.text)


def write_reference(xml: XmlStream, name: str, target: Artefact | Item) -> None:
    """A reference: Ref with class and package for those who read that, the URN for the others."""
    with xml.line(f"str:{name}"):
        xml.empty("Ref", _ref(target))
        xml.text("URN", target.urn)


def write_local_reference(xml: XmlStream, name: str, identifier: str) -> None:
    """A reference to something in the same structure."""
    with xml.line(f"str:{name}"):
        xml.empty("Ref", {"id": identifier})


def _ref(target: Artefact | Item) -> dict[str, str]:
    if isinstance(target, Artefact):
        return {
            "id": target.id,
            "version": target.version,
            "agencyID": target.agency,
            "package": target.package,
            "class": target.type,
        }
    scheme = target.scheme
    return {
        "id": target.id,
        "maintainableParentID": scheme.id,
        "maintainableParentVersion": scheme.version,
        "agencyID": scheme.agency,
        "package": scheme.package,
        "class": scheme.item_type,
    }
