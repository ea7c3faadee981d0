"""The fast reader: it only ever says "this is plain, and this is its data"; whatever is not plain is read carefully.

Its library reads YAML 1.2 about thirty times as fast as the careful reader, but gives no positions and is more
lenient in some corners. Texts with such corners are not plain. A test holds the two readers to the same data.
"""

from __future__ import annotations

import re
from typing import Any

import yaml_rs

from exporters.reading.syntax_rules import DEEPEST


def _beginning(mark: bytes, after: bytes = rb"\n\[{,:?-") -> re.Pattern[bytes]:
    """A mark where a value may begin: right after a line end or an indicator, or with a blank between.

    The mark comes first, because `re` looks for a known byte about thirty times as fast as for one of several.
    """
    return re.compile(rb"%b(?:(?<=[%b]%b)|(?<=[ %b] %b))" % (mark, after, mark, after, mark))


_ORDINARY = bytes(set(range(0x20, 0x100)) - {0x5C, 0x7F} | {0x0A})

# What the library judges differently from the careful reader; the patterns are wide, because missing one counts
# and finding one too many does not. They are sought in UTF-8 that begins with a line end.
_CORNERS = (
    # C1 controls; line separators; byte order marks and non-characters
    re.compile(rb"\xc2[\x80-\x9f]"),
    re.compile(rb"\xe2\x80[\xa8\xa9]"),
    re.compile(rb"\xef[\xbb\xbf][\xbe\xbf]"),
    # anchors (without which there are no aliases), tags, explicit keys, values in flow that begin with a colon
    *map(_beginning, (rb"&", rb"!", rb"\?", rb":")),
    # block scalars in flow, or with something behind their mark
    *(_beginning(mark, rb"\n\[{,") for mark in (rb"\|", rb">")),
    re.compile(rb": *[|>](?![-+0-9]* *[#\n])"),
    # keys in flow without a value
    re.compile(rb":[,\]}]"),
    # document marks and directives; numbers with leading zeros or `_`
    re.compile(rb"\n(?:---|\.\.\.|%| *[-+]?(?:0[0-9xob]|[0-9]*_))"),
    re.compile(rb":(?:\s+|(?<=[\"']:))[-+]?(?:0[0-9xob]|[0-9]*_)"),
    # nesting, which it follows until the interpreter's stack ends
    re.compile(rb"-(?: +-){7}"),
)
_DEEP_INDENTATION = b" " * 80
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
_LARGEST_INTEGER = 10**18
_ITEM_TYPES: frozenset[type] = frozenset({dict, list, str, type(None)})
_VALUE_TYPES = _ITEM_TYPES | {int, bool}


def read_fast(text: str) -> dict[str, Any] | None:
    """The data of a plain text that holds a mapping; None for every other text."""
    try:
        if not _is_plain(b"\n" + text.encode()):
            return None
        data = yaml_rs.loads(text, parse_datetime=False)
    except (ValueError, TypeError):  # a lone surrogate or a fault of syntax; a key that cannot be one
        return None
    return data if isinstance(data, dict) and _has_plain_form(data) else None


def _is_plain(raw: bytes) -> bool:
    """Whether a text has no control character, tab or backslash, ends its last line, and shows no corner."""
    return (
        raw.endswith(b"\n")
        and not raw.translate(None, _ORDINARY)
        and _DEEP_INDENTATION not in raw
        and not any(corner.search(raw) for corner in _CORNERS)
    )


def _has_plain_form(data: dict[Any, Any]) -> bool:
    """Whether data hold only names, texts and small whole numbers, nested no deeper than the careful reader goes."""
    level: list[Any] = [data]
    names: set[Any] = set()
    for _ in range(DEEPEST):
        mappings = [node for node in level if type(node) is dict]
        items = [item for node in level if type(node) is list for item in node]
        values = [value for mapping in mappings for value in mapping.values()]
        names.update(*mappings)
        if not _are_plain(items, _ITEM_TYPES) or not _are_plain(values, _VALUE_TYPES):
            return False
        level = values + items
        if not level:
            return all(type(name) is str and _NAME.fullmatch(name) for name in names)
    return False


def _are_plain(values: list[Any], types: frozenset[type]) -> bool:
    """Whether values are of some types, and none is a number too large or what becomes of an empty block scalar."""
    found = set(map(type, values))
    return (
        found <= types
        and "\n" not in values
        and not (int in found and any(type(value) is int and abs(value) > _LARGEST_INTEGER for value in values))
    )
