"""What several commands share: the folder argument, how findings are shown, the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from exporters.findings import Finding
from exporters.reading.files import SourceFile
from exporters.reading.loading import CATALOG_FILE, source_lines
from exporters.report import REPORTERS, ReportContext, choose

catalogue_argument = click.argument("root", metavar="[DIR]", required=False, type=click.Path(path_type=Path))

catalogue_option = click.option(
    "--in",
    "root",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder with catalog.yaml: by default this folder, or `metadata` in it.",
)


def report_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option by which findings are shown in a form of the user's choice."""
    return click.option(
        "--output-format",
        type=click.Choice(["auto", *REPORTERS]),
        default="auto",
        show_default=True,
        help="How to show findings. 'auto': 'github' in GitHub Actions, 'full' on a terminal and in other CI, "
        "else 'concise'.",
    )(command)


def profile_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that adds the demands of a consumer."""
    return click.option(
        "--profile",
        "profiles",
        multiple=True,
        metavar="NAME",
        help="Meet the demands of this consumer too, or of this format; may be repeated. `varcat formats` lists them.",
    )(command)


def catalogue_folder(root: Path | None) -> Path:
    """The folder that was named, or else this folder, or `metadata` in it if the catalogue is there."""
    if root is not None:
        return root
    here, usual = Path(), Path("metadata")
    return usual if (usual / CATALOG_FILE).exists() and not (here / CATALOG_FILE).exists() else here


def show_findings(
    findings: Sequence[Finding], files: int, output_format: str, unsaved: SourceFile | None = None
) -> None:
    """Shows findings on standard output in one of the report formats, with the count of files that were checked."""
    name = choose(output_format, terminal=sys.stdout.isatty(), environment=os.environ)
    context = report_context(files, unsaved)
    click.echo(REPORTERS[name](findings, context), nl=False, color=context.color)


def report_context(files: int, unsaved: SourceFile | None = None) -> ReportContext:
    """What a report may know; the lines of an unsaved file are those that it has in the editor."""
    return ReportContext(
        source_lines=lambda path: unsaved.text.split("\n") if unsaved and path == unsaved.path else source_lines(path),
        color=has_color(sys.stdout),
        root=Path.cwd().as_posix(),
        files=files,
        version=version("varcat"),
    )


def has_color(stream: Any) -> bool:
    """Whether a stream is a terminal whose user has not refused colour (https://no-color.org)."""
    return bool(stream.isatty()) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Status:
    """A line on the terminal that says what is being done; nothing where there is no terminal."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()

    def __call__(self, words: str) -> None:
        """Replaces the line."""
        if self._shown:
            click.echo(f"\r\x1b[K{words} …", nl=False, err=True)

    def clear(self) -> None:
        """Takes the line away."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
