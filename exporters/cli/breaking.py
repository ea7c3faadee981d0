"""The command `varcat breaking`."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from exporters.changes.rules import finding
from exporters.cli.common import catalogue_argument, catalogue_folder, show_findings
from exporters.cli.comparing import compare
from exporters.report import REPORTERS, choose
from exporters.rules import is_wanted
from exporters.states import Comparison, has_catalogue
from exporters.telling import TELLERS

_FINDINGS = tuple(name for name in REPORTERS if name not in TELLERS)


@click.command("breaking")
@catalogue_argument
@click.option("--against", metavar="REV", required=True, help="The git revision, or the folder, that users have now.")
@click.option(
    "--output-format",
    type=click.Choice(["auto", *TELLERS, *_FINDINGS]),
    default="auto",
    show_default=True,
    help="How to tell it. 'auto': 'github' in GitHub Actions, else 'text'.",
)
def command(root: Path | None, against: str, output_format: str) -> int:
    """Tell whether a catalogue breaks what its users rely on.

    DIR is the folder with catalog.yaml as it is now, REV what it is compared with: in CI the branch that the change is
    to be merged into (origin/main). A break is a definition or a code removed without replacement; an id given to
    something else; a unit, population or calculation changed without a declared break in the series; a coarser
    geography; a shorter period; a link of the derivation cut; a status taken back from published; and whatever else
    `varcat explain` lists under BRK.

    A break that is meant can be left out like any finding: `# varcat: ignore BRK008` where it is told of, or `checks`
    in catalog.yaml.

    Exits with 0 if nothing breaks, 1 if something does, 2 if one of the two cannot be found.
    """
    folder = catalogue_folder(root)
    if not Path(against).is_dir() and not has_catalogue(against, folder):
        click.echo(f"there was no catalogue in {folder} at {against}: nothing can break", err=True)
        return 0
    with compare(against, None, folder) as comparison:
        broken = _only_breaks(comparison)
        _show(broken, output_format)
    return int(bool(broken.changes))


def _only_breaks(comparison: Comparison) -> Comparison:
    breaks = (row for row in comparison.rows if row[0].is_break)
    rows = [row for row in breaks if is_wanted(finding(*row), comparison.after.reading)]
    return replace(comparison, changes=tuple(c for c, _ in rows), places=tuple(p for _, p in rows))


def _show(broken: Comparison, output_format: str) -> None:
    name = "text" if output_format == "auto" else output_format
    if output_format == "auto" and choose("auto", terminal=True, environment=os.environ) == "github":
        name = "github"
    if name in TELLERS:
        click.echo(TELLERS[name](broken), nl=False)
        return
    found = [finding(change, where) for change, where in broken.rows]
    show_findings(found, broken.after.reading.files, name)
    sys.stdout.flush()
