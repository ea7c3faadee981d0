"""Streaming gives what one tree would give, in writes that do not grow with the catalogue."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from exporters.format import Settings
from exporters.formats.ddi import CODEBOOK_2_5
from exporters.formats.ddi.elements import Element, add
from exporters.formats.ddi.stream import write_streaming
from exporters.model.catalog import Catalog
from exporters.model.definitions import Stat


def head() -> tuple[Element, Element]:
    root = etree.Element("{urn:x}root", nsmap={None: "urn:x"})
    add(add(root, "{urn:x}first"), "{urn:x}a", "<!--content-->")
    return root, add(root, "{urn:x}slot")


def add_item(parent: Element) -> None:
    add(add(parent, "{urn:x}item"), "{urn:x}inner", "text & <more>")


@pytest.mark.parametrize("count", [1, 63, 64, 65, 200])
def test_the_bytes_are_those_of_one_tree(count: int) -> None:
    root, slot = head()
    for _ in range(count):
        add_item(slot)
    whole = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    stream = io.BytesIO()
    write_streaming(stream, *head(), [add_item] * count)
    assert stream.getvalue() == whole


def test_nothing_to_stream() -> None:
    stream = io.BytesIO()
    write_streaming(stream, *head(), [])
    assert etree.fromstring(stream.getvalue()).find("{urn:x}slot") is not None


class Largest(io.BytesIO):
    """Keeps nothing but the size of the largest write."""

    size = 0

    def write(self, data: Any) -> int:
        self.size = max(self.size, len(data))
        return len(data)


def test_no_write_grows_with_the_catalogue(catalog_of: Callable[..., Catalog]) -> None:
    def largest(count: int) -> int:
        stream = Largest()
        catalog = catalog_of([Stat(id=f"S{n:04}", path="x", title={"nl": "x" * 500}) for n in range(count)])
        CODEBOOK_2_5.write(stream, catalog, tuple(catalog), Settings())
        return stream.size

    assert largest(1000) == largest(200)
