"""Findings for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exporters.findings import Finding, Location, Related, Severity
from exporters.report.context import ReportContext
from exporters.report.places import located, slashed
from exporters.report.text import count, to_json


def json_report(findings: Sequence[Finding], context: ReportContext) -> str:
    """One JSON object: `version`, `findings`, and the counts `errors`, `warnings` and `files`.

    A finding has `code`, `name`, `severity`, `message`, `hint` (null if there is none), `path`, `line`, `column` and
    `related`, a list of `path`, `line`, `column` and `message`. Lines and columns count from 1, columns in characters.
    """
    numbers = count(findings)
    content = {
        "version": context.version,
        "findings": [_finding(finding) for finding in findings],
        "errors": numbers[Severity.ERROR],
        "warnings": numbers[Severity.WARNING],
        "files": context.files,
    }
    return to_json(content)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.rule.severity,
        "message": finding.message,
        "hint": finding.hint,
        **_place(finding.location),
        "related": [_related(related) for related in finding.related],
    }


def _related(related: Related) -> dict[str, Any]:
    return {**_place(located(related)), "message": related.message}


def _place(location: Location) -> dict[str, Any]:
    return {"path": slashed(location.path), "line": location.line, "column": location.column}
