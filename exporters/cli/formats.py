"""The command `varcat formats`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import click

from exporters.format import Fidelity, Format
from exporters.model.fields import FIELDS
from exporters.registry import Plugin, chosen, plugins


@click.command("formats")
@click.argument("name", required=False)
def command(name: str | None) -> int:
    """List the formats, and what each can carry.

    With the NAME of a format: what becomes of every field in it. Formats of other packages are listed too; one that
    cannot be used is listed with the reason, and does not stop the others.
    """
    if name:
        [form] = chosen([name])
        _show_coverage(form)
    else:
        for plugin in plugins():
            _show_plugin(plugin)
    return 0


def summary(form: Format, fields: Iterable[str] = FIELDS) -> str:
    """How many of some fields a format carries, and how well."""
    counts = Counter(form.coverage[field].fidelity for field in fields)
    return ", ".join(f"{counts[fidelity]} {fidelity}" for fidelity in Fidelity if counts[fidelity])


def _show_plugin(plugin: Plugin) -> None:
    click.secho(plugin.name, bold=True)
    if plugin.format:
        click.echo(f"  {plugin.format.title} ({plugin.format.media_type}), from {plugin.distribution}")
        click.echo(f"  fields: {summary(plugin.format)}")
        if plugin.format.on_request:
            click.echo("  written only where it is named")
        for profile in plugin.format.profiles:
            click.echo(f"  profile {profile.name}: {profile.title}")
    else:
        click.secho(f"  cannot be used (from {plugin.distribution}): {plugin.problem}", fg="red")


def _show_coverage(form: Format) -> None:
    click.secho(f"{form.name}: {form.title}", bold=True)
    width = max(map(len, FIELDS))
    for field in FIELDS:
        entry = form.coverage[field]
        click.echo(f"  {field:{width}}  {entry.fidelity:12}  {entry.carrier}")
