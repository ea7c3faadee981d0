"""IGN: comments that ask not to be told of a fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exporters.findings import Finding, Rule, Severity
from exporters.reading.ignoring import Ignore
from exporters.reading.shape import did_you_mean

UNUSED_IGNORE = Rule(
    code="IGN001",
    name="unused-ignore",
    severity=Severity.WARNING,
    doc="""A comment asks not to be told of a fault that is not there.

It was mended, or the comment stands on another line. Left in place, it would hide the next fault of its kind. (Faults
of the families YML and SCH cannot be ignored, because such a file cannot be published.)

Bad:

    related: [ct_scans]  # varcat: ignore LNK005   (and ct_scans does name this one back)

Good:

    related: [ct_scans]

To mend it, delete the comment, or move it to the line of the fault. Behind a value it speaks of its line; alone on a
line, of the next one.
""",
)
IGNORE_OF_NO_RULE = Rule(
    code="IGN002",
    name="ignore-of-no-rule",
    severity=Severity.WARNING,
    doc="""A comment asks not to be told of a fault, but names no rule that exists.

To ignore everything would hide faults that nobody has seen yet.

Bad:

    related: [ct_scans]  # varcat: ignore

Good:

    related: [ct_scans]  # varcat: ignore LNK005 the other end is another office's

To mend it, write the code that the finding shows.
""",
)
RULES = (UNUSED_IGNORE, IGNORE_OF_NO_RULE)

_NEVER = ("YML", "SCH", "IGN")


def not_ignored(findings: Iterable[Finding], orders: Iterable[Ignore]) -> tuple[Finding, ...]:
    """The findings that no comment speaks of."""
    wanted = tuple(order for order in orders if order.code and not order.code.startswith(_NEVER))
    return tuple(f for f in findings if not any(order.covers(f.rule.code, f.location) for order in wanted))


def ignore_findings(
    findings: Sequence[Finding], orders: Iterable[Ignore], known: Sequence[str], judged: Sequence[str]
) -> Iterator[Finding]:
    """What is wrong with the comments themselves. `judged` are the codes of `known` that were looked for this time."""
    for order in orders:
        if not any(order.code and code.startswith(order.code) for code in known):
            message = f"there is no rule {order.code}" if order.code else "this ignores nothing: it names no rule"
            hint = did_you_mean(order.code, known) or "`varcat explain` lists all rules"
            yield Finding(rule=IGNORE_OF_NO_RULE, message=message, where=order.where, hint=hint)
        elif any(code.startswith(order.code) for code in judged) and not _is_used(order, findings):
            message = f"there is no {order.code} to ignore here"
            yield Finding(rule=UNUSED_IGNORE, message=message, where=order.where, hint="delete the comment")


def _is_used(order: Ignore, findings: Sequence[Finding]) -> bool:
    can = not order.code.startswith(_NEVER)
    return can and any(order.covers(finding.rule.code, finding.location) for finding in findings)
