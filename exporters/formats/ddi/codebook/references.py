"""Elements of the study that variables refer to by id: what many variables share is said once (DDI-C 2.5, var).

`var/@sdatrefs` names `timePrd` and `geogUnit`, `@methrefs` names `frequenc`, `@access` names `conditions`.
"""

from __future__ import annotations

from collections.abc import Iterable

from exporters.formats.ddi.names import generated_id
from exporters.formats.xml import Attributes
from exporters.model.catalog import Catalog
from exporters.model.citation import in_language
from exporters.model.definitions import Definition, Keyword, KeywordScheme, Variable
from exporters.model.vocabulary import Frequency


def references(catalog: Catalog, definition: Definition) -> Attributes:
    """The attributes by which a `var` or an `nCube` points at what the study says of it."""
    if not isinstance(definition, Variable):
        return {}
    return {
        "sdatrefs": " ".join((*time_ids(definition), *geography_ids(catalog, smallest_area(definition)))) or None,
        "methrefs": " ".join(map(frequency_id, frequencies((definition,)))) or None,
        "access": " ".join(access_ids(definition)) or None,
    }


def time_ids(variable: Variable) -> tuple[str, ...]:
    """The `timePrd` that a variable's values begin with."""
    return (generated_id("time", variable.available_from),) if variable.available_from else ()


def smallest_area(variable: Variable) -> str | None:
    """The id of the smallest geographic level that a variable has values for."""
    return variable.geography.smallest if variable.geography else None


def geography_ids(catalog: Catalog, level: str | None) -> tuple[str, ...]:
    """The `geogUnit` of a level, one a language."""
    known = catalog.geographic_levels.get(level or "")
    return tuple(generated_id("geography", known.id, language) for language in known.title) if known else ()


def frequencies(variables: Iterable[Variable]) -> list[Frequency]:
    """The update frequencies of some variables, without repeats."""
    return sorted({v.update.frequency for v in variables if v.update and v.update.frequency})


def frequency_id(frequency: Frequency) -> str:
    """The `frequenc` of a frequency."""
    return generated_id("frequency", frequency)


def access_ids(variable: Variable) -> tuple[str, ...]:
    """The `conditions` that a variable is used under."""
    return (generated_id("access", variable.access_level),) if variable.access_level else ()


def keyword_ids(keyword: Keyword) -> tuple[str, ...]:
    """The `keyword` elements of a keyword, one a language."""
    return tuple(generated_id("keyword", keyword.id, language) for language in keyword.title)


def vocabulary(scheme: KeywordScheme | None, language: str) -> str | None:
    """The title of the keyword scheme in a language, or else in the first one there is."""
    return in_language(scheme.title, language) if scheme else None
