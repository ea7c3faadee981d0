"""TIM: days and periods."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from exporters.findings import Place
from exporters.model.definitions import Day, Definition, Period, Variable
from exporters.rules.check import Fault, Subject, check

_PAST = {"modified", "available_from", "since", "date"}
"""The properties that speak of what has happened; a validity may well begin or end in the future."""


@check("TIM001", "no-such-day")
def no_such_day(subject: Subject) -> Iterator[Fault]:
    """A date that is in no calendar.

    Software that reads dates refuses the whole file.

    Bad:

        modified: 2025-02-30

    Good:

        modified: 2025-02-28

    To mend it, correct the month or the day.
    """
    for place, value in subject.values(Day, Period):
        if not _exists(value):
            yield Fault(f"there is no {value} in the calendar", place)


@check("TIM002", "dates-out-of-order")
def dates_out_of_order(subject: Subject) -> Iterator[Fault]:
    """Something ends before it begins.

    A validity that ends before it begins; values at a geographic level, or a break, before there are values at all.

    Nothing can be valid, or have values, in such a period.

    Bad:

        valid_from: 2020-01-01
        valid_to: 2019-12-31

    Good:

        valid_from: 2019-01-01
        valid_to: 2019-12-31

    To mend it, correct the one or the other date.
    """
    for definition in subject.reading.definitions:
        for pointer, early, late in _orders(definition):
            if early and late and _is_before(late, early):
                yield Fault(f"{late} is before {early}", Place(definition.path, pointer))


@check("TIM003", "date-in-the-future")
def date_in_the_future(subject: Subject) -> Iterator[Fault]:
    """Something is said to have happened, but lies in the future.

    `modified`, `available_from`, `since` and the date of a break speak of the past. (A validity may begin or end in
    the future.)

    Harvesters take what was modified last for the newest, and would never look again.

    Bad:

        modified: 2205-11-17

    Good:

        modified: 2025-11-17

    To mend it, correct the date.
    """
    today = subject.today.isoformat()
    for place, value in subject.values(Day, Period):
        if place.pointer[-1] in _PAST and value > today[: len(value)]:
            yield Fault(f"{value} lies in the future", place)


def _exists(value: str) -> bool:
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < len("2006-01-31") else value)
    except ValueError:
        return False
    return True


def _is_before(one: str, other: str) -> bool:
    """Whether a period lies wholly before another; 2006 is not before 2006-05."""
    shared = min(len(one), len(other))
    return one[:shared] < other[:shared]


def _orders(definition: Definition) -> Iterator[tuple[tuple[str | int, ...], str | None, str | None]]:
    """Pairs of which the second, at the pointer, must not be before the first."""
    yield ("valid_to",), definition.valid_from, definition.valid_to
    codes: tuple[Any, ...] = getattr(definition, "codes", ())
    for n, code in enumerate(codes):
        yield ("codes", n, "valid_to"), code.valid_from, code.valid_to
    if isinstance(definition, Variable):
        if definition.geography:
            yield ("geography", "since"), definition.available_from, definition.geography.since
        for n, break_ in enumerate(definition.breaks):
            yield ("breaks", n, "date"), definition.available_from, break_.date
