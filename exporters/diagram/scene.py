"""Where everything of the drawing goes: boxes, arrows with their labels, and the groups beside the cascade.

All lengths are pixels, from the top left corner of the picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from exporters.diagram.boxes import BOX, Box, box
from exporters.diagram.graph import Arrow, Graph, Node
from exporters.diagram.layers import Key, Layers, heights, layers, spread
from exporters.diagram.typography import width, wrap

Point = tuple[float, float]

LABEL_SIZE, LABEL_LEADING = 12, 15
GROUP_PAD, GROUP_HEAD = 10, 30
GROUP = BOX + 2 * GROUP_PAD

_GAP, _STOP = 22, 26
_GUTTER, _GUTTER_REST, _LABEL_ROOM, _LABEL_ROWS = 72, 36, 96, 8
_DROP = 56
_PORT_STEP, _PORT_REST = 16, 28


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box and its left upper corner."""

    box: Box
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow's way, from tail to head: cubic curves that go through the points, with two control points each.

    So there are 3n + 1 points.
    """

    arrow: Arrow
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """The rows of an arrow's label, and its middle."""

    rows: tuple[str, ...]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Group:
    """The frame around boxes that are the same thing to the focus, and the words for it."""

    words: str
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is to be drawn."""

    boxes: tuple[PlacedBox, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    groups: tuple[Group, ...]
    right: float
    bottom: float


def scene(graph: Graph, left: float, top: float) -> Scene:
    """Everything in its place, with nothing left of or above the given corner."""
    cascade = _Cascade(graph, left, top)
    hung = list(_beside(graph, cascade, cascade.boxes[graph.focus], left)) if graph.focus else []
    groups = [group for group, _, _ in hung]
    return Scene(
        boxes=(*cascade.boxes.values(), *(placed for _, boxes, _ in hung for placed in boxes)),
        lines=(*map(cascade.line, cascade.arranged.ways), *(line for _, _, line in hung)),
        labels=tuple(cascade.labels()),
        groups=tuple(groups),
        right=max(cascade.right, *(group.x + GROUP for group in groups)) if groups else cascade.right,
        bottom=max(cascade.bottom, *(group.y + group.height for group in groups)) if groups else cascade.bottom,
    )


class _Cascade:
    """The columns of the cascade, placed."""

    def __init__(self, graph: Graph, left: float, top: float) -> None:
        self._arrows = graph.arrows
        self.arranged = layers(graph)
        boxes = {node.key: box(node) for node in graph.nodes if not node.group}
        sizes = _sizes(self.arranged, boxes)
        middles = heights(self.arranged, sizes, _GAP)
        down = top - min((middles[key] - sizes[key] / 2 for key in middles), default=0.0)
        self._middles = {key: middle + down for key, middle in middles.items()}
        self._column = {key: n for n, column in enumerate(self.arranged.columns) for key in column}
        self._gutters = _gutters(self.arranged, self._arrows, self._column)
        self._x = _positions(left, self._gutters)
        self.boxes = {
            key: PlacedBox(placed, self._x[self._column[key]], self._middles[key] - placed.height / 2)
            for key, placed in boxes.items()
        }
        self._ports = _ports(self.arranged, self._column, self._middles, sizes)
        self.right = self._x[-1] - (self._gutters[-1] if self._gutters and not self._has_arcs() else 0)
        self.bottom = max((self._middles[key] + sizes[key] / 2 for key in sizes), default=top)

    def line(self, number: int) -> Line:
        """The way of an arrow: curves through the gutters, straight past the boxes of the columns between."""
        way, arrow = self.arranged.ways[number], self._arrows[number]
        points = self._arc(number) if self._is_arc(way) else self._flow(number)
        return Line(arrow, points if way[0] == arrow.tail else points[::-1])

    def labels(self) -> Iterator[Label]:
        """The labels of all arrows, moved apart where they would overlap."""
        by_x: dict[float, list[Label]] = defaultdict(list)
        for number, way in self.arranged.ways.items():
            if self._arrows[number].labels:
                label = self._label(number, way)
                by_x[label.x].append(label)
        for x, labels in by_x.items():
            labels.sort(key=lambda label: label.y)
            sizes = [len(label.rows) * LABEL_LEADING for label in labels]
            places = spread([label.y for label in labels], sizes, 3)
            yield from (Label(label.rows, x, y) for label, y in zip(labels, places, strict=True))

    def _label(self, number: int, way: Sequence[Key]) -> Label:
        text = ", ".join(self._arrows[number].labels)
        if stops := way[1:-1]:
            middle = stops[len(stops) // 2]
            rows = wrap(text, LABEL_SIZE, BOX, _LABEL_ROWS)
            return Label(tuple(rows), self._x[self._column[middle]] + BOX / 2, self._middles[middle])
        points = self.line(number).points
        x = self._x[self._column[way[0]]] + BOX + self._gutters[self._column[way[0]]] / 2
        return Label(_gutter_rows(self._arrows[number]), x, (points[0][1] + points[-1][1]) / 2)

    def _flow(self, number: int) -> tuple[Point, ...]:
        first, *stops, last = self.arranged.ways[number]
        start = (self._x[self._column[first]] + BOX, self._ports[number, 0])
        end = (self._x[self._column[last]], self._ports[number, 1])
        corners = [start]
        for stop in stops:
            x, y = self._x[self._column[stop]], self._middles[stop]
            corners += [(x, y), (x + BOX, y)]
        return _through([*corners, end])

    def _arc(self, number: int) -> tuple[Point, ...]:
        """The way between two boxes of one column: a bow to their right."""
        column = self._column[self.arranged.ways[number][0]]
        x, (top, bottom) = self._x[column] + BOX, (self._ports[number, 0], self._ports[number, 1])
        bow = x + self._gutters[column] * 2 / 3
        return ((x, top), (bow, top), (bow, bottom), (x, bottom))

    def _is_arc(self, way: Sequence[Key]) -> bool:
        return self._column[way[0]] == self._column[way[-1]]

    def _has_arcs(self) -> bool:
        last = len(self.arranged.columns) - 1
        return any(self._column[way[0]] == last for way in self.arranged.ways.values())


def _through(corners: Sequence[Point]) -> tuple[Point, ...]:
    """Curves that pass every corner level."""
    points = [corners[0]]
    for (x, y), (next_x, next_y) in pairwise(corners):
        half = (next_x - x) / 2
        points += [(x + half, y), (next_x - half, next_y), (next_x, next_y)]
    return tuple(points)


def _sizes(arranged: Layers, boxes: Mapping[str, Box]) -> dict[Key, float]:
    keys = (key for column in arranged.columns for key in column)
    return {key: boxes[key].height if isinstance(key, str) else _STOP for key in keys}


def _gutters(arranged: Layers, arrows: Sequence[Arrow], column: Mapping[Key, int]) -> list[float]:
    """The room to the right of each column: as wide as its widest label asks for."""
    gutters = [float(_GUTTER)] * len(arranged.columns)
    for number, way in arranged.ways.items():
        here = column[way[0]]
        widest = max((width(row, LABEL_SIZE) for row in _gutter_rows(arrows[number])), default=0)
        gutters[here] = max(gutters[here], widest + _GUTTER_REST if not way[1:-1] else 0)
    return gutters


def _gutter_rows(arrow: Arrow) -> tuple[str, ...]:
    return tuple(wrap(", ".join(arrow.labels), LABEL_SIZE, _LABEL_ROOM, _LABEL_ROWS))


def _positions(left: float, gutters: Sequence[float]) -> list[float]:
    """The left edge of each column, and of the one that would follow."""
    edges = [left]
    for gutter in gutters:
        edges.append(edges[-1] + BOX + gutter)
    return edges


def _ports(
    arranged: Layers, column: Mapping[Key, int], middles: Mapping[Key, float], sizes: Mapping[Key, float]
) -> dict[tuple[int, int], float]:
    """Where on the side of a box each arrow's way begins (0) and ends (1): in the order of where they go."""
    sides: dict[tuple[Key, bool], list[tuple[float, int, int]]] = defaultdict(list)
    for number, way in arranged.ways.items():
        is_arc = column[way[0]] == column[way[-1]]
        sides[way[0], True].append((middles[way[1]], number, 0))
        sides[way[-1], is_arc].append((middles[way[-2]], number, 1))
    ports: dict[tuple[int, int], float] = {}
    for (key, _), arrivals in sides.items():
        step = min(_PORT_STEP, (sizes[key] - _PORT_REST) / max(1, len(arrivals) - 1))
        for n, (_, number, end) in enumerate(sorted(arrivals)):
            ports[number, end] = middles[key] + (n - (len(arrivals) - 1) / 2) * step
    return ports


