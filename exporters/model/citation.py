"""How a definition is to be cited: the template of `catalog.yaml`, filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, lru_cache

from exporters.model.definitions import CatalogInfo, Definition, LangText
from exporters.model.forms import Form, filled, form

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
    languages, words, values, order = _compiled(tuple(info.citation.items()), tuple(info.publisher.name.items()))
    found = [value(definition) for value in values]
    return dict(zip(languages, filled(words, [found[n] for n in order]).split("\x01"), strict=True))


def unknown_placeholders(template: str) -> list[str]:
    """The names in braces that no citation can fill in."""
    return [name for name, _ in _PLACEHOLDER.findall(template) if name not in PLACEHOLDERS]


@lru_cache
def _compiled(templates: _Texts, publisher: _Texts) -> tuple[Sequence[str], Form, Sequence[_Value], Sequence[int]]:
    """The languages, all templates as one form, and what goes into its places: values, each once, and their order.

    A one, which no text of a catalogue holds, stands between templates.
    """
    names, values = dict(publisher), list[_Value]()
    words = [_words(template, language, in_language(names, language), values) for language, template in templates]
    distinct = list(dict.fromkeys(values))
    order = [distinct.index(value) for value in values]
    return [language for language, _ in templates], form("\x01".join(words)), distinct, order


def _words(template: str, language: str, publisher: str, values: list[_Value]) -> str:
    """A template with a zero for each value, which is added to those before."""

    def marked(found: re.Match[str]) -> str:
        if value := _value(found[1], found[2], language):
            values.append(value)
            return "\0"
        return publisher if found[1] == "publisher" else _OPEN

    return _PLACEHOLDER.sub(marked, template)


def _value(name: str, pattern: str | None, language: str) -> _Value | None:
    match name:
        case "id":
            return _id
        case "code":
            return _code
        case "title":
            return lambda definition: in_language(definition.title, language)
        case "modified":
            return _modified(pattern)
    return None


def _id(definition: Definition) -> str:
    return definition.id


def _code(definition: Definition) -> str:
    return definition.code or definition.id


@cache
def _modified(pattern: str | None) -> _Value:
    if not pattern:
        return lambda definition: definition.modified or _OPEN
    return lambda definition: _date(definition.modified, pattern) if definition.modified else _OPEN


@lru_cache(maxsize=4096)
def _date(day: str, pattern: str) -> str:
    return date.fromisoformat(day).strftime(pattern)


def in_language(texts: LangText, language: str) -> str:
    """The text in a language, or else in the first one there is."""
    return texts.get(language) or next(iter(texts.values()))
