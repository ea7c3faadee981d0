"""Reading a document that may be larger than memory, element by element."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from lxml import etree


def elements(path: Path, tags: Collection[str], marks: Collection[str] = ()) -> Iterator[etree._Element]:
    """The elements of the given tags, each when it is complete; what was read before is freed.

    `marks` are parts of elements that are looked at while these are not complete yet, and stay.

    Raises `lxml.etree.XMLSyntaxError` for a file that is not XML.
    """
    for _, element in etree.iterparse(path, tag=(*tags, *marks), huge_tree=True):
        yield element
        if element.tag in marks:
            continue
        element.clear()
        parent = element.getparent()
        if parent is not None:
            del parent[: parent.index(element)]
