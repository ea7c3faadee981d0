"""Findings for the Code Quality widget of a GitLab merge request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exporters.findings import Finding, Severity
from exporters.report.context import ReportContext
from exporters.report.fingerprints import fingerprint, numbered
from exporters.report.places import in_repository
from exporters.report.text import sentence, to_json

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def gitlab(findings: Sequence[Finding], context: ReportContext) -> str:
    """A JSON list in the Code Quality report format: the subset of Code Climate's issues that GitLab reads.

    The description begins with the code, because the widget does not show `check_name`.
    """
    return to_json([_issue(number, finding, context) for number, finding in numbered(findings)])


def _issue(number: int, finding: Finding, context: ReportContext) -> dict[str, Any]:
    return {
        "description": f"{finding.rule.code} {sentence(finding)}",
        "check_name": finding.rule.code,
        "fingerprint": fingerprint(number, finding, context),
        "severity": _SEVERITIES[finding.rule.severity],
        "location": {
            "path": in_repository(finding.location.path, context),
            "lines": {"begin": finding.location.line},
        },
    }
