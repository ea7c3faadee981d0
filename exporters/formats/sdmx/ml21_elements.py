"""The elements that all artefacts of SDMX-ML 2.1 are made of (SDMXCommon.xsd, SDMXStructureBase.xsd)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from exporters.formats.sdmx.annotation import Annotation
from exporters.formats.sdmx.stream import XmlStream
from exporters.formats.sdmx.urns import Artefact, Item
from exporters.model.definitions import LangText

_BASE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/"
NAMESPACES = {"mes": f"{_BASE}message", "str": f"{_BASE}structure", "com": f"{_BASE}common"}


def tag(prefix: str, name: str) -> str:
    """An element's name in its namespace, as lxml wants it."""
    return f"{{{NAMESPACES[prefix]}}}{name}"


_NAME = tag("com", "Name")
_DESCRIPTION = tag("com", "Description")
_ANNOTATIONS = tag("com", "Annotations")
_ANNOTATION = tag("com", "Annotation")
_ANNOTATION_TITLE = tag("com", "AnnotationTitle")
_ANNOTATION_TYPE = tag("com", "AnnotationType")
_ANNOTATION_URL = tag("com", "AnnotationURL")
_ANNOTATION_TEXT = tag("com", "AnnotationText")


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
    with xml.element(tag("str", artefact.type), attributes):
        _write_nameable(xml, about)
        yield


@contextmanager
def item(xml: XmlStream, one: Item, about: Nameable) -> Iterator[None]:
    """An item of a scheme (ItemType), open for what is inside."""
    with xml.element(tag("str", one.scheme.item_type), {"id": one.id, "urn": one.urn}):
        _write_nameable(xml, about)
        yield


def write_item(xml: XmlStream, one: Item, about: Nameable) -> None:
    """An item of a scheme that has nothing inside."""
    with xml.element(tag("str", one.scheme.item_type), {"id": one.id, "urn": one.urn}):
        _write_nameable(xml, about)


def _write_nameable(xml: XmlStream, about: Nameable) -> None:
    write_annotations(xml, about.annotations)
    xml.text_lines(_NAME, about.name)
    if about.description:
        xml.text_lines(_DESCRIPTION, about.description)


def write_annotations(xml: XmlStream, annotations: Iterable[Annotation]) -> None:
    """The annotations, if there are any (AnnotableType)."""
    remaining = iter(annotations)
    first = next(remaining, None)
    if first is None:
        return
    with xml.element(_ANNOTATIONS):
        _write_annotation(xml, first)
        for annotation in remaining:
            _write_annotation(xml, annotation)


def _write_annotation(xml: XmlStream, annotation: Annotation) -> None:
    with xml.line(_ANNOTATION):
        if annotation.title is not None:
            xml.text(_ANNOTATION_TITLE, annotation.title)
        xml.text(_ANNOTATION_TYPE, annotation.type)
        if annotation.url:
            xml.text(_ANNOTATION_URL, annotation.url)
        if annotation.text:
            xml.texts(_ANNOTATION_TEXT, annotation.text)


def write_reference(xml: XmlStream, name: str, target: Artefact | Item) -> None:
    """A reference: Ref with class and package for those who read that, the URN for the others."""
    with xml.line(tag("str", name)):
        xml.empty("Ref", _ref(target))
        xml.text("URN", target.urn)


def write_local_reference(xml: XmlStream, name: str, identifier: str) -> None:
    """A reference to something in the same structure."""
    with xml.line(tag("str", name)):
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
