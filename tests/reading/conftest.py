"""What the tests of the reader share: throw-away catalogues and tables of snippets with what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from exporters.findings import Finding

GOLDEN = Path(__file__).parent.parent / "golden"
CATALOG = """\
id: c
title: {nl: Catalogus}
description: {nl: Alles}
publisher: {name: {nl: Bureau}}
contact: {name: {nl: Bureau}}
base_iri: https://example.org/id/
languages: [nl]
agency: {ddi: be.bureau, sdmx: BUREAU}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Makes a catalogue's folder of files: name -> text or bytes. `catalog.yaml` is there unless it is None."""

    def make(files: dict[str, str | bytes | None] | None = None) -> Path:
        for name, content in {"catalog.yaml": CATALOG, **(files or {})}.items():
            if content is not None:
                path = tmp_path / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return make


@pytest.fixture
def snippets(golden: Callable[[str, str], None]) -> Callable[[str, Callable[[str], Iterable[Finding]]], None]:
    """Compares a table of golden/ with what `explain` gives for each of its snippets.

    The table is its own input: a snippet is a run of lines behind `| `, the findings stand below it. A new case is a
    new snippet; --refresh writes what is said of it.
    """

    def compare(name: str, explain: Callable[[str], Iterable[Finding]]) -> None:
        table = (GOLDEN / name).read_text(encoding="utf-8")
        blocks = [_snippet(block) for block in table.split("\n\n") if block.startswith("|")]
        golden("\n".join(_block(text, explain(text)) for text in blocks), name)

    return compare


def said(finding: Finding) -> str:
    """A finding in one line, without its path."""
    hint = f" ({finding.hint})" if finding.hint else ""
    return f"{finding.location.line}:{finding.location.column} {finding.rule.code} {finding.message}{hint}"


def _snippet(block: str) -> str:
    return "".join(f"{line[2:]}\n" for line in block.split("\n") if line.startswith("|"))


def _block(text: str, findings: Iterable[Finding]) -> str:
    lines = [f"| {line}".rstrip(" ") if not line else f"| {line}" for line in text.split("\n")[:-1]]
    return "\n".join([*lines, *map(said, findings), ""])
