"""Where the tokens of a YAML text stand, for those who read comments or edit the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from exporters.reading.careful import events

_HASH = re.compile(r"(?m)(?:^|(?<=[ \t]))#.*$")
_BLOCK = frozenset("|>")
_QUOTED = frozenset("'\"")


class Span(NamedTuple):
    """A part of a text, by character positions; `end` is behind it."""

    start: int
    end: int


class Comment(NamedTuple):
    """A comment with its `#`; `alone` if nothing stands before it on its line. `line` counts from 1."""

    start: int
    line: int
    column: int
    text: str
    alone: bool


def comments(text: str) -> Iterator[Comment]:
    """The comments of a text, in order; none if it is no YAML."""
    try:
        hidden = [span for event in events(text) if (span := _opaque(event, text))]
    except yaml.YAMLError:
        return
    for match in _HASH.finditer(text):
        if any(span.start <= match.start() < span.end for span in hidden):
            continue
        start = text.rfind("\n", 0, match.start()) + 1
        line, column = text.count("\n", 0, start) + 1, match.start() - start + 1
        yield Comment(match.start(), line, column, match[0], not text[start : match.start()].strip())


def _opaque(event: Any, text: str) -> Span | None:
    """The part of a scalar in which a `#` begins no comment."""
    if not isinstance(event, yaml.ScalarEvent) or event.style not in _BLOCK | _QUOTED:
        return None
    start, end = _span(event)
    return Span(text.find("\n", start), end) if event.style in _BLOCK else Span(start, end)


def _span(event: Any) -> Span:
    return Span(event.start_mark.index, event.end_mark.index)


def last_line_of_value(text: str, line: int) -> int:
    """The last line of the texts that begin on a line: of a block scalar, its last line; else the line itself."""
    spans = (_span(event) for event in events(text) if isinstance(event, yaml.ScalarEvent))
    ends = (s.end for s in spans if text.count("\n", 0, s.start) == line - 1)
    return max((text[:end].rstrip().count("\n") + 1 for end in ends), default=line)
