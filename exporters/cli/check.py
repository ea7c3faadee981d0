"""The command `varcat check`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from exporters.cli.common import (
    catalogue_argument,
    catalogue_folder,
    profile_option,
    report_context,
    report_option,
    show_findings,
)
from exporters.findings import Finding, VarcatError
from exporters.pipeline import Checked, check
from exporters.reading.files import SourceFile, decoded
from exporters.reading.loading import CATALOG_FILE

_MOST_ROUNDS = 5
"""Mending one fault can show another one; more rounds than this have never been needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wishes:
    """The options of one call."""

    profiles: Sequence[str]
    output_format: str
    statistics: bool
    fix: bool
    diff: bool
    baseline: Path | None
    write_baseline: bool
    changed_since: str | None
    exit_zero: bool


@click.command("check")
@catalogue_argument
@profile_option
@report_option
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of showing them.")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, and lay the files out as `varcat fmt` does.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--baseline", type=click.Path(path_type=Path), help="Leave out the findings that this file lists.")
@click.option("--write-baseline", is_flag=True, help="Write today's findings to the file of --baseline.")
@click.option(
    "--changed-since",
    metavar="REV",
    help="Only findings in files that differ from this git revision; and texts that changed in one language only.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes.")
@click.option(
    "--stdin-filename",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="For editors: check this one file, with its text from standard input, as a part of the catalogue around it.",
)
def command(root: Path | None, *, watch: bool, stdin_filename: Path | None, **options: Any) -> int:
    """Check a catalogue: the shape of every file, links, vocabularies, languages, ids and dates.

    DIR is the folder with catalog.yaml: by default this folder, or `metadata` in it. All findings are shown in one
    run, each at file, line and column. `varcat explain CODE` says what one means and how to mend it.

    \b
    Not to be told of a finding:
      checks: {ignore: [I18002]}             in catalog.yaml, for all files
      checks: {per_file: {old_*: [LNK006]}}  in catalog.yaml, for some
      # varcat: ignore LNK005                behind a value, or on the line above it
      --baseline, --changed-since            those of before

    --fix mends a misspelt keyword, property or value where there is one candidate, a missing link back, a date that can
    be read in one way only; comments, quotes and everything else stay.

    Exits with 0 if there are no findings, 1 if there are any (with --diff: if there is a difference), 2 if there is
    no catalogue.
    """  # noqa: D301  # click's mark for lines to leave alone is the character itself
    wishes = _Wishes(**options)
    if stdin_filename:
        return _check_unsaved(root, stdin_filename, wishes)
    folder = catalogue_folder(root)
    if watch:
        from exporters.cli.watching import watch as run_again

        run_again(folder, lambda: _check(folder, wishes))
        return 0
    return _check(folder, wishes)


def _check(folder: Path, wishes: _Wishes) -> int:
    checked = _checked(folder, wishes)
    if wishes.write_baseline:
        _write(wishes.baseline, checked.findings)
        return 0
    findings = _narrowed(checked, folder, wishes)
    if wishes.diff:
        return _show_differences(folder, findings)
    if wishes.fix:
        checked, findings = _mend(folder, checked, findings, wishes)
    _show(findings, checked.files, wishes)
    return int(bool(findings) and not wishes.exit_zero)


def _checked(folder: Path, wishes: _Wishes, unsaved: SourceFile | Finding | None = None) -> Checked:
    if not wishes.changed_since:
        return check(folder, profiles=wishes.profiles, unsaved=unsaved)
    from exporters.states import catalogue_at

    since = catalogue_at(wishes.changed_since, folder)
    return check(folder, profiles=wishes.profiles, since=since, unsaved=unsaved)


def _narrowed(checked: Checked, folder: Path, wishes: _Wishes) -> tuple[Finding, ...]:
    findings = checked.findings
    if not (wishes.changed_since or wishes.baseline):
        return findings
    from exporters.narrowing import in_changed_files, outside_baseline

    if wishes.changed_since:
        findings = in_changed_files(findings, folder, wishes.changed_since)
    return outside_baseline(findings, wishes.baseline) if wishes.baseline else findings


def _show(findings: Sequence[Finding], files: int, wishes: _Wishes, unsaved: SourceFile | None = None) -> None:
    if wishes.statistics:
        from exporters.report.statistics import statistics

        click.echo(statistics(findings, report_context(files)), nl=False)
    else:
        show_findings(findings, files, wishes.output_format, unsaved)


def _show_differences(folder: Path, findings: Sequence[Finding]) -> int:
    from exporters.mending import mendings

    differing = [rewrite for rewrite in mendings(folder, findings) if rewrite.differs]
    for rewrite in differing:
        click.echo(rewrite.difference, nl=False)
    return int(bool(differing))


def _mend(
    folder: Path, checked: Checked, findings: tuple[Finding, ...], wishes: _Wishes
) -> tuple[Checked, tuple[Finding, ...]]:
    """Mends until nothing changes any more, and says how many files did."""
    from exporters.mending import mendings

    written: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        differing = [rewrite for rewrite in mendings(folder, findings) if rewrite.differs]
        if not differing:
            break
        for rewrite in differing:
            rewrite.write()
            written.add(rewrite.path)
        checked = _checked(folder, wishes)
        findings = _narrowed(checked, folder, wishes)
    click.echo(f"{len(written)} file{'' if len(written) == 1 else 's'} changed", err=True)
    return checked, findings


def _check_unsaved(root: Path | None, name: Path, wishes: _Wishes) -> int:
    """Checks the catalogue with one file as it is on standard input, and shows what is wrong with that file."""
    folder = root or next((parent for parent in name.parents if (parent / CATALOG_FILE).exists()), Path())
    try:
        path = (folder / name.resolve().relative_to(folder.resolve())).as_posix()
    except ValueError:
        raise VarcatError(f"{name} is not in the catalogue {folder}") from None
    unsaved = decoded(path, sys.stdin.buffer.read())
    checked = _checked(folder, wishes, unsaved)
    findings = [finding for finding in checked.findings if finding.location.path == path]
    _show(findings, 1, wishes, unsaved if isinstance(unsaved, SourceFile) else None)
    return int(bool(findings) and not wishes.exit_zero)


def _write(baseline: Path | None, findings: tuple[Finding, ...]) -> None:
    if baseline is None:
        raise click.UsageError("--write-baseline needs --baseline FILE.")
    from exporters.narrowing import baseline_text

    try:
        baseline.write_text(baseline_text(findings), encoding="utf-8")
    except OSError as error:
        raise VarcatError(f"{baseline} cannot be written: {(error.strerror or str(error)).lower()}") from error
    click.echo(f"{len(findings)} finding{'' if len(findings) == 1 else 's'} written to {baseline}", err=True)
