"""The command `varcat translations`."""

from __future__ import annotations

from pathlib import Path

import click

from exporters.cli.common import catalogue_argument, catalogue_folder
from exporters.findings import CatalogError
from exporters.pipeline import check
from exporters.report.translations import TABLES, coverage
from exporters.states import catalogue_at


@click.command("translations")
@catalogue_argument
@click.option(
    "--since", metavar="REV", help="Also count texts that another language left behind since this git revision."
)
@click.option(
    "--output-format", type=click.Choice(list(TABLES)), default="text", show_default=True, help="How to show the table."
)
def command(root: Path | None, since: str | None, output_format: str) -> int:
    """Show how far a catalogue is translated, per language.

    \b
    texts      all texts of the catalogue; there, missing: in this language
    identical  the same words as in a language before it
    stale      unchanged since REV, while another language was changed (needs --since)
    machine, draft, reviewed    as `translations` of the definitions say

    `varcat check` shows where: I18001 missing, I18002 identical, I18006 stale; I18007 numbers and I18008 links that
    differ.
    """  # noqa: D301  # click's mark for lines to leave alone is the character itself
    folder = catalogue_folder(root)
    before = catalogue_at(since, folder) if since else None
    checked = check(folder, since=before)
    if checked.catalog is None:
        raise CatalogError(checked.findings, checked.files)
    rows = coverage(checked.catalog, checked.findings, compared=before is not None)
    click.echo(TABLES[output_format](rows), nl=False)
    return 0
