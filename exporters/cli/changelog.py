"""The command `varcat changelog`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from exporters.cli.common import catalogue_folder, catalogue_option
from exporters.cli.comparing import compare
from exporters.git import Tag, tags
from exporters.states import has_catalogue
from exporters.telling import TELLERS
from exporters.telling.markdown import section

UNRELEASED = "Unreleased"


@click.command("changelog")
@click.argument("before", metavar="[BEFORE]", required=False)
@click.argument("after", metavar="[AFTER]", required=False)
@catalogue_option
@click.option(
    "--output-format", type=click.Choice(list(TELLERS)), default="markdown", show_default=True, help="How to tell it."
)
def command(before: str | None, after: str | None, root: Path | None, output_format: str) -> int:
    """Write the changelog of a catalogue: what is new, changed and broken, for its users.

    Without BEFORE: a section for every git tag at which the catalogue stood, the newest first, and one for what was
    not tagged yet, in Markdown. With BEFORE: the changes from there to AFTER, by default to the catalogue as it stands
    in the folder. Both are a folder, a git revision, or REVISION:FOLDER, as for `varcat diff`.
    """
    folder = catalogue_folder(root)
    if before:
        with compare(before, after, folder) as comparison:
            click.echo(TELLERS[output_format](comparison), nl=False)
        return 0
    if output_format != "markdown":
        raise click.UsageError(f"--output-format {output_format} needs BEFORE.")
    click.echo("# Changelog")
    for line in _sections(folder):
        click.echo(line)
    return 0


def _sections(folder: Path) -> Iterator[str]:
    """From the work tree back to the first tag, each compared with the one before."""
    known = [tag for tag in tags(folder) if has_catalogue(tag.name, folder)]
    newer: Tag | None = None
    for tag in known:
        with compare(tag.name, newer.name if newer else None, folder) as comparison:
            if newer or comparison.changes:
                yield from section(f"{newer.name} - {newer.day}" if newer else UNRELEASED, comparison)
        newer = tag
    last = f"{newer.name} - {newer.day}\n\nThe first one." if newer else f"{UNRELEASED}\n\nNothing is tagged yet."
    yield f"\n## {last}"
