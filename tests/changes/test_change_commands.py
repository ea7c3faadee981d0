"""`varcat diff`, `breaking` and `changelog` as a reviewer meets them, in a git repository."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from exporters.cli import main
from exporters.reading.shape import schema

STAT = "stat/stat_013_014.yaml"
Golden = Callable[[str, str], None]


def spoil(repository: Any) -> None:
    """A break with somebody downstream, an addition and a harmless change."""
    Path("metadata/source/IMAG_CT_N.yaml").unlink()
    repository.edit(STAT, "available_from: 2006", "available_from: 2010")
    repository.edit("stat/stat_013_011.yaml", "kind: stat", "kind: stat\nstatus: published")
    repository.edit("stat/stat_013_006.yaml", "Volume medische", "Volume van medische")


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_diff(form: str, repository: Any, golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(repository)
    assert main(["diff", "v1", "--output-format", form]) == 0
    out = capsys.readouterr().out
    golden(out, f"changes-{form}.{ {'text': 'txt', 'markdown': 'md', 'json': 'json'}[form] }")
    if form == "json":
        jsonschema_rs.validator_for(schema("changes")).validate(json.loads(out))


def test_the_work_tree_is_not_touched(repository: Any) -> None:
    spoil(repository)

    def seen() -> tuple[Any, ...]:
        files = sorted(path for path in Path().rglob("*") if path.is_file())
        return repository.git("status", "--porcelain"), [(f, f.stat().st_mtime_ns, f.read_bytes()) for f in files]

    before = seen()
    main(["diff", "v1", "HEAD"])
    main(["breaking", "--against", "v1"])
    main(["changelog"])
    assert seen() == before


@pytest.mark.parametrize("states", ["v1 HEAD", "v1 metadata", "old metadata", "v1:metadata v2:moved"])
def test_states_are_folders_or_revisions(states: str, repository: Any, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree("metadata", "old")
    repository.edit(STAT, "available_from: 2006", "available_from: 2010")
    repository.commit()
    repository.git("mv", "metadata", "moved")
    repository.commit()
    repository.git("tag", "v2")
    repository.git("mv", "moved", "metadata")
    repository.commit()
    assert main(["diff", *states.split()]) == 0
    assert "1 break: the next version is a major one" in capsys.readouterr().out


def test_breaking_tells_only_breaks_and_exits_with_1(repository: Any, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(repository)
    assert main(["breaking", "--against", "v1"]) == 1
    out = capsys.readouterr().out
    assert "affects stat_013_014" in out
    assert "harmless" not in out


MEANT = [
    (STAT, "available_from: 2010", "available_from: 2010  # varcat: ignore BRK008 the first years were withdrawn"),
    ("catalog.yaml", "languages:", "checks: {ignore: [BRK008]}\nlanguages:"),
    ("catalog.yaml", "languages:", "checks: {per_file: {stat/*: [BRK]}}\nlanguages:"),
]


@pytest.mark.parametrize("order", MEANT)
def test_a_break_that_is_meant_can_be_left_out(order: tuple[str, str, str], repository: Any) -> None:
    repository.edit(STAT, "available_from: 2006", "available_from: 2010")
    assert main(["breaking", "--against", "v1"]) == 1
    repository.edit(*order)
    assert main(["breaking", "--against", "v1"]) == 0


def test_breaking_is_silent_about_the_rest(repository: Any) -> None:
    repository.edit("stat/stat_013_006.yaml", "Volume medische", "Volume van medische")
    assert main(["breaking", "metadata", "--against", "main"]) == 0


def test_breaks_are_annotations(
    repository: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.edit(STAT, "available_from: 2006", "available_from: 2010")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert main(["breaking", "--against", "v1"]) == 1
    assert capsys.readouterr().out.startswith(
        f"::error file=metadata/{STAT},line=26,col=17,title=BRK008 shorter-period::"
    )


def test_nothing_can_break_where_nothing_was(repository: Any, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree("metadata", "new")
    assert main(["breaking", "new", "--against", "main"]) == 0
    assert "there was no catalogue in new at main" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("diff nowhere", 2, "git knows no revision nowhere; in CI it has to be fetched first"),
        ("breaking --against -x", 2, "-x is no revision"),
        ("diff v1:nowhere", 2, "v1:nowhere has no catalog.yaml"),
        ("diff v1 --in nowhere", 2, "git says: fatal: cannot change to 'nowhere'"),
        ("changelog --output-format json", 2, "needs BEFORE"),
    ],
)
def test_what_cannot_be_found(
    arguments: str, code: int, said: str, repository: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments.split()) == code
    assert said in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_no_removal(repository: Any, capsys: pytest.CaptureFixture[str]) -> None:
    repository.edit("stat/stat_013_006.yaml", "kind: stat", "kind: [stat")
    assert main(["breaking", "--against", "v1"]) == 1
    answer = capsys.readouterr()
    assert "removed" not in answer.out
    assert "the catalogue has 1 error, the first at metadata/stat/stat_013_006.yaml:2:7: " in answer.err


def test_outside_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(["breaking", "--against", "main"]) == 2
    assert "not a git repository" in capsys.readouterr().err


def test_changelog(repository: Any, golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
    repository.edit("stat/stat_013_006.yaml", "Volume medische", "Volume *van* medische")
    repository.commit()
    repository.git("tag", "v2")
    spoil_again = ("stat/stat_013_011.yaml", "kind: stat", "kind: stat\nstatus: published")
    repository.edit(*spoil_again)
    assert main(["changelog"]) == 0
    golden(capsys.readouterr().out, "changelog.md")
    assert main(["changelog", "v1", "v2"]) == 0
    assert capsys.readouterr().out.startswith("# Changes from v1 to v2\n\n1 harmless change")
