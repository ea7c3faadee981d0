"""Rich text as XHTML blocks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exporters.formats.ddi.xhtml import xhtml
from exporters.model.richtext import UNPRINTABLE, Code, CodeBlock, Text, parse

CASES = {
    "one paragraph": "<p>one paragraph</p>",
    "two\n\nparagraphs": "<p>two</p><p>paragraphs</p>",
    "*a* **b** `c` d": "<p><em>a</em> <strong>b</strong> <code>c</code> d</p>",
    "*a***b**": "<p><em>a</em><strong>b</strong></p>",
    "***both***": "<p><em><strong>both</strong></em></p>",
    "# heading": "<p>heading</p>",
    "hard  \nbreak *x*": "<p>hard<br/>break <em>x</em></p>",
    "[inside](stat_1)": '<p><a href="#stat_1">inside</a></p>',
    "[out *side*](https://example.org/?a=1&b=2)": (
        '<p><a href="https://example.org/?a=1&amp;b=2">out <em>side</em></a></p>'
    ),
    "- a\n- b\n  - c": "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>",
    "1. a\n2. b": "<ol><li>a</li><li>b</li></ol>",
    "7. a": '<ol class="start-7"><li>a</li></ol>',
    "- a\n\n  b": "<ul><li><p>a</p><p>b</p></li></ul>",
    "-": "<ul><li/></ul>",
    "> quoted": "<blockquote><p>quoted</p></blockquote>",
    ">": "<blockquote><p></p></blockquote>",
    "```\n<b> & ]]>\n```": "<pre>&lt;b&gt; &amp; ]]&gt;\n</pre>",
    "<script>alert(1)</script>": "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
}


def rendered(source: str) -> etree._Element:
    return etree.fromstring(f'<xhtml:txt xmlns:xhtml="http://www.w3.org/1999/xhtml">{xhtml(source)}</xhtml:txt>')


@pytest.mark.parametrize(("source", "expected"), CASES.items(), ids=CASES)
def test_rendering(source: str, expected: str) -> None:
    inner = etree.fromstring(f'<txt xmlns="http://www.w3.org/1999/xhtml">{expected}</txt>')
    assert shape(rendered(source)) == shape(inner)


def shape(element: etree._Element) -> tuple[Any, ...]:
    """An element without its prefix."""
    return (
        element.tag,
        dict(element.attrib),
        element.text or "",
        element.tail or "",
        [shape(child) for child in element],
    )


@given(st.text("ab *_`[]()<>#-1.\n>&é", max_size=60).filter(lambda text: not UNPRINTABLE.search(text)))
def test_every_word_of_the_tree_is_in_the_document_in_its_order(source: str) -> None:
    kept = "".join(rendered(source).itertext()).replace("\n", "")
    assert kept == "".join(words(parse(source))).replace("\n", "")


def words(node: Any) -> list[str]:
    """All characters below a node of the tree, in order."""
    match node:
        case Text(value) | Code(value) | CodeBlock(value):
            return [value]
        case tuple():
            return [word for child in node for word in words(child)]
        case _:
            return words(getattr(node, "items", None) or getattr(node, "children", ()))
