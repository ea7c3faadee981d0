"""The one canonical layout of a file: order of properties, indentation, spacing."""

from __future__ import annotations

from exporters.editing.indentation import with_even_indentation
from exporters.editing.order import with_ordered_keys
from exporters.editing.spacing import with_even_spacing
from exporters.reading.careful import read_carefully
from exporters.reading.marks import comments


def laid_out(path: str, text: str, name: str | None) -> str:
    """A text in the canonical layout; `name` is its schema, None if it has none. What it says is what it said.

    A text with a fault of syntax stays as it is, and so does one that a step would change in more than its layout.
    """
    before = _meaning(path, text)
    if before is None:
        return text
    for step in (
        *((lambda old: with_ordered_keys(path, old, name),) if name else ()),
        lambda old: with_even_indentation(path, old),
        lambda old: with_even_spacing(path, old),
    ):
        changed = step(text)
        if _meaning(path, changed) == before:
            text = changed
    return text


def _meaning(path: str, text: str) -> tuple[object, list[str]] | None:
    """What a text says, comments included; None if it cannot be read."""
    tree = read_carefully(path, text)
    if tree.findings or tree.top is None:
        return None
    return tree.top.value, sorted(comment.text.rstrip() for comment in comments(text))
