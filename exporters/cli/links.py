"""The command `varcat links`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from exporters.cli.common import catalogue_folder, catalogue_option
from exporters.diagram import PICTURES, RENDERERS, renderer
from exporters.diagram.view import Direction, View
from exporters.findings import VarcatError
from exporters.model.catalog import Catalog
from exporters.pipeline import load


@click.command("links")
@click.argument("words", metavar="[trace|impact] [ID]", nargs=-1)
@catalogue_option
@click.option(
    "--output-format",
    type=click.Choice(list(RENDERERS)),
    default="tree",
    show_default=True,
    help="What to show the cascade as.",
)
@click.option("--language", metavar="TAG", help="The language of titles; by default the catalogue's first.")
@click.option("--with-formats", is_flag=True, help="In a picture, also show the formats that are published.")
def command(
    words: tuple[str, ...], root: Path | None, output_format: str, language: str | None, *, with_formats: bool
) -> int:
    """Show where a definition comes from, and what comes from it.

    With the ID of a definition: what it is derived from, step by step; what is derived from it; and the links beside:
    related ones, replacements, code lists, keywords, mentions in the prose, the same thing elsewhere. Without it:
    every definition that nothing is derived from, with all that it comes from.

    `trace ID` shows only where it comes from; `impact ID` only what rests on it, with all that uses a code list.

    \b
    tree     for reading; a definition with several uses is opened once
    json     for programs: {"id", "kind", "title",
             "upstream": [{"id", "kind", "title", "distance"}], "downstream": [the same],
             "beside": {role: [id]}, "named_by": {role: [id]},
             "links": [{"source", "roles", "target"}]}: source has target as its roles;
             without ID {"definitions": [{"id", "kind", "title"}], "links": the same}
    mermaid  for Markdown, in a code block of that name
    dot      for Graphviz
    svg      a picture that needs no other program

    \b
    varcat links stat_013_014 --output-format svg > cascade.svg
    """  # noqa: D301  # click's mark for lines to leave alone is the character itself
    direction, identifier = _parsed(words)
    if with_formats and (output_format not in PICTURES or not identifier):
        raise click.UsageError(f"--with-formats needs an ID, and one of the output formats {', '.join(PICTURES)}.")
    catalog = load(catalogue_folder(root))
    view = View(
        focus=_known(catalog, identifier) if identifier else None,
        language=_language(catalog, language),
        formats=_formats() if with_formats else {},
        direction=direction,
    )
    text = renderer(output_format)(catalog, view)
    # what goes into a file is UTF-8 whatever the terminal is
    click.echo(text if output_format == "tree" else text.encode(), nl=False)
    return 0


def _parsed(words: Sequence[str]) -> tuple[Direction | None, str | None]:
    """The direction and the id that were named, if they were."""
    match [*words]:
        case []:
            return None, None
        case [direction, identifier] if direction in [*Direction]:
            return Direction(direction), identifier
        case [identifier] if identifier not in [*Direction]:
            return None, identifier
        case _:
            raise click.UsageError("Give an ID, or trace or impact and an ID.")


def _known(catalog: Catalog, identifier: str) -> str:
    if identifier in catalog.definitions:
        return identifier
    from exporters.reading.shape import did_you_mean

    hint = did_you_mean(identifier, list(catalog.definitions)) or "`varcat links` lists all"
    raise VarcatError(f"there is no definition {identifier}; {hint}")


def _language(catalog: Catalog, language: str | None) -> str:
    languages = catalog.info.languages
    if language is None:
        return languages[0]
    if language not in languages:
        raise VarcatError(f"the catalogue has no texts in {language}; it has {', '.join(languages)}")
    return language


def _formats() -> Mapping[str, str]:
    from exporters.registry import plugins

    return {plugin.name: plugin.format.title for plugin in plugins() if plugin.format}
