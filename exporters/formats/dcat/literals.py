"""Values as RDF literals: every text carries its language, every date its datatype."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode

from exporters.formats.dcat.terms import INTEGER, XSD_DATE, YEAR, YEAR_MONTH, Statement
from exporters.model.definitions import LangText

_TEMPORAL: Final = {4: YEAR, 7: YEAR_MONTH, 10: XSD_DATE}
"""The datatype of an ISO 8601 year, month or day by its length."""


def texts(predicate: NamedNode, text: LangText | None) -> Iterator[Statement]:
    """One statement for every language of a text; none for an absent text."""
    return ((predicate, Literal(value, language=language)) for language, value in (text or {}).items())


def temporal(predicate: NamedNode, value: str | None) -> Iterator[Statement]:
    """A year, month or day as xsd:gYear, xsd:gYearMonth or xsd:date (TemporalLiteral, DCAT-AP 3.0.1 section 8)."""
    if value is not None:
        yield predicate, Literal(value, datatype=_TEMPORAL[len(value)])


def in_languages(wording: LangText, languages: Iterable[str]) -> LangText:
    """Wording of ours in a catalogue's languages, or in English where there is none of them."""
    return {language: wording[language] for language in languages if language in wording} or {"en": wording["en"]}


def string(predicate: NamedNode, value: str | None) -> Iterator[Statement]:
    """A code, an identifier: characters that belong to no language."""
    if value is not None:
        yield predicate, Literal(value)


def number(predicate: NamedNode, value: int | None) -> Iterator[Statement]:
    """An xsd:integer."""
    if value is not None:
        yield predicate, Literal(str(value), datatype=INTEGER)


def nodes(predicate: NamedNode, iris: Iterable[str]) -> Iterator[Statement]:
    """One statement for every IRI, in the given order."""
    return ((predicate, NamedNode(iri)) for iri in iris)
