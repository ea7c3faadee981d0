"""Blanks within and between lines: one behind a colon and a comma, none inside brackets, none at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import yaml

from exporters.editing.edits import Edit, applied
from exporters.editing.shape import Part, top_part, walk
from exporters.reading.careful import tokens
from exporters.reading.marks import Span, comments

_OPENING = yaml.FlowMappingStartToken | yaml.FlowSequenceStartToken
_CLOSING = yaml.FlowMappingEndToken | yaml.FlowSequenceEndToken
_BEFORE_COMMENT = "  "
_BLOCK, _QUOTED = frozenset("|>"), frozenset("'\"")
_LINES = (
    (re.compile(r"[ \t]+(?=\n|\Z)"), ""),
    (re.compile(r"\n{3,}"), "\n\n"),
    (re.compile(r"\A\n+"), ""),
    (re.compile(r"\n+\Z|(?<!\n)\Z"), "\n"),
)
"""What lines should not have, and what they should: in this order."""


def with_even_spacing(path: str, text: str) -> str:
    """A text with blanks where they are due and nowhere else. Block scalars and quotes stay as they are."""
    top = top_part(path, text)
    if top is None:
        return text
    text = applied(text, (*_gaps(text), *_comment_gaps(text)))
    for pattern, instead in _LINES:
        text = _replaced(path, text, pattern, instead)
    return text


def _gaps(text: str) -> Iterator[Edit]:
    """The blanks between two tokens of one line, as they should be."""
    there = [token for token in tokens(text) if token.start_mark.index < token.end_mark.index]
    for left, right in pairwise(there):
        start, end = left.end_mark.index, right.start_mark.index
        due = _due(left, right)
        if due is not None and not text[start:end].strip(" \t") and text[start:end] != due:
            yield Edit(start, end, due)


def _due(left: Any, right: Any) -> str | None:
    """What should stand between two tokens; None where it must stay."""
    if isinstance(left, _OPENING) or isinstance(right, _CLOSING | yaml.FlowEntryToken):
        return ""
    if isinstance(right, yaml.ValueToken):
        return None if isinstance(left, yaml.AliasToken) else ""
    if isinstance(left, yaml.FlowEntryToken | yaml.ValueToken | yaml.AnchorToken):
        return " "
    return None


def _comment_gaps(text: str) -> Iterator[Edit]:
    for comment in comments(text):
        if not comment.alone:
            start = len(text[: comment.start].rstrip(" \t"))
            yield Edit(start, comment.start, _BEFORE_COMMENT)


def _replaced(path: str, text: str, pattern: re.Pattern[str], instead: str) -> str:
    """The text with something replaced wherever no scalar is touched."""
    top = top_part(path, text)
    fixed = [*_fixed(top, text)] if top else []
    matches = (m for m in pattern.finditer(text) if not any(s.start < m.end() and m.start() < s.end for s in fixed))
    return applied(text, (Edit(m.start(), m.end(), instead) for m in matches))


def _fixed(top: Part, text: str) -> Iterator[Span]:
    """The texts in which every blank counts; blank lines behind a block scalar only do if it keeps them."""
    for _, part in walk(top):
        for one in (part, *(key for key, _ in part.entries)):
            if one.style in _BLOCK and "+" not in text[one.start : one.start + 3]:
                yield Span(one.start, len(text[: one.end].rstrip()))
            elif one.style in _BLOCK | _QUOTED:
                yield Span(one.start, one.end)
