"""Values as RDF literals: every text carries its language, every date its datatype."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, cast

from exporters.formats.dcat.terms import (
    HEX_BINARY,
    INTEGER,
    NON_NEGATIVE_INTEGER,
    XSD_DATE,
    YEAR,
    YEAR_MONTH,
    Literal,
    Node,
    Statement,
    Term,
    iri,
)
from exporters.model.definitions import LangText

_TEMPORAL: Final = {4: YEAR, 7: YEAR_MONTH, 10: XSD_DATE}
"""The datatype of an ISO 8601 year, month or day by its length."""


def _escaped(text: str) -> str:
    """What stands in the quotes of a STRING_LITERAL_QUOTE (RDF 1.1 Turtle, production 22), and of a string of JSON.

    These are all the characters that either has to escape and that a text can have, for the reader lets no other
    control characters in. To look for them takes a fifth of the time that `json` needs, which makes each one anew.
    """
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if '"' in text:
        text = text.replace('"', '\\"')
    if "\n" in text:
        text = text.replace("\n", "\\n")
    if "\t" in text:
        text = text.replace("\t", "\\t")
    return text.replace("\r", "\\r") if "\r" in text else text


def plain(value: str) -> Literal:
    """A code, an identifier: characters that belong to no language."""
    return Literal(f'"{_escaped(value)}"')


def english(text: str) -> Literal:
    """A text of ours."""
    return Literal(f'"{_escaped(text)}"@en')


def literals(text: LangText) -> dict[str, Literal]:
    """A text in each of its languages."""
    return cast("dict[str, Literal]", {language: f'"{_escaped(words)}"@{language}' for language, words in text.items()})


def joined(first: Mapping[str, Literal], second: Mapping[str, Literal]) -> dict[str, Literal]:
    """Two texts as paragraphs of one, in the languages of either."""
    both = {**first}
    for language, text in second.items():
        before = first.get(language)
        both[language] = Literal(f"{before[: -len(language) - 2]}\\n\\n{text[1:]}") if before else text
    return both


def texts(predicate: Node, text: LangText | None) -> Iterable[Statement]:
    """A text in each of its languages; nothing for an absent text."""
    spelled = [f'"{_escaped(words)}"@{language}' for language, words in text.items()] if text else []
    return many(predicate, cast("list[Literal]", spelled))


def temporal(predicate: Node, value: str | None) -> Iterable[Statement]:
    """A year, month or day as xsd:gYear, xsd:gYearMonth or xsd:date (TemporalLiteral, DCAT-AP 3.0.1 section 8)."""
    return () if value is None else ((predicate, Literal(f'"{value}"^^{_TEMPORAL[len(value)]}')),)


def in_languages(wording: LangText, languages: Iterable[str]) -> LangText:
    """Wording of ours in a catalogue's languages, or in English where there is none of them."""
    return {language: wording[language] for language in languages if language in wording} or {"en": wording["en"]}


def string(predicate: Node, value: str | None) -> Iterable[Statement]:
    """A code, if there is one."""
    return () if value is None else ((predicate, plain(value)),)


def number(predicate: Node, value: int | None) -> Iterable[Statement]:
    """An xsd:integer, if there is one."""
    return () if value is None else ((predicate, Literal(f'"{value}"^^{INTEGER}')),)


def count(value: int) -> Literal:
    """An xsd:nonNegativeInteger."""
    return Literal(f'"{value}"^^{NON_NEGATIVE_INTEGER}')


def digest(hexadecimal: str) -> Literal:
    """An xsd:hexBinary."""
    return Literal(f'"{hexadecimal}"^^{HEX_BINARY}')


def nodes(predicate: Node, addresses: Iterable[str]) -> Iterable[Statement]:
    """The addresses as the objects of one statement; nothing for none."""
    return many(predicate, [iri(address) for address in addresses])


def many(predicate: Node, terms: Iterable[Term]) -> Iterable[Statement]:
    """Any number of objects in one statement; nothing for none."""
    objects = (*terms,)
    return ((predicate, *objects),) if objects else ()
