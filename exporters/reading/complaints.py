"""What YAML's parser complains of, in the words of somebody who writes definitions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

import yaml


class Explanation(NamedTuple):
    """A complaint in other words. The position counts from 1; `begins` is where the thing around it begins."""

    message: str
    hint: str | None
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class _Row:
    """`complaint` is sought in what the parser says; `{0}` in the message is the character at the position.

    `at_start`: the position is where the thing begins, not where the parser gave up.
    """

    complaint: re.Pattern[str]
    message: str
    hint: str | None
    at_start: bool = False


_QUOTE = "put quotes around a text that begins with it"
_OPEN_QUOTE = "close it; inside single quotes an apostrophe is written twice"

_ROWS = (
    _Row(re.compile(r"quoted scalar.*(end of stream|document)"), "this quote is not closed", _OPEN_QUOTE, at_start=True),
    _Row(re.compile(r"expected ',' or ']'"), "a comma or `]` is missing before this", "close the list; put quotes around a text that has : # , [ ] { or } in it"),
    _Row(re.compile(r"expected ',' or '}'"), "a comma or `}}` is missing before this", "close the braces; put quotes around a text that has : # , [ ] { or } in it"),
    _Row(re.compile(r"mapping values|unexpected ':'"), "there is a colon where none can be", "put quotes around a text that has a colon in it; indent properties alike"),
    _Row(re.compile(r"could not find expected ':'"), "this is neither a property nor part of a text", "write a colon and a blank after a property, a dash and a blank before an item, and indent the lines of a text", at_start=True),
    _Row(re.compile(r"\btab|\\t"), "a tab cannot indent", "use blanks"),
    _Row(re.compile(r"cannot start any token"), "a text cannot begin with {0}", "put quotes around it"),
    _Row(re.compile(r"(alias|anchor).*alphabetic"), "a text cannot begin with {0}", "put quotes around it", at_start=True),
    _Row(re.compile(r"document start"), "this does not belong to what stands above it", "indent it like the properties above it"),
    _Row(re.compile(r"expected key|block mapping"), "there is no property here", "look at the indentation and at the line above; inside single quotes an apostrophe is written twice"),
    _Row(re.compile(r"'-' indicator|block collection|block sequence"), "there is no list item here", "begin it with a dash and a blank, or indent it as the line above"),
    _Row(re.compile(r"node content"), "there is no value here", "close a bracket that is open; look for a comma or bracket too many"),
    _Row(re.compile(r"unknown escape"), "a backslash cannot stand before {0} in double quotes", "write two backslashes, or use single quotes"),
    _Row(re.compile(r"comment or line break"), "nothing may stand behind `|` and `>`", "write the text into the next line, indented"),
)
