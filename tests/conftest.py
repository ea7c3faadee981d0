"""What the tests share: the catalogues, the official schemas, the golden files."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

import hypothesis
import pytest

from exporters import load
from exporters.findings import Place
from exporters.model.catalog import Catalog, Edge, Link
from exporters.model.definitions import SourceVariable
from exporters.model.vocabulary import Role

HERE = Path(__file__).parent
CATALOGS = HERE / "catalogs"
REAL = HERE.parent / "metadata"


# machines are noisy; and in CI the same code must give the same verdict
hypothesis.settings.register_profile("varcat", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("varcat")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh", action="store_true", help="rewrite the golden files with what the code gives now")


@pytest.fixture(scope="session")
def real() -> Catalog:
    """The project's own catalogue."""
    return load(REAL)


@pytest.fixture(scope="session")
def full() -> Catalog:
    """A catalogue with every field, every link role and four languages."""
    return load(CATALOGS / "full")


@pytest.fixture(scope="session")
def catalog_of(real: Catalog) -> Callable[[Iterable[tuple[str, Role, str]]], Catalog]:
    """Makes a catalogue of source variables from bare links: large ones, and such as no rule would let pass."""

    def make(links: Iterable[tuple[str, Role, str]]) -> Catalog:
        edges = sorted(Edge(*link) for link in links)
        identifiers = sorted({end for edge in edges for end in (edge.source, edge.target)})
        definitions = {i: SourceVariable(id=i, path=f"{i}.yaml", title={"nl": f"Titel {i}"}) for i in identifiers}
        return Catalog(real.info, None, definitions, tuple(Link(edge, Place("")) for edge in edges))

    return make


@pytest.fixture(scope="session")
def missing() -> Callable[[str], NoReturn]:
    """Skips a test that needs what this machine does not have; in CI nothing may be missing."""
    return pytest.fail if os.environ.get("CI") else pytest.skip


@pytest.fixture(scope="session")
def standards(missing: Callable[[str], NoReturn]) -> Path:
    """The folder of official schemas: $VARCAT_STANDARDS, or shared/standards beside the project."""
    folder = Path(os.environ.get("VARCAT_STANDARDS") or HERE.parent.parent / "shared" / "standards")
    if not folder.is_dir():
        missing(f"the official schemas are not at {folder}; set VARCAT_STANDARDS to their folder")
    return folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[bytes | str, str], None]:
    """Compares what the code gives with the file of that name, which --refresh rewrites."""

    def compare(actual: bytes | str, name: str) -> None:
        content = actual.encode() if isinstance(actual, str) else actual
        path = HERE / "golden" / name
        if request.config.getoption("--refresh"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        assert content.decode() == path.read_bytes().decode(), f"{path} differs; if rightly so: pytest --refresh"

    return compare


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
