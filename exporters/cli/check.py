"""The command `varcat check`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from exporters.cli.common import catalogue_argument, catalogue_folder, profile_option, report_option, show_findings
from exporters.findings import Finding, VarcatError
from exporters.narrowing import baseline_text, in_changed_files, outside_baseline
from exporters.pipeline import check


@click.command("check")
@catalogue_argument
@profile_option
@report_option
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--baseline", type=click.Path(path_type=Path), help="Leave out the findings that this file lists.")
@click.option("--write-baseline", is_flag=True, help="Write today's findings to the file of --baseline.")
@click.option("--changed-since", metavar="REV", help="Only findings in files that differ from this git revision.")
def command(  # noqa: PLR0913  # an argument for each option
    root: Path | None,
    profiles: Sequence[str],
    output_format: str,
    baseline: Path | None,
    changed_since: str | None,
    *,
    exit_zero: bool,
    write_baseline: bool,
) -> int:
    """Check a catalogue: the shape of every file, links, vocabularies, languages, ids and dates.

    DIR is the folder with catalog.yaml: by default this folder, or `metadata` in it. All findings are shown in one
    run, each at file, line and column. `varcat explain CODE` says what one means and how to mend it.

    Exits with 0 if there are no findings, 1 if there are any, 2 if there is no catalogue.
    """
    folder = catalogue_folder(root)
    checked = check(folder, profiles=profiles)
    if write_baseline:
        _write(baseline, checked.findings)
        return 0
    findings = checked.findings
    if changed_since:
        findings = in_changed_files(findings, folder, changed_since)
    if baseline:
        findings = outside_baseline(findings, baseline)
    show_findings(findings, checked.files, output_format)
    return int(bool(findings) and not exit_zero)


def _write(baseline: Path | None, findings: tuple[Finding, ...]) -> None:
    if baseline is None:
        raise click.UsageError("--write-baseline needs --baseline FILE.")
    try:
        baseline.write_text(baseline_text(findings), encoding="utf-8")
    except OSError as error:
        raise VarcatError(f"{baseline} cannot be written: {(error.strerror or str(error)).lower()}") from error
    click.echo(f"{len(findings)} finding{'' if len(findings) == 1 else 's'} written to {baseline}", err=True)
