"""Rich text as XHTML 1.1 blocks, which DDI takes wherever a text may be structured."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from exporters.formats.ddi.elements import Element, add
from exporters.formats.ddi.names import in_xhtml
from exporters.model.richtext import Anchor, Block, Code, CodeBlock, Emphasis, Inline, ListBlock, Paragraph, Quote
from exporters.model.richtext import Strong, Text, parse

P, UL, OL, LI, PRE, BLOCKQUOTE, DIV = map(in_xhtml, ("p", "ul", "ol", "li", "pre", "blockquote", "div"))
EM, STRONG, CODE, A, BR = map(in_xhtml, ("em", "strong", "code", "a", "br"))


def add_rich_text(parent: Element, source: str) -> None:
    """Renders a CommonMark text into an element. A link to a definition becomes `xhtml:a[@href="#id"]`."""
    add_blocks(parent, parse(source))


def add_blocks(parent: Element, blocks: Iterable[Block]) -> None:
    """Renders blocks one after the other."""
    for block in blocks:
        _add_block(block, parent)


@singledispatch
def _add_block(block: Block, parent: Element) -> None:
    raise TypeError(block)


@_add_block.register
def _(block: Paragraph, parent: Element) -> None:
    _add_inlines(add(parent, P), block.children)


@_add_block.register
def _(block: CodeBlock, parent: Element) -> None:
    add(parent, PRE, block.value)


@_add_block.register
def _(block: Quote, parent: Element) -> None:
    add_blocks(add(parent, BLOCKQUOTE), block.children or (Paragraph(()),))


@_add_block.register
def _(block: ListBlock, parent: Element) -> None:
    element = add(parent, UL if block.start is None else OL)
    if block.start not in {None, 1}:  # XHTML 1.1 has no @start
        element.set("class", f"start-{block.start}")
    for item in block.items:
        _add_item(add(element, LI), item)


def _add_item(element: Element, blocks: tuple[Block, ...]) -> None:
    """The line of an item stands in the item itself, unless the item has several paragraphs."""
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    if len(lines) == 1 and blocks[0] is lines[0]:
        _add_inlines(element, lines[0].children)
        blocks = blocks[1:]
    add_blocks(element, blocks)


def _add_inlines(element: Element, children: tuple[Inline, ...]) -> None:
    element.text = ""  # an element that holds text, be it empty, is never indented: a break would show as a space
    for child in children:
        _add_inline(child, element)


@singledispatch
def _add_inline(inline: Inline, parent: Element) -> None:
    raise TypeError(inline)


@_add_inline.register
def _(inline: Text, parent: Element) -> None:
    first, *others = inline.value.split("\n")
    _append_text(parent, first)
    for line in others:
        add(parent, BR).tail = line


@_add_inline.register
def _(inline: Emphasis, parent: Element) -> None:
    _add_inlines(add(parent, EM), inline.children)


@_add_inline.register
def _(inline: Strong, parent: Element) -> None:
    _add_inlines(add(parent, STRONG), inline.children)


@_add_inline.register
def _(inline: Code, parent: Element) -> None:
    add(parent, CODE, inline.value)


@_add_inline.register
def _(inline: Anchor, parent: Element) -> None:
    element = add(parent, A)
    element.set("href", inline.target if inline.is_external else f"#{inline.target}")
    _add_inlines(element, inline.children)


def _append_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