def _beside(
    graph: Graph, cascade: _Cascade, focus: PlacedBox, left: float
) -> Iterator[tuple[Group, list[PlacedBox], Line]]:
    """What is beside the focus, in a row below all columns: each group, its boxes, and the line to it."""
    stacks: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in graph.nodes:
        if node.group:
            stacks[node.group].append(node)
    span = len(stacks) * (GROUP + _GAP) - _GAP
    x = max(left, min(focus.x + (BOX - span) / 2, cascade.right - span))
    for n, (words, members) in enumerate(stacks.items(), 1):
        group, placed = _group(words, members, x, cascade.bottom + _DROP)
        port = (focus.x + BOX * n / (len(stacks) + 1), focus.y + focus.box.height)
        points = _fall(port, cascade.bottom, group)
        link = _link(graph, focus.box.node.key, members[0].key)
        yield group, placed, Line(link, points if link.head == members[0].key else points[::-1])
        x += GROUP + _GAP


def _group(words: Iterable[str], members: Sequence[Node], x: float, y: float) -> tuple[Group, list[PlacedBox]]:
    placed, below = [], y + GROUP_HEAD
    for member in map(box, members):
        placed.append(PlacedBox(member, x + GROUP_PAD, below))
        below += member.height + GROUP_PAD
    return Group(", ".join(words), x, y, below - y), placed


def _link(graph: Graph, focus: str, member: str) -> Arrow:
    """One arrow for all the links between the focus and a group, whose members all have the same roles."""
    arrows = [arrow for arrow in graph.arrows if member in {arrow.tail, arrow.head}]
    into, out = any(arrow.head == member for arrow in arrows), any(arrow.tail == member for arrow in arrows)
    mutual = any(arrow.mutual for arrow in arrows) or (into and out)
    return Arrow(*((focus, member) if into else (member, focus)), dashed=True, mutual=mutual)


def _fall(start: Point, clear: float, group: Group) -> tuple[Point, ...]:
    """The way from the focus down to a group: straight until it is clear of all columns."""
    (x, y), end, half = start, group.x + GROUP / 2, (clear + group.y) / 2
    return ((x, y), (x, y), (x, clear), (x, clear), (x, half), (end, half), (end, group.y))
