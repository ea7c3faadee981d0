"""Rich text as XHTML 1.1 blocks, which DDI takes wherever a text may be structured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exporters.formats.ddi.elements import Element, add
from exporters.formats.ddi.names import in_xhtml
from exporters.model.richtext import (
    Anchor,
    Block,
    Code,
    CodeBlock,
    Emphasis,
    Inline,
    ListBlock,
    Paragraph,
    Quote,
    Strong,
    Text,
    parse,
)

P, UL, OL, LI, PRE, BLOCKQUOTE, DIV = map(in_xhtml, ("p", "ul", "ol", "li", "pre", "blockquote", "div"))
EM, STRONG, CODE, A, BR = map(in_xhtml, ("em", "strong", "code", "a", "br"))

_TAGS: Mapping[type[Inline], str] = {Emphasis: EM, Strong: STRONG, Code: CODE, Anchor: A}
_EMPTY = (Paragraph(()),)


def add_rich_text(parent: Element, source: str) -> None:
    """Renders a CommonMark text into an element. A link to a definition becomes `xhtml:a[@href="#id"]`."""
    add_blocks(parent, parse(source))


def add_blocks(parent: Element, blocks: Iterable[Block]) -> None:
    """Renders blocks one after the other."""
    for block in blocks:
        match block:
            case Paragraph():
                _add_inlines(add(parent, P), block.children)
            case ListBlock():
                _add_list(parent, block.items, block.start)
            case CodeBlock():
                add(parent, PRE, block.value)
            case Quote():
                add_blocks(add(parent, BLOCKQUOTE), block.children or _EMPTY)


def _add_list(parent: Element, items: tuple[tuple[Block, ...], ...], start: int | None) -> None:
    element = add(parent, UL if start is None else OL)
    if start not in {None, 1}:  # XHTML 1.1 has no @start
        element.set("class", f"start-{start}")
    for item in items:
        _add_item(add(element, LI), item)


def _add_item(element: Element, blocks: tuple[Block, ...]) -> None:
    """A line that is the item's only one stands in the item itself."""
    others = blocks[1:]
    if blocks and isinstance(blocks[0], Paragraph) and Paragraph not in map(type, others):
        _add_inlines(element, blocks[0].children)
        add_blocks(element, others)
    else:
        add_blocks(element, blocks)


def _add_inlines(element: Element, children: tuple[Inline, ...]) -> None:
    last: Element | None = None
    text = ""
    for child in children:
        if isinstance(child, Text):
            text += child.value
        else:
            _add_text(element, last, text)
            last, text = _add_inline(element, child), ""
    _add_text(element, last, text)


def _add_inline(parent: Element, inline: Emphasis | Strong | Code | Anchor) -> Element:
    element = add(parent, _TAGS[type(inline)])
    if isinstance(inline, Code):
        element.text = inline.value
        return element
    if isinstance(inline, Anchor):
        element.set("href", inline.target if inline.is_external else f"#{inline.target}")
    _add_inlines(element, inline.children)
    return element


def _add_text(parent: Element, last: Element | None, text: str) -> None:
    """Puts words behind the last child. A line break in them is a hard one.

    An element that holds text, be it the empty one, is never indented: a break in it would show as a space.
    """
    first, *lines = text.split("\n") if "\n" in text else (text,)
    if last is None:
        parent.text = first
    elif first:
        last.tail = first
    for line in lines:
        add(parent, BR).tail = line
