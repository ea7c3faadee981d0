"""Finding all values of one type inside the model's classes, wherever they stand."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

from exporters.findings import Pointer


def values(thing: Any, wanted: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Any]]:
    """Every value in `thing` whose field is declared as `wanted` (LangText, Day, Iri, ...), with the way to it.

    Lists are walked: for `tuple[Iri, ...]` each item is a value of its own. Absent values are left out.
    """
    for name, is_wanted in _fields_with(type(thing), wanted):  # type: ignore[arg-type]  # a class can be hashed
        value = getattr(thing, name)
        if isinstance(value, tuple):
            for n, item in enumerate(value):
                here = (*pointer, name, n)
                yield from ((here, item),) if is_wanted else values(item, wanted, here)
        elif value is not None:
            here = (*pointer, name)
            yield from ((here, value),) if is_wanted else values(value, wanted, here)


@cache
def _fields_with(cls: type, wanted: Any) -> tuple[tuple[str, bool], ...]:
    """The fields of a class that are of the wanted type (True) or may hold it somewhere inside (False)."""
    hints = get_type_hints(cls)
    fields = ((f.name, *_holds(hints[f.name], wanted)) for f in dataclasses.fields(cls))
    return tuple((name, is_wanted) for name, is_wanted, inside in fields if is_wanted or inside)


def _holds(hint: Any, wanted: Any) -> tuple[bool, bool]:
    parts = (hint, *get_args(hint))
    inside = any(dataclasses.is_dataclass(p) and isinstance(p, type) and _fields_with(p, wanted) for p in parts)
    return wanted in parts, bool(inside)
