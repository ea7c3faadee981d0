"""How many findings there are of each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from exporters.findings import Finding
from exporters.report.context import ReportContext
from exporters.report.text import summary


def statistics(findings: Sequence[Finding], context: ReportContext) -> str:
    """A line for each rule, the most frequent first, with how many of its findings `--fix` mends; then the summary."""
    rules = {finding.rule.code: finding.rule for finding in findings}
    counts = Counter(finding.rule.code for finding in findings)
    mends = Counter(finding.rule.code for finding in findings if finding.mends)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    lines = [f"{count:6}  {code}  {rules[code].name}{_mended(mends[code])}" for code, count in rows]
    return "\n".join([*lines, summary(findings, context)]) + "\n"


def _mended(number: int) -> str:
    return f"  ({number} by --fix)" if number else ""
