"""From a folder to texts: whatever lies in it, nothing hangs, nothing is read twice, every refusal is a finding."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from exporters.findings import Finding
from exporters.reading.files import LARGEST_FILE, SourceFile, read_file, yaml_files

Folder = Callable[..., Path]


def listed(root: Path) -> list[str]:
    """What is found, relative to the root; a finding as its code and path."""
    return [
        f"{found.rule.code} {found.location.path}"
        if isinstance(found, Finding)
        else Path(found).relative_to(root).as_posix()
        for found in yaml_files(root)
    ]


def refused(path: Path) -> str:
    found = read_file(str(path))
    assert isinstance(found, Finding)
    hint = f" ({found.hint})" if found.hint else ""
    return f"{found.location.line}:{found.location.column} {found.rule.code} {found.message}{hint}"


def text_of(path: Path) -> str:
    found = read_file(str(path))
    assert isinstance(found, SourceFile)
    return found.text


def test_yaml_files_in_order_of_their_names(folder: Folder) -> None:
    names = [
        "b.yaml",
        "a/z.yml",
        "a/y.YAML",
        "a/b/c.yaml",
        "x.txt",
        "yaml",
        "é 😀.yaml",
        ".yaml",
        ".hidden/a.yaml",
        ".a.yaml",
    ]
    root = folder(dict.fromkeys(names, ""))
    assert listed(root) == ["a/b/c.yaml", "a/y.YAML", "a/z.yml", "b.yaml", "catalog.yaml", "é 😀.yaml"]


def test_paths_begin_with_the_root_as_given(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder({"stat/a.yaml": ""})
    monkeypatch.chdir(root)
    assert list(yaml_files(Path())) == ["catalog.yaml", "stat/a.yaml"]
    assert list(yaml_files(Path("../") / root.name / "stat")) == [f"../{root.name}/stat/a.yaml"]


def test_an_empty_folder_has_no_files(tmp_path: Path) -> None:
    assert listed(tmp_path) == []


def test_a_folder_called_like_a_file_is_a_folder(folder: Folder) -> None:
    assert listed(folder({"x.yaml/y.yaml": ""})) == ["catalog.yaml", "x.yaml/y.yaml"]


def test_links_to_folders_are_followed_once(folder: Folder) -> None:
    root = folder({"a/b/x.yaml": ""})
    (root / "a" / "b" / "up").symlink_to(root, target_is_directory=True)
    (root / "again").symlink_to(root / "a", target_is_directory=True)
    assert listed(root) == ["a/b/x.yaml", "catalog.yaml"]


def test_a_link_in_a_circle_is_a_finding(folder: Folder) -> None:
    root = folder()
    (root / "l.yaml").symlink_to("m.yaml")
    (root / "m.yaml").symlink_to("l.yaml")
    assert listed(root) == ["catalog.yaml", "l.yaml", "m.yaml"]
    assert refused(root / "l.yaml") == f"1:1 YML008 {os.strerror(errno.ELOOP).lower()}"


def test_a_link_to_nothing_is_a_finding(folder: Folder) -> None:
    root = folder()
    (root / "l.yaml").symlink_to("nothing")
    assert refused(root / "l.yaml") == "1:1 YML008 no such file or directory"


class Nested:
    """A folder in a folder in a folder, as `os.scandir` shows it; real ones this deep outlive the test."""

    name = "d"

    def is_dir(self) -> bool:
        return True


def test_a_very_deep_folder_is_walked_without_recursion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "exporters.reading.files._entries", lambda path, _: [Nested()] if len(path.parts) < 3_000 else []
    )
    assert listed(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.yaml", "a\\nb.yaml"),
        (b"a\tb.yaml", "a\\tb.yaml"),
        (b"caf\xe9.yaml", "caf\\udce9.yaml"),
        (b"a\x1b[31mb.yaml", "a\\x1b[31mb.yaml"),
        ("a\u202eb.yaml".encode(), "a\\u202eb.yaml"),
    ],
)
def test_a_name_that_no_report_can_show_is_a_finding_that_can(folder: Folder, name: bytes, shown: str) -> None:
    root = folder()
    Path(os.fsdecode(os.fsencode(root) + b"/" + name)).write_text("a: b\n")
    assert set(listed(root)) == {"catalog.yaml", f"YML008 {root.as_posix()}/{shown}"}


def test_an_odd_name_of_a_file_that_is_not_ours_does_not_matter(folder: Folder) -> None:
    root = folder()
    Path(os.fsdecode(os.fsencode(root) + b"/caf\xe9.txt")).write_text("")
    assert listed(root) == ["catalog.yaml"]


@pytest.mark.parametrize("function", ["open", "fstat"])
def test_a_file_that_the_system_refuses(folder: Folder, monkeypatch: pytest.MonkeyPatch, function: str) -> None:
    path = folder() / "catalog.yaml"

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(f"exporters.reading.files.os.{function}", refuse)
    found = read_file(str(path))
    monkeypatch.undo()
    assert isinstance(found, Finding)
    assert (found.rule.code, found.message) == ("YML008", "permission denied")


def test_a_folder_that_the_system_refuses(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder({"a/x.yaml": "", "b/y.yaml": ""})
    scan = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "a":
            raise PermissionError(errno.EACCES, "Permission denied")
        return scan(path)

    monkeypatch.setattr("exporters.reading.files.os.scandir", refuse)
    assert listed(root) == [f"YML008 {root.as_posix()}/a", "b/y.yaml", "catalog.yaml"]


@pytest.mark.parametrize("kind", ["pipe", "socket", "folder"])
def test_what_is_no_file_neither_hangs_nor_raises(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    match kind:
        case "pipe":
            os.mkfifo("x.yaml")
        case "socket":
            socket.socket(socket.AF_UNIX).bind("x.yaml")
        case _:
            Path("x.yaml").mkdir()
    assert refused(Path("x.yaml")).startswith("1:1 YML008 ")


def test_a_pipe_among_the_files_is_a_finding(folder: Folder) -> None:
    root = folder()
    os.mkfifo(root / "x.yaml")
    assert refused(root / "x.yaml") == "1:1 YML008 this is not a regular file"


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as file:
        file.truncate(50 * 2**20)
    assert refused(path) == "1:1 YML006 this file is 50 MB large, and was not read"


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"#" * LARGEST_FILE)
    assert len(text_of(path)) == LARGEST_FILE


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"\xef\xbb\xbfa: b\n", "a: b\n"),
        (b"a: b\r\nc: d\r\n", "a: b\nc: d\n"),
        (b"a: b\rc: d\r", "a: b\nc: d\n"),
        (b"a\n\r\nb\r\rc", "a\n\nb\n\nc"),
        ("é 😀\n".encode(), "é 😀\n"),
        (b"", ""),
        (b"\xef\xbb\xbf", ""),
    ],
)
def test_line_ends_and_byte_order_marks_just_work(tmp_path: Path, raw: bytes, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(raw)
    assert text_of(path) == text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a: b\nc: café d\n".encode("latin-1"), "2:7 YML001 this is no UTF-8 (byte 0xe9)"),
        ("a: é\r\nb: ".encode() + b"\x80", "2:4 YML001 this is no UTF-8 (byte 0x80)"),
        ("é\rb: ".encode() + b"\xff", "2:4 YML001 this is no UTF-8 (byte 0xff)"),
        (b"\xef\xbb\xbfa: \xff", "1:4 YML001 this is no UTF-8 (byte 0xff)"),
        ("a: b\n".encode("utf-16"), "1:1 YML001 this is UTF-16"),
        ("a: b\n".encode("utf-16-be"), None),
        (b"a: \xc3", "1:4 YML001 this is no UTF-8 (byte 0xc3)"),
        (b"a: \xed\xa0\x80", "1:4 YML001 this is no UTF-8 (byte 0xed)"),
    ],
)
def test_other_encodings_are_found_where_they_begin(tmp_path: Path, raw: bytes, expected: str | None) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(raw)
    if expected is None:  # without a mark it is UTF-8 full of NULs, which the reader of the text reports
        assert "\0" in text_of(path)
    else:
        assert refused(path) == f"{expected} (save the file as UTF-8)"
