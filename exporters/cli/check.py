"""The command `varcat check`."""

from __future__ import annotations

from pathlib import Path

import click

from exporters.cli.common import catalogue_argument, catalogue_folder, report_option, show_findings
from exporters.pipeline import check


@click.command("check")
@catalogue_argument
@report_option
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
def command(root: Path | None, output_format: str, *, exit_zero: bool) -> int:
    """Check a catalogue: the shape of every file, links, vocabularies, languages, ids and dates.

    DIR is the folder with catalog.yaml: by default this folder, or `metadata` in it. All findings are shown in one
    run, each at file, line and column. `varcat explain CODE` says what one means and how to mend it.

    Exits with 0 if there are no findings, 1 if there are any, 2 if there is no catalogue.
    """
    checked = check(catalogue_folder(root))
    show_findings(checked.findings, checked.files, output_format)
    return int(bool(checked.findings) and not exit_zero)
