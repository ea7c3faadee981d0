"""How a definition is to be cited: the template of `catalog.yaml`, filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from exporters.model.definitions import CatalogInfo, Definition, LangText

PLACEHOLDERS = ("id", "code", "title", "publisher", "modified", "accessed")
"""What a template may name in braces. `{accessed}` stays open, for the reader to fill in."""

_PLACEHOLDER = re.compile(r"\{(\w+)(?::([^}]*))?\}")
_OPEN = "[date]"


def citations(info: CatalogInfo, definition: Definition) -> dict[str, str]:
    """The citation of a definition in every language of the template; empty without a template.

    `{modified}` is the ISO date; `{modified:%d/%m/%Y}` a date in that pattern (`date.strftime`).
    A missing date becomes `[date]`, a missing code the id, a missing language the first one there is.
    """
    known = {"id": definition.id, "code": definition.code or definition.id, "modified": definition.modified or _OPEN}
    return {
        language: _filled(template, known, definition.title, info.publisher.name, language)
        for language, template in (info.citation or {}).items()
    }


def unknown_placeholders(template: str) -> list[str]:
    """The names in braces that no citation can fill in."""
    return [name for name, _ in _PLACEHOLDER.findall(template) if name not in PLACEHOLDERS]


def _filled(template: str, known: Mapping[str, str], title: LangText, publisher: LangText, language: str) -> str:
    words, placeholders = _compiled(template)
    in_languages = {"title": title, "publisher": publisher}
    return words % tuple(
        [
            _date(known[name], pattern)
            if pattern and name == "modified"
            else known.get(name) or (in_language(in_languages[name], language) if name in in_languages else _OPEN)
            for name, pattern in placeholders
        ]
    )


@lru_cache
def _compiled(template: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The template with `%s` for each placeholder, and their names and patterns."""
    words = _PLACEHOLDER.sub("\0", template).replace("%", "%%").replace("\0", "%s")
    return words, tuple(_PLACEHOLDER.findall(template))


@lru_cache(maxsize=4096)
def _date(day: str, pattern: str) -> str:
    return day if day == _OPEN else date.fromisoformat(day).strftime(pattern)


def in_language(texts: LangText, language: str) -> str:
    """The text in a language, or else in the first one there is."""
    return texts.get(language) or next(iter(texts.values()))
