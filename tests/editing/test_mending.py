"""`varcat check --fix`, `--diff` and `varcat fmt` on copies of the real catalogue and of a catalogue full of faults."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from exporters.cli import main
from exporters.reading.days import surely_a_day

TESTS = Path(__file__).parent.parent
REAL = TESTS.parent / "metadata"
STAT = Path("metadata/stat/stat_013_012.yaml")

MENDS = {
    "a misspelt keyword": ("[zorgverstrekkingen, ", "[Zorgverstrekingen, ", "VOC001"),
    "a misspelt keyword in quotes": ("[zorgverstrekkingen, ", "['zorgverstrekkingn', ", "VOC001"),
    "a misspelt property": ("frequency:", "frequenci:", "SCH002"),
    "a misspelt value": ("frequency: annual", "frequency: anual", "SCH004"),
    "a misspelt level": ("statistical-sector", "statistical_sector", "VOC002"),
    "a day written otherwise": ("modified: 2025-11-17", 'modified: "17/11/2025"', "SCH004"),
    "a tag in capitals": ("unit: {label: {nl:", "unit: {label: {NL:", "SCH004"),
    "a missing link back": ("related: [stat_013_006, stat_013_011]", "related: [stat_013_011]", "LNK005"),
    "no list for a link back": ("related: [stat_013_006, stat_013_011]\n", "", "LNK005"),
    "blanks and order": ("platform: Atlas\n", "", None),
}


@pytest.fixture(autouse=True)
def _metadata(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(REAL, "metadata")


def edit(old: str, new: str) -> None:
    text = STAT.read_text(encoding="utf-8")
    assert old in text
    STAT.write_text(text.replace(old, new, 1), encoding="utf-8")


def codes(capsys: pytest.CaptureFixture[str], *options: str) -> set[str]:
    main(["check", "--output-format", "concise", *options])
    return {line.split()[1] for line in capsys.readouterr().out.splitlines()}


@pytest.mark.parametrize("name", MENDS)
def test_mend(name: str, golden: Callable[[str, str], None], capsys: pytest.CaptureFixture[str]) -> None:
    old, new, code = MENDS[name]
    edit(old, new)
    if code is None:
        STAT.write_text("platform:   Atlas\n" + STAT.read_text(encoding="utf-8"), encoding="utf-8")
    assert code is None or code in codes(capsys)
    spoilt = STAT.read_bytes()
    assert main(["check", "--diff"]) == 1
    golden(capsys.readouterr().out, f"mend-{name.replace(' ', '-')}.diff")
    assert STAT.read_bytes() == spoilt
    assert main(["check", "--fix"]) == 0
    assert main(["check", "--diff"]) == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("modified: 2025-11-17", "modified: 3/4/2025"),
        ("[zorgverstrekkingen, ", "[verstrek, "),
        ("sources: [IMAG_DENTAL_N]", "sources: [IMAG_DENTAL]"),
        ("kind: stat", "kind: [stat"),
    ],
)
def test_what_is_not_sure_stays(old: str, new: str) -> None:
    edit(old, new)
    spoilt = STAT.read_bytes()
    assert main(["check", "--fix"]) == 1
    assert STAT.read_bytes() == spoilt


def test_comments_quotes_line_ends_and_mark_stay() -> None:
    text = (
        STAT.read_text(encoding="utf-8").replace("modified: 2025-11-17", "# when\nmodified: '17.11.2025'  # so")
        + "# end\n"
    )
    STAT.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert main(["check", "--fix"]) == 0
    wanted = text.replace("17.11.2025", "2025-11-17").replace("\n", "\r\n")
    assert STAT.read_bytes() == b"\xef\xbb\xbf" + wanted.encode()


def test_only_what_is_shown_is_mended(capsys: pytest.CaptureFixture[str]) -> None:
    edit("[zorgverstrekkingen, ", "[Zorgverstrekingen, ")
    main(["check", "--baseline", "old.txt", "--write-baseline"])
    assert main(["check", "--baseline", "old.txt", "--fix", "--output-format", "concise"]) == 0
    assert codes(capsys) == {"VOC001"}


def test_the_real_catalogue_has_the_layout() -> None:
    assert main(["fmt", str(REAL), "--check"]) == 0


def test_a_new_catalogue_has_the_layout() -> None:
    assert main(["init", "new"]) == 0
    assert main(["fmt", "new", "--check"]) == 0


def test_fmt(capsys: pytest.CaptureFixture[str]) -> None:
    before = STAT.read_bytes()
    edit("kind: stat", "kind:    stat")
    assert main(["fmt", "--check"]) == 1
    assert capsys.readouterr().out == f"{STAT.as_posix()} would change\n"
    assert main(["fmt", "--diff"]) == 1
    assert "-kind:    stat\n+kind: stat\n" in capsys.readouterr().out
    assert main(["fmt"]) == 0
    assert STAT.read_bytes() == before
    assert main(["fmt", "nowhere"]) == 2


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("17/11/2025", "Date", "2025-11-17"),
        ("11/17/2025", "Date", "2025-11-17"),
        ("7.7.2025", "Date", "2025-07-07"),
        ("3/4/2025", "Date", None),
        ("31/02/2025", "Date", None),
        ("2025/1/7", "Date", "2025-01-07"),
        ("20250107", "Date", "2025-01-07"),
        ("2025117", "Date", None),
        ("2025-11-17T00:00:00Z", "Date", "2025-11-17"),
        ("2025-11-17T12:30", "Date", None),
        ("11/2025", "Date", None),
        ("11/2025", "Year, month or day", "2025-11"),
        ("2025/11", "Year, month or day", "2025-11"),
        ("13/2025", "Year, month or day", None),
        ("17/11/2025", "Web address", None),
        (7, "Date", None),
    ],
)
def test_days(text: object, form: str, day: str | None) -> None:
    assert surely_a_day(text, form) == day
