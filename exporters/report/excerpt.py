"""One line of a source file, cut and drawn so that a caret can stand under a character of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from exporters.report.text import shown

WIDTH = 100
"""Terminal columns of an excerpt, the marks of omission not counted."""

BEFORE = 60
"""Terminal columns before the caret, in an excerpt from a longer line."""

_TAB = "→   "
_OMISSION = "…"
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf"})
_WIDE = frozenset({"W", "F"})


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The part of a line to show; `indent` counts the terminal columns before the caret."""

    text: str
    indent: int


def excerpt(line: str, column: int) -> Excerpt:
    """The part of a line around a column, which counts characters from 1 and may lie beyond the end."""
    target = min(column - 1, len(line))
    start, end = _window(line, target)
    lead = _OMISSION if start else ""
    text = lead + _drawn(line[start:end]) + (_OMISSION if end < len(line) else "")
    return Excerpt(text.rstrip(), len(lead) + _indent(line, start, target))


def _window(line: str, target: int) -> tuple[int, int]:
    """Which characters to show. Looks at those near the target only: a line can be megabytes long."""
    if len(line) <= WIDTH and _fitting(line, WIDTH) == len(line):
        return 0, len(line)
    start = target - _fitting(reversed(line[max(0, target - BEFORE) : target]), BEFORE)
    return start, start + _fitting(line[start : start + WIDTH], WIDTH)


def _fitting(characters: Iterable[str], room: int) -> int:
    """How many of the characters fit into so many terminal columns."""
    fitting = 0
    for character in characters:
        room -= _width(character)
        if room < 0:
            break
        fitting += 1
    return fitting


def _indent(line: str, start: int, target: int) -> int:
    before = sum(map(_width, line[start:target]))
    is_mark = target < len(line) and not _width(line[target])
    return max(0, before - 1) if is_mark else before


def _drawn(part: str) -> str:
    return shown(part).replace("\t", _TAB)


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    """Terminal columns that a character takes once drawn."""
    drawn = _drawn(character)
    if len(drawn) > 1:
        return len(drawn)
    if unicodedata.category(drawn) in _WITHOUT_WIDTH and drawn != _SOFT_HYPHEN:
        return 0
    return 2 if unicodedata.east_asian_width(drawn) in _WIDE else 1
