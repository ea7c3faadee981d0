"""Finding all values of the model's own types (texts, days, addresses) wherever they stand."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args

from exporters.findings import Pointer
from exporters.model.definitions import Day, Email, Iri, LangText, Period, RichLangText
from exporters.model.hints import field_types

TYPES = (LangText, RichLangText, Day, Period, Iri, Email)
"""What is looked for: the types as they stand in the declarations of the model's fields."""


def typed_values(thing: Any, pointer: Pointer = ()) -> Iterator[tuple[Any, Pointer, Any]]:
    """Every value in `thing` of one of TYPES: its type, the way to it, and itself.

    Lists are walked: of a field `tuple[Iri, ...]` each item is a value of its own. Absent values are left out.
    """
    for name, wanted in _fields(type(thing)):  # type: ignore[arg-type]  # a class can be hashed
        if stated := getattr(thing, name):
            for here, value in entries(stated, (*pointer, name)):
                if wanted is None:
                    yield from typed_values(value, here)
                else:
                    yield wanted, here, value


def entries(value: Any, pointer: Pointer) -> Iterable[tuple[Pointer, Any]]:
    """A value, or the items of a list, each with the way to it."""
    if isinstance(value, tuple):
        return [((*pointer, n), item) for n, item in enumerate(value)]
    return ((pointer, value),)


@cache
def _fields(cls: type) -> tuple[tuple[str, Any], ...]:
    """The fields of a class that are of one of TYPES, with it, or that may hold one inside, with None."""
    rows = ((name, (hint, *get_args(hint))) for name, hint in field_types(cls).items())
    return tuple(
        (name, next((wanted for wanted in TYPES if wanted in parts), None))
        for name, parts in rows
        if any(part in TYPES or _holds_some(part) for part in parts)
    )


def _holds_some(part: Any) -> bool:
    return isinstance(part, type) and dataclasses.is_dataclass(part) and bool(_fields(part))
