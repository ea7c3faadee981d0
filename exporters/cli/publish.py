"""The command `varcat publish`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from exporters.cli.common import (
    Status,
    catalogue_argument,
    catalogue_folder,
    profile_option,
    report_option,
    show_findings,
)
from exporters.cli.formats import summary
from exporters.findings import CatalogError
from exporters.format import Fidelity, Format
from exporters.publication import Publication, publish

_DROPPED_IN_A_LINE = 5


@click.command("publish")
@catalogue_argument
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("public"),
    show_default=True,
    help="The folder to publish to; it is replaced as a whole.",
)
@click.option("--format", "formats", multiple=True, metavar="NAME", help="Only this format; may be repeated.")
@profile_option
@click.option(
    "--validate",
    "profiles",
    flag_value="dcat-ap-shacl",
    multiple=True,
    help="Judge the DCAT by its official SHACL shapes too: the same as --profile dcat-ap-shacl.",
)
@click.option(
    "--versions-since",
    metavar="STATE",
    help="The git revision or folder that was published last: what changed since raises the versions of SDMX.",
)
@click.option(
    "--main-only",
    is_flag=True,
    help="Only one document a format, about the whole catalogue: no records, no pages, no further serialisations.",
)
@report_option
def command(  # noqa: PLR0913, PLR0917  # as many as the command has options
    root: Path | None,
    out: Path,
    formats: Sequence[str],
    profiles: Sequence[str],
    versions_since: str | None,
    output_format: str,
    *,
    main_only: bool,
) -> int:
    """Check a catalogue, write it in every format, and prove that no link was lost.

    Every file is read back, and its links must be those of the YAML. The folder changes only when all is good; it
    also holds manifest.json (every file with its size and SHA-256) and coverage.json (what each format carries of
    each field).
    """
    folder, status = catalogue_folder(root), Status()
    try:
        publication = publish(
            folder,
            out,
            formats=formats or None,
            profiles=profiles,
            versions_since=versions_since,
            main_only=main_only,
            progress=status,
        )
    except CatalogError as error:
        status.clear()
        show_findings(error.findings, error.files, output_format)
        click.echo(f"varcat: nothing was published: {error}", err=True)
        return error.exit_code
    finally:
        status.clear()
    _show(publication, out)
    return 0


def _show(publication: Publication, out: Path) -> None:
    click.echo(
        f"{publication.definitions} definitions, {len(publication.fields)} fields in use, {publication.links} links: "
        f"{len(publication.files)} files in {out}, every link proven in every format",
        err=True,
    )
    for form in publication.formats:
        click.echo(f"  {form.name:20} {_summary(form, publication.fields)}", err=True)
    for plugin in publication.left_out:
        click.echo(f"  {plugin.name:20} left out: {plugin.problem}", err=True)
    if publication.warnings:
        count = len(publication.warnings)
        click.echo(f"  {count} warning{'s' if count > 1 else ''}: `varcat check` shows them", err=True)


def _summary(form: Format, fields: Sequence[str]) -> str:
    dropped = [field for field in fields if form.coverage[field].fidelity is Fidelity.DROPPED]
    if len(dropped) > _DROPPED_IN_A_LINE:
        return f"{summary(form, fields)} (`varcat formats {form.name}` names them)"
    return summary(form, fields) + (f" ({', '.join(dropped)})" if dropped else "")
