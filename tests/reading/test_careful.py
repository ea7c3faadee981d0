"""The careful reader: YAML 1.2 meanings, the place of every fault, and no text that harms it."""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.findings import Finding, Location, Place
from exporters.reading.careful import MOST_CHARACTERS, Tree, read_carefully, resolve
from exporters.reading.complaints import explain
from exporters.reading.syntax_rules import DEEPEST

WHOLE_RANGE = st.characters(codec=None)


def tree(text: str) -> Tree:
    return read_carefully("f.yaml", text)


def value(text: str) -> Any:
    read = tree(text)
    assert read.findings == ()
    assert read.top is not None
    return read.top.value


def places(text: str) -> list[str]:
    return [f"{f.location.line}:{f.location.column} {f.rule.code}" for f in tree(text).findings]


def test_what_is_said_of_bad_syntax(snippets: Callable[[str, Callable[[str], Iterable[Finding]]], None]) -> None:
    snippets("reading-syntax.txt", lambda text: tree(text).findings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # words of YAML 1.1 that are texts in YAML 1.2
        ("no: x", {"no": "x"}),
        ("a: no", {"a": "no"}),
        ("a: On", {"a": "On"}),
        ("a: y", {"a": "y"}),
        ("a: 2025-11-17", {"a": "2025-11-17"}),
        ("a: 2025-11-17T10:00:00Z", {"a": "2025-11-17T10:00:00Z"}),
        ("a: 1:30", {"a": "1:30"}),
        ("a: 0b1", {"a": "0b1"}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: =", {"a": "="}),
        # our own: a leading zero makes a text
        ("a: 012345", {"a": "012345"}),
        ("a: 00", {"a": "00"}),
        ("a: -01", {"a": "-01"}),
        # core schema
        ("a: 12", {"a": 12}),
        ("a: -0", {"a": 0}),
        ("a: +5", {"a": 5}),
        ("a: 0x1F", {"a": 31}),
        ("a: 0o17", {"a": 15}),
        ("a: 1.5", {"a": 1.5}),
        ("a: .5", {"a": 0.5}),
        ("a: 1.", {"a": 1.0}),
        ("a: 1e3", {"a": 1000.0}),
        ("a: true", {"a": True}),
        ("a: FALSE", {"a": False}),
        ("a: tRue", {"a": "tRue"}),
        ("a:", {"a": None}),
        ("a: ~", {"a": None}),
        ("a: Null", {"a": None}),
        ("a: nULL", {"a": "nULL"}),
        ("a: 12345678901234567890", {"a": 12345678901234567890}),
        # quotes, keys, tags without a name
        ("a: '12'", {"a": "12"}),
        ('a: "true"', {"a": "true"}),
        ("1: x", {"1": "x"}),
        ("true: x", {"true": "x"}),
        ("~: x", {"~": "x"}),
        ("a: ! 12", {"a": "12"}),
        ("? a\n: b", {"a": "b"}),
        ("'a b': c", {"a b": "c"}),
        # anchors and aliases; there are no merge keys
        ("a: &x [1]\nb: *x", {"a": [1], "b": [1]}),
        ("a: &x 1\nb: &x 2\nc: *x", {"a": 1, "b": 2, "c": 2}),
        ("a: &x b\n*x : c", {"a": "b", "b": "c"}),
        ("a: &x {b: c}\nd: {<<: *x}", {"a": {"b": "c"}, "d": {"<<": {"b": "c"}}}),
        # documents and line ends
        ("---\na: b\n...\n", {"a": "b"}),
        ("%YAML 1.1\n---\na: no", {"a": "no"}),
        ("a: b\rc: d\r\ne: f", {"a": "b", "c": "d", "e": "f"}),
        ("a: x\x85y\u2028z\u2029\ufeff", {"a": "x\x85y\u2028z\u2029\ufeff"}),
        ("a: \ue000\u2028", {"a": "\ue000\u2028"}),
        ("a: b\tc", {"a": "b\tc"}),
        ("a: |\n  x\ty\n", {"a": "x\ty\n"}),
        ('a: "\\U0001F600\\/\\x80"', {"a": "😀/\x80"}),
        # chomping
        ("a: |\n  x\n\n\n", {"a": "x\n"}),
        ("a: |-\n  x\n\n", {"a": "x"}),
        ("a: |+\n  x\n\n", {"a": "x\n\n"}),
        ("a: >\n  x\n  y\n\n  z\n", {"a": "x y\nz\n"}),
        ("a: >-\n  x\n   y\n", {"a": "x\n y"}),
        ("a: |2\n   x\n", {"a": " x\n"}),
        # others
        ('{"a":"b","c":[1,2]}', {"a": "b", "c": [1, 2]}),
        ("- a\n- b", ["a", "b"]),
        ("hello", "hello"),
    ],
)
def test_yaml_1_2_meaning(text: str, expected: Any) -> None:
    actual = value(text)
    assert actual == expected
    assert repr(actual) == repr(expected)


