"""The one way in which this package makes elements: one call an element, its text and its language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from lxml import etree

from exporters.formats.ddi.names import XML_LANG

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


def add_texts(parent: Element, tag: str, texts: Mapping[str, str] | None) -> None:
    """One element a language."""
    for language, text in (texts or {}).items():
        add(parent, tag, text, language)


def set_present(element: Element, **attributes: str | None) -> None:
    """Sets the attributes that have a value; an empty IDREFS would not be valid."""
    for name, value in attributes.items():
        if value:
            element.set(name, value)
