"""Faults planted in copies of the real catalogue: each is found where it stands, by its rule, and nothing else is."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from exporters import check
from exporters.findings import Location
from exporters.reading.careful import read_carefully

HERE = Path(__file__).parent
MARK = "»"


def faults() -> list[dict[str, Any]]:
    tree = read_carefully("", (HERE / "faults.yaml").read_text(encoding="utf-8"))
    assert tree.top, tree.findings
    listed: list[dict[str, Any]] = tree.top.value
    return listed


def plant(fault: dict[str, Any], root: Path) -> Location:
    """Plants a fault; gives the place that the mark shows, counted without the program's help."""
    file = root / fault["file"]
    for name, content in fault.get("also", {}).items():
        (root / name).write_text(content, encoding="utf-8")
    text = file.read_text(encoding="utf-8") if "old" in fault else ""
    assert "old" not in fault or fault["old"] in text
    marked = text.replace(fault["old"], fault["new"], 1) if "old" in fault else fault["new"]
    before, _, after = marked.partition(MARK)
    file.parent.mkdir(exist_ok=True)
    file.write_bytes((before + after).replace("ÿ", "\udcff").encode("utf-8", "surrogateescape"))
    return Location(file.as_posix(), before.count("\n") + 1, len(before) - before.rfind("\n"))


def test_there_are_forty() -> None:
    assert len(faults()) == 40


@pytest.mark.parametrize("number", range(len(faults())))
def test_fault(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(HERE.parent / "metadata", "metadata")
    fault = faults()[number]
    where = plant(fault, Path("metadata"))
    assert [(f.rule.code, f.location) for f in check("metadata").findings] == [(fault["code"], where)]
