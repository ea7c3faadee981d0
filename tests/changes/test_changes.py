from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from exporters.changes.change import Change, Sort
from exporters.changes.comparison import changes, next_part
from exporters.changes.properties import JUDGES
from exporters.model.catalog import Catalog
from exporters.model.definitions import CodeList, Cube, SourceVariable, Stat
from exporters.reading.careful import read_carefully
from exporters.reading.linking import LINK_PROPERTIES
from exporters.reading.loading import read_catalog

HERE = Path(__file__).parent
FULL = HERE.parent / "catalogs" / "full"
CASES = {case["name"]: case for case in yaml.safe_load((HERE / "cases.yaml").read_text(encoding="utf-8"))}

State = Callable[[], Catalog]


def apply(root: Path, case: dict[str, Any]) -> None:
    for name, content in case.get("add", {}).items():
        (root / name).write_text(content, encoding="utf-8")
    if "delete" in case:
        (root / case["delete"]).unlink()
    for old, new in case.get("edits", [[case["old"], case["new"]]] if "old" in case else []):
        text = (root / case["file"]).read_text(encoding="utf-8")
        assert old in text
        (root / case["file"]).write_text(text.replace(old, new, 1), encoding="utf-8")


def state(root: Path) -> Catalog:
    reading = read_catalog(root)
    assert reading.findings == ()
    assert reading.catalog
    return reading.catalog


def told(found: tuple[Change, ...]) -> list[str]:
    return [f"{change.weight} {change.sort} {change.subject}" for change in found]


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, tmp_path: Path) -> None:
    root = tmp_path / "full"
    shutil.copytree(FULL, root)
    before = state(root)
    apply(root, CASES[name])
    found = changes(before, state(root))
    assert told(found) == CASES[name]["told"]
    assert all(change.reason for change in found if change.is_break)


def test_the_cases_know_every_sort_but_those_told_elsewhere() -> None:
    known = {line.split()[1] for case in CASES.values() for line in case["told"]}
    assert known == set(Sort)


@pytest.mark.parametrize("file", sorted(path.relative_to(FULL).as_posix() for path in FULL.rglob("*.yaml")))
def test_no_property_is_overlooked(file: str, tmp_path: Path) -> None:
    """Each property of each file is taken away and given back: both must be told, as that property or as its links."""
    root = tmp_path / "full"
    shutil.copytree(FULL, root)
    whole = state(root)
    data = read_carefully(file, (root / file).read_text(encoding="utf-8")).top.value
    for name in [name for name in data if name not in OBLIGATORY]:
        less = {key: value for key, value in data.items() if key != name}
        (root / file).write_text(yaml.dump(less, allow_unicode=True, sort_keys=False), encoding="utf-8")
        reading = read_catalog(root)
        if reading.findings or not reading.catalog:
            continue  # a part that may not be missing
        if name in STATED_AT_BOTH_ENDS and reading.catalog.edges() == whole.edges():
            continue  # the other end says the same
        for found in (changes(whole, reading.catalog), changes(reading.catalog, whole)):
            assert {change.field.partition(".")[0] for change in found} & {name, *STANDS_FOR.get(name, ())}, name


def test_every_property_has_a_judge_or_is_a_link() -> None:
    properties = {field.name for kind in (Stat, Cube, SourceVariable, CodeList) for field in fields(kind)}
    links = {row.path[0] for row in LINK_PROPERTIES} | {"keywords", "exact_match"}
    assert properties - {"id", "path"} - {name.partition(".")[0] for name in JUDGES} <= links


OBLIGATORY = {"id", "kind", "title"}
STATED_AT_BOTH_ENDS = {"replaces", "replaced_by", "cubes", "measures"}
STANDS_FOR = {"measures": ("cubes",), "replaced_by": ("replaces",), "keywords": ("keyword_scheme", "keywords")}


def test_who_is_affected(tmp_path: Path) -> None:
    root = tmp_path / "full"
    shutil.copytree(FULL, root)
    before = state(root)
    apply(root, CASES["a code removed"])
    (change,) = changes(before, state(root))
    assert change.affected[:2] == ("MEDS_CUBE", "SEX")
    assert "DIAB_PREV" in change.affected


def test_nothing_changed(full: Catalog, real: Catalog) -> None:
    assert changes(full, full) == changes(real, real) == ()
    assert next_part(()) is None


def test_a_draft_may_break(tmp_path: Path) -> None:
    root = tmp_path / "full"
    shutil.copytree(FULL, root)
    stat = root / "stat" / "DIAB_PREV.yaml"
    stat.write_text(stat.read_text(encoding="utf-8").replace("status: published", "status: draft"), encoding="utf-8")
    before = state(root)
    apply(root, CASES["a unit in thousands"])
    assert told(changes(before, state(root))) == ["addition unit DIAB_PREV"]