@pytest.mark.parametrize("text", ["", "\n\n", "# a\n# b\n", "---\n", "---\n...\n"])
def test_a_text_that_says_nothing_has_no_value(text: str) -> None:
    read = tree(text)
    assert read.findings == ()
    assert read.top is None or read.top.value is None


@pytest.mark.parametrize(
    ("word", "number"),
    [
        (".inf", math.inf),
        ("1e999", math.inf),
        (".Inf", math.inf),
        ("-.INF", -math.inf),
        ("+.inf", math.inf),
        ("1e400", math.inf),
        ("1E-3", 0.001),
        ("-.5", -0.5),
        ("1.e5", 100000.0),
    ],
)
def test_floating_numbers(word: str, number: float) -> None:
    assert resolve(word) == number


@pytest.mark.parametrize("word", [".nan", ".NaN", ".NAN"])
def test_not_a_number(word: str) -> None:
    assert math.isnan(resolve(word))


@pytest.mark.parametrize("word", ["9" * 5000, "0x" + "f" * 5000, "1." + "0" * 5000 + "x", "inf", "nan", "+.nan", "."])
def test_what_only_looks_like_a_number_is_a_text(word: str) -> None:
    assert resolve(word) == word


CONTROLS = [*map(chr, (*range(9), 0xB, 0xC, *range(0xE, 0x20), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0)))]
CONTROLS += map(chr, (0xD800, 0xDFFF, 0xFFFE, 0xFFFF))


@pytest.mark.parametrize("character", CONTROLS)
def test_every_control_character_is_found_where_it_stands(character: str) -> None:
    [finding] = tree(f"a: b\nc: d{character}e\n").findings
    assert finding.rule.code == "YML002"
    assert finding.message == f"the control character U+{ord(character):04X}"
    assert finding.location == Location("f.yaml", 2, 5)


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\b", "\\e", "\\v", "\\f", "\\x1f", "\\uFFFE", "\\uFFFF"])
def test_an_escape_cannot_name_one_either(escape: str) -> None:
    assert places(f'a: b\nc: "x{escape}"\n') == ["2:4 YML002"]


def test_a_binary_file_does_not_make_a_million_findings() -> None:
    assert len(tree("\0" * 2**20).findings) == MOST_CHARACTERS


