"""The line under a finding: a caret must stand under its character, whatever a terminal makes of those before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.report import excerpt as excerpting
from exporters.report.excerpt import WIDTH, excerpt

LONG = "".join(f"{number:04}-" for number in range(1000))


@pytest.mark.parametrize(
    ("line", "column", "text", "indent"),
    [
        ("sources: [X]", 11, "sources: [X]", 10),
        ("\tid: x", 2, "→   id: x", 4),
        ("\t\tid: x", 7, "→   →   id: x", 12),
        ("歯科 x", 4, "歯科 x", 5),
        ("e\N{COMBINING ACUTE ACCENT}te", 3, "e\N{COMBINING ACUTE ACCENT}te", 1),
        ("e\N{COMBINING ACUTE ACCENT}te", 2, "e\N{COMBINING ACUTE ACCENT}te", 0),
        ("zero\N{ZERO WIDTH JOINER}x", 6, "zero\N{ZERO WIDTH JOINER}x", 4),
        ("a\x1b[31mb", 7, "a␛[31mb", 6),
        ("a\N{RIGHT-TO-LEFT OVERRIDE}b", 3, "a\N{REPLACEMENT CHARACTER}b", 2),
        ("short", 6, "short", 5),
        ("short", 99, "short", 5),
        ("", 1, "", 0),
        ("trailing   ", 9, "trailing", 8),
    ],
)
def test_caret(line: str, column: int, text: str, indent: int) -> None:
    part = excerpt(line, column)
    assert (part.text, part.indent) == (text, indent)


@pytest.mark.parametrize("column", [1, 50, 99, 101, 2501, 4950, 5000])
def test_long_line(column: int) -> None:
    part = excerpt(LONG, column)
    assert part.text[part.indent] == LONG[column - 1]
    assert len(part.text.strip("…")) <= WIDTH
    assert part.text.strip("…") in LONG


def test_omissions_are_marked_where_they_are() -> None:
    ends = [(part.text[0] == "…", part.text[-1] == "…") for part in (excerpt(LONG, at) for at in (1, 2500, 5000))]
    assert ends == [(False, True), (True, True), (True, False)]


def test_only_the_neighbourhood_of_the_column_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def width(character: str) -> int:
        seen.append(character)
        return 1

    monkeypatch.setattr(excerpting, "_width", width)
    excerpt("x" * 1_000_000, 500_000)
    assert len(seen) < 4 * WIDTH


def test_marks_without_width_do_not_make_an_excerpt_endless() -> None:
    assert len(excerpt("\N{COMBINING ACUTE ACCENT}" * 10_000, 5_000).text) <= 2 * WIDTH


@given(line=st.text(st.characters(exclude_characters="\n"), max_size=400), column=st.integers(1, 500))
def test_any_line(line: str, column: int) -> None:
    part = excerpt(line, column)
    assert "\n" not in part.text
    assert not any(ord(character) < ord(" ") for character in part.text)
    assert 0 <= part.indent <= 2 * WIDTH
    part.text.encode()
