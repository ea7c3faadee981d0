"""The prose of a definition in each language: what it means, then the remarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from exporters.formats.xml import markup_in_languages
from exporters.model.definitions import Definition, LangText
from exporters.model.richtext import all_plain, all_xhtml, fragment

PREFIX = "xhtml:"
"""The prefix of XHTML in all DDI documents."""


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
    """`markup_in_languages` of XHTML blocks; the remarks have a division of their own.

    `address` is that of a definition.
    """
    meaning: LangText = definition.definition or {}
    remarks: LangText = definition.remarks or {}
    blocks = all_xhtml((*meaning.values(), *remarks.values()), PREFIX, address)
    elements, order = _elements(pattern, tuple(meaning), tuple(remarks))
    return elements % tuple([blocks[n] for n in order])


_REMARKS = '<xhtml:div class="remarks">%s</xhtml:div>'


@lru_cache
def _elements(pattern: str, meaning: Sequence[str], remarks: Sequence[str]) -> tuple[str, Sequence[int]]:
    """The elements of all languages with `%s` for each text, and which of the texts belongs there."""
    parts = [(language, "%s") for language in meaning] + [(language, _REMARKS) for language in remarks]
    inside: dict[str, str] = {}
    for language, part in parts:
        inside[language] = inside.get(language, "") + part
    order = [n for language in inside for n, (other, _) in enumerate(parts) if other == language]
    return markup_in_languages(pattern, inside), order
