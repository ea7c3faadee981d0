"""Findings, told to people and machines.

>>> REPORTERS[choose("auto", terminal=True, environment=os.environ)](findings, context)
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from exporters.deferred import deferred
from exporters.findings import VarcatError
from exporters.report.context import ReportContext, Reporter

__all__ = ["AUTO", "REPORTERS", "ReportContext", "Reporter", "choose"]

AUTO = "auto"
REPORTERS: Mapping[str, Reporter] = MappingProxyType(
    {
        "full": deferred("exporters.report.full:full"),
        "concise": deferred("exporters.report.concise:concise"),
        "json": deferred("exporters.report.json_report:json_report"),
        "sarif": deferred("exporters.report.sarif:sarif"),
        "github": deferred("exporters.report.github:github"),
        "gitlab": deferred("exporters.report.gitlab:gitlab"),
        "junit": deferred("exporters.report.junit:junit"),
    }
)


def choose(name: str, *, terminal: bool, environment: Mapping[str, str]) -> str:
    """The name of the reporter that is meant.

    `auto` means github inside GitHub Actions, full where a person reads along (on a terminal, and in the log of any
    other CI service, which sets CI), and concise where a program does. Raises VarcatError for an unknown name.
    """
    if name == AUTO:
        return _automatic(terminal=terminal, environment=environment)
    if name in REPORTERS:
        return name
    raise VarcatError(f"there is no output format {name!r}: it is one of {', '.join((AUTO, *REPORTERS))}")


def _automatic(*, terminal: bool, environment: Mapping[str, str]) -> str:
    if environment.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "full" if terminal or environment.get("CI") else "concise"