FORMS = {
    "flow list": ("[", "]", f"1:{DEEPEST + 1}"),
    "open flow list": ("[", "", f"1:{DEEPEST + 1}"),
    "flow mapping": ("{a: ", "}", f"1:{DEEPEST * 4 + 1}"),
    "open flow mapping": ("{a: ", "", f"1:{DEEPEST * 4 + 1}"),
    "list in one line": ("- ", "", f"1:{DEEPEST * 2 + 1}"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("depth", [DEEPEST + 1, 10_000])
def test_deep_nesting_is_found_where_it_is_too_deep(form: str, depth: int) -> None:
    opening, closing, place = FORMS[form]
    assert places(opening * depth + closing * depth) == [f"{place} YML007"]


def test_deep_nesting_by_indentation() -> None:
    assert places("".join(f"{' ' * n}a:\n" for n in range(2_000))) == [f"{DEEPEST + 1}:{DEEPEST + 1} YML007"]
    assert places("".join(f"{' ' * n}-\n" for n in range(2_000))) == [f"{DEEPEST + 1}:{DEEPEST + 1} YML007"]


def test_the_deepest_nesting_allowed_is_read() -> None:
    assert tree("[" * DEEPEST + "]" * DEEPEST).findings == ()


@pytest.mark.parametrize("text", ["'[' * 10**6", "'{a: ' * 10**6", "'- ' * 10**6", "'? ' * 10**6", "'a: ' * 10**6"])
def test_a_million_levels_do_not_crash_either_reader(text: str) -> None:
    code = (
        "from exporters.reading.careful import read_carefully; from exporters.reading.fast import read_fast; "
        f"text = {text} + chr(10); assert read_fast(text) is None; assert len(read_carefully('f', text).findings) == 1"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_an_alias_bomb_is_refused_before_it_goes_off() -> None:
    levels = "abcdefghij"
    lines = [f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]" for old, new in pairwise(levels)]
    assert places("\n".join(["a: &a [x, x, x, x, x, x, x, x, x, x]", *lines])) == ["6:4 YML007"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x [*x]\n", "1:8"),
        ("a: *x\n", "1:4"),
        ("&x {a: *x}\n", "1:8"),
        ("a: b\nc: [d, *e]\n", "2:8"),
    ],
)
def test_an_alias_of_nothing_or_of_itself(text: str, expected: str) -> None:
    assert places(text) == [f"{expected} YML003"]


def test_all_repeated_keys_are_reported() -> None:
    found = tree("a: 1\nb: {c: 1, c: 2}\na: 3\n'a': 4\n").findings
    assert [f"{f.location.line}:{f.location.column} {f.message} {f.related[0].where}" for f in found] == [
        "2:11 `c` stands here twice f.yaml:2:5",
        "3:1 `a` stands here twice f.yaml:1:1",
        "4:1 `a` stands here twice f.yaml:1:1",
    ]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place("", ()), "1:1"),
        (Place("", ("a",)), "1:4"),
        (Place("", ("a",), on_key=True), "1:1"),
        (Place("", ("b", 1, "c")), "4:9"),
        (Place("", ("b", 1, "c"), on_key=True), "4:5"),
        (Place("", ("b", 0)), "3:5"),
        (Place("", ("b", 7)), "2:1"),
        (Place("", ("nowhere", "at", "all")), "1:1"),
        (Place("", ("d", "nl"), words="(stat_1)"), "8:8"),
        (Place("", ("d", "nl"), words="nothing"), "6:7"),
        (Place("", ("d", "nl")), "6:7"),
        (Place("", ("e",), words="(stat_1)"), "9:10"),
    ],
)
def test_every_value_key_and_word_is_located(place: Place, expected: str) -> None:
    text = "a: 1\nb:\n  - 😀\n  - c:  x\nd:\n  nl: |\n    eerst\n    [x](stat_1)\ne: 'd [x](stat_1)'\n"
    where = tree(text).locate(place)
    if place.pointer == ("b", 7):
        assert where == tree(text).locate(Place("", ("b",)))
    else:
        assert f"{where.line}:{where.column}" == expected


def test_columns_count_characters() -> None:
    assert places("a: {😀é\u2028: x, b c: [}\n") == ["1:19 YML003"]


def test_every_complaint_of_the_parser_has_an_explanation() -> None:
    error = yaml.MarkedYAMLError(problem="something that no version has said yet")
    assert explain(error, "a: b")[2:] == (1, 1)


YAML_ISH = st.text(
    alphabet=st.sampled_from("ab1 \n\n  -:?,[]{}#&*!|>'\"%@`~\\t\t.+_<\x85\u2028\ufeff😀\0\x7f"), max_size=60
)


@settings(deadline=None)
@given(st.one_of(YAML_ISH, st.text(alphabet=WHOLE_RANGE, max_size=30)))
def test_no_text_raises(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in tree("\n".join(lines)).findings:
        assert 1 <= finding.location.line <= len(lines)
        assert 1 <= finding.location.column <= len(lines[finding.location.line - 1]) + 1
