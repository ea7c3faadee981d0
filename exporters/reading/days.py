"""Days written in other ways than ISO 8601, as far as there is no doubt which day is meant."""

from __future__ import annotations

import re
from datetime import date

_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/. ](\d{1,2})[-/. ](\d{1,2})|(\d\d)(\d\d))(?:T00:00(?::00)?Z?)?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_MONTH = re.compile(r"(?:(\d{4})[/. ](\d{1,2})|(\d{1,2})[-/. ](\d{4}))")
_MONTHS = 12


def surely_a_day(text: object, form: str) -> str | None:
    """The ISO 8601 form of a day, or of a month where the form of a schema (its title) allows one; None in doubt.

    Of 3/4/2025 nobody knows whether it is in March or in April.
    """
    if not isinstance(text, str) or form not in {"Date", "Year, month or day"}:
        return None
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(*(int(part) for part in match.groups() if part))
    if match := _YEAR_LAST.fullmatch(text):
        one, other, year = map(int, match.groups())
        return _day(year, other, one) if one == other or one > _MONTHS else _swapped(year, one, other)
    if form != "Date" and (match := _MONTH.fullmatch(text)):
        number = int(match[2] or match[3])
        return f"{match[1] or match[4]}-{number:02}" if 1 <= number <= _MONTHS else None
    return None


def _swapped(year: int, month: int, day: int) -> str | None:
    return _day(year, month, day) if day > _MONTHS else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
