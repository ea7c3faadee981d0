"""Whatever a folder holds: a finding or one line, the right exit code, never a traceback, never half a tree."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from exporters.cli import main
from exporters.reading.files import LARGEST_FILE

REAL = Path(__file__).parent.parent / "metadata"
GOOD = "id: a\nkind: stat\ntitle: {nl: Naam}\n"


def text(content: str | bytes, name: str = "a") -> Callable[[Path], None]:
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return lambda root: (root / "stat" / f"{name}.yaml").write_bytes(data) and None


def named(identifier: str) -> Callable[[Path], None]:
    return text(f"id: {identifier}\nkind: stat\ntitle: {{nl: Naam}}\n")


def _in_circles(root: Path) -> None:
    (root / "stat" / "a.yaml").symlink_to("a.yaml")


def _folder_in_circles(root: Path) -> None:
    (root / "stat" / "deep").symlink_to("..")


def _large(root: Path) -> None:
    with (root / "stat" / "a.yaml").open("wb") as file:
        file.truncate(50 * 2**20)


def _two_capitals(root: Path) -> None:
    (root / "stat" / "STAT_013_014.yaml").write_text(GOOD.replace("id: a", "id: STAT_013_014"))


def _pipe(root: Path) -> None:
    os.mkfifo(root / "stat" / "a.yaml")


CASES: dict[str, tuple[Callable[[Path], object], int, str]] = {
    "a good file": (text(GOOD), 0, ""),
    "an empty file": (text(""), 1, "YML005"),
    "only a comment": (text("# niets\n"), 1, "YML005"),
    "a tab": (text(GOOD + "\tcode: x\n"), 1, "YML003"),
    "a byte order mark": (text(b"\xef\xbb\xbf" + GOOD.encode()), 0, ""),
    "CRLF": (text(GOOD.replace("\n", "\r\n")), 0, ""),
    "Latin-1": (text((GOOD + "code: é\n").encode("latin-1")), 1, "YML001"),
    "UTF-16": (text(GOOD.encode("utf-16")), 1, "YML001"),
    "NUL": (text(GOOD + "code: a\0b\n"), 1, "YML002"),
    "a control character": (text(GOOD + "code: a\x1bb\n"), 1, "YML002"),
    "an escaped control character": (text(GOOD + 'code: "a\\eb"\n'), 1, "YML002"),
    "a lone surrogate": (text(GOOD + "code: a\ud800b\n"), 1, "YML001"),
    "duplicate keys": (text(GOOD + "code: x\ncode: y\n"), 1, "YML004"),
    "no: as a language": (text(GOOD + "definition: {no: Tekst, nl: Tekst twee}\n"), 1, "I18003"),
    "an unquoted date as text": (text(GOOD + "code: 2025-11-17\n"), 0, ""),
    "an unquoted number as text": (text(GOOD + "code: 12\n"), 1, "SCH003"),
    "an anchor": (text(GOOD + "definition: &x {nl: Tekst}\nremarks: *x\n"), 0, ""),
    "an alias bomb": (
        text(
            GOOD + "x0: &x0 [a]\n" + "".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]\n" for n in range(1, 12))
        ),
        1,
        "YML007",
    ),
    "an alias of itself": (text(GOOD + "remarks: &x [*x]\n"), 1, "YML003"),
    "10,000 brackets": (text(GOOD + "remarks: " + "[" * 10_000 + "]" * 10_000 + "\n"), 1, "YML007"),
    "10,000 braces": (text(GOOD + "remarks: " + "{a: " * 10_000 + "}" * 10_000 + "\n"), 1, "YML007"),
    "10,000 dashes": (text(GOOD + "remarks: \n  " + "- " * 10_000 + "a\n"), 1, "YML007"),
    "5,000 indents": (text("\n".join(" " * n + "a:" for n in range(5_000))), 1, "YML007"),
    "10,000 quotes in prose": (text(GOOD + f"remarks: {{nl: '{'>' * 10_000} a'}}\n"), 0, ""),
    "50 MB": (_large, 1, "YML006"),
    "an id with a space": (named("a b"), 1, "NAM002"),
    "an id with a slash": (named("a/b"), 1, "NAM002"),
    "an id that climbs": (named("../a"), 1, "NAM002"),
    "an id with quotes": (named("'\"a\"'"), 1, "NAM002"),
    "an id with an accent": (named("é"), 1, "NAM002"),
    "an id with a leading digit": (named("1a"), 1, "NAM002"),
    "an id of 300 characters": (named("a" * 300), 1, "NAM002"),
    "an id that is a number": (named("1"), 1, "SCH003"),
    "an id with a line end": (named('"a\\nb"'), 1, "NAM002"),
    "a link in a circle": (_in_circles, 1, "YML008"),
    "a folder in a circle": (_folder_in_circles, 0, ""),
    "a folder called x.yaml": (lambda root: (root / "stat" / "x.yaml").mkdir(), 0, ""),
    "a named pipe": (_pipe, 1, "YML008"),
    "ids that differ in capitals": (_two_capitals, 1, "NAM003"),
    "no catalog.yaml": (lambda root: (root / "catalog.yaml").unlink(), 2, "has no catalog.yaml"),
    "an empty catalog.yaml": (lambda root: (root / "catalog.yaml").write_text(""), 1, "YML005"),
    "a list for a catalog.yaml": (lambda root: (root / "catalog.yaml").write_text("- a\n"), 1, "SCH003"),
    "an empty folder": (lambda root: shutil.rmtree(root) or root.mkdir(), 2, "has no catalog.yaml"),
    "no folder": (shutil.rmtree, 2, "there is no folder"),
}


@pytest.mark.parametrize("case", CASES)
def test_check_and_publish(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    spoil, code, said = CASES[case]
    monkeypatch.chdir(tmp_path)
    shutil.copytree(REAL, "metadata")
    spoil(Path("metadata"))
    assert main(["check", "metadata", "--output-format", "concise"]) == code
    out, err = capfd.readouterr()
    assert said in out + err
    assert len((out + err).splitlines()) <= 3
    published = main(["publish", "metadata", "--format", "ddi-codebook-2.5"])
    assert (published == 0) == Path("public").exists()
    assert published == (0 if code == 0 or said.startswith("I18") else code)
    assert sorted(set(os.listdir()) - {"public", "metadata"}) == []


def test_a_file_that_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(REAL, "metadata")
    real_open = os.open

    def refuse(path: str, *rest: int) -> int:
        if str(path).endswith("stat_013_014.yaml"):
            raise PermissionError(13, "Permission denied")
        return real_open(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    assert main(["check", "metadata"]) == 1


def test_the_limit_of_a_file_is_a_file_that_is_read(tmp_path: Path) -> None:
    shutil.copytree(REAL, tmp_path / "metadata")
    comment = "#" + "x" * 99 + "\n"
    (tmp_path / "metadata" / "stat" / "a.yaml").write_text(
        GOOD + comment * ((LARGEST_FILE - len(GOOD)) // len(comment))
    )
    assert main(["check", str(tmp_path / "metadata")]) == 0
