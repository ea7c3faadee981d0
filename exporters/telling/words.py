"""What the reports of changes have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from exporters.changes.change import Change, Weight
from exporters.changes.comparison import next_part
from exporters.model.citation import in_language
from exporters.report.text import one_line
from exporters.states import Comparison

MOST_AFFECTED = 8
"""Ids that are named; of the others the number is told."""

_NOUNS = {
    Weight.BREAK: ("break", "breaks"),
    Weight.ADDITION: ("addition", "additions"),
    Weight.HARMLESS: ("harmless change", "harmless changes"),
}


def by_weight(some: Iterable[Change]) -> Iterator[tuple[Weight, list[Change]]]:
    """The changes of each weight that there is, the heaviest first."""
    changes = list(some)
    for weight in reversed(Weight):
        if found := [change for change in changes if change.weight is weight]:
            yield weight, found


def title(comparison: Comparison, identifier: str) -> str:
    """The title of a definition in the first language of the catalogue; of the catalogue itself, its own."""
    for state in (comparison.after, comparison.before):
        info = state.catalog.info
        if identifier in state.catalog.definitions:
            return one_line(in_language(state.catalog[identifier].title, info.languages[0]))
        if identifier == info.id:
            return one_line(in_language(info.title, info.languages[0]))
    return ""


def affected(change: Change) -> str:
    """The definitions downstream, by id: the nearest ones by name."""
    named = ", ".join(f"`{identifier}`" for identifier in change.affected[:MOST_AFFECTED])
    others = len(change.affected) - MOST_AFFECTED
    return f"{named} and {others} more" if others > 0 else named


def summary(some: Iterable[Change]) -> str:
    """How many changes of each weight, and what kind of version they make."""
    changes = list(some)
    counts = Counter(change.weight for change in changes)
    told = [f"{counts[w]} {_NOUNS[w][counts[w] > 1]}" for w in reversed(Weight) if counts[w]]
    part = next_part(changes)
    return f"{', '.join(told)}: the next version is a {part} one" if part else "nothing changed"
