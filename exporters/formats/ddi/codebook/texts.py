"""Texts that may be rich: XHTML blocks, or their words alone in a document that is to be plain."""

from __future__ import annotations

from exporters.formats.ddi.prose import PREFIX, plain_prose, xhtml_prose
from exporters.formats.xml import XmlStream
from exporters.model.definitions import Definition, LangText
from exporters.model.richtext import plain_texts, xhtml


def write_rich(xml: XmlStream, name: str, texts: LangText, *, is_plain: bool) -> None:
    """One element a language."""
    if is_plain:
        xml.texts(name, plain_texts(texts))
        return
    for language, source in texts.items():
        xml.child(f'<{name} xml:lang="{language}">{xhtml(source, PREFIX)}</{name}>')


def write_description(xml: XmlStream, definition: Definition, *, is_plain: bool) -> None:
    """One `txt` a language: the definition, then the remarks."""
    if is_plain:
        xml.texts("txt", plain_prose(definition))
        return
    for language, blocks in xhtml_prose(definition).items():
        xml.child(f'<txt xml:lang="{language}">{blocks}</txt>')
