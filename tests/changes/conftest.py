from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

REAL = Path(__file__).parent.parent.parent / "metadata"


class Repository:
    """A throw-away git repository with a copy of the real catalogue, in which the test runs."""

    def git(self, *arguments: str) -> str:
        identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        return subprocess.run(["git", *identity, *arguments], capture_output=True, text=True, check=True).stdout

    def commit(self, message: str = "x") -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def edit(self, file: str, old: str, new: str) -> None:
        path = Path("metadata", file)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2025-11-17T12:00:00Z")
    repository = Repository()
    repository.git("init", "-q", "-b", "main")
    shutil.copytree(REAL, "metadata")
    repository.commit("first")
    repository.git("tag", "v1")
    return repository
