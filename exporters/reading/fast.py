"""The fast reader: it only ever says "this is plain, and this is its data"; whatever is not plain is read carefully.

Its library reads YAML 1.2 about thirty times as fast as the careful reader, but gives no positions and is more
lenient in some corners. Texts with such corners are not plain. A test holds the two readers to the same data.
"""

from __future__ import annotations

import re
from typing import Any

import yaml_rs

from exporters.reading.careful import DEEPEST


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
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
_LARGEST_INTEGER = 10**18


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
    for _ in range(DEEPEST):
        below: list[Any] = []
        for node in level:
            if not _is_plain_node(node):
                return False
            below += node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        if not below:
            return True
        level = below
    return False


def _is_plain_node(node: Any) -> bool:
    match node:
        case str():
            return node != "\n"  # what it makes of an empty block scalar
        case dict():
            return all(isinstance(key, str) and _KEY.fullmatch(key) for key in node)
        case list():
            return not any(isinstance(item, int) for item in node)
        case float():
            return False
        case int():
            return abs(node) <= _LARGEST_INTEGER
        case _:
            return True
