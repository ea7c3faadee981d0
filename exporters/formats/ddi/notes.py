"""What DDI-Codebook has no element for, as `notes`: `@type` names the field, `@subject` the place in a list from 1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exporters.formats.ddi.elements import Element, add, add_texts, set_present
from exporters.formats.ddi.names import in_codebook, landing_page
from exporters.model.citation import citations
from exporters.model.definitions import CatalogInfo, Definition, LangText

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
Row = tuple[Path, LangText | str]
"""Where in the lists on the way, and the text."""


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
    add_texts(parent, NOTES, citations(info, definition), type="citation")


def add_fields(
    parent: Element, owner: object, fields: Sequence[tuple[str, Path]], prefix: str = "", subject: Path = ()
) -> None:
    """The values of the fields as notes. An owner that does not have a field has no note of it."""
    for field, (name, *path) in fields:
        value = getattr(owner, name, None)
        if value:
            for place, texts in _rows(value, path, subject):
                add_note(parent, prefix + field, texts, ".".join(place))


def add_note(parent: Element, kind: str, texts: LangText | str, subject: str = "") -> None:
    """One note, or one a language."""
    if isinstance(texts, str):
        set_present(add(parent, NOTES, texts), type=kind, subject=subject)
    else:
        add_texts(parent, NOTES, texts, type=kind, subject=subject)


def _rows(value: Any, path: Sequence[str], place: Path) -> Iterator[Row]:
    """The texts at a path. The places in lists count from 1."""
    match value:
        case None:
            return
        case tuple():
            for n, item in enumerate(value, 1):
                yield from _rows(item, path, (*place, str(n)))
        case Mapping():
            yield place, value
        case _ if path:
            yield from _rows(getattr(value, path[0]), path[1:], place)
        case _:
            yield place, str(value)
