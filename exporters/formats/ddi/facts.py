"""What DDI has no element for: rows of a field, the place in its lists counted from 1, and the text."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from exporters.formats.ddi.names import landing_page
from exporters.formats.xml import all_escaped
from exporters.model.citation import citations
from exporters.model.definitions import CatalogInfo, Definition, KeywordScheme, LangText
from exporters.model.forms import Form, filled, form

Row = tuple[str, str, LangText | str]
"""The field, the place in the lists on the way (`1`, `2.1`, or nothing), and the text."""

Element = Callable[[str, str, str, str | None], tuple[str, str]]
"""What stands before and behind a text: of a margin, a field, a place, and the language if the text is in one."""

Shape = tuple[tuple[str, str, tuple[str | None, ...]], ...]
"""Of each row the field, the place and the languages."""

DEFINITION_FACTS = (
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

LIFECYCLE_FACTS = (
    *DEFINITION_FACTS,
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

_CATALOG_FACTS = ("base_iri", "homepage", "landing_page", "citation", "publisher.email", "agency.sdmx")
_SCHEME_FACTS = ("title",)
_KEYWORD_FACTS = ("definition", "exact_match")


def definition_facts(info: CatalogInfo, definition: Definition, wanted: Sequence[str] = DEFINITION_FACTS) -> list[Row]:
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
        for name, place, value in facts(keyword, _KEYWORD_FACTS, keyword.id):
            yield f"keyword_scheme.keywords.{name}", place, value


def facts(owner: Any, wanted: Sequence[str], place: str = "") -> list[Row]:
    """The values of the wanted fields. An owner that does not have a field has no row of it."""
    rows: list[Row] = []
    for name, fields in _present(owner.__class__, wanted):
        value = getattr(owner, name)
        if not value:
            continue
        some = _numbered(value, place) if value.__class__ is tuple else ((place, value),)
        for field, end in fields:
            for where, one in some:
                text = getattr(one, end) if end else one
                if text is not None:
                    rows.append((field, where, str(text) if isinstance(text, _SCALARS) else text))
    return rows


_SCALARS = (str, int)


@cache
def _present(owner: Hashable, wanted: Sequence[str]) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    """The wanted fields that a class has: the first names of their paths, each with the fields and their last names."""
    paths = [(field, *field.partition(".")) for field in wanted]
    return [
        (name, [(field, end) for field, _, _, end in some])
        for name, some in groupby(paths, itemgetter(1))
        if hasattr(owner, name)
    ]


def _numbered(values: Iterable[Any], place: str) -> list[tuple[str, Any]]:
    """The values of a list, each with its place."""
    start = f"{place}." if place else ""
    return [(f"{start}{n}", value) for n, value in enumerate(values, 1)]


def written(element: Element, margin: str, rows: Iterable[Row]) -> str:
    """Facts as elements, one a row, or one a language. Those of a shape have all in common but the texts."""
    shape: list[tuple[str, str, tuple[str | None, ...]]] = []
    texts: list[str] = []
    for field, place, text in rows:
        if isinstance(text, str):
            shape.append((field, place, _NO_LANGUAGE))
            texts.append(text)
        else:
            shape.append((field, place, tuple(text)))
            texts += text.values()
    return filled(_elements(element, margin, tuple(shape)), all_escaped(texts)) if texts else ""


_NO_LANGUAGE = (None,)


@lru_cache(maxsize=1024)
def _elements(element: Element, margin: str, shape: Shape) -> Form:
    elements = [element(margin, field, place, one) for field, place, languages in shape for one in languages]
    return form("".join([f"{start}\0{end}" for start, end in elements]))
