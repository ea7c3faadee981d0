"""A whole folder: every fault a located finding, all in one run, whatever the files are."""

from __future__ import annotations

import os
import shutil
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from exporters.findings import Finding, Location, Place, Related, VarcatError
from exporters.model.catalog import Catalog
from exporters.model.definitions import Stat
from exporters.reading import loading
from exporters.reading.loading import locate, read_catalog, source_lines
from exporters.reading.shape import WRONG_VALUE

Folder = Callable[..., Path]
STAT = "id: {0}\nkind: stat\ntitle: {{nl: {0}}}\n"
REAL = Path(__file__).parents[2] / "metadata"


def lines(root: Path) -> list[str]:
    """All findings, located and in order, without their hints."""
    found = locate(read_catalog(root).findings)
    return [
        f"{Path(f.location.path).relative_to(root)}:{f.location.line}:{f.location.column} {f.rule.code}" for f in found
    ]


def test_the_real_catalogue_reads_clean(real: Catalog) -> None:
    reading = read_catalog(REAL)
    assert reading.findings == ()
    assert reading.unresolved == ()
    assert reading.catalog
    assert list(reading.catalog.definitions) == list(real.definitions)


def test_a_folder_of_a_catalogue_alone_is_an_empty_catalogue(folder: Folder) -> None:
    reading = read_catalog(folder())
    assert reading.catalog is not None
    assert len(reading.catalog) == 0
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda p: p / "nowhere", "there is no folder {0}/nowhere"),
        (lambda p: p / "file", "{0}/file is a file; give the folder of the catalogue"),
        (lambda p: p / "empty", "{0}/empty has no catalog.yaml; `varcat init {0}/empty` makes one"),
        (lambda p: p / "odd", "{0}/odd has no catalog.yaml; `varcat init {0}/odd` makes one"),
    ],
    ids=["missing", "a file", "empty", "catalog.yaml is a folder"],
)
def test_what_is_no_catalogue_is_an_error_in_one_line(
    tmp_path: Path, make: Callable[[Path], Path], message: str
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "empty").mkdir()
    (tmp_path / "odd" / "catalog.yaml").mkdir(parents=True)
    with pytest.raises(VarcatError) as error:
        read_catalog(make(tmp_path))
    assert str(error.value) == message.format(tmp_path)
    assert error.value.exit_code == 2


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000])
def test_a_folder_that_cannot_be_a_folder_is_an_error_in_one_line(name: str) -> None:
    with pytest.raises(VarcatError, match=r"cannot be opened|there is no folder") as error:
        read_catalog(Path(name))
    assert "\n" not in str(error.value)


def test_a_root_in_a_circle_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(VarcatError):
        read_catalog(tmp_path / "a")


BAD: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "1:1 YML005"),
    "comment": ("# x\n", "1:1 YML005"),
    "document mark": ("---\n", "1:1 YML005"),
    "tab": ("id: x\n\tkind: stat\n", "2:1 YML003"),
    "latin-1": ("id: é\n".encode("latin-1"), "1:5 YML001"),
    "UTF-16": (STAT.format("x").encode("utf-16"), "1:1 YML001"),
    "NUL": (STAT.format("x") + "code: a\0b\n", "4:8 YML002"),
    "duplicate key": (STAT.format("x") + "id: y\n", "4:1 YML004"),
    "large": (b"#" * (17 * 2**20), "1:1 YML006"),
    "deep": (STAT.format("x") + "code: " + "[" * 10_000, "4:70 YML007"),
    "several": (STAT.format("x") + "---\n" + STAT.format("y"), "4:1 YML009"),
    "no kind": ("id: x\n", "1:1 SCH005"),
    "a list": ("- " + STAT.format("x").replace("\n", "\n  "), "1:1 SCH003"),
    "number for a text": ("id: 12\nkind: stat\ntitle: {nl: x}\n", "1:5 SCH003"),
    "misspelt": (STAT.format("x") + "tilte: {nl: y}\n", "4:1 SCH002"),
    "no title": ("kind: stat\nid: x\n", "1:1 SCH001"),
}


@pytest.mark.parametrize("name", BAD)
def test_each_bad_file_is_found_and_the_others_are_read(folder: Folder, name: str) -> None:
    content, expected = BAD[name]
    root = folder({"bad.yaml": content, "good.yaml": STAT.format("good")})
    assert lines(root) == [f"bad.yaml:{expected}"]
    reading = read_catalog(root)
    assert reading.catalog
    assert list(reading.catalog.definitions) == ["good"]


def test_all_bad_files_are_found_in_one_run(folder: Folder) -> None:
    files = {f"{n:02}.yaml": content for n, (content, _) in enumerate(BAD.values())}
    assert lines(folder(files)) == [f"{n:02}.yaml:{expected}" for n, (_, expected) in enumerate(BAD.values())]


GOOD = {
    "CRLF": STAT.format("x").replace("\n", "\r\n").encode(),
    "BOM": b"\xef\xbb\xbf" + STAT.format("x").encode(),
    "CR": STAT.format("x").replace("\n", "\r").encode(),
    "no last line end": STAT.format("x").rstrip("\n").encode(),
    "document marks": b"---\n" + STAT.format("x").encode() + b"...\n",
    "anchors": b"id: &i x\nkind: stat\ntitle: {nl: *i}\n",
    "JSON": b'{"id": "x", "kind": "stat", "title": {"nl": "x"}}',
    "flow": b"{id: x, kind: stat, title: {nl: x}}\n",
}


