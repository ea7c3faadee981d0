"""`varcat check` in an editor, in a terminal that watches, and counting."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest

from exporters.cli import main, watching

REAL = Path(__file__).parent.parent.parent / "metadata"
STAT = "metadata/stat/stat_013_012.yaml"


@pytest.fixture(autouse=True)
def _metadata(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(REAL, "metadata")


def given(text: str, monkeypatch: pytest.MonkeyPatch, encoding: str = "utf-8") -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode(encoding))))


@pytest.mark.parametrize("arguments", [[], ["metadata"]])
def test_an_unsaved_file(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("metadata/stat/stat_013_006.yaml").write_text("id: stat_013_006\nkind: stat\n")
    given(Path(STAT).read_text().replace("zorgverleners", "zorgverlener"), monkeypatch)
    assert main(["check", *arguments, "--stdin-filename", STAT, "--output-format", "full"]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"{STAT}:29:32 VOC001 there is no keyword `zorgverlener`\n")
    assert "29 | keywords: [zorgverstrekkingen, zorgverlener]" in out
    assert "stat_013_006.yaml" not in out


def test_an_unsaved_new_file(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given("id: new\nkind: stat\ntitle: {nl: N}\nsources: [nothing]\n", monkeypatch)
    assert main(["check", "--stdin-filename", "metadata/stat/new.yaml", "--output-format", "concise"]) == 1
    assert capsys.readouterr().out.startswith("metadata/stat/new.yaml:4:11 LNK001")


def test_an_unsaved_file_that_is_no_text(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given("é", monkeypatch, "latin-1")
    assert main(["check", "--stdin-filename", STAT]) == 1
    assert "YML001" in capsys.readouterr().out


def test_a_file_of_elsewhere(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given("", monkeypatch)
    assert main(["check", "metadata", "--stdin-filename", "/elsewhere/a.yaml"]) == 2
    assert "is not in the catalogue metadata" in capsys.readouterr().err


def test_statistics(capsys: pytest.CaptureFixture[str]) -> None:
    for name, old in (("012", "zorgverleners"), ("014", "zorgverleners"), ("014", "IMAG_CT_N")):
        file = Path(f"metadata/stat/stat_013_{name}.yaml")
        file.write_text(file.read_text().replace(old, old.swapcase() + "x"))
    assert main(["check", "--statistics"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "     2  LNK001  dangling-link",
        "     2  VOC001  unknown-keyword  (2 by --fix)",
        "4 errors in 11 files",
    ]


def test_watch(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pauses = iter(range(4))

    def sleep(_: float) -> None:
        match next(pauses):
            case 1:
                Path(STAT).write_text(Path(STAT).read_text().replace("zorgverleners", "zorgverlener"))
            case 3:
                raise KeyboardInterrupt

    monkeypatch.setattr(watching.time, "sleep", sleep)
    assert main(["check", "--watch", "--output-format", "full"]) == 0
    first, second = capsys.readouterr().out.split("all good: 11 files, no findings\n")
    assert first.strip() == ""
    assert "VOC001" in second
