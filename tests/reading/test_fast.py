"""The fast reader may only say what the careful one says."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exporters.reading.careful import read_carefully
from exporters.reading.fast import read_fast

ROOT = Path(__file__).parents[2]


def check(text: str) -> bool:
    """Whether the fast reader took the text; if it did, the careful one agrees in value, type and order."""
    fast = read_fast(text)
    if fast is None:
        return False
    tree = read_carefully("f.yaml", text)
    assert tree.findings == ()
    assert tree.top is not None
    assert repr(tree.top.value) == repr(fast)
    return True


FILES = sorted([*(ROOT / "metadata").rglob("*.yaml"), *(ROOT / "tests" / "catalogs").rglob("*.yaml")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_catalogues_of_the_checkout(path: Path) -> None:
    check(path.read_text(encoding="utf-8"))


def test_ordinary_definitions_are_read_fast() -> None:
    real = sorted((ROOT / "metadata").rglob("*.yaml"))
    slow = [path.name for path in real if read_fast(path.read_text(encoding="utf-8")) is None]
    assert slow == []


PLAIN = {
    "block mapping": "a:\n  nl: x\n  fr: y\n",
    "list at the indentation of its key": "a:\n- x\n- y\n",
    "list of mappings": "a:\n  - id: x\n    title: {nl: y}\n  -\n    id: z\n",
    "flow": "a: {b: [c, 'd', \"e\"], f: {}, g: []}\n",
    "flow over lines": "a: [\n  b,\n  c\n]\nd: {\n  e: f,\n  g: h }\n",
    "JSON": '{"a": "b", "c": {"d": ["e", "f"]}}\n',
    "comments": "# x\na: b # c\n# y\nc: d#e\n  # z\n",
    "quotes": "a: 'l''eau'\nb: \"c: d # e\"\nf: ''\ng: \"\"\n",
    "quoted over lines": "a: 'b\n  c\n\n  d'\ne: \"f\n  g\"\n",
    "plain over lines": "a: b\n  c\n  d\n\n  e\nf:\n  g h\n",
    "colons and hashes": "a: b:c\nd: http://e.org/f#g\nh: i (j): k\n"[:34] + "\n",
    "dashes": "a: -b\nc: d - e\nf: --g\n",
    "marks inside": "a: b & c\nd: R&D\ne: f ! g\ni: j * k\nl: m | n > o\nq: r? s\nt: 50 %\nu: v@w.x\n",
    "numbers": "a: 1\nb: -2\nc: 2006\nd: 0\n",
    "texts like numbers": "a: 1.000 x\nb: 2006-01\nc: 2025-11-17\nd: 1:30\ne: 1.2.3\n",
    "words": "a: no\nb: yes\nc: true\nd: null\ne: ~\nf:\ng: on\n",
    "language keys": "no: a\nnl: b\nfr-BE: c\nsr-Latn: d\n",
    "scripts": "a: é 😀 \u05e9\u05dc\u05d5\u05dd \u200f\u0627 \u3000x \u00a0y\n",
    "long": "a: " + "woord " * 2000 + "\n",
    "blank lines": "\n\na: b\n\n\nc: d\n\n",
    "deep list": "a:\n  - - - b\n      - c\n",
    "markdown": "a: |\n  - x *y* **z** `q` [l](m) <http://n>\n    1. o\n  # head\n  text\nb: c\n",
}
CHOMPING = {
    f"{mark}{indent}{chomp} {len(end)}": f"a: {mark}{indent}{chomp}\n  b\n\n   c\n  d{end}e: f\n"
    for mark, indent, chomp, end in itertools.product("|>", ("", "2"), ("", "-", "+"), ("\n", "\n\n", "\n  \n\n"))
}


@pytest.mark.parametrize("name", [*PLAIN, *CHOMPING])
def test_plain_styles_are_read_fast_and_right(name: str) -> None:
    assert check({**PLAIN, **CHOMPING}[name])


CORNERS = {
    "tab": "a: b\tc\n",
    "NUL": "a: b\0\n",
    "escape": 'a: "b\\n"\n',
    "DEL": "a: \x7f\n",
    "C1": "a: \x80\n",
    "NEL": "a: \x85\n",
    "LS": "a: \u2028\n",
    "BOM": "\ufeffa: b\n",
    "BOM inside": "a: b\ufeff\n",
    "noncharacter": "a: \uffff\n",
    "surrogate": "a: \ud800\n",
    "CR": "a: b\r\n",
    "anchor": "a: &x b\n",
    "anchor at the start": "&x a: b\n",
    "alias": "a: &x b\nc: *x\n",
    "undefined alias": "a: *x\n",
    "tag": "a: !!str b\n",
    "tag without a name": "a: ! 12\n",
    "tag in flow": "a: [!x b]\n",
    "explicit key": "? a\n: b\n",
    "explicit key in flow": "a: {? b : c}\n",
    "question mark in flow": "a: {?b : c}\n",
    "several documents": "a: b\n---\nc: d\n",
    "end of document": "a: b\n...\n",
    "directive": "%YAML 1.2\n---\na: b\n",
    "duplicate key": "a: b\na: c\n",
    "list": "- a\n",
    "text": "a\n",
    "nothing": "\n",
    "comment": "# a\n",
    "no last line end": "a: |\n  b",
    "empty block scalar": "a: |\n",
    "empty key": ": b\n",
    "null key": "~: b\n",
    "number key": "1: b\n",
    "list key": "[a]: b\n",
    "mapping key": "{a: b}: c\n",
    "merge key": "<<: {a: b}\n",
    "leading zero": "a: 012\n",
    "signed leading zero": "a: -01\n",
    "leading zero in the next line": "a: # x\n  012\n",
    "leading zero behind quotes": '{"a":012}\n',
    "leading zero in a list": "a: [012]\n",
    "leading zero in an item": "a:\n  - 012\n",
    "underscore": "a: 1_000\n",
    "last underscore": "a: 1_\n",
    "first underscore": "a: _1\n",
    "float": "a: 1.5\n",
    "binary": "a: 0b1\n",
    "hexadecimal": "a: 0x1f\n",
    "octal": "a: 0o17\n",
    "infinity": "a: .inf\n",
    "large": "a: 12345678901234567890\n",
    "key without value in flow": "a: [b:, c]\n",
    "colon in flow": "a: {:b}\n",
    "colon as a value in flow": "a: {b: :c}\n",
    "block scalar in flow": "a: [|-]\n",
    "block scalar as a value in flow": "a: {b: |-c}\n",
    "key over lines in flow": "a: {b: c,d\n  e: f}\n",
    "deep": "a: " + "[" * 65 + "]" * 65 + "\n",
    "deep in one line": "a:\n  " + "- " * 70 + "b\n",
    "unclosed": "a: [b\n",
    "bad indentation": "a:\n    b: c\n  d: e\n",
    "unhashable": "a:\n  - ? \n      b:\n        - c\n",
}


@pytest.mark.parametrize("name", CORNERS)
def test_corners_are_left_to_the_careful_reader(name: str) -> None:
    assert read_fast(CORNERS[name]) is None


NAMES = st.sampled_from(["a", "id", "title", "nl", "no", "fr-BE", "valid_from", "x1"])
TEXTS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20),
    st.text(alphabet=st.sampled_from("ab \n:#-'\"[]{},&*!|>?%@`~.0123456789_é😀"), max_size=20),
    st.sampled_from(
        ["no", "1:30", "2025-11-17", "012", "~", "", " x", "x ", "a\nb\n", "- x", "a: b", "a #b", "\n", "l'eau"]
    ),
)
VALUES = st.recursive(
    TEXTS | st.integers(-9999, 9999) | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)
STYLES = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "default_flow_style": st.sampled_from([None, True, False]),
        "width": st.sampled_from([10, 40, 80, 10_000]),
        "indent": st.sampled_from([1, 2, 4, 7]),
        "allow_unicode": st.booleans(),
        "sort_keys": st.just(value=False),
        "explicit_start": st.booleans(),
    }
)


@settings(deadline=None)
@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4), STYLES)
def test_whatever_pyyaml_writes(data: dict[str, Any], style: dict[str, Any]) -> None:
    check(yaml.dump(data, Dumper=yaml.SafeDumper, **style))


PIECES = (
    "a",
    "x y",
    "b: ",
    "id: ",
    "- ",
    "\n",
    "\n  ",
    "\n    ",
    " ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    ":",
    ": ",
    "? ",
    "|",
    "|-",
    ">",
    ">+",
    "|2",
    "#",
    " # c",
    "'",
    '"',
    "''",
    "'q'",
    '"d"',
    "&",
    "*",
    "!",
    "%",
    "@",
    "`",
    "~",
    "null",
    "no",
    "true",
    "1",
    "0",
    "012",
    "1.5",
    "1e3",
    ".5",
    "-1",
    "+1",
    "0x1F",
    "1_0",
    "_",
    "1:30",
    "2025-11-17",
    ".inf",
    "é",
    "😀",
    "\u05d0",
    "\u200f",
    "\xa0",
    "---",
    "...",
    "<<: ",
    "=",
    "\n\n",
    "\n- ",
    "\nb: ",
    "\n? ",
    "a:b",
    "http://x.org/y#z",
    "\\",
    "\t",
    "\x85",
)


def _lines() -> Iterator[st.SearchStrategy[str]]:
    pieces = st.lists(st.sampled_from(PIECES), max_size=4).map("".join)
    heads = st.sampled_from(["", "- ", "k: ", "l: ", "m: ", "- k: ", "'q': ", '"d": ', "n:\n"])
    for indent in ("", "  ", "    ", " "):
        yield st.tuples(st.just(indent), heads, pieces).map("".join)


RAW = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=14).map(lambda pieces: "a: " + "".join(pieces) + "\n"),
    st.lists(st.one_of(*_lines()), max_size=6).map(lambda lines: "\n".join(lines) + "\n"),
)


@settings(max_examples=400, deadline=None)
@given(RAW)
@example("a: >+\n- b\n")
@example("a: {\n  b: c,<<\n  d: e\n  }\n")
def test_whatever_else_is_typed(text: str) -> None:
    check(text)
