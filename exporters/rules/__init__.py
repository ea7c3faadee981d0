"""The rules that look across files. Each is a function in the module of its family; its docstring explains it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fnmatch import fnmatch
from pathlib import PurePosixPath
from typing import Any

from exporters.changes.rules import BREAKS
from exporters.findings import Finding, Rule
from exporters.model.catalog import Catalog
from exporters.reading import careful, files, shape
from exporters.reading.loading import Reading
from exporters.rules import dates, languages, links, names, vocabularies
from exporters.rules.check import Check, Known, Subject

CHECKS: tuple[Check, ...] = tuple(
    sorted(
        (
            c
            for module in (dates, languages, links, names, vocabularies)
            for c in vars(module).values()
            if isinstance(c, Check)
        ),
        key=lambda c: c.rule.code,
    )
)
"""Every cross-file check, ordered by code."""

_READING_RULES = (
    rule for module in (careful, files, shape) for rule in vars(module).values() if isinstance(rule, Rule)
)

RULES: Mapping[str, Rule] = {
    rule.code: rule
    for rule in sorted((*_READING_RULES, *BREAKS.values(), *(c.rule for c in CHECKS)), key=lambda rule: rule.code)
}
"""Every rule by its code, those of reading and of `varcat breaking` too."""


def cross_file_findings(
    reading: Reading, today: date, known: Known, demanded: Iterable[Check] = (), since: Catalog | None = None
) -> Iterator[Finding]:
    """What the selected rules find in a catalogue, and what is demanded beyond them; not yet located.

    Nothing, when `catalog.yaml` itself has errors: then there is no catalogue to look across.
    """
    if reading.catalog is None:
        return
    subject = Subject(reading, reading.catalog, today, known, since)
    checks = reading.orders.get("checks", {})
    for check in (*CHECKS, *demanded):
        if _is_selected(check.rule.code, checks):
            yield from (f for f in check.findings(subject) if not _is_ignored_in_file(f, reading))


def _is_selected(code: str, checks: Mapping[str, Any]) -> bool:
    return _names(checks.get("select", ("",)), code) and not _names(checks.get("ignore", ()), code)


def _is_ignored_in_file(finding: Finding, reading: Reading) -> bool:
    path = PurePosixPath(finding.where.path)
    inside = path.relative_to(reading.root.as_posix()).as_posix()
    rows = reading.orders.get("checks", {}).get("per_file", {}).items()
    return any(_names(codes, finding.rule.code) and fnmatch(inside, pattern) for pattern, codes in rows)


def _names(codes: Any, code: str) -> bool:
    """Whether a list of codes and families names a code."""
    return any(code.startswith(one) for one in codes)
