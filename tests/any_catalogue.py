"""Any catalogue: several definitions of every kind, every field set or not, in several languages, linked at random.

What the rules refuse is not made: a link to nothing, to itself or to another kind; ids and codes that are there twice.
The fields come from the classes of the model, so a new one is made as soon as it is there. Hypothesis draws the texts
and the ids, and bytes that stand for all choices: a draw for each of some hundred fields would take ten times as long.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from itertools import cycle
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from exporters.model.catalog import Catalog
from exporters.model.definitions import (
    Agency,
    CatalogInfo,
    Code,
    CodeList,
    Cube,
    Day,
    Definition,
    Dimension,
    Email,
    GeographicLevel,
    Iri,
    Keyword,
    KeywordScheme,
    Period,
    RichLangText,
    SourceVariable,
    Stat,
)
from exporters.model.vocabulary import TranslationState
from exporters.reading.linking import link

LANGUAGES = ["nl", "fr", "en", "zh-Hant-TW"]
XML = st.characters(
    min_codepoint=32, exclude_categories=["Cs"], exclude_characters="\ufffe\uffff", include_characters="\t\n\r"
)
"""Every character that XML 1.0 allows; the others are refused at the input."""
texts = st.text(XML, min_size=1, max_size=12).filter(str.strip)
lang_texts = st.dictionaries(st.sampled_from(LANGUAGES), texts, min_size=1, max_size=3)
marks = ["- ", "1. ", "\n\n", "\n  - ", "> ", "*a*", "`b`", "[c](#0)", "[d](#3)", "    ", "# ", "<b>"]
markdown = st.lists(texts | st.sampled_from(marks), min_size=1, max_size=6).map("".join)
ids = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,5}", fullmatch=True)

AXES = [["D", "A_", "related"], ["TIME_PERIOD", "OBS_VALUE", "FREQ"], ["UNIT_MULT", "INDICATOR", "a-b"]]
"""Ids of dimensions, those among them that formats give a meaning of their own."""

KINDS: Sequence[type[Definition]] = (Stat, Cube, SourceVariable, CodeList)

Fixed = Mapping[tuple[type | None, str], "Callable[[World], Any]"]
"""What makes the values of fields: those of one class, or of any class that has them (None)."""


def a_few(examples: int) -> settings:
    """So many catalogues are tried; one that fails is shown as it is, for to shrink a whole catalogue takes minutes."""
    return settings(
        max_examples=examples,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
            HealthCheck.function_scoped_fixture,
        ],
    )


@st.composite
def catalogues(draw: st.DrawFn, fixed: Fixed = {}) -> Catalog:  # noqa: B006 - nobody changes it
    """At least one definition of each kind, and up to four more; some fields can be given what makes them."""
    names = draw(st.lists(ids, min_size=4, max_size=8, unique_by=str.casefold))
    said = [draw(st.lists(some, min_size=8, max_size=8)) for some in (texts, markdown)]
    world = World(FIXED | fixed, names, *said, draw(st.binary(min_size=600, max_size=600)))
    info, scheme = world.made(CatalogInfo), world.field(Catalog, "keyword_scheme", KeywordScheme | None)
    world.targets |= {
        "keyword": [keyword.id for keyword in scheme.keywords] if scheme else [],
        "level": [level.id for level in info.geographic_levels],
    }
    catalog, unresolved = link(info, scheme, world.definitions())
    assert not unresolved
    return catalog


class World:
    """What there is in one catalogue to point at and to say, and the bytes by which it is chosen."""

    def __init__(
        self, fixed: Fixed, names: Sequence[str], texts: Sequence[str], prose: Sequence[str], choices: bytes
    ) -> None:
        self.texts, self._prose = texts, prose
        self._fixed = fixed
        self.names = names
        self._choices = cycle(choices)
        self._kinds = [*KINDS, *(self.one_of(KINDS) for _ in names[len(KINDS) :])]
        self.owner = ""
        self.targets: dict[str, list[str]] = {}
        for name, kind in zip(names, self._kinds, strict=True):
            self.targets.setdefault(kind.kind, []).append(name)

    def definitions(self) -> Iterator[Definition]:
        for name, kind in zip(self.names, self._kinds, strict=True):
            self.owner = name
            self.targets["same"] = self.targets[kind.kind]
            yield self.made(kind, id=name, path="x")

    def choice(self, below: int) -> int:
        return next(self._choices) % below

    def one_of(self, things: Sequence[Any]) -> Any:
        return things[self.choice(len(things))]

    def made(self, cls: type, **given: Any) -> Any:
        """Any object of a class of the model."""
        return cls(**given, **{n: self.field(cls, n, hint) for n, hint in _fields(cls) if n not in given})

    def field(self, cls: type, name: str, hint: Any) -> Any:
        """Any value of a field of a class."""
        fixed = self._fixed.get((cls, name)) or self._fixed.get((None, name))
        return fixed(self) if fixed else self.value(hint)

    def value(self, hint: Any) -> Any:
        if hint in TYPES:
            return TYPES[hint](self)
        if NoneType in get_args(hint):
            return self.value(get_args(hint)[0]) if self.choice(2) else None
        if get_origin(hint) is tuple:
            return tuple(self.value(get_args(hint)[0]) for _ in range(self.choice(3)))
        return self.one_of(list(hint)) if issubclass(hint, Enum) else self.made(hint)

    def text(self) -> str:
        return str(self.one_of(self.texts))

    def in_languages(self, make: Callable[[], str]) -> dict[str, str]:
        """A text in one to three languages."""
        first = self.choice(4)
        return {LANGUAGES[(first + n) % 4]: make() for n in range(1 + self.choice(3))}

    def prose(self) -> str:
        """CommonMark whose links lead to definitions."""
        source = str(self.one_of(self._prose))
        for number in (0, 3):
            source = source.replace(f"(#{number})", f"({self.names[number]})")
        return source

    def link(self, *kinds: str) -> str | None:
        """The id of something else of these kinds, if there is any."""
        others = [target for kind in kinds for target in self.targets[kind] if target != self.owner]
        return self.one_of(others) if others else None

    def links(self, *kinds: str) -> tuple[str, ...]:
        return tuple({target: None for _ in range(self.choice(4)) if (target := self.link(*kinds))})

    def several(self, cls: type, name: str, names: Sequence[str]) -> tuple[Any, ...]:
        """Up to three objects, of which no two have the same name."""
        return tuple(self.made(cls, **{name: names[n]}) for n in range(self.choice(4)))


TYPES: Mapping[Any, Callable[[World], Any]] = {
    Mapping[str, str]: lambda world: world.in_languages(world.text),
    RichLangText: lambda world: world.in_languages(world.prose),
    Mapping[str, Mapping[str, TranslationState]]: lambda world: {
        world.one_of(LANGUAGES): {"title": world.one_of(list(TranslationState))}
    },
    Day: lambda world: world.one_of(["0001-01-01", "2024-02-29", "9999-12-31"]),
    Period: lambda world: world.one_of(["2006", "2006-01", "2006-01-31"]),
    Iri: lambda world: world.one_of(
        ["https://example.org/?a=1&b=2", "http://example.org/é?ü#ß", "https://example.org/%3C"]
    ),
    Email: lambda world: world.one_of(["info@example.org", "a&b+c@example.org", "é@münchen.example"]),
    int: lambda world: world.choice(13) - 3,
    str: World.text,
}

FIXED: Fixed = {
    (None, "sources"): lambda world: world.links("source"),
    (None, "related"): lambda world: world.links("stat", "cube", "source"),
    (None, "cubes"): lambda world: world.links("cube"),
    (None, "measures"): lambda world: world.links("stat"),
    (None, "keywords"): lambda world: world.links("keyword"),
    (None, "numerator"): lambda world: world.links("stat", "source"),
    (None, "denominator"): lambda world: world.links("source"),
    (None, "filter"): lambda world: world.links("source"),
    (None, "replaces"): lambda world: world.links("same"),
    (None, "replaced_by"): lambda world: world.links("same"),
    (None, "codelist"): lambda world: world.link("codelist") if world.choice(2) else None,
    (None, "variable"): lambda world: world.link("stat", "source") if world.choice(2) else None,
    (None, "smallest"): lambda world: world.link("level"),
    (KeywordScheme, "keywords"): lambda world: world.several(Keyword, "id", [world.names[0], "keyword", "keyword-2"]),
    (Cube, "dimensions"): lambda world: world.several(Dimension, "id", world.one_of(AXES)),
    (CodeList, "codes"): lambda world: world.several(
        Code, "code", [f"{text}{n}" for n, text in enumerate(world.texts)]
    ),
    (CatalogInfo, "id"): lambda world: world.one_of(["catalogue", "A", "keyword"]),
    (CatalogInfo, "base_iri"): lambda _: "https://example.org/id/",
    (CatalogInfo, "languages"): lambda world: tuple(LANGUAGES[: 1 + world.choice(4)]),
    (CatalogInfo, "agency"): lambda world: world.one_of(
        [Agency(ddi="org.example", sdmx="X"), Agency(ddi="A-1.2." + 63 * "z", sdmx="A.B-C_2")]
    ),
    (CatalogInfo, "page_size"): lambda world: world.choice(4) or None,
    (CatalogInfo, "themes"): lambda world: world.one_of([(), ("HEAL",), ("HEAL", "SOCI")]),
    (CatalogInfo, "country"): lambda world: world.one_of([None, "BEL"]),
    (CatalogInfo, "landing_page"): lambda world: world.one_of([None, "https://example.org/?id={id}&a"]),
    (CatalogInfo, "citation"): lambda world: world.one_of([None, {"nl": "{modified:%d/%m/%Y} {title} & {code}"}]),
    (CatalogInfo, "geographic_levels"): lambda world: world.several(GeographicLevel, "id", ["l", "A", "level"]),
}
"""Fields that name something that must be there, or whose form the schemas prescribe."""


@cache
def _fields(cls: Any) -> list[tuple[str, Any]]:
    """The fields of a class, and their types."""
    hints = get_type_hints(cls)
    return [(field.name, hints[field.name]) for field in dataclasses.fields(cls)]
