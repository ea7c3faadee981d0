"""A box of the drawing: what stands in it and how much room it takes. All lengths are pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exporters.diagram.graph import Node
from exporters.diagram.palette import LOOKS
from exporters.diagram.typography import shorten_middle, wrap

BOX = 196
PAD = 14
TITLE_SIZE, NAME_SIZE = 14, 12

_TITLE_ROWS = 2
_WORDS_LEADING, _TITLE_LEADING, _NAME_LEADING = 19, 19, 18
_ABOVE, _BELOW = 6, 11


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its class of type (`words`, `title` or `name`) and its base line from the top of the box."""

    style: str
    text: str
    baseline: int


@dataclass(frozen=True, slots=True)
class Box:
    """A node with its lines set; BOX wide."""

    node: Node
    lines: tuple[Line, ...]
    height: int


def box(node: Node) -> Box:
    """A node's box: what it is, its title in at most two rows, and its name unless the title says it."""
    lines, baseline = [], _ABOVE
    for style, text, leading in _texts(node):
        baseline += leading
        lines.append(Line(style, text, baseline))
    return Box(node, tuple(lines), baseline + _BELOW)


def _texts(node: Node) -> Iterator[tuple[str, str, int]]:
    room = BOX - 2 * PAD
    if words := LOOKS[node.kind].words:
        yield "words", words.upper(), _WORDS_LEADING
    is_untitled = node.title == node.name
    for row in [] if is_untitled else wrap(node.title, TITLE_SIZE, room, _TITLE_ROWS):
        yield "title", row, _TITLE_LEADING
    if is_untitled or node.title.casefold() != node.name.casefold():
        yield "name", shorten_middle(node.name, NAME_SIZE, room), _NAME_LEADING
