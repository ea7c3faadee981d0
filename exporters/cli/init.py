"""The command `varcat init`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from exporters.findings import VarcatError
from exporters.reading.shape import DOCUMENT_KINDS, schema_folder

_SCHEMAS = ".varcat/schemas"


@click.command("init")
@click.argument("root", metavar="[DIR]", default=Path(), type=click.Path(path_type=Path))
def command(root: Path) -> int:
    """Start a catalogue that can be published at once.

    DIR is the folder to start it in: by default this one. It gets a catalog.yaml, one example of each kind, and
    settings by which editors with YAML support (such as VS Code with the extension redhat.vscode-yaml) complete and
    explain every property. Nothing that is there is overwritten.
    """
    content = dict(_content())
    if there := [name for name in content if (root / name).exists()]:
        raise VarcatError(f"{root} already has {', '.join(there)}; nothing was written")
    try:
        for name, data in content.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
    except OSError as error:
        raise VarcatError(f"{root} cannot be written: {(error.strerror or str(error)).lower()}") from error
    click.echo(
        f"A catalogue of {sum(1 for name in content if '/' in name and name[0] != '.')} definitions is in {root}."
    )
    click.echo(f"Next:  varcat check {root}\n       varcat publish {root} --out public")
    return 0


def _content() -> Iterator[tuple[str, bytes]]:
    """Every file by its path."""
    yield from _below(files("exporters") / "scaffold", "")
    yield from _below(schema_folder(), f"{_SCHEMAS}/")
    yield ".vscode/settings.json", _json({"yaml.schemas": _editor_schemas()})
    yield ".vscode/extensions.json", _json({"recommendations": ["redhat.vscode-yaml"]})


def _below(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _below(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry.read_bytes()


def _editor_schemas() -> dict[str, str]:
    """Which files follow which schema, as the YAML language server of editors wants it."""
    patterns = {kind: f"{kind}/**/*.yaml" for kind in DOCUMENT_KINDS} | {
        name: f"{name}.yaml" for name in ("catalog", "keywords")
    }
    return {f"./{_SCHEMAS}/{name}.schema.json": pattern for name, pattern in patterns.items()}


def _json(content: object) -> bytes:
    return (json.dumps(content, indent=2) + "\n").encode()
