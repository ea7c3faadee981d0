from __future__ import annotations

import dataclasses
import errno
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from exporters import Catalog, CatalogError, ProofError, VarcatError, pipeline, publish
from exporters.format import Format, Settings
from exporters.model.definitions import Definition
from exporters.publication import export
from exporters.registry import Selection, chosen, plugins
from exporters.tree import MeasuredFile

METADATA = Path(__file__).parent.parent / "metadata"
PROGRAM = "import sys; from exporters.cli import main; print('begun', flush=True); sys.exit(main(sys.argv[1:]))"
DDI = "ddi-codebook-2.5"
OURS = [p.name for p in plugins() if p.distribution == "varcat" and p.format and not p.format.on_request]


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real catalogue, published."""
    out = tmp_path_factory.mktemp("published") / "public"
    publish(METADATA, out)
    return out


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the real catalogue that a test may spoil."""
    shutil.copytree(METADATA, tmp_path / "metadata")
    return tmp_path / "metadata"


def test_the_manifest_names_every_file_and_tells_the_truth(once: Path) -> None:
    manifest = json.loads((once / "manifest.json").read_text())
    files = contents(once)
    assert {file["path"] for file in manifest["files"]} == set(files) - {"manifest.json"}
    for file in manifest["files"]:
        data = files[file["path"]]
        assert (file["bytes"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert file["media_type"]


def test_coverage_speaks_of_every_format_and_field(once: Path) -> None:
    coverage = json.loads((once / "coverage.json").read_text())
    assert list(coverage) == OURS
    for fields in coverage.values():
        assert fields["notes"]["fidelity"] == "dropped"
        assert {entry["fidelity"] for entry in fields.values()} <= {"exact", "approximated", "dropped"}
        assert all(entry["carrier"] for entry in fields.values())


def test_a_second_run_gives_the_same_bytes(once: Path, tmp_path: Path) -> None:
    publish(METADATA, tmp_path / "public")
    first = contents(tmp_path / "public")
    publish(METADATA, tmp_path / "public")
    assert contents(tmp_path / "public") == first == contents(once)


def test_notes_for_the_maintainer_stay_inside(once: Path) -> None:
    assert not [path for path, data in contents(once).items() if b"The page names a list of codes" in data]


def test_a_catalogue_with_errors_leaves_the_old_tree(copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(copy, out)
    before = contents(out)
    stat = copy / "stat" / "stat_013_014.yaml"
    stat.write_text(stat.read_text().replace("zorgverstrekkingen", "Zorgverstrekingen"))
    with pytest.raises(CatalogError) as error:
        publish(copy, out)
    assert [(f.rule.code, f.hint) for f in error.value.findings] == [("VOC001", "did you mean `zorgverstrekkingen`?")]
    assert contents(out) == before
    assert sorted(os.listdir(tmp_path)) == ["metadata", "public"]


def spoilt(form: Format, spoil: Any) -> Format:
    """The format with a writer that goes wrong on purpose."""

    def write(stream: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], settings: Settings) -> None:
        spoil(form, stream, catalog, subjects, settings)

    return dataclasses.replace(form, write=write)


def lose_a_link(form: Format, stream: BinaryIO, catalog: Catalog, *rest: Any) -> None:
    kept = tuple(link for link in catalog.links if link.edge[0:3:2] != ("stat_013_014", "cube_013_014"))
    form.write(stream, dataclasses.replace(catalog, links=kept), *rest)


def interrupt(form: Format, stream: BinaryIO, *rest: Any) -> None:
    form.write(stream, *rest)
    raise KeyboardInterrupt


def write_nonsense(_: Format, stream: BinaryIO, *__: Any) -> None:
    stream.write(b"<not>xml")


@pytest.mark.parametrize("name", OURS)
def test_a_writer_that_loses_a_link_publishes_nothing(
    name: str, once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "public"
    shutil.copytree(once, out)
    [form] = chosen([name])
    monkeypatch.setattr(pipeline, "select", lambda *_: Selection(formats=(spoilt(form, lose_a_link),)))
    with pytest.raises(ProofError, match=rf"{name}/.* lost stat_013_014 → cube → cube_013_014"):
        publish(METADATA, out)
    assert contents(out) == contents(once)


@pytest.mark.parametrize("name", OURS)
def test_a_file_that_cannot_be_read_back_publishes_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [form] = chosen([name])
    monkeypatch.setattr(pipeline, "select", lambda *_: Selection(formats=(spoilt(form, write_nonsense),)))
    with pytest.raises(VarcatError, match=f"what {name} wrote cannot be read back: "):
        publish(METADATA, tmp_path / "public")
    assert os.listdir(tmp_path) == []


def test_an_interrupted_run_leaves_the_old_tree(once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "public"
    shutil.copytree(once, out)
    [form] = chosen([OURS[0]])
    monkeypatch.setattr(pipeline, "select", lambda *_: Selection(formats=(spoilt(form, interrupt),)))
    with pytest.raises(KeyboardInterrupt):
        publish(METADATA, out)
    assert contents(out) == contents(once)
    assert os.listdir(tmp_path) == ["public"]


@pytest.mark.parametrize("delay", [0.05, 0.2, 0.4, 0.7, 1.1])
@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_killed_run_leaves_the_old_tree(kind: int, delay: float, once: Path, tmp_path: Path, copy: Path) -> None:
    out = tmp_path / "public"
    shutil.copytree(once, out)
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "publish", str(copy), "--out", str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    process.stdout.readline()
    time.sleep(delay)
    process.send_signal(kind)
    _, said = process.communicate()
    assert "Traceback" not in said
    assert contents(out) == contents(once)
    publish(copy, out)
    assert sorted(os.listdir(tmp_path)) == ["metadata", "public"]


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("metadata", "lies inside the catalogue"),
        ("metadata/public", "lies inside the catalogue"),
        ("metadata/../metadata/x/y", "lies inside the catalogue"),
        (".", "holds the catalogue"),
        ("full-of-files", "has files that varcat did not write"),
        ("file", "is a file"),
        ("file/public", "file is a file"),
        ("loop/public", "(?i)symbolic link|file exists"),
        ("x" * 300, "name too long"),
    ],
)
def test_folders_that_cannot_be_published_to(
    out: str, said: str, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full-of-files").mkdir()
    (tmp_path / "full-of-files" / "thesis.doc").touch()
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    before = contents(tmp_path)
    with pytest.raises(VarcatError, match=said) as error:
        publish("metadata", out)
    assert error.value.exit_code == 2
    assert "\n" not in str(error.value)
    assert contents(tmp_path) == before


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(MeasuredFile, "write", full)
    with pytest.raises(VarcatError, match="public cannot be written: no space left on device"):
        publish(METADATA, tmp_path / "public")
    assert os.listdir(tmp_path) == []


def test_a_link_to_a_folder_is_followed(once: Path, tmp_path: Path) -> None:
    shutil.copytree(once, tmp_path / "real")
    (tmp_path / "public").symlink_to("real")
    publish(METADATA, tmp_path / "public")
    assert (tmp_path / "public").is_symlink()
    assert contents(tmp_path / "real") == contents(once)


@pytest.mark.parametrize("name", OURS)
def test_export_gives_the_first_document_of_a_publication(name: str, real: Catalog, tmp_path: Path) -> None:
    publish(METADATA, tmp_path / "public", formats=[name])
    [form] = chosen([name])
    with export(METADATA, name) as file:
        assert file.read_bytes() == (tmp_path / "public" / name / next(form.plan(real)).path).read_bytes()
    assert not file.exists()


def test_export_of_some_definitions(tmp_path: Path) -> None:
    with export(METADATA, "ddi-codebook-2.5", only=["stat_013_014"]) as file:
        assert b"stat_013_012" not in file.read_bytes()
    with (
        pytest.raises(VarcatError, match="no definition stat_13_14; did you mean `stat_013_014`"),
        export(METADATA, "ddi-codebook-2.5", only=["stat_13_14"]),
    ):
        pass


def test_only_the_main_documents(tmp_path: Path) -> None:
    files = publish(METADATA, tmp_path / "public", formats=[DDI, "dcat-ap-3.0.1"], main_only=True).files
    written = [file.path for file in files if file.format in OURS]
    assert written == ["dcat-ap-3.0.1/catalog.ttl", f"{DDI}/catalog.xml"]
