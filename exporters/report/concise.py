"""Findings for grep and editors."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.findings import Finding
from exporters.report.context import ReportContext
from exporters.report.places import located, position
from exporters.report.text import one_line, sentence


def concise(findings: Sequence[Finding], _context: ReportContext) -> str:
    """One line for each finding, `path:line:column CODE message (hint)`, and nothing else."""
    return "".join(f"{_line(finding)}\n" for finding in findings)


def with_related(finding: Finding) -> str:
    """The line of a finding, and one for each related place."""
    related = (one_line(f"{position(located(place))} {place.message}") for place in finding.related)
    return "\n".join([_line(finding), *related])


def _line(finding: Finding) -> str:
    return f"{one_line(position(finding.location))} {finding.rule.code} {sentence(finding)}"
