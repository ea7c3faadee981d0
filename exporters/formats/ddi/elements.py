"""The ways in which this package makes elements: one at a time, or one in each language."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

from exporters.formats.ddi.names import NSMAP, XML_LANG

Element: TypeAlias = etree._Element  # noqa: SLF001  # lxml gives the class no public name
_new = etree.SubElement


def add(parent: Element, tag: str, text: str | None = None, language: str | None = None) -> Element:
    """A new last child with a text, and with `@xml:lang` where a language is given."""
    element = _new(parent, tag)
    if language is not None:
        element.set(XML_LANG, language)
    if text is not None:
        element.text = text
    return element


def add_texts(parent: Element, tag: str, texts: Mapping[str, str] | None, **attributes: str | None) -> None:
    """One element a language; the attributes are those of each. Few calls should differ in the attributes."""
    if not texts:
        return
    elements = copy(_without_text(tag, tuple(texts), tuple(attributes.items())))[:]
    for element, text in zip(elements, texts.values(), strict=True):
        element.text = text
    parent.extend(elements)


def set_present(element: Element, **attributes: str | None) -> None:
    """Sets the attributes that have a value; an empty IDREFS would not be valid."""
    for name, value in attributes.items():
        if value:
            element.set(name, value)


def holder() -> Element:
    """An element that is in no document, for children that are to be copied."""
    return etree.Element("holder", nsmap=NSMAP)


@lru_cache(maxsize=1024)
def _without_text(tag: str, languages: tuple[str, ...], attributes: tuple[tuple[str, str | None], ...]) -> Element:
    """The elements of `add_texts`: lxml copies them together far faster than Python makes them one by one."""
    elements = holder()
    for language in languages:
        set_present(add(elements, tag, language=language), **dict(attributes))
    return elements
