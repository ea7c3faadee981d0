"""`layout/NAME.before.yaml` becomes `NAME.after.yaml`, which `pytest --refresh` writes: read it before you commit."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from exporters.editing.edits import Edit, applied
from exporters.editing.layout import laid_out
from exporters.reading.careful import read_carefully
from exporters.reading.marks import comments

HERE = Path(__file__).parent
TESTS = HERE.parent
CASES = sorted(path.name.removesuffix(".before.yaml") for path in (HERE / "layout").glob("*.before.yaml"))
FILES = sorted(path for path in TESTS.rglob("*.y*ml") if path.is_file() and path.stat().st_size < 20_000)


def schema_of(text: str) -> str:
    top = read_carefully("", text).top
    return str(top.value.get("kind", "catalog")) if top and isinstance(top.value, dict) else "catalog"


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, golden: Callable[[str, str], None]) -> None:
    text = (HERE / "layout" / f"{name}.before.yaml").read_text(encoding="utf-8")
    known = schema_of(text) if "kind: [" not in text else "stat"
    golden(laid_out("a.yaml", text, known), f"../editing/layout/{name}.after.yaml")


def said(text: str) -> object:
    """What a text says: its data, and its comments."""
    tree = read_carefully("", text)
    return (tree.top.value if tree.top else None), sorted(comment.text.rstrip() for comment in comments(text))


def readable(path: Path) -> str | None:
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        return None
    tree = read_carefully("", text)
    kind = tree.top.value.get("kind", "catalog") if tree.top and isinstance(tree.top.value, dict) else None
    return text if kind in {"stat", "cube", "source", "codelist", "keywords", "catalog"} and not tree.findings else None


def test_every_file_says_the_same_and_stays_as_it_is_the_second_time() -> None:
    texts = [text for path in FILES if (text := readable(path))]
    assert len(texts) > 100
    for text in texts:
        once = laid_out("a.yaml", text, schema_of(text))
        assert said(once) == said(text)
        assert laid_out("a.yaml", once, schema_of(text)) == once


def test_whatever_the_blanks_the_layout_is_the_same() -> None:
    """Blanks and blank lines are thrown in where they mean nothing."""
    chance = random.Random(6)  # noqa: S311  # nothing is to be kept secret
    text = (HERE / "layout" / "all_sorts.after.yaml").read_text(encoding="utf-8")
    places = [n for n, c in enumerate(text) if c in ",:" and text[n + 1] == " "]
    for _ in range(40):
        edits = [Edit(n + 1, n + 1, " " * chance.randint(1, 3)) for n in chance.sample(places, 5)]
        spoilt = applied(text, edits)
        if said(spoilt) == said(text):
            assert laid_out("a.yaml", spoilt, "stat") == text
