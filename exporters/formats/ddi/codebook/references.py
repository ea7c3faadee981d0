"""Elements of the study that variables refer to by id: what many variables share is said once (DDI-C 2.5, var).

`var/@sdatrefs` names `timePrd` and `geogUnit`, `@methrefs` names `frequenc`, `@access` names `conditions`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from exporters.formats.ddi.names import generated_id
from exporters.formats.xml import attributes
from exporters.model.catalog import Catalog
from exporters.model.citation import in_language
from exporters.model.definitions import Definition, Keyword, KeywordScheme, Variable
from exporters.model.vocabulary import AccessLevel, Frequency


def references(catalog: Catalog, definition: Definition) -> str:
    """The attributes by which a `var` or an `nCube` points at what the study says of it."""
    if not isinstance(definition, Variable):
        return ""
    level = catalog.geographic_levels.get(smallest_area(definition) or "")
    return _attributes(
        definition.available_from,
        geography_ids(level.id, tuple(level.title)) if level else (),
        definition.update.frequency if definition.update else None,
        definition.access_level,
    )


@lru_cache
def _attributes(
    start: str | None, places: tuple[str, ...], frequency: Frequency | None, access: AccessLevel | None
) -> str:
    """What many definitions have in common."""
    values = {
        "sdatrefs": " ".join((*([time_id(start)] if start else ()), *places)) or None,
        "methrefs": frequency_id(frequency) if frequency else None,
        "access": access_id(access) if access else None,
    }
    return attributes(values)


def time_id(start: str) -> str:
    """The `timePrd` that values begin with."""
    return generated_id("time", start)


def smallest_area(variable: Variable) -> str | None:
    """The id of the smallest geographic level that a variable has values for."""
    return variable.geography.smallest if variable.geography else None


@lru_cache
def geography_ids(level: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The `geogUnit` of a level, one a language."""
    return tuple(geography_id(level, language) for language in languages)


def geography_id(level: str, language: str) -> str:
    """The `geogUnit` of a level in a language."""
    return generated_id("geography", level, language)


def frequencies(variables: Iterable[Variable]) -> list[Frequency]:
    """The update frequencies of some variables, without repeats."""
    return sorted({v.update.frequency for v in variables if v.update and v.update.frequency})


def frequency_id(frequency: Frequency) -> str:
    """The `frequenc` of a frequency."""
    return generated_id("frequency", frequency)


def access_id(level: AccessLevel) -> str:
    """The `conditions` of a level of access."""
    return generated_id("access", level)


def keyword_ids(keyword: Keyword) -> tuple[str, ...]:
    """The `keyword` elements of a keyword, one a language."""
    return tuple(generated_id("keyword", keyword.id, language) for language in keyword.title)


def vocabulary(scheme: KeywordScheme | None, language: str) -> str | None:
    """The title of the keyword scheme in a language, or else in the first one there is."""
    return in_language(scheme.title, language) if scheme else None
