"""What YAML's parser complains of, in the words of somebody who writes definitions."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

import yaml


class Explanation(NamedTuple):
    """A complaint in other words. Line and column count from 1."""

    message: str
    hint: str
    line: int
    column: int


class _Start(Enum):
    """Whether a fault is shown where the thing begins, or where the parser gave up."""

    NEVER = auto()
    ACROSS_LINES = auto()
    ALWAYS = auto()


class _Row(NamedTuple):
    """`complaint` is sought in what the parser says; `%s` in the message is the character at the position."""

    complaint: str
    message: str
    hint: str
    start: _Start = _Start.NEVER


_PUNCTUATION = "put quotes around a text that has : # , [ ] { or } in it"
_APOSTROPHE = "inside single quotes an apostrophe is written twice"

_ROWS = (
    _Row("quoted scalar.*(end of stream|document)", "this quote is not closed", _APOSTROPHE, _Start.ALWAYS),
    _Row("',' or ']'", "the list lacks a comma or its `]`", _PUNCTUATION, _Start.ACROSS_LINES),
    _Row("',' or '}'", "the braces lack a comma or their `}`", _PUNCTUATION, _Start.ACROSS_LINES),
    _Row(
        "mapping values|unexpected ':'",
        "there is a colon where none can be",
        "put quotes around a text that has a colon in it; indent properties alike",
    ),
    _Row(
        "could not find expected ':'",
        "this is neither a property nor part of a text",
        "a property ends in a colon, an item begins with a dash and a blank, the lines of a text are indented",
        _Start.ALWAYS,
    ),
    _Row("tab character", "a tab cannot indent", "use blanks"),
    _Row("cannot start any token", "a text cannot begin with %s", "put quotes around it"),
    _Row("(alias|anchor).*alphabetic", "a text cannot begin with %s", "put quotes around it", _Start.ALWAYS),
    _Row("tag", "a text cannot begin with %s", "put quotes around it; tags such as !!str are not used", _Start.ALWAYS),
    _Row("document start", "this does not belong to what stands above it", "indent it like the properties above"),
    _Row("block mapping", "there is no property here", f"look at the indentation and the line above; {_APOSTROPHE}"),
    _Row("block collection|block sequence", "there is no list item here", "begin it with a dash and a blank"),
    _Row("node content", "there is no value here", "look for an open bracket, and for a comma or bracket too many"),
    _Row("escape|hex", "this is no escape", "write two backslashes for a backslash, or use single quotes"),
    _Row("comment or line break", "nothing may follow `|` or `>` here", "write the text in the next line, indented"),
    _Row("directive|incompatible", "lines that begin with % are not used here", "leave it out"),
    _Row("", "this is not YAML", "put quotes around a text that has signs at its beginning"),
)


def explain(error: yaml.MarkedYAMLError, text: str) -> Explanation:
    """What PyYAML's error about a text means."""
    complaint = f"{error.context}: {error.problem}"
    row = next(row for row in _ROWS if re.search(row.complaint, complaint))
    end = _position(error.problem_mark or error.context_mark)
    start = _position(error.context_mark or error.problem_mark)
    at_start = row.start is _Start.ALWAYS or (row.start is _Start.ACROSS_LINES and start[0] != end[0])
    line, column = start if at_start else end
    lines = text.split("\n")
    if line > len(lines):  # behind a last line that has no end
        line, column = len(lines), len(lines[-1]) + 1
    character = lines[line - 1][column - 1 : column]
    if character == "\t":
        return Explanation("a tab cannot indent", "use blanks", line, column)
    return Explanation(row.message.replace("%s", f'"{character}"'), row.hint, line, column)


def _position(mark: yaml.Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
