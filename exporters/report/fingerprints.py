"""Which finding is which, when lines move."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from exporters.findings import Finding
from exporters.report.context import ReportContext
from exporters.report.places import in_repository


def numbered(findings: Sequence[Finding]) -> Iterator[tuple[int, Finding]]:
    """Each finding with how many before it say the same of the same file: what tells them apart when lines move."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        same = (finding.rule.code, finding.location.path, finding.message)
        yield seen[same], finding
        seen[same] += 1


def fingerprint(number: int, finding: Finding, context: ReportContext) -> str:
    """A hash (SHA-256, hexadecimal) that stays when lines move. `number` comes from `numbered`."""
    parts = (finding.rule.code, in_repository(finding.location.path, context), finding.message, str(number))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
