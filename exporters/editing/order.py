"""The order of properties: that of the schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from exporters.editing.edits import Edit, applied
from exporters.editing.shape import Part, top_part, walk
from exporters.findings import Pointer
from exporters.reading.shape import schema

Entry = tuple[Part, Part]


def with_ordered_keys(path: str, text: str, name: str) -> str:
    """A text whose properties stand in the order of a schema; inner mappings first, then those around them."""
    while True:
        top = top_part(path, text)
        edits = list(_edits(top, text, name)) if top and not _has_anchors(text, top) else []
        changed = applied(text, edits)
        if changed == text:
            return text
        text = changed


@cache
def names_at(name: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The properties that a schema has at a way into the document; `kinds` are names, and "" for any position."""
    here = _resolved(schema(name))
    for step in kinds:
        known = here.get("properties", {})
        inner = known.get(step, here.get("additionalProperties")) if step else here.get("items")
        if not isinstance(inner, Mapping):
            return ()
        here = _resolved(inner)
    return tuple(here.get("properties", ()))


def way(pointer: Pointer) -> tuple[str, ...]:
    """A pointer without positions, as `names_at` wants it."""
    return tuple("" if isinstance(step, int) else step for step in pointer)


def _resolved(given: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in given:
        own = {key: value for key, value in given.items() if key != "$ref"}
        given = {**schema("common")["$defs"][given["$ref"].rpartition("/")[2]], **own}
    return given


def _has_anchors(text: str, top: Part) -> bool:
    """Whether values are named: an alias must not come to stand above its anchor."""
    return any(text[part.start : part.start + 1] in {"&", "*"} for _, part in walk(top))


def _edits(top: Part, text: str, name: str) -> Iterator[Edit]:
    """The edits of mappings out of order that have no such mapping inside."""
    unordered: list[tuple[Part, list[Entry]]] = []
    for pointer, part in walk(top):
        if part.is_mapping and (wanted := _wanted(part.entries, names_at(name, way(pointer)))) != part.entries:
            unordered.append((part, wanted))
    for part, wanted in unordered:
        if not any(part.start <= other.start and other.end <= part.end for other, _ in unordered if other is not part):
            yield from _flow_edits(part, text, wanted) if part.flow else _block_edits(part, text, wanted)


def _wanted(entries: Sequence[Entry], names: Sequence[str]) -> list[Entry]:
    ranks = {name: n for n, name in enumerate(names)}
    return sorted(entries, key=lambda entry: ranks.get(entry[0].value or "", len(ranks)))


def _flow_edits(part: Part, text: str, wanted: Sequence[Entry]) -> Iterator[Edit]:
    """Each place between the commas gets the entry that belongs there; not where comments stand between them."""
    if "#" not in text[part.start : part.end]:
        for (key, value), (new_key, new_value) in zip(part.entries, wanted, strict=True):
            yield Edit(key.start, value.end, text[new_key.start : new_value.end])


def _block_edits(part: Part, text: str, wanted: Sequence[Entry]) -> Iterator[Edit]:
    """Each entry moves with its lines and the comments above it; what stands above the first of a file stays."""
    first = part.entries[0][0]
    compact = not _is_alone(first, text)
    begin = first.start if compact else first.start - first.column
    pairs = zip(part.entries, part.entries[1:], strict=False)
    starts = [begin, *(_first_line(key, text, above.end) for (_, above), (key, _) in pairs)]
    end = _line_end(part.end, text)
    pieces = {key.start: text[i:j] for (key, _), i, j in zip(part.entries, starts, [*starts[1:], end], strict=True)}
    indent = " " * part.column
    texts = [_ended(pieces[key.start].removeprefix(indent) if compact else pieces[key.start]) for key, _ in wanted]
    if compact and texts[0].lstrip().startswith("#"):
        return  # the comments above it have no place between a dash and a property
    joined = (indent if compact else "").join(texts)
    yield Edit(begin, end, joined if text[:end].endswith("\n") else joined.removesuffix("\n"))


def _ended(piece: str) -> str:
    return piece if piece.endswith("\n") else f"{piece}\n"


def _is_alone(key: Part, text: str) -> bool:
    """Whether nothing but blanks stands before a key on its line."""
    return not text[key.start - key.column : key.start].strip()


def _first_line(key: Part, text: str, bound: int) -> int:
    """Where the lines of an entry begin: at the comments and blank lines above its key, behind what is before it."""
    start = key.start - key.column
    while start > bound:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above:start].strip()
        if above < bound or (line and not line.startswith("#")):
            break
        start = above
    return start


def _line_end(position: int, text: str) -> int:
    """Behind the line in which a value ends: behind its comment."""
    if text[position - 1 : position] == "\n":
        return position
    end = text.find("\n", position)
    return len(text) if end < 0 else end + 1
