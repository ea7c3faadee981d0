"""Boxes in columns from origin to product, after Sugiyama: ranks, stops for long arrows, order, heights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from exporters.diagram.graph import FORMAT, Arrow, Graph
from exporters.model.vocabulary import Kind

Stop = tuple[int, int]
"""Where an arrow passes a column: the arrow's number and the column."""
Key = str | Stop

_FIRST_COLUMN = {Kind.SOURCE: 0, Kind.CODELIST: 0, Kind.CUBE: 1, Kind.STAT: 2, FORMAT: 1 << 30}
_SWEEPS = 4
_LONGEST = 16
"""An arrow across more columns than this runs straight, as its stops could be more than all else."""


@dataclass(frozen=True, slots=True)
class Layers:
    """Columns of boxes and stops from left to right, each from top to bottom; and the way of each arrow's number.

    A way is from the left to the right, whatever way the arrow points; an arrow inside a column has its two ends.
    """

    columns: tuple[tuple[Key, ...], ...]
    ways: Mapping[int, tuple[Key, ...]]


def layers(graph: Graph) -> Layers:
    """The columns of the boxes of a cascade; the boxes beside it are left out."""
    columns = _columns(graph)
    inside = ((n, arrow) for n, arrow in enumerate(graph.arrows) if arrow.tail in columns and arrow.head in columns)
    ways = {n: _way(n, arrow, columns) for n, arrow in inside}
    rows: dict[int, list[Key]] = defaultdict(list)
    for key, column in columns.items():
        rows[column].append(key)
    for way in ways.values():
        for stop in way[1:-1]:
            rows[stop[1]].append(stop)  # type: ignore[index]  # only the ends of a way are boxes
    ordered = [rows[column] for column in sorted(rows)]
    _order(ordered, ways.values(), graph.focus)
    return Layers(tuple(map(tuple, ordered)), ways)


def spread(wanted: Sequence[float], sizes: Sequence[float], gap: float) -> list[float]:
    """The places nearest to the wanted ones (least squares) that keep the order and a gap between sizes.

    All are middles. Pools adjacent violators, so it takes linear time.
    """
    offsets = [0.0]
    for above, below in pairwise(sizes):
        offsets.append(offsets[-1] + (above + below) / 2 + gap)
    pools: list[tuple[float, int]] = []
    for place, offset in zip(wanted, offsets, strict=False):
        total, count = place - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            total, count = total + pools[-1][0], count + pools[-1][1]
            pools.pop()
        pools.append((total, count))
    free = (total / count for total, count in pools for _ in range(count))
    return [place + offset for place, offset in zip(free, offsets, strict=False)]


def heights(arranged: Layers, sizes: Mapping[Key, float], gap: float) -> dict[Key, float]:
    """The middle of every box and stop on the vertical axis: near to what it is linked with, never overlapping."""
    left, right = _sides(arranged.ways.values())
    places: dict[Key, float] = {}
    for column in arranged.columns:
        places |= _settled(column, dict.fromkeys(column, 0.0), sizes, gap)
    for near, columns in ((left, arranged.columns), (right, arranged.columns[::-1])) * 2:
        for column in columns:
            wanted = {key: _mean([places[other] for other in near[key]], places[key]) for key in column}
            places |= _settled(column, wanted, sizes, gap)
    return places


def _settled(
    column: Sequence[Key], wanted: Mapping[Key, float], sizes: Mapping[Key, float], gap: float
) -> dict[Key, float]:
    placed = spread([wanted[key] for key in column], [sizes[key] for key in column], gap)
    return dict(zip(column, placed, strict=True))


def _columns(graph: Graph) -> dict[str, int]:
    """The column of every box of the cascade: behind all that it comes from, and not before its kind's first."""
    ranks = {node.key: _FIRST_COLUMN[node.kind] for node in graph.nodes if not node.group}
    heads: dict[str, list[str]] = defaultdict(list)
    waiting = dict.fromkeys(ranks, 0)
    for arrow in graph.arrows:
        if not arrow.dashed:
            heads[arrow.tail].append(arrow.head)
            waiting[arrow.head] += 1
    placed: set[str] = set()
    for key in _in_order(waiting, heads):
        placed.add(key)
        for head in set(heads[key]) - placed:
            ranks[head] = max(ranks[head], ranks[key] + 1)
    compact = {rank: column for column, rank in enumerate(sorted(set(ranks.values())))}
    return {key: compact[rank] for key, rank in ranks.items()}


def _in_order(waiting: dict[str, int], heads: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Every key behind all that it waits for, taken off `waiting`; a circle is broken at its first key."""
    ready = [key for key, count in waiting.items() if not count]
    while waiting:
        key = ready.pop() if ready else next(iter(waiting))
        del waiting[key]
        yield key
        for head in heads.get(key, ()):
            if head in waiting:
                waiting[head] -= 1
                if not waiting[head]:
                    ready.append(head)


def _way(number: int, arrow: Arrow, columns: Mapping[str, int]) -> tuple[Key, ...]:
    first, last = sorted((arrow.tail, arrow.head), key=columns.__getitem__)
    between = range(columns[first] + 1, columns[last])
    return (first, *((number, column) for column in between if len(between) <= _LONGEST), last)


def _order(columns: list[list[Key]], ways: Iterable[Sequence[Key]], focus: str | None) -> None:
    """Sorts each column by the mean place of what its boxes are linked with, so that few arrows cross.

    The focus comes last, for what lies beside it hangs below.
    """
    left, right = _sides(ways)
    places: dict[Key, float] = {}
    for column in columns:
        places |= _relative(column)
    for near, swept in ((left, columns), (right, columns[::-1])) * _SWEEPS:
        for column in swept:
            wanted = {key: _mean([places[other] for other in near[key]], places[key]) for key in column}
            column.sort(key=lambda key: (key == focus, wanted[key]))
            places |= _relative(column)


def _sides(ways: Iterable[Sequence[Key]]) -> tuple[Mapping[Key, list[Key]], Mapping[Key, list[Key]]]:
    """What stands directly to the left, and to the right, of every box and stop."""
    left: dict[Key, list[Key]] = defaultdict(list)
    right: dict[Key, list[Key]] = defaultdict(list)
    for way in ways:
        for a, b in pairwise(way):
            right[a].append(b)
            left[b].append(a)
    return left, right


def _relative(column: Sequence[Key]) -> dict[Key, float]:
    return {key: (n + 0.5) / len(column) for n, key in enumerate(column)}


def _mean(places: Sequence[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise
