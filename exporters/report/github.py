"""Findings as annotations of a pull request, by the workflow commands of GitHub Actions."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.findings import Finding
from exporters.report.concise import with_related
from exporters.report.context import ReportContext
from exporters.report.places import in_repository
from exporters.report.text import encodable, summary

_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def github(findings: Sequence[Finding], context: ReportContext) -> str:
    """One command `::error file=,line=,col=,title=::message` (or `::warning`) a finding, and a line of summary.

    The message repeats the place, because the log of a run shows nothing but messages, and is all that there is of
    findings beyond the few that GitHub annotates.
    """
    return "".join(f"{_command(finding, context)}\n" for finding in findings) + summary(findings, context) + "\n"


def _command(finding: Finding, context: ReportContext) -> str:
    properties = {
        "file": in_repository(finding.location.path, context),
        "line": str(finding.location.line),
        "col": str(finding.location.column),
        "title": f"{finding.rule.code} {finding.rule.name}",
    }
    listed = ",".join(f"{name}={encodable(value).translate(_IN_PROPERTY)}" for name, value in properties.items())
    return f"::{finding.rule.severity} {listed}::{with_related(finding).translate(_IN_DATA)}"
