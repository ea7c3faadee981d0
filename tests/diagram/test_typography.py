"""Texts fit, and places are the nearest that fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.diagram.layers import spread
from exporters.diagram.typography import is_right_to_left, mono_width, shorten_middle, width, wrap

_ROOM = 168.0


@given(st.text())
def test_wrapped_rows_fit(text: str) -> None:
    rows = wrap(text, 14, _ROOM, 2)
    assert 1 <= len(rows) <= 2
    assert all(width(row, 14) <= _ROOM for row in rows)


def test_what_is_left_off_is_marked() -> None:
    assert wrap("Volume CT-scan", 14, _ROOM, 2) == ["Volume CT-scan"]
    assert wrap("een twee drie vier vijf zes zeven acht negen tien", 14, _ROOM, 2)[1].endswith("…")
    assert wrap("歯科用画像" * 9, 14, _ROOM, 2)[1].endswith("…")


def test_marks_stay_with_their_letter() -> None:
    rows = wrap("e\u0301" * 40, 14, _ROOM, 9)
    assert not any(row.startswith("\u0301") for row in rows)


@pytest.mark.parametrize("name", ["stat_013_014", "x" * 100, "stat_" * 18 + "014"])
def test_the_ends_of_a_name_are_kept(name: str) -> None:
    short = shorten_middle(name, 12, _ROOM)
    assert mono_width(short, 12) <= _ROOM
    assert (short[0], short[-1]) == (name[0], name[-1])


def test_direction() -> None:
    assert is_right_to_left("1. שלום CT")
    assert not is_right_to_left("CT שלום")
    assert not is_right_to_left("123")


@given(st.lists(st.tuples(st.floats(-1e3, 1e3), st.floats(0, 50)), min_size=1, max_size=30))
def test_spread_keeps_order_and_gaps(pairs: list[tuple[float, float]]) -> None:
    wanted, sizes = zip(*pairs, strict=True)
    places = spread(wanted, sizes, 5)
    gaps = zip(places, places[1:], sizes, sizes[1:], strict=False)
    assert all(b - a >= (above + below) / 2 + 5 - 1e-6 for a, b, above, below in gaps)


def test_spread_leaves_alone_what_fits() -> None:
    assert spread([0, 100, 300], [10, 10, 10], 5) == [0, 100, 300]
    assert spread([0, 0], [10, 10], 0) == [-5, 5]
