"""How a definition is to be cited: the template of `catalog.yaml`, filled in."""

from __future__ import annotations

import re
from datetime import date

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
    return {
        language: _filled(template, language, info, definition) for language, template in (info.citation or {}).items()
    }


def unknown_placeholders(template: str) -> list[str]:
    """The names in braces that no citation can fill in."""
    return [name for name, _ in _PLACEHOLDER.findall(template) if name not in PLACEHOLDERS]


def _filled(template: str, language: str, info: CatalogInfo, definition: Definition) -> str:
    return _PLACEHOLDER.sub(lambda m: _value(m[1], m[2], language, info, definition), template)


def _value(name: str, pattern: str | None, language: str, info: CatalogInfo, definition: Definition) -> str:
    match name:
        case "id":
            return definition.id
        case "code":
            return definition.code or definition.id
        case "title":
            return in_language(definition.title, language)
        case "publisher":
            return in_language(info.publisher.name, language)
        case "modified" if definition.modified:
            return date.fromisoformat(definition.modified).strftime(pattern) if pattern else definition.modified
        case _:
            return _OPEN


def in_language(texts: LangText, language: str) -> str:
    """The text in a language, or else in the first one there is."""
    return texts.get(language) or next(iter(texts.values()))
