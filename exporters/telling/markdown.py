"""Changes as Markdown, for a pull request, a release or a page of the website."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporters.changes.change import Change, Weight
from exporters.changes.rules import code
from exporters.report.text import one_line
from exporters.states import Comparison
from exporters.telling.words import affected, by_weight, summary, title

HEADINGS = {Weight.BREAK: "Breaking", Weight.ADDITION: "Added", Weight.HARMLESS: "Changed"}


def as_markdown(comparison: Comparison) -> str:
    """A heading, the summary, and a list for each weight."""
    head = f"# Changes from {_escaped(comparison.before.name)} to {_escaped(comparison.after.name)}"
    return "\n".join([head, *_body(comparison, "##")]) + "\n"


def section(version: str, comparison: Comparison) -> Iterator[str]:
    """The lines of one version in a changelog."""
    yield f"\n## {_escaped(version)}"
    yield from _body(comparison, "###")


def _body(comparison: Comparison, mark: str) -> Iterator[str]:
    yield f"\n{summary(comparison.changes).capitalize()}."
    for weight, changes in by_weight(comparison.changes):
        yield f"\n{mark} {HEADINGS[weight]}\n"
        for change in changes:
            yield from _item(change, title(comparison, change.subject))


def _item(change: Change, name: str) -> Iterator[str]:
    yield f"- `{change.subject}` {_escaped(name)}: {_escaped(change.message)}"
    if change.reason:
        yield f"  {f'Why (`{code(change)}`)' if change.is_break else 'Because'}: {_escaped(change.reason)}."
    if change.affected:
        yield f"  Affects {affected(change)}."


def _escaped(text: str) -> str:
    """A text in which nothing but code spans is Markdown."""
    parts = re.split(r"(`[^`]*`)", one_line(text))
    return "".join(p if n % 2 else re.sub(r"([\\*_<>\[\]#|~`])", r"\\\1", p) for n, p in enumerate(parts))
