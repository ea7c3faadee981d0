"""The indentation: two blanks a level, a list one level below its property, one blank behind a dash."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping

from exporters.editing.edits import Edit, applied
from exporters.editing.shape import Part, top_part

_STEP = 2


def with_even_indentation(path: str, text: str) -> str:
    """A text whose lines are indented by their level. Further lines of quotes and brackets keep their distance."""
    top = top_part(path, text)
    if top is None or not top.is_block:
        return text
    sheet = _Sheet(text)
    sheet.place(top, 0)
    return applied(text, sheet.edits())


class _Sheet:
    """The lines of a text and by how many blanks each is to move."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.moves: dict[int, int] = {}
        self.gaps: list[Edit] = []

    def place(self, part: Part, column: int) -> None:
        """Puts a block collection into a column."""
        for item in part.items:
            self._place_item(part, item, column)
        for key, value in part.entries:
            self._move(key.line, key.column, column)
            self._place_value(value, column, column - key.column, key.line)

    def edits(self) -> Iterator[Edit]:
        """The edits that move the lines, comments with the line that they belong to."""
        yield from self.gaps
        for line, by in {**self.moves, **self._comments()}.items():
            indent = _indent(self.lines[line])
            if by and self.lines[line].strip():
                yield Edit(self.starts[line], self.starts[line] + indent, " " * max(0, indent + by))

    def _place_item(self, part: Part, item: Part, column: int) -> None:
        line = item.line
        while line > part.line and self.lines[line][part.column : part.column + 1] != "-":
            line -= 1
        self._move(line, part.column, column)
        dash = self.starts[line] + part.column
        if item.line == line and item.start > dash + 1:
            self.gaps.append(Edit(dash + 1, item.start, " "))
        self._place_value(item, column, column - part.column, line)

    def _place_value(self, value: Part, column: int, by: int, line: int) -> None:
        """Puts what belongs to a key or a dash, which stands in `line`, moves by `by` and arrives in `column`."""
        if value.is_block:
            self.place(value, column + _STEP)
            return
        last = self._line_of(max(value.end - 1, value.start))
        further = range(line + 1, last + 1)
        if value.style in {"|", ">"} and not self._has_indicator(value):
            filled = [_indent(self.lines[n]) for n in further if self.lines[n].strip()]
            by = column + _STEP - min(filled) if filled else by
        self.moves |= dict.fromkeys(further, by)

    def _move(self, line: int, column: int, target: int) -> None:
        if _indent(self.lines[line]) == column:
            self.moves[line] = target - column

    def _has_indicator(self, scalar: Part) -> bool:
        return any(c.isdigit() for c in self.lines[scalar.line][scalar.column : scalar.column + 3])

    def _line_of(self, position: int) -> int:
        return bisect(self.starts, position) - 1

    def _comments(self) -> Mapping[int, int]:
        """Comments move with the next line, unless they stand under the one above and not over the next."""
        found: dict[int, int] = {}
        known = sorted(self.moves)
        for line, words in enumerate(self.lines):
            if line in self.moves or not words.lstrip().startswith("#"):
                continue
            place = bisect(known, line)
            above, below = known[place - 1 : place], known[place : place + 1]
            matching = [n for n in (*below, *above) if _indent(self.lines[n]) == _indent(words)]
            found[line] = self.moves[next(iter((*matching, *below, *above)))] if below or above else 0
        return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
