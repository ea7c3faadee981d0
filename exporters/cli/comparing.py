"""What the commands about changes share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from exporters.states import Comparison, compared, state


@contextmanager
def compare(before: str, after: str | None, folder: Path) -> Iterator[Comparison]:
    """What changed between two states that the user named, for the length of the block; by default to the folder's."""
    with state(before, folder) as old, state(after or str(folder), folder) as new:
        for finding in old.unread:
            click.echo(f"varcat: {before}: {finding.location} is left out: {finding.message}", err=True)
        yield compared(old, new)
