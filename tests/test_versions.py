"""Versions by meaning: words raise the patch, additions the minor, removals and other meanings the major part."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from exporters import publish
from exporters.changes.change import Weight
from exporters.findings import VarcatError
from exporters.versions import raised

REAL = Path(__file__).parent.parent / "metadata"


@pytest.mark.parametrize(
    ("version", "weight", "expected"),
    [
        ("1.2.3", None, "1.2.3"),
        ("1.2.3", Weight.HARMLESS, "1.2.4"),
        ("1.2.3", Weight.ADDITION, "1.3.0"),
        ("1.2.3", Weight.BREAK, "2.0.0"),
        ("1.9.9", Weight.HARMLESS, "1.9.10"),
    ],
)
def test_raised(version: str, weight: Weight | None, expected: str) -> None:
    assert raised(version, weight) == expected


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A catalogue, the state that it was last published from, and what was published."""
    for name in ("now", "before"):
        shutil.copytree(REAL, tmp_path / name)
    publish(tmp_path / "now", tmp_path / "public", formats=FORMATS)
    return tmp_path


FORMATS = ("sdmx-ml-2.1", "sdmx-json-2.0")


def edit(office: Path, there: str, instead: str) -> None:
    file = office / "now" / "stat" / "stat_013_014.yaml"
    text = file.read_text(encoding="utf-8")
    assert there in text
    file.write_text(text.replace(there, instead, 1), encoding="utf-8")


def republish(office: Path) -> dict[str, str]:
    publish(office / "now", office / "public", formats=FORMATS, versions_since=str(office / "before"))
    shutil.rmtree(office / "before")
    shutil.copytree(office / "now", office / "before")
    versions: dict[str, str] = json.loads((office / "public" / "versions.json").read_bytes())
    return versions


def test_without_the_option_there_are_no_versions(office: Path) -> None:
    assert not (office / "public" / "versions.json").exists()


def test_what_changed_since_raises_the_version_of_what_it_changed(office: Path) -> None:
    assert set(republish(office).values()) == {"1.0.0"}
    edit(office, "\nplatform: ", "\nplatform: The new ")
    versions = republish(office)
    assert (versions["stat_013_014"], versions["atlas"]) == ("1.0.1", "1.0.1")
    assert versions["stat_013_011"] == "1.0.0"
    (office / "now" / "stat" / "extra.yaml").write_text(
        "id: extra\nkind: stat\ntitle: {nl: Nog een}\n", encoding="utf-8"
    )
    versions = republish(office)
    assert (versions["extra"], versions["stat_013_014"], versions["atlas"]) == ("1.0.0", "1.0.1", "1.1.0")
    (office / "now" / "stat" / "extra.yaml").unlink()
    versions = republish(office)
    assert "extra" not in versions
    assert versions["atlas"] == "2.0.0"
    for path in ("sdmx-ml-2.1/structures.xml", "sdmx-json-2.0/structures.json"):
        content = (office / "public" / path).read_text(encoding="utf-8")
        assert ":CS_STAT(2.0.0).stat_013_014" in content
        assert ":CS_STAT(1.0.0)" not in content
    publish(office / "now", office / "public", formats=FORMATS)
    assert json.loads((office / "public" / "versions.json").read_bytes()) == versions


def test_a_measure_that_goes_raises_the_version_of_its_cube(office: Path) -> None:
    edit(office, "cubes: [cube_013_014]", "cubes: [cube_013_012]")
    versions = republish(office)
    assert (versions["cube_013_014"], versions["cube_013_012"]) == ("2.0.0", "1.1.0")


def test_versions_that_cannot_be_read_are_named(office: Path) -> None:
    (office / "public" / "versions.json").write_text("{", encoding="utf-8")
    with pytest.raises(VarcatError, match=r"versions\.json cannot be read"):
        publish(office / "now", office / "public", formats=FORMATS)
