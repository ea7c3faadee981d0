"""Reading a document that may be larger than memory, element by element."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from lxml import etree

_SMALL = 1_000_000
"""The bytes of a document that is read as a whole, which takes three quarters of the time."""


def elements(path: Path, tags: Collection[str], marks: Collection[str] = ()) -> Iterator[etree._Element]:
    """The elements of the given tags, each when it is complete; of a large document, what was read before is freed.

    `marks` are parts of elements that are looked at while these are not complete yet, and stay.

    Raises `lxml.etree.XMLSyntaxError` for a file that is not XML.
    """
    is_small = path.stat().st_size <= _SMALL
    for _, element in _whole(path, (*tags, *marks)) if is_small else _streamed(path, (*tags, *marks)):
        yield element
        if element.tag in marks:
            continue
        element.clear()
        parent = element.getparent()
        if parent is not None and not is_small:
            del parent[: parent.index(element)]


def _whole(path: Path, tags: Collection[str]) -> etree.iterwalk:
    return etree.iterwalk(etree.fromstring(path.read_bytes()), tag=tags)


def _streamed(path: Path, tags: Collection[str]) -> etree.iterparse:
    return etree.iterparse(path, tag=tags, huge_tree=True)
