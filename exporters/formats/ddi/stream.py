"""Writes a document of which one element holds more than memory should."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain, islice
from typing import BinaryIO

from lxml import etree

from exporters.formats.ddi.elements import Element

Part = Callable[[Element], None]
"""Adds one or more children to the element it is given."""

_BATCH = 64


def write_streaming(stream: BinaryIO, root: Element, slot: Element, parts: Iterable[Part]) -> None:
    """Writes the document of `root` with the children that `parts` add to its empty child `slot`.

    A batch of children is serialised inside its parents, so that indentation and prefixes are as if the whole
    document had been one tree, and what the parents gave is cut off. `etree.xmlfile` would declare every prefix again
    on each child. The other children of `root` are gone afterwards.
    """
    remaining = iter(parts)
    first = tuple(islice(remaining, _BATCH))
    if 0 < len(first) < _BATCH:
        _write_whole(stream, root, slot, first)
    else:
        _write_in_batches(stream, root, slot, chain(first, remaining))


def _write_whole(stream: BinaryIO, root: Element, slot: Element, parts: Iterable[Part]) -> None:
    for part in parts:
        part(slot)
    stream.write(_serialise(root))


def _write_in_batches(stream: BinaryIO, root: Element, slot: Element, parts: Iterable[Part]) -> None:
    head, tail = _around(root, slot)
    stream.write(head)
    for other in list(root):
        if other is not slot:
            root.remove(other)
    before, after = (len(outside) for outside in _around(root, slot))
    remaining = iter(parts)
    while batch := tuple(islice(remaining, _BATCH)):
        for part in batch:
            part(slot)
        if len(slot):
            stream.write(_serialise(root)[before:-after])
        del slot[:]
    stream.write(tail)


def _around(root: Element, slot: Element) -> tuple[bytes, bytes]:
    """The bytes of the document up to the content of `slot`, and from there on."""
    mark = etree.Comment("content")
    slot.append(mark)
    head, _, tail = _serialise(root).partition(etree.tostring(mark))
    slot.remove(mark)
    return head.rstrip(b" \n"), tail


def _serialise(root: Element) -> bytes:
    document: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return document
