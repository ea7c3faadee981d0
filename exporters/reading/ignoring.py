"""Comments that ask not to be told of a fault: `# varcat: ignore LNK005`.

Behind a value such a comment speaks of its line and of the text that begins there; alone on a line, of the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.findings import Location
from exporters.reading.files import SourceFile

if TYPE_CHECKING:
    from exporters.reading.marks import Comment

_ORDER = re.compile(r"#\s*varcat:\s*ignore\b[ \t]*(.*)")
_CODE = re.compile(r"[A-Z][A-Z0-9]{2}(?:[0-9]{3})?\b")
_BETWEEN = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One rule (or family) that is not to be told of, in the lines `first` to `last` of a file.

    `where` is the code in the comment, or the comment if it names none; then `code` is empty.
    """

    code: str
    where: Location
    first: int
    last: int

    def covers(self, code: str, where: Location) -> bool:
        """Whether it speaks of a finding of a rule at a place."""
        is_there = where.path == self.where.path and self.first <= where.line <= self.last
        return bool(self.code) and code.startswith(self.code) and is_there


def ignores(source: SourceFile) -> Iterator[Ignore]:
    """What the comments of one file ask for. A text without such a comment costs one search."""
    if "varcat:" in source.text:
        from exporters.reading.marks import comments

        for comment in comments(source.text):
            order = _ORDER.match(comment.text)
            if order:
                yield from _of_comment(source, comment, order)


def _of_comment(source: SourceFile, comment: Comment, order: re.Match[str]) -> Iterator[Ignore]:
    from exporters.reading.marks import last_line_of_value

    first = _next_line(source.text, comment.line) if comment.alone else comment.line
    last = last_line_of_value(source.text, first)
    codes = list(_codes(order))
    for code, offset in codes or [("", 0)]:
        yield Ignore(code, Location(source.path, comment.line, comment.column + offset), first, last)


def _codes(order: re.Match[str]) -> Iterator[tuple[str, int]]:
    """The codes at the beginning of the order, each with its distance from the comment's `#`; the rest is a reason."""
    position = order.start(1)
    while match := _CODE.match(order.string, position):
        yield match[0], match.start()
        between = _BETWEEN.match(order.string, match.end())
        position = between.end() if between else match.end()


def _next_line(text: str, line: int) -> int:
    """The next line that says something."""
    for number, words in enumerate(text.split("\n")[line:], line + 1):
        if words.strip() and not words.lstrip().startswith("#"):
            return number
    return line
