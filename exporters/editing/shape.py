"""The collections and scalars of a YAML text, and where each stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from exporters.findings import Pointer
from exporters.reading.careful import events, read_carefully


@dataclass(slots=True)
class Part:
    """A value: characters `start` to `end` of the text, beginning in `column` (from 0) of `line` (from 0).

    `items` are the values of a list; `entries` the keys and values of a mapping; a scalar or an alias has neither.
    `style` is the quote or block mark of a scalar; `flow` says that a collection is written in brackets.
    """

    start: int
    end: int
    line: int
    column: int
    style: str | None = None
    flow: bool = False
    is_mapping: bool = False
    is_list: bool = False
    value: str | None = None
    entries: list[tuple[Part, Part]] = field(default_factory=list)
    items: list[Part] = field(default_factory=list)

    @property
    def children(self) -> Iterator[Part]:
        """The values inside."""
        yield from self.items
        yield from (value for _, value in self.entries)

    @property
    def is_block(self) -> bool:
        """Whether it is a collection whose shape is its indentation."""
        return (self.is_mapping or self.is_list) and not self.flow


def top_part(path: str, text: str) -> Part | None:
    """The value of a whole file; None if the file is empty or has a fault of syntax."""
    if read_carefully(path, text).findings:
        return None
    root = Part(0, 0, 0, 0, is_list=True)
    open_parts: list[Part] = [root]
    waiting: list[Part | None] = [None]
    for event in events(text):
        if isinstance(event, yaml.CollectionEndEvent):
            _close(open_parts.pop(), event)
            waiting.pop()
        elif isinstance(event, yaml.NodeEvent):
            part = _part(event)
            _put(open_parts[-1], waiting, part)
            if isinstance(event, yaml.CollectionStartEvent):
                open_parts.append(part)
                waiting.append(None)
    return root.items[0] if root.items else None


def walk(top: Part, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Part]]:
    """A value and all values inside, each with the way to it, the outer ones first."""
    waiting = [(pointer, top)]
    while waiting:
        here, part = waiting.pop()
        yield here, part
        inner = [((*here, n), item) for n, item in enumerate(part.items)]
        inner += [((*here, key.value or ""), value) for key, value in part.entries]
        waiting += reversed(inner)


def part_at(top: Part, pointer: Pointer) -> Part | None:
    """The value at a pointer."""
    here: Part | None = top
    for step in pointer:
        if here is None:
            return None
        here = _inside(here, step)
    return here


def key_at(top: Part, pointer: Pointer) -> Part | None:
    """The name of the property that a pointer leads to."""
    parent = part_at(top, pointer[:-1])
    return next((key for key, _ in parent.entries if key.value == pointer[-1]), None) if parent else None


def _inside(part: Part, step: str | int) -> Part | None:
    if isinstance(step, int):
        return part.items[step] if step < len(part.items) else None
    return next((value for key, value in part.entries if key.value == step), None)


def _part(event: Any) -> Part:
    start, end = event.start_mark, event.end_mark
    return Part(
        start=start.index,
        end=end.index,
        line=start.line,
        column=start.column,
        style=getattr(event, "style", None),
        flow=bool(getattr(event, "flow_style", False)),
        is_mapping=isinstance(event, yaml.MappingStartEvent),
        is_list=isinstance(event, yaml.SequenceStartEvent),
        value=getattr(event, "value", None),
    )


def _put(parent: Part, waiting: list[Part | None], part: Part) -> None:
    if not parent.is_mapping:
        parent.items.append(part)
    elif waiting[-1] is None:
        waiting[-1] = part
    else:
        parent.entries.append((waiting[-1], part))
        waiting[-1] = None


def _close(part: Part, event: Any) -> None:
    """A collection in brackets ends with its bracket; another one with its last value."""
    if part.flow:
        part.end = event.end_mark.index
    else:
        part.end = max((inner.end for inner in part.children), default=part.start)
