"""What is to be shown of a catalogue, and the words it is shown in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from exporters.cascade import Steps, Tie, dependents, origins, products, ties
from exporters.model.catalog import Catalog
from exporters.model.citation import in_language
from exporters.model.definitions import LangText
from exporters.model.vocabulary import Role


class Direction(StrEnum):
    """One side of a cascade."""

    TRACE = "trace"
    """Where it comes from."""
    IMPACT = "impact"
    """What rests on it."""


def _no_steps(_identifier: str) -> Mapping[str, tuple[Role, ...]]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What to show: the cascade of the definition `focus`, or of all; titles in `language` where there are any.

    `direction` leaves out the other side of a focus, and what is beside it. `formats` maps the names of the formats
    that come out of the focus to their titles.
    """

    focus: str | None
    language: str
    formats: Mapping[str, str] = field(default_factory=dict)
    direction: Direction | None = None

    def upstream(self, catalog: Catalog) -> Steps:
        """The steps from a definition to what it comes from; none where only the impact is to be shown."""
        return _no_steps if self.direction is Direction.IMPACT else origins(catalog)

    def downstream(self, catalog: Catalog) -> Steps:
        """The steps to what comes from it; in an impact, also to what takes its values from it."""
        if self.direction is Direction.TRACE:
            return _no_steps
        return dependents(catalog) if self.direction is Direction.IMPACT else products(catalog)

    def ties(self, catalog: Catalog, identifier: str) -> tuple[Tie, ...]:
        """The links beside a definition, where both sides are shown."""
        return () if self.direction else ties(catalog, identifier)

    def title(self, texts: LangText) -> str:
        """A title as one line of characters that can do nothing but stand there."""
        return one_line(in_language(texts, self.language))


_OUTWARD = {
    Role.RELATED: "related",
    Role.REPLACES: "replaces",
    Role.CODELIST: "code list",
    Role.KEYWORD: "keyword",
    Role.MENTION: "mentions",
    Role.EXACT_MATCH: "same as",
}
_INWARD = {
    Role.RELATED: "related from",
    Role.REPLACES: "replaced by",
    Role.CODELIST: "code list of",
    Role.MENTION: "mentioned by",
}
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def tie_words(tie: Tie) -> tuple[str, ...]:
    """What a neighbour is to a definition, in words; a link that is returned is told once."""
    return tuple(_tie_words(tie))


def one_line(text: str) -> str:
    """A text without line breaks, and without the characters that would act on a terminal or on what follows."""
    shown = (c for c in " ".join(text.split()) if unicodedata.category(c) != "Cc" and c not in _BIDI_CONTROLS)
    return "".join(shown)


def _tie_words(tie: Tie) -> Iterator[str]:
    for role in tie.outward:
        yield _OUTWARD[role]
    for role in tie.inward:
        if role not in tie.outward:
            yield _INWARD[role]
