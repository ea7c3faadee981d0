"""The table of judges: who looks at which property of a definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exporters.changes.change import Change, Sort, Weight
from exporters.changes.judges import Judge, Step, detail, ordered, telling_text, telling_value, text
from exporters.changes.links import calculation_links, links
from exporters.changes.lists import codes, dimensions
from exporters.changes.pair import Pair, successors
from exporters.model.definitions import Definition
from exporters.model.vocabulary import AccessLevel, Status

_SHORTER = "the period that can be used gets shorter"
_OPENNESS = tuple(AccessLevel)


def _later(before: str | None, after: str | None) -> bool:
    """Whether a beginning moves to a later day; 2006 and 2006-05 are no different days."""
    shared = min(len(before or ""), len(after or ""))
    return bool(before and after) and (after or "")[:shared] > (before or "")[:shared]


def _earlier(before: str | None, after: str | None) -> bool:
    """Whether an end comes where there was none, or comes earlier."""
    return after is not None and (before is None or after < before)


def _less_open(before: AccessLevel | None, after: AccessLevel | None) -> bool:
    return before is not None and after is not None and _OPENNESS.index(after) > _OPENNESS.index(before)


def _begins_later(message: str, *path: str) -> Judge:
    return ordered(Sort.PERIOD, path, Step(is_loss=_later, message=message, reason=_SHORTER))


def _status(pair: Pair) -> Iterator[Change]:
    before, after = pair.before.status, pair.after.status
    if before is after:
        return
    message = f"the status went from {before or 'none'} to {after or 'none'}"
    if before in {Status.PUBLISHED, Status.DEPRECATED} and after in {Status.DRAFT, None}:
        yield pair.breaking(Sort.STATUS, ("status",), message, "what was published is taken back")
    else:
        yield pair.change(Sort.STATUS, Weight.ADDITION, ("status",), message)


def _validity(pair: Pair) -> Iterator[Change]:
    """An end is no break for those who are told where to go on."""
    for change in _VALID_TO(pair):
        followers = successors(pair.after.id, pair.old, pair.new)
        if change.is_break and followers:
            reason = f"it is replaced by {', '.join(followers)}"
            yield pair.excused(change.sort, ("valid_to",), change.message, reason)
        else:
            yield change


def _geography(pair: Pair) -> Iterator[Change]:
    before, after = (_smallest(d) for d in (pair.before, pair.after))
    path = ("geography", "smallest")
    if before == after:
        return
    if before is None:
        yield pair.change(Sort.GEOGRAPHY, Weight.ADDITION, path, f"there are values for each {after}")
        return
    ranks = {level: rank for rank, level in enumerate(pair.new.geographic_levels)}
    message = f"the smallest area went from {before} to {after or 'none'}"
    if after is not None and ranks.get(after, -1) < ranks.get(before, -1):
        yield pair.change(Sort.GEOGRAPHY, Weight.ADDITION, path, message)
    else:
        yield pair.breaking(Sort.GEOGRAPHY, path, message, "values for the smaller areas are gone")


def _smallest(definition: Definition) -> str | None:
    geography = getattr(definition, "geography", None)
    return geography.smallest if geography else None


def _series_breaks(pair: Pair) -> Iterator[Change]:
    before, after = (getattr(d, "breaks", ()) for d in (pair.before, pair.after))
    for date in pair.declared_breaks:
        yield pair.change(Sort.SERIES_BREAK, Weight.ADDITION, ("breaks",), f"a break in the series at {date}")
    kept = {declared.date for declared in after}
    for gone in before:
        if gone.date not in kept:
            message = f"the break in the series at {gone.date} is no longer declared"
            yield pair.change(Sort.SERIES_BREAK, Weight.HARMLESS, ("breaks",), message)
    if [b for b in before if b.date in kept] != [b for b in after if b.date not in pair.declared_breaks]:
        yield pair.change(Sort.TEXT, Weight.HARMLESS, ("breaks",), "the reasons of breaks in the series were reworded")


def _unit_label(pair: Pair) -> Iterator[Change]:
    """With a code on both sides, the code says what the unit is, and the label only explains it."""
    before, after = (getattr(getattr(d, "unit", None), "code", None) for d in (pair.before, pair.after))
    judge = detail("unit", "label") if before and before == after else telling_text(Sort.UNIT, "unit", "label")
    return judge(pair)


_VALID_TO = ordered(Sort.PERIOD, ("valid_to",), Step(is_loss=_earlier, message="it ends", reason=_SHORTER))

JUDGES: Mapping[str, Judge] = {
    "title": text("title"),
    "code": detail("code"),
    "definition": text("definition"),
    "remarks": text("remarks"),
    "notes": text("notes"),
    "translations": detail("translations"),
    "modified": detail("modified"),
    "valid_from": _begins_later("it begins later", "valid_from"),
    "valid_to": _validity,
    "status": _status,
    "contact": detail("contact"),
    "owner": detail("owner"),
    "legal_basis": detail("legal_basis"),
    "population": telling_text(Sort.POPULATION, "population"),
    "unit_type": telling_text(Sort.POPULATION, "unit_type"),
    "update": detail("update"),
    "geography.smallest": _geography,
    "geography.since": _begins_later("values for the smallest area begin later", "geography", "since"),
    "available_from": _begins_later("values begin later", "available_from"),
    "breaks": _series_breaks,
    "access_level": ordered(
        Sort.ACCESS,
        ("access_level",),
        Step(is_loss=_less_open, message="fewer may have the data", reason="some users can no longer have them"),
    ),
    "personal_data": detail("personal_data"),
    "small_cell_rule": detail("small_cell_rule"),
    "platform": detail("platform"),
    "access_url": detail("access_url"),
    "provenance": detail("provenance"),
    "health_category": detail("health_category"),
    "unit.label": _unit_label,
    "unit.code": telling_value(Sort.UNIT, "unit", "code"),
    "unit.multiplier": telling_value(Sort.UNIT, "unit", "multiplier"),
    "measurement_level": telling_value(Sort.UNIT, "measurement_level"),
    "calculation.text": telling_text(Sort.CALCULATION, "calculation", "text"),
    "calculation": calculation_links,
    "dimensions": dimensions,
    "codes": codes,
    "links": links,
}
"""Who looks at what. A property that is not named here is a link, and is looked at as such."""


def judged(pair: Pair) -> Iterator[Change]:
    """All changes of one definition, in the order of the table."""
    for judge in JUDGES.values():
        yield from judge(pair)
