"""What a report knows besides the findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exporters.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContext:
    """What was checked, and how the report is to look.

    `source_lines` gives the lines of a file, none if it cannot be read; it is called with the path of a finding.
    `root` is the folder in which the findings' reader stands, in CI the top of the checkout: absolute paths below
    it are made relative where a server matches them with the files of the repository.
    `files` counts the YAML files that were looked at, `version` is varcat's own.
    """

    source_lines: Callable[[str], Sequence[str]]
    color: bool
    root: str
    files: int
    version: str


Reporter = Callable[[Sequence[Finding], ReportContext], str]
"""Makes the whole of a report, which ends with a line end unless it is empty.

It keeps the order of the findings, can always be encoded as UTF-8, and raises ValueError for a finding without
a Location.
"""
