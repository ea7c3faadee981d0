"""The rules that look across files. Each is a function in the module of its family; its docstring explains it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from functools import partial
from itertools import chain
from pathlib import PurePosixPath
from typing import Any

from exporters.changes.rules import BREAKS
from exporters.findings import Finding, Rule
from exporters.parallel import processors, side_by_side
from exporters.reading import files, shape_rules, syntax_rules
from exporters.reading.loading import Reading
from exporters.rules import dates, ignoring, languages, links, names, translations, vocabularies
from exporters.rules.check import Check, Subject

CHECKS: tuple[Check, ...] = tuple(
    sorted(
        (
            c
            for module in (dates, languages, links, names, translations, vocabularies)
            for c in vars(module).values()
            if isinstance(c, Check)
        ),
        key=lambda c: c.rule.code,
    )
)
"""Every cross-file check, ordered by code."""

_FEWEST_TO_SHARE = 2000
"""Fewer definitions are looked at sooner than another process is there."""

_READING_RULES = (
    rule for module in (syntax_rules, files, shape_rules) for rule in vars(module).values() if isinstance(rule, Rule)
)

RULES: Mapping[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (*_READING_RULES, *BREAKS.values(), *ignoring.RULES, *(c.rule for c in CHECKS)), key=lambda rule: rule.code
    )
}
"""Every rule by its code, those of reading and of `varcat breaking` too."""


def cross_file_findings(reading: Reading, subject: Subject, demanded: Iterable[Check] = ()) -> Iterator[Finding]:
    """What the selected rules find in a catalogue, and what is demanded beyond them; not yet located."""
    checks = tuple(_selected((*CHECKS, *demanded), reading, subject))
    shares = processors() if len(reading.definitions) >= _FEWEST_TO_SHARE else 1
    tasks = [partial(_found, checks[number::shares], reading, subject) for number in range(shares)]
    return chain.from_iterable(side_by_side(tasks, joining=True))


def _found(checks: Iterable[Check], reading: Reading, subject: Subject) -> list[Finding]:
    return [f for check in checks for f in check.findings(subject) if not _is_ignored_in_file(f, reading)]


def as_ordered(
    findings: Sequence[Finding], reading: Reading, subject: Subject | None, demanded: Iterable[Check] = ()
) -> Iterator[Finding]:
    """The located findings without those that comments speak of, and what is wrong with these comments."""
    yield from ignoring.not_ignored(findings, reading.ignores)
    if subject is None or not reading.ignores:
        return
    judged = [c.rule.code for c in _selected((*CHECKS, *demanded), reading, subject)]
    about = ignoring.ignore_findings(findings, reading.ignores, subject.known.rules, judged)
    checks = reading.orders.get("checks", {})
    yield from (f for f in about if _is_selected(f.rule.code, checks) and not _is_ignored_in_file(f, reading))


def is_wanted(finding: Finding, reading: Reading) -> bool:
    """Whether neither `catalog.yaml` nor a comment asks not to be told of a located finding."""
    if not _is_selected(finding.rule.code, reading.orders.get("checks", {})) or _is_ignored_in_file(finding, reading):
        return False
    return bool(ignoring.not_ignored([finding], reading.ignores))


def _selected(checks: Iterable[Check], reading: Reading, subject: Subject) -> Iterator[Check]:
    """The checks that `catalog.yaml` wants, as far as there is an earlier state for those that compare."""
    orders = reading.orders.get("checks", {})
    return (c for c in checks if _is_selected(c.rule.code, orders) and (subject.since or not c.compares))


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
