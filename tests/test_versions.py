"""Versions by meaning: words raise the patch, additions the minor, removals and other meanings the major part."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest
import yaml
from lxml import etree

from exporters import publish
from exporters.findings import VarcatError
from exporters.model.catalog import Catalog
from exporters.reading.loading import read_catalog
from exporters.versions import Versions, fingerprint, next_versions, raised, read_versions

HERE = Path(__file__).parent
REAL = HERE.parent / "metadata"


@pytest.mark.parametrize(
    ("version", "part", "expected"),
    [
        ("1.2.3", None, "1.2.3"),
        ("1.2.3", "patch", "1.2.4"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "major", "2.0.0"),
        ("1.9.9", "patch", "1.9.10"),
    ],
)
def test_raised(version: str, part: str | None, expected: str) -> None:
    assert raised(version, part) == expected


CASES = {case["name"]: case for case in yaml.safe_load((HERE / "versions.yaml").read_text(encoding="utf-8"))}


@pytest.mark.parametrize("name", CASES)
def test_a_change_raises_the_artefacts_that_it_changes(name: str, tmp_path: Path, full: Catalog) -> None:
    """`full` is the catalogue as a whole: its concept schemes, keywords, levels, derivation and list of variables."""
    root, case = tmp_path / "full", CASES[name]
    shutil.copytree(HERE / "catalogs" / "full", root)
    for path, content in case.get("add", {}).items():
        (root / path).write_text(content, encoding="utf-8")
    for path in case.get("delete", ()):
        (root / path).unlink()
    for path, old, new in case.get("edits", ()):
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    reading = read_catalog(root)
    assert reading.catalog
    assert reading.findings == ()
    versions = next_versions(Versions(), "before", full, reading.catalog).versions
    found = {identifier: PARTS[version] for identifier, version in versions.items() if version != "1.0.0"}
    cubes = {cube.id: case["raised"]["full"] for cube in full.cubes}
    assert found == case["raised"] | cubes


PARTS = {"1.0.1": "patch", "1.1.0": "minor", "2.0.0": "major"}


def test_the_present_state_keeps_its_versions(full: Catalog, real: Catalog) -> None:
    """A publication that is made again, say in CI, raises nothing twice."""
    first = next_versions(Versions(), "before", real, full)
    assert next_versions(first, "before", real, full) == first


def test_another_state_than_the_published_one_is_refused(full: Catalog, real: Catalog) -> None:
    published = Versions({"full": "1.0.0"}, fingerprint(full))
    with pytest.raises(VarcatError, match=r"the versions cannot follow from v1: .*another state"):
        next_versions(published, "v1", real, dataclasses.replace(full, links=()))


def test_what_a_catalogue_says_has_one_fingerprint(full: Catalog, tmp_path: Path) -> None:
    shutil.copytree(HERE / "catalogs" / "full", tmp_path / "moved")
    moved = read_catalog(tmp_path / "moved").catalog
    assert moved
    assert fingerprint(moved) == fingerprint(full)


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"versions": 1, "state": ""}', '{"versions": {"a": "new"}, "state": ""}', '{"a": "1.0.0"}']
)
def test_versions_that_are_none(content: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_versions(content.encode())


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A catalogue, the state that it was last published from, and what was published."""
    for name in ("now", "before"):
        shutil.copytree(REAL, tmp_path / name)
    publish(tmp_path / "now", tmp_path / "public", formats=FORMATS)
    return tmp_path


FORMATS = ("sdmx-ml-2.1", "sdmx-ml-3.0-full", "sdmx-json-2.0")


def edit(office: Path, there: str, instead: str) -> None:
    file = office / "now" / "stat" / "stat_013_014.yaml"
    text = file.read_text(encoding="utf-8")
    assert there in text
    file.write_text(text.replace(there, instead, 1), encoding="utf-8")


def republish(office: Path) -> dict[str, str]:
    publish(office / "now", office / "public", formats=FORMATS, versions_since=str(office / "before"))
    shutil.rmtree(office / "before")
    shutil.copytree(office / "now", office / "before")
    return dict(published(office))


def published(office: Path) -> dict[str, str]:
    return dict(read_versions((office / "public" / "versions.json").read_bytes()).versions)


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
    assert published(office) == versions


def artefacts(folder: Path) -> dict[tuple[str, str], bytes]:
    """Every artefact with a version of its own, by its file and URN, without annotations: those may change."""
    return {
        (str(path), element.get("urn", "")): etree.tostring(element, method="c14n")
        for path in folder.glob("sdmx-*/*.xml")
        for element in without_annotations(path).iter("{*}*")
        if element.get("urn") and element.get("version", "1.0") != "1.0"
    }


def without_annotations(path: Path) -> etree._ElementTree:
    tree = etree.parse(path)
    etree.strip_elements(tree, "{*}Annotations")
    return tree


@pytest.mark.parametrize("there", ["\nplatform: ", "\n  nl: "])
def test_an_artefact_says_the_same_as_long_as_it_has_its_version(office: Path, there: str) -> None:
    """A registry refuses one that differs from what it has under that version, if only in a reference."""
    republish(office)
    before = artefacts(office / "public")
    edit(office, there, f"{there}The new ")
    republish(office)
    now = artefacts(office / "public")
    kept = before.keys() & now.keys()
    assert len(before) == len(now) > len(kept) > 0
    assert {urn for urn in kept if before[urn] != now[urn]} == set()


def test_versions_that_cannot_be_read_are_named(office: Path) -> None:
    (office / "public" / "versions.json").write_text("{", encoding="utf-8")
    with pytest.raises(VarcatError, match=r"versions\.json cannot be read"):
        publish(office / "now", office / "public", formats=FORMATS)


def test_a_state_that_was_not_published_or_cannot_be_read_is_named(office: Path) -> None:
    republish(office)
    edit(office, "\nplatform: ", "\nplatform: The new ")
    republish(office)
    edit(office, "\nplatform: ", "\nplatform: Quite ")
    with pytest.raises(VarcatError, match="another state of the catalogue"):
        publish(office / "now", office / "public", formats=FORMATS, versions_since=str(REAL))
    (office / "before" / "stat" / "broken.yaml").write_text("id: [", encoding="utf-8")
    with pytest.raises(VarcatError, match=r"the versions cannot follow from .*before"):
        republish(office)