@pytest.mark.parametrize("name", GOOD)
def test_every_way_of_writing_it_gives_the_same_definition(folder: Folder, name: str) -> None:
    reading = read_catalog(folder({"x.yaml": GOOD[name]}))
    assert reading.findings == ()
    assert reading.catalog
    assert reading.catalog["x"] == Stat(id="x", path=reading.catalog["x"].path, title={"nl": "x"})


def test_norwegian_is_a_language(folder: Folder) -> None:
    root = folder({"x.yaml": "id: x\nkind: stat\ntitle: {no: Tittel}\n"})
    reading = read_catalog(root)
    assert reading.catalog
    assert reading.catalog["x"].title == {"no": "Tittel"}


def test_a_fault_in_catalog_yaml_leaves_no_catalogue_but_all_findings(folder: Folder) -> None:
    root = folder({"catalog.yaml": "id: 1\n", "x.yaml": "", "y.yaml": STAT.format("y")})
    reading = read_catalog(root)
    assert reading.catalog is None
    assert [d.id for d in reading.definitions] == ["y"]
    assert {line.partition(":")[0] for line in lines(root)} == {"catalog.yaml", "x.yaml"}


def test_only_the_catalog_yaml_at_the_top_is_the_catalogue(folder: Folder) -> None:
    assert lines(folder({"stat/catalog.yaml": "id: x\n"})) == ["stat/catalog.yaml:1:1 SCH005"]


def test_definitions_of_one_id_are_all_kept_for_the_rules(folder: Folder) -> None:
    reading = read_catalog(folder({"a.yaml": STAT.format("x"), "b.yaml": STAT.format("x")}))
    assert [d.id for d in reading.definitions] == ["x", "x"]


def test_keyword_files_and_checks_are_kept_for_the_rules(folder: Folder) -> None:
    keywords = "kind: keywords\ntitle: {nl: K}\nkeywords: []\n"
    root = folder({"k.yaml": keywords, "l.yaml": keywords})
    (root / "catalog.yaml").write_text((root / "catalog.yaml").read_text() + "checks: {ignore: [LNK]}\n")
    reading = read_catalog(root)
    assert [Path(path).name for path in reading.keyword_files] == ["k.yaml", "l.yaml"]
    assert reading.orders == {"checks": {"ignore": ["LNK"]}}


def test_a_pipe_in_the_folder_does_not_hang(folder: Folder) -> None:
    root = folder()
    os.mkfifo(root / "x.yaml")
    assert lines(root) == ["x.yaml:1:1 YML008"]


def test_a_file_of_50_mb_costs_no_memory(folder: Folder) -> None:
    root = folder()
    with (root / "x.yaml").open("wb") as file:
        file.truncate(50 * 2**20)
    tracemalloc.start()
    assert lines(root) == ["x.yaml:1:1 YML006"]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10 * 2**20


def test_locate_turns_places_into_lines_once_and_in_order(folder: Folder) -> None:
    root = folder({"x.yaml": STAT.format("x") + "sources: [a, b]\n"})
    path = (root / "x.yaml").as_posix()

    def finding(*pointer: str | int, on_key: bool = False) -> Finding:
        related = (Related(Place(path, ("id",)), "here"),)
        return Finding(rule=WRONG_VALUE, message="m", where=Place(path, pointer, on_key=on_key), related=related)

    found = locate(
        [finding("sources", 1), finding("title", "nl"), finding("sources", on_key=True), finding("sources", 1)]
    )
    assert [f.location for f in found] == [Location(path, 3, 13), Location(path, 4, 1), Location(path, 4, 14)]
    assert [r.where for f in found for r in f.related] == [Location(path, 1, 5)] * 3


def test_locate_survives_a_file_that_is_gone() -> None:
    [finding] = locate([Finding(rule=WRONG_VALUE, message="m", where=Place("gone.yaml", ("id",)))])
    assert finding.location == Location("gone.yaml", 1, 1)


def test_source_lines_are_those_that_the_findings_count(folder: Folder) -> None:
    root = folder({"x.yaml": b"\xef\xbb\xbfa\r\nb\rc\xc2\x85d", "y.yaml": b"\xff"})
    assert source_lines(str(root / "x.yaml")) == ["a", "b", "c\x85d"]
    assert source_lines(str(root / "y.yaml")) == []
    assert source_lines(str(root / "gone.yaml")) == []


def test_both_readers_give_the_same_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = shutil.copytree(Path(__file__).parents[1] / "catalogs" / "full", tmp_path / "full")
    quick = read_catalog(root)
    monkeypatch.setattr(loading, "read_fast", lambda _: None)
    careful = read_catalog(root)
    assert quick.catalog == careful.catalog
    assert quick.catalog
    assert quick.findings == careful.findings == ()


def test_the_same_folder_read_twice_is_the_same(real: Catalog) -> None:
    assert read_catalog(REAL).catalog == read_catalog(REAL).catalog
    assert real.links


def test_files_read_in_several_processes_are_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(__file__).parent.parent / "catalogs" / "full"
    alone = read_catalog(folder)
    monkeypatch.setattr(loading, "_BYTES_A_PROCESS", 2)
    monkeypatch.setattr(loading, "processors", lambda: 3)
    assert read_catalog(folder) == alone
