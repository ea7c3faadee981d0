"""What DDI-Codebook has no element for, as `notes`: `@type` names the field, `@subject` the place in a list from 1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exporters.formats.ddi.elements import Element, add
from exporters.formats.ddi.names import in_codebook, landing_page
from exporters.model.citation import citations
from exporters.model.definitions import CatalogInfo, Definition

NOTES = in_codebook("notes")

NOTED_FIELDS = (
    "status",
    "valid_from",
    "valid_to",
    "contact.name",
    "contact.email",
    "contact.url",
    "owner.name",
    "owner.email",
    "owner.url",
    "legal_basis.title",
    "legal_basis.url",
    "unit.label",
    "unit.code",
    "update.timing",
    "geography.since",
    "breaks.date",
    "breaks.reason",
    "personal_data",
    "small_cell_rule.threshold",
    "small_cell_rule.text",
    "platform",
    "dimensions.title",
    "dimensions.codelist",
    "codes.valid_from",
    "codes.valid_to",
)
"""The fields of a definition that become notes of that type."""

Path = tuple[str, ...]
Row = tuple[Path, str | None, str]
"""Where in the lists and maps on the way, the language, the text."""


def split(fields: Sequence[str]) -> tuple[tuple[str, Path], ...]:
    """The fields with their paths, for `add_fields`."""
    return tuple((field, tuple(field.split("."))) for field in fields)


_NOTED = split(NOTED_FIELDS)


def add_definition_notes(parent: Element, info: CatalogInfo, definition: Definition) -> None:
    """Every noted field of a definition, the state of its translations, its landing page and its citation."""
    add_fields(parent, definition, _NOTED)
    for language, states in (definition.translations or {}).items():
        for name, state in states.items():
            add_note(parent, "translations", state, f"{language}.{name}")
    add_note(parent, "landing_page", landing_page(info, definition))
    for language, citation in citations(info, definition).items():
        add_note(parent, "citation", citation, language=language)


def add_fields(
    parent: Element, owner: object, fields: Sequence[tuple[str, Path]], prefix: str = "", subject: Path = ()
) -> None:
    """The values of the fields as notes. An owner that does not have a field has no note of it."""
    for field, (name, *path) in fields:
        value = getattr(owner, name, None)
        if value:
            for place, language, text in _rows(value, path, subject):
                add_note(parent, prefix + field, text, ".".join(place), language)


def add_note(parent: Element, kind: str, text: str, subject: str = "", language: str | None = None) -> None:
    """One note."""
    element = add(parent, NOTES, text, language)
    element.set("type", kind)
    if subject:
        element.set("subject", subject)


def _rows(value: Any, path: Sequence[str], place: Path) -> Iterator[Row]:
    """The texts at a path. The places in lists count from 1; a map is a text in several languages."""
    match value:
        case None:
            return
        case tuple():
            for n, item in enumerate(value, 1):
                yield from _rows(item, path, (*place, str(n)))
        case Mapping():
            for language, text in value.items():
                yield place, language, text
        case _ if path:
            yield from _rows(getattr(value, path[0]), path[1:], place)
        case _:
            yield place, None, str(value)
