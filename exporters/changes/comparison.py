"""All changes between two states of a catalogue.

>>> for change in changes(before, after):
...     print(change.weight, change.subject, change.message)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from exporters.cascade import dependents, reached
from exporters.changes.catalogue import catalogue_changes
from exporters.changes.change import PARTS, Change, Sort, Weight
from exporters.changes.pair import Pair, successors
from exporters.changes.properties import judged
from exporters.changes.texts import means_another_thing
from exporters.findings import Place
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition
from exporters.model.vocabulary import Status


def changes(old: Catalog, new: Catalog) -> tuple[Change, ...]:
    """Every difference between two states: those of the whole catalogue, then of each definition, ordered by id."""
    found: list[Change] = [*catalogue_changes(old, new)]
    for identifier in sorted({*old.definitions, *new.definitions}):
        found += _with_affected(_of_one(identifier, old, new), identifier, old)
    return tuple(found)


def next_part(some: Iterable[Change]) -> str | None:
    """The part of the version that changes raise together: patch, minor or major; None if there are none."""
    return max((change.part for change in some), key=PARTS.index, default=None)


def _of_one(identifier: str, old: Catalog, new: Catalog) -> Iterator[Change]:
    before, after = old.definitions.get(identifier), new.definitions.get(identifier)
    if before and after:
        yield from _of_pair(Pair(before, after, old, new))
    elif after:
        message = f"{_called(after)} was added"
        yield _whole(after, Sort.DEFINITION_ADDED, Weight.ADDITION, message)
    elif before:
        yield _removed(before, old, new)


def _of_pair(pair: Pair) -> Iterator[Change]:
    before, after = pair.before, pair.after
    if before.kind != after.kind:
        message = f"`{after.id}` was a {before.kind} and is a {after.kind} now"
        yield _whole(after, Sort.MEANING, Weight.BREAK, message, "the id means another thing")
        return
    same = pair.old.links_from(before.id) == pair.new.links_from(after.id)
    if same and replace(before, path=after.path) == after:
        return
    if means_another_thing(before, after):
        message = "title and definition say another thing"
        yield pair.breaking(Sort.MEANING, (), message, "the id was given to something else", excusable=True)
    yield from judged(pair)


def _removed(gone: Definition, old: Catalog, new: Catalog) -> Change:
    message = f"{_called(gone)} was removed"
    followers = successors(gone.id, old, new)
    if followers:
        reason = f"it is replaced by {', '.join(followers)}"
        return replace(_whole(gone, Sort.DEFINITION_REMOVED, Weight.ADDITION, message, reason), excused=True)
    if gone.status is Status.DRAFT:
        change = _whole(gone, Sort.DEFINITION_REMOVED, Weight.HARMLESS, message, "it was a draft")
        return replace(change, excused=True)
    return _whole(gone, Sort.DEFINITION_REMOVED, Weight.BREAK, message, "nothing replaces it")


def _whole(definition: Definition, sort: Sort, weight: Weight, message: str, reason: str = "") -> Change:
    return Change(
        subject=definition.id,
        sort=sort,
        weight=weight,
        field="",
        message=message,
        where=Place(definition.path, ("id",)),
        reason=reason,
    )


def _with_affected(some: Iterable[Change], identifier: str, old: Catalog) -> Iterator[Change]:
    """Breaks with everything that rested on the definition before the change."""
    for change in some:
        if change.is_break:
            yield replace(change, affected=tuple(reached(identifier, dependents(old))))
        else:
            yield change


def _called(definition: Definition) -> str:
    return f"the {definition.kind} `{definition.id}`"
