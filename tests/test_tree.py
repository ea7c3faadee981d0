from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from exporters import tree
from exporters.findings import VarcatError
from exporters.tree import MeasuredFile, put_file, replacing


@pytest.fixture(params=["exchanged in one step", "renamed one after the other"])
def _each_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param.startswith("renamed"):
        monkeypatch.setattr(tree, "_exchange", lambda *_: False)


@pytest.mark.usefixtures("_each_way")
def test_the_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "public"
    for content in ("one", "two"):
        with replacing(target) as staging:
            (staging / "file").write_text(content)
        assert (target / "file").read_text() == content
        assert os.listdir(tmp_path) == ["public"]


@pytest.mark.usefixtures("_each_way")
@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError, OSError])
def test_a_fault_leaves_the_old_folder(fault: type[BaseException], tmp_path: Path) -> None:
    target = tmp_path / "public"
    target.mkdir()
    (target / "file").write_text("one")
    with pytest.raises((fault, VarcatError)), replacing(target) as staging:
        (staging / "file").write_text("two")
        raise fault
    assert (target / "file").read_text() == "one"
    assert os.listdir(tmp_path) == ["public"]


def test_a_fault_between_two_renames_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "_exchange", lambda *_: False)
    target = tmp_path / "public"
    target.mkdir()
    (target / "file").write_text("one")
    rename, calls = Path.rename, []

    def second_fails(self: Path, other: Path) -> Path:
        calls.append(other)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", second_fails)
    with pytest.raises(KeyboardInterrupt), replacing(target):
        pass
    assert (target / "file").read_text() == "one"
    assert os.listdir(tmp_path) == ["public"]


def test_what_killed_runs_left_is_swept_but_not_what_living_ones_use(tmp_path: Path) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    dead = tmp_path / f".public.varcat.abc.{int(gone.stdout)}"
    alive = tmp_path / f".public.varcat.abc.{os.getppid()}"
    dead.mkdir()
    alive.mkdir()
    with replacing(tmp_path / "public"):
        pass
    assert not dead.exists()
    assert alive.exists()


def test_a_measured_file_knows_its_size_and_digest(tmp_path: Path) -> None:
    with MeasuredFile(tmp_path / "deep" / "file") as file:
        file.write(b"abc")
    assert (tmp_path / "deep" / "file").read_bytes() == b"abc"
    assert file.size == 3
    assert file.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_file_is_put_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_text("new")
    target.write_text("old")
    put_file(source, target)
    assert target.read_text() == "new"
    with pytest.raises(VarcatError, match="cannot be written"):
        put_file(source, tmp_path / "no" / "such" / "folder")
    assert sorted(os.listdir(tmp_path)) == ["source", "target"]
