"""The command `varcat fmt`."""

from __future__ import annotations

from pathlib import Path

import click

from exporters.cli.common import catalogue_argument, catalogue_folder
from exporters.findings import VarcatError
from exporters.mending import layouts
from exporters.reading.loading import CATALOG_FILE


@click.command("fmt")
@catalogue_argument
@click.option("--check", "only_check", is_flag=True, help="Write nothing; name the files that would change.")
@click.option("--diff", "only_diff", is_flag=True, help="Write nothing; show what would change.")
def command(root: Path | None, *, only_check: bool, only_diff: bool) -> int:
    """Lay out the files of a catalogue: the order of properties, the indentation, the blanks.

    There is one layout, and nothing to configure. Comments, quotes, line ends, the order of lists and of languages stay
    as they are, and so does everything that a file says; a file with a fault of syntax is left alone.

    With --check or --diff: exits with 1 if a file would change.
    """
    folder = catalogue_folder(root)
    if not (folder / CATALOG_FILE).is_file():
        raise VarcatError(f"{folder} has no {CATALOG_FILE}; `varcat init {folder}` makes one")
    differing = [rewrite for rewrite in layouts(folder) if rewrite.differs]
    for rewrite in differing:
        if only_diff:
            click.echo(rewrite.difference, nl=False)
        elif only_check:
            click.echo(f"{rewrite.path} would change")
        else:
            rewrite.write()
            click.echo(rewrite.path)
    return int(bool(differing) and (only_check or only_diff))
