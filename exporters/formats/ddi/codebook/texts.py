"""Texts that may be rich: XHTML blocks, or their words alone in a document that is to be plain."""

from __future__ import annotations

from exporters.formats.ddi.prose import plain_prose, xhtml_prose, xhtml_texts
from exporters.formats.xml import in_languages
from exporters.model.definitions import Definition, LangText
from exporters.model.richtext import plain_texts

_TXT = '\n      <txt xml:lang="{language}">{text}</txt>'


def rich(pattern: str, texts: LangText, *, is_plain: bool) -> str:
    """One element a language."""
    if is_plain:
        return in_languages(pattern, plain_texts(texts))
    return xhtml_texts(pattern, texts)


def description(definition: Definition, *, is_plain: bool) -> str:
    """One `txt` a language: the definition, then the remarks."""
    if is_plain:
        return in_languages(_TXT, plain_prose(definition))
    return xhtml_prose(_TXT, definition)
