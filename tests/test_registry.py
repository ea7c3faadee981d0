from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from exporters import CatalogError, VarcatError, check, publish
from exporters.pipeline import all_rules
from exporters.registry import chosen, plugins, reader

HERE = Path(__file__).parent
PROJECT = tomllib.loads((HERE.parent / "pyproject.toml").read_text("utf-8"))["project"]
OURS = sorted(PROJECT["entry-points"]["varcat.formats"])
PUBLISHED = [form.name for form in chosen(OURS) if not form.on_request]


@pytest.fixture
def listing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(HERE / "plugins" / "listing")


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(HERE / "plugins" / "broken")


def test_ours_are_found_like_everybody_elses() -> None:
    assert [plugin.name for plugin in plugins() if plugin.distribution == "varcat"] == OURS
    assert [plugin.problem for plugin in plugins() if plugin.distribution == "varcat"] == [None] * len(OURS)


@pytest.mark.usefixtures("listing")
def test_a_foreign_format_is_listed_written_and_proven(tmp_path: Path) -> None:
    assert ("listing", "listing") in [(plugin.name, plugin.distribution) for plugin in plugins()]
    publish(HERE.parent / "metadata", tmp_path / "public")
    manifest = json.loads((tmp_path / "public" / "manifest.json").read_text())
    assert {file["format"] for file in manifest["files"]} >= {*PUBLISHED, "listing", "coverage"}
    assert "stat_013_014\tsource\tIMAG_CT_N" in (tmp_path / "public" / "listing" / "links.tsv").read_text()


@pytest.mark.usefixtures("listing")
def test_the_proof_of_a_foreign_format_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import listing  # type: ignore[import-not-found]  # on the path only in this test

    monkeypatch.setattr(listing.LISTING.write, "__code__", (lambda stream, *_: stream.write(b"")).__code__)
    with pytest.raises(VarcatError, match=r"links.tsv lost stat_013_014 → source → IMAG_CT_N"):
        publish(HERE.parent / "metadata", tmp_path / "public", formats=["listing"])
    assert not (tmp_path / "public").exists()


@pytest.mark.usefixtures("listing")
def test_a_profile_adds_its_demands_at_the_line_that_lacks_something() -> None:
    metadata = HERE.parent / "metadata"
    assert check(metadata).findings == ()
    findings = check(metadata, profiles=["librarian"]).findings
    assert {finding.rule.code for finding in findings} == {"LIB001"}
    [finding] = [f for f in findings if f.location.path.endswith("IMAG_CT_N.yaml")]
    assert (finding.location.line, finding.hint) == (3, "add `code`")


@pytest.mark.usefixtures("listing")
def test_catalog_yaml_may_name_formats_and_profiles(tmp_path: Path) -> None:
    shutil.copytree(HERE.parent / "metadata", tmp_path / "metadata")
    with (tmp_path / "metadata" / "catalog.yaml").open("a") as file:
        file.write("formats: [listing]\nprofiles: [librarian]\n")
    assert {finding.rule.code for finding in check(tmp_path / "metadata").findings} == {"LIB001"}
    assert [form.name for form in check(tmp_path / "metadata").selection.formats] == ["listing"]


@pytest.mark.usefixtures("listing")
def test_a_format_on_request_brings_its_own_demands(tmp_path: Path) -> None:
    metadata = HERE.parent / "metadata"
    assert "inventory" not in [form.name for form in check(metadata).selection.formats]
    assert "inventory" in [form.name for form in check(metadata, profiles=["inventory"]).selection.formats]
    with pytest.raises(CatalogError) as error:
        publish(HERE / "rules" / "base", tmp_path / "public", formats=["inventory"])
    assert [f"{f.rule.code} {f.location.line}" for f in error.value.findings] == ["LIB002 1"]


@pytest.mark.usefixtures("listing")
def test_a_format_that_describes_files_is_told_of_them(tmp_path: Path) -> None:
    shutil.copytree(HERE.parent / "metadata", tmp_path / "metadata")
    with (tmp_path / "metadata" / "catalog.yaml").open("a") as file:
        file.write("homepage: https://example.org/\n")
    publish(tmp_path / "metadata", tmp_path / "public", formats=["inventory", "listing"])
    size = (tmp_path / "public" / "listing" / "links.tsv").stat().st_size
    assert f"listing/links.tsv\t{size}\n" in (tmp_path / "public" / "inventory" / "links.tsv").read_text()


@pytest.mark.usefixtures("listing")
def test_rules_of_profiles_are_rules_like_the_others() -> None:
    assert {"LIB001", "LNK001"} < set(all_rules(plugins()))


def test_a_profile_that_there_is_not_is_named_with_those_that_there_are() -> None:
    with pytest.raises(VarcatError, match="there is no profile archive"):
        check(HERE.parent / "metadata", profiles=["archive"])


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("misnamed", "the format calls itself other"),
        ("needs-missing", "ModuleNotFoundError: No module named 'a_package_that_nobody_has'"),
        ("needs-missing", "try: pip install a_package_that_nobody_has"),
        ("no-format", "broken:NO_FORMAT is not a Format"),
        ("unproven", "nothing can prove its links: it has no entry point in the group varcat.proofs"),
        ("unproven", "its coverage does not speak of kind, id, title"),
    ],
)
def test_what_cannot_be_used_is_listed_with_its_cause(name: str, problem: str) -> None:
    found = {plugin.name: plugin for plugin in plugins()}
    assert found[name].format is None
    assert problem in (found[name].problem or "")
    with pytest.raises(VarcatError, match="cannot be used"):
        chosen([name])


@pytest.mark.usefixtures("broken")
def test_broken_formats_break_no_others(tmp_path: Path) -> None:
    publication = publish(HERE.parent / "metadata", tmp_path / "public")
    assert [form.name for form in publication.formats] == PUBLISHED
    assert [plugin.name for plugin in publication.left_out] == ["misnamed", "needs-missing", "no-format", "unproven"]


@pytest.mark.usefixtures("broken")
def test_the_command_lists_them() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", "import sys; from exporters.cli import main; sys.exit(main(['formats']))"],
        env={"PYTHONPATH": str(HERE / "plugins" / "broken")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "needs-missing\n  cannot be used (from broken): ModuleNotFoundError" in answer.stdout


def test_there_is_no_such_format() -> None:
    with pytest.raises(VarcatError, match=r"there is no format ddi; there are dcat-ap-3.0.1, "):
        chosen(["ddi"])
    with pytest.raises(VarcatError, match="no entry point"):
        reader("ddi")
