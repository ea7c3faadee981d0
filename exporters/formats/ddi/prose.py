"""The prose of a definition in each language: what it means, then the remarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from exporters.formats.xml import markup_in_languages
from exporters.model.definitions import Definition, LangText
from exporters.model.richtext import all_xhtml, fragment, plain

PREFIX = "xhtml:"
"""The prefix of XHTML in all DDI documents."""


def plain_prose(definition: Definition) -> dict[str, str]:
    """Language -> the words alone, paragraphs apart."""
    return {
        language: "\n\n".join(plain(source) for source in sources if source)
        for language, *sources in _languages(definition)
    }


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


def _languages(definition: Definition) -> Iterator[tuple[str, str | None, str | None]]:
    """Each language with the CommonMark of the definition and of the remarks."""
    definitions: LangText = definition.definition or {}
    remarks: LangText = definition.remarks or {}
    for language in dict.fromkeys((*definitions, *remarks)):
        yield language, definitions.get(language), remarks.get(language)
