"""The command `varcat export`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from exporters.cli.common import catalogue_argument, catalogue_folder
from exporters.publication import export
from exporters.tree import put_file


@click.command("export")
@catalogue_argument
@click.option("--format", "name", required=True, metavar="NAME", help="The format; `varcat formats` lists them.")
@click.option(
    "--serialisation",
    metavar="EXT",
    help="For a format in several: the ending of the files that you want, such as rdf, jsonld or nt for DCAT.",
)
@click.option("--only", multiple=True, metavar="ID", help="Only this definition; may be repeated.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file; else standard output.")
def command(root: Path | None, name: str, serialisation: str | None, only: Sequence[str], out: Path | None) -> int:
    """Write one format as one document, to a file or to standard output.

    The catalogue is checked first, and the document is read back: its links must be those of the YAML. With --only
    the document describes the given definitions, and what they link to as far as is needed.
    """
    with export(catalogue_folder(root), name, only=only or None, serialisation=serialisation) as document:
        if out is None:
            with document.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        else:
            put_file(document, out)
    return 0
