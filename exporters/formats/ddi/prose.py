"""The prose of a definition in each language: what it means, then the remarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from exporters.formats.xml import XHTML, markup_in_languages
from exporters.model.definitions import Definition, LangText
from exporters.model.forms import Form, filled, form
from exporters.model.richtext import all_plain, all_xhtml, fragment


def plain_prose(definition: Definition) -> dict[str, str]:
    """Language -> the words alone, paragraphs apart."""
    meaning: LangText = definition.definition or {}
    remarks: LangText = definition.remarks or {}
    words = iter(all_plain((*meaning.values(), *remarks.values())))
    prose = dict(zip(meaning, words, strict=False))
    for language, more in zip(remarks, words, strict=True):
        prose[language] = f"{prose[language]}\n\n{more}" if language in prose else more
    return prose


def xhtml_prose(pattern: str, definition: Definition, address: Callable[[str], str] = fragment) -> str:
    """`markup_in_languages` of XHTML: a division for what it means, and one of the class `remarks`.

    `address` is that of a definition.
    """
    meaning: LangText = definition.definition or {}
    remarks: LangText = definition.remarks or {}
    pages = all_xhtml((*meaning.values(), *remarks.values()), address)
    elements, order = _elements(pattern, tuple(meaning), tuple(remarks))
    return filled(elements, [pages[n] for n in order])


def xhtml_texts(pattern: str, texts: LangText) -> str:
    """`markup_in_languages` of texts in CommonMark, each a division of XHTML."""
    return filled(_elements(pattern, tuple(texts), ())[0], all_xhtml(tuple(texts.values())))


_MEANING = f'<div xmlns="{XHTML}">\0</div>'
_REMARKS = f'<div xmlns="{XHTML}" class="remarks">\0</div>'


@lru_cache
def _elements(pattern: str, meaning: Sequence[str], remarks: Sequence[str]) -> tuple[Form, Sequence[int]]:
    """The elements of all languages, and which of the texts belongs into each place."""
    parts = [(language, _MEANING) for language in meaning] + [(language, _REMARKS) for language in remarks]
    inside: dict[str, str] = {}
    for language, part in parts:
        inside[language] = inside.get(language, "") + part
    order = [n for language in inside for n, (other, _) in enumerate(parts) if other == language]
    return form(markup_in_languages(pattern, inside)), order
