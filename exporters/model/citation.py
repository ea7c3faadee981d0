"""How a definition is to be cited: the template of `catalog.yaml`, filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from exporters.model.definitions import CatalogInfo, Definition, LangText

PLACEHOLDERS = ("id", "code", "title", "publisher", "modified", "accessed")
"""What a template may name in braces. `{accessed}` stays open, for the reader to fill in."""

_PLACEHOLDER = re.compile(r"\{(\w+)(?::([^}]*))?\}")
_OPEN = "[date]"

_Value = Callable[[Definition], str]
"""What a definition says in the place of a placeholder."""

_Texts = tuple[tuple[str, str], ...]
"""Languages with texts."""


def citations(info: CatalogInfo, definition: Definition) -> dict[str, str]:
    """The citation of a definition in every language of the template; empty without a template.

    `{modified}` is the ISO date; `{modified:%d/%m/%Y}` a date in that pattern (`date.strftime`).
    A missing date becomes `[date]`, a missing code the id, a missing language the first one there is.
    """
    if not info.citation:
        return {}
    compiled = _compiled(tuple(info.citation.items()), tuple(info.publisher.name.items()))
    return {language: words % tuple([value(definition) for value in values]) for language, words, values in compiled}


def unknown_placeholders(template: str) -> list[str]:
    """The names in braces that no citation can fill in."""
    return [name for name, _ in _PLACEHOLDER.findall(template) if name not in PLACEHOLDERS]


@lru_cache
def _compiled(templates: _Texts, publisher: _Texts) -> Sequence[tuple[str, str, Sequence[_Value]]]:
    """Each language, the template in it with `%s` for what definitions differ in, and what stands there."""
    names = dict(publisher)
    return [(language, *_words(template, language, in_language(names, language))) for language, template in templates]


def _words(template: str, language: str, publisher: str) -> tuple[str, Sequence[_Value]]:
    values: list[_Value] = []

    def filled(found: re.Match[str]) -> str:
        if value := _value(found[1], found[2], language):
            values.append(value)
            return "\0"
        return publisher if found[1] == "publisher" else _OPEN

    words = _PLACEHOLDER.sub(filled, template)
    return words.replace("%", "%%").replace("\0", "%s"), values


def _value(name: str, pattern: str | None, language: str) -> _Value | None:
    match name:
        case "id":
            return lambda definition: definition.id
        case "code":
            return lambda definition: definition.code or definition.id
        case "title":
            return lambda definition: in_language(definition.title, language)
        case "modified" if pattern:
            return lambda definition: _date(definition.modified, pattern) if definition.modified else _OPEN
        case "modified":
            return lambda definition: definition.modified or _OPEN
    return None


@lru_cache(maxsize=4096)
def _date(day: str, pattern: str) -> str:
    return date.fromisoformat(day).strftime(pattern)


def in_language(texts: LangText, language: str) -> str:
    """The text in a language, or else in the first one there is."""
    return texts.get(language) or next(iter(texts.values()))
