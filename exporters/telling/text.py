"""Changes as plain text, for a terminal or an e-mail."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from exporters.changes.change import Change
from exporters.changes.rules import code
from exporters.findings import Location
from exporters.report.places import position
from exporters.report.text import one_line
from exporters.states import Comparison
from exporters.telling.words import affected, summary, title


def as_text(comparison: Comparison) -> str:
    """Each definition with its changes: weight, place, what changed, why it weighs that much, and whom it concerns."""
    blocks = []
    for identifier, rows in groupby(comparison.rows, key=lambda row: row[0].subject):
        head = f"{identifier}  {title(comparison, identifier)}".rstrip()
        blocks.append("\n".join([head, *(line for row in rows for line in _lines(*row))]))
    return "\n\n".join([*blocks, summary(comparison.changes)]) + "\n"


def _lines(change: Change, where: Location) -> Iterator[str]:
    words = one_line(change.message)
    yield f"  {change.weight:8}  {position(where)}  {f'{code(change)} {words}' if change.is_break else words}"
    if change.reason:
        yield f"            {one_line(change.reason)}"
    if change.affected:
        yield f"            affects {affected(change).replace('`', '')}"
