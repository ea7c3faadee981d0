"""What DDI has no element for: rows of a field, the place in its lists counted from 1, and the text."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any

from exporters.formats.ddi.names import landing_page
from exporters.model.citation import citations
from exporters.model.definitions import CatalogInfo, Definition, KeywordScheme, LangText

Path = tuple[str, ...]
Row = tuple[str, str, LangText | str]
"""The field, the place in the lists on the way (`1`, `2.1`, or nothing), and the text."""


Fields = tuple[tuple[str, Path], ...]


def fields(*names: str) -> Fields:
    """Fields with their paths."""
    return tuple((name, tuple(name.split("."))) for name in names)


DEFINITION_FACTS = fields(
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
    "access_url",
    "provenance",
    "health_category",
    "dimensions.title",
    "dimensions.codelist",
    "codes.valid_from",
    "codes.valid_to",
)
"""The fields of a definition that DDI has no element for."""

LIFECYCLE_FACTS = DEFINITION_FACTS + fields(
    "unit_type",
    "update.frequency",
    "geography.smallest",
    "available_from",
    "access_level",
    "unit.multiplier",
    "measurement_level",
    "dimensions.id",
)
"""The fields that Lifecycle has no element for, or none that every kind of definition may have."""

_CATALOG_FACTS = fields("base_iri", "homepage", "landing_page", "citation", "publisher.email", "agency.sdmx")
_SCHEME_FACTS = fields("title")
_KEYWORD_FACTS = fields("definition", "exact_match")


def definition_facts(info: CatalogInfo, definition: Definition, wanted: Fields = DEFINITION_FACTS) -> list[Row]:
    """The facts of a definition, the state of its translations, its landing page and its citation."""
    rows = facts(definition, wanted)
    for language, states in (definition.translations or {}).items():
        rows += [("translations", f"{language}.{name}", state) for name, state in states.items()]
    rows.append(("landing_page", "", landing_page(info, definition)))
    if citation := citations(info, definition):
        rows.append(("citation", "", citation))
    return rows


def catalog_facts(info: CatalogInfo, scheme: KeywordScheme | None) -> Iterator[Row]:
    """The facts of the catalogue and of its keyword scheme."""
    for name, place, value in facts(info, _CATALOG_FACTS):
        yield f"catalog.{name}", place, value
    if scheme is None:
        return
    for name, place, value in facts(scheme, _SCHEME_FACTS):
        yield f"keyword_scheme.{name}", place, value
    for keyword in scheme.keywords:
        for name, place, value in facts(keyword, _KEYWORD_FACTS, (keyword.id,)):
            yield f"keyword_scheme.keywords.{name}", place, value


def facts(owner: Any, wanted: Fields, place: Path = ()) -> list[Row]:
    """The values of the wanted fields. An owner that does not have a field has no row of it."""
    rows: list[Row] = []
    for field, first, path in _present(owner.__class__, wanted):
        if value := getattr(owner, first):
            rows += _rows(field, value, path, place)
    return rows


@cache
def _present(owner: Hashable, wanted: Fields) -> tuple[tuple[str, str, Path], ...]:
    """The wanted fields that a class has: each with the first name of its path, and the others."""
    return tuple((field, first, tuple(path)) for field, (first, *path) in wanted if hasattr(owner, first))


def _rows(field: str, value: Any, path: Path, place: Path) -> list[Row]:
    if value is None:
        return []
    if isinstance(value, tuple):
        return [row for n, item in enumerate(value, 1) for row in _rows(field, item, path, (*place, str(n)))]
    if path:
        return _rows(field, getattr(value, path[0]), path[1:], place)
    return [(field, ".".join(place), str(value) if isinstance(value, str | int) else value)]
