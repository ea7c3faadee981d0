"""The command `varcat diff`."""

from __future__ import annotations

from pathlib import Path

import click

from exporters.cli.common import catalogue_folder, catalogue_option
from exporters.cli.comparing import compare
from exporters.telling import TELLERS


@click.command("diff")
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="[AFTER]", required=False)
@catalogue_option
@click.option(
    "--output-format", type=click.Choice(list(TELLERS)), default="text", show_default=True, help="How to tell it."
)
def command(before: str, after: str | None, root: Path | None, output_format: str) -> int:
    """Tell what changed between two states of a catalogue, and what each change means for its users.

    BEFORE and AFTER are each a folder, a git revision (v1.0, main, HEAD~3), or REVISION:FOLDER where the catalogue
    stood elsewhere in the repository. AFTER is by default the catalogue as it stands in the folder. The work tree is
    never touched.

    \b
    break      users have to look: a code without replacement is gone, a unit is another, a link is cut
    addition   there is more to use
    harmless   words or details

    `varcat breaking` is the command for CI.
    """  # noqa: D301  # click's mark for lines to leave alone is the character itself
    with compare(before, after, catalogue_folder(root)) as comparison:
        click.echo(TELLERS[output_format](comparison), nl=False)
    return 0
