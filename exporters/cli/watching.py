"""Running a command again whenever a file of the catalogue changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from exporters.reading.files import yaml_files

_PAUSE = 0.3


def watch(folder: Path, run: Callable[[], object]) -> None:
    """Runs once, and again after each change in the folder, until it is interrupted."""
    seen: Mapping[str, tuple[int, int]] | None = None
    try:
        while True:
            now = _stamps(folder)
            if now != seen:
                seen = now
                click.clear()
                run()
                click.echo("\nwatching for changes; Ctrl-C ends it", err=True)
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        return


def _stamps(folder: Path) -> Mapping[str, tuple[int, int]]:
    """When each YAML file was last written, and its size; those that vanish while one looks are left out."""
    stamps: dict[str, tuple[int, int]] = {}
    for path in yaml_files(folder):
        try:
            status = Path(str(path)).stat()
        except OSError:
            continue
        stamps[str(path)] = (status.st_mtime_ns, status.st_size)
    return stamps
