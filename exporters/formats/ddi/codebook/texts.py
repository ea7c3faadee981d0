"""Texts that may be rich: XHTML blocks, or their words alone in a document that is to be plain."""

from __future__ import annotations

from exporters.formats.xml import XmlStream
from exporters.model.definitions import Definition, LangText
from exporters.model.richtext import plain, xhtml


def write_rich(xml: XmlStream, name: str, texts: LangText, *, is_plain: bool) -> None:
    """One element a language."""
    if is_plain:
        xml.texts(name, {language: plain(source) for language, source in texts.items()})
        return
    for language, source in texts.items():
        with xml.line(name, {"xml:lang": language}):
            xml.markup(_xhtml(source))


def write_description(xml: XmlStream, definition: Definition, *, is_plain: bool) -> None:
    """One `txt` a language: the definition, then the remarks, which in XHTML have a division of their own."""
    definitions: LangText = definition.definition or {}
    remarks: LangText = definition.remarks or {}
    for language in dict.fromkeys((*definitions, *remarks)):
        with xml.line("txt", {"xml:lang": language}):
            if is_plain:
                xml.words("\n\n".join(plain(texts[language]) for texts in (definitions, remarks) if language in texts))
                continue
            if language in definitions:
                xml.markup(_xhtml(definitions[language]))
            if language in remarks:
                xml.markup(f'<xhtml:div class="remarks">{xhtml(remarks[language], "xhtml:")}</xhtml:div>')


def _xhtml(source: str) -> str:
    return xhtml(source, "xhtml:")
