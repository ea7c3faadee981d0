"""The prose of a definition in each language: what it means, then the remarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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


def xhtml_prose(definition: Definition, address: Callable[[str], str] = fragment) -> dict[str, str]:
    """Language -> XHTML blocks; the remarks have a division of their own. `address` is that of a definition."""
    meaning: LangText = definition.definition or {}
    remarks: LangText = definition.remarks or {}
    blocks = iter(all_xhtml((*meaning.values(), *remarks.values()), PREFIX, address))
    prose = dict(zip(meaning, blocks, strict=False))
    for language, block in zip(remarks, blocks, strict=True):
        prose[language] = f'{prose.get(language, "")}<xhtml:div class="remarks">{block}</xhtml:div>'
    return prose


def _languages(definition: Definition) -> Iterator[tuple[str, str | None, str | None]]:
    """Each language with the CommonMark of the definition and of the remarks."""
    definitions: LangText = definition.definition or {}
    remarks: LangText = definition.remarks or {}
    for language in dict.fromkeys((*definitions, *remarks)):
        yield language, definitions.get(language), remarks.get(language)
