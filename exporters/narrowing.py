"""Leaving out findings that are not of today: those of a baseline, and those in files that did not change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from exporters.findings import Finding, VarcatError
from exporters.git import commit, git, top

HEADING = "# The findings that `varcat check --baseline` leaves out, one a line. Delete what is mended."


def baseline_text(findings: Iterable[Finding]) -> str:
    """The content of a baseline file: a line for each finding, which stays when lines move."""
    return "\n".join((HEADING, *map(_entry, findings))) + "\n"


def outside_baseline(findings: Iterable[Finding], file: Path) -> tuple[Finding, ...]:
    """The findings that a baseline file does not have; one that occurs more often than there counts.

    Raises VarcatError if the file cannot be read.
    """
    try:
        known = Counter(file.read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError) as error:
        raise VarcatError(f"the baseline {file} cannot be read: {error}") from error
    new = []
    for finding in findings:
        entry = _entry(finding)
        known[entry] -= 1
        if known[entry] < 0:
            new.append(finding)
    return tuple(new)


def in_changed_files(findings: Iterable[Finding], root: Path, revision: str) -> tuple[Finding, ...]:
    """The findings in files that differ from a git revision, those that git does not track yet included.

    Raises VarcatError if git cannot say.
    """
    since, above = commit(root, revision), top(root)
    differing = git(root, "diff", "--name-only", "-z", "--no-relative", since, "--")
    untracked = git(above, "ls-files", "--others", "--exclude-standard", "-z")
    changed = {(above / name).resolve() for name in (differing + untracked).split("\0") if name}
    return tuple(f for f in findings if Path(f.location.path).resolve() in changed)


def _entry(finding: Finding) -> str:
    return " ".join(f"{finding.location.path} {finding.rule.code} {finding.message}".split())
