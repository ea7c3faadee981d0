from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from exporters.cli import main

METADATA = Path(__file__).parent.parent / "metadata"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with a catalogue that has one old fault."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(METADATA, "deep/metadata")
    spoil("stat_013_014", "related: [stat_013_013]", "related: [stat_013_0133]")
    for command in ("init -q", "add .", "-c user.name=x -c user.email=x@example.org commit -qm old"):
        subprocess.run(["git", *command.split()], check=True)
    return tmp_path


def spoil(identifier: str, old: str, new: str) -> None:
    file = Path(f"deep/metadata/stat/{identifier}.yaml")
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def codes(capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    main(["check", "deep/metadata", "--output-format", "concise", *options])
    return [line.split()[1] for line in capsys.readouterr().out.splitlines()]


def test_a_baseline_leaves_out_what_is_old(capsys: pytest.CaptureFixture[str]) -> None:
    old = codes(capsys)
    assert old == ["LNK005", "LNK001"]
    assert main(["check", "deep/metadata", "--baseline", "old.txt", "--write-baseline"]) == 0
    assert "LNK001 there is no stat, cube or source `stat_013_0133`" in Path("old.txt").read_text()
    assert codes(capsys, "--baseline", "old.txt") == []
    spoil("stat_013_014", "code: stat", "# lines may move\n\ncode: stat")
    spoil("stat_013_012", "zorgverleners]", "zorgverlener]")
    assert codes(capsys, "--baseline", "old.txt") == ["VOC001"]


def test_only_files_that_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert codes(capsys, "--changed-since", "HEAD") == []
    spoil("stat_013_012", "zorgverleners]", "zorgverlener]")
    assert codes(capsys, "--changed-since", "HEAD") == ["VOC001"]
    Path("deep/metadata/stat/new.yaml").write_text("id: new\nkind: stat\n")
    assert codes(capsys, "--changed-since", "HEAD") == ["SCH001", "VOC001"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--baseline nowhere.txt", "the baseline nowhere.txt cannot be read"),
        ("--write-baseline", "--write-baseline needs --baseline FILE"),
        ("--write-baseline --baseline no/such/folder", "cannot be written"),
        ("--changed-since=--output=x", "--output=x is no revision"),
        ("--changed-since nonsense", "git knows no revision nonsense; in CI it has to be fetched first"),
    ],
)
def test_unusable_options(options: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "deep/metadata", *options.split()]) == 2
    assert said in capsys.readouterr().err
