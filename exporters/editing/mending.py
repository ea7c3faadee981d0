"""Mends of findings as edits of a text."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

from exporters.editing.edits import Edit, applied
from exporters.editing.order import names_at, way
from exporters.editing.shape import Part, key_at, part_at, top_part
from exporters.findings import How, Mend, Pointer


def mended(path: str, text: str, name: str | None, mends: Iterable[Mend]) -> str:
    """A text with the mends made that can be; `name` is its schema. What they do not touch stays as it is."""
    top = top_part(path, text)
    if top is None:
        return text
    wanted = list(mends)
    items: dict[Pointer, list[str]] = defaultdict(list)
    for mend in wanted:
        if mend.how is How.ITEM:
            items[mend.place.pointer].append(mend.text)
    more = (edit for pointer, texts in items.items() for edit in _items(top, text, name, pointer, texts))
    return applied(text, (*(edit for mend in wanted for edit in _edits(top, text, mend)), *more))


def _edits(top: Part, text: str, mend: Mend) -> Iterator[Edit]:
    find = {How.VALUE: part_at, How.KEY: key_at}.get(mend.how)
    part = find(top, mend.place.pointer) if find else None
    if part:
        yield from _replacement(part, text, mend.text)


def _items(top: Part, text: str, name: str | None, pointer: Pointer, items: list[str]) -> Iterator[Edit]:
    """More items for a list, or the property with them if it is not there yet."""
    part = part_at(top, pointer)
    if part and part.is_list:
        missing = [item for item in items if item not in {there.value for there in part.items}]
        yield from _appended(part, text, missing)
    elif name and top.is_block and not part:
        yield from _property(top, text, name, str(pointer[0]), f"[{', '.join(items)}]")


def _replacement(part: Part, text: str, value: str) -> Iterator[Edit]:
    """A scalar with another value, in the quotes that it has; block scalars, aliases and anchors are left alone."""
    old = text[part.start : part.end]
    if part.style == '"':
        yield Edit(part.start, part.end, json.dumps(value, ensure_ascii=False))
    elif part.style == "'":
        yield Edit(part.start, part.end, f"'{value.replace(chr(39), chr(39) * 2)}'")
    elif old == part.value:
        yield Edit(part.start, part.end, value)


def _appended(part: Part, text: str, items: list[str]) -> Iterator[Edit]:
    """Items at the end of a list, in its own manner."""
    if part.flow:
        end = part.items[-1].end if part.items else part.start + 1
        yield Edit(end, end, ", ".join(["", *items] if part.items else items))
    elif part.items:
        line_end = text.find("\n", part.items[-1].end)
        end = len(text) if line_end < 0 else line_end
        yield Edit(end, end, "".join(f"\n{' ' * part.column}- {item}" for item in items))


def _property(top: Part, text: str, name: str, prop: str, value: str) -> Iterator[Edit]:
    """One more property, behind those that come before it in the schema."""
    names = names_at(name, way(()))
    before = [entry for entry in top.entries if entry[0].value in names[: names.index(prop)]]
    if not before:
        return
    end = max(part.end for _, part in before)
    start = end if text[end - 1] == "\n" else text.find("\n", end) + 1
    if start:
        yield Edit(start, start, f"{' ' * top.column}{prop}: {value}\n")
    else:
        yield Edit(len(text), len(text), f"\n{' ' * top.column}{prop}: {value}\n")
