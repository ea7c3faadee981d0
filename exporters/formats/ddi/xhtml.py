"""Rich text as XHTML 1.1 blocks, which DDI takes wherever a text may be structured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exporters.formats.xml import escaped, quoted
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

_TAGS: Mapping[type[Inline], str] = {Emphasis: "em", Strong: "strong", Code: "code"}


def xhtml(source: str) -> str:
    """A CommonMark text as blocks with the prefix `xhtml`. A link to a definition becomes `a[@href="#id"]`."""
    return _blocks(parse(source))


def _blocks(blocks: Iterable[Block]) -> str:
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _element("p", _inlines(block.children))
        case ListBlock():
            return _list(block)
        case CodeBlock():
            return _element("pre", escaped(block.value))
        case Quote():
            return _element("blockquote", _blocks(block.children) or _element("p", ""))


def _list(block: ListBlock) -> str:
    items = "".join(_element("li", _item(item)) for item in block.items)
    if block.start is None:
        return _element("ul", items)
    # XHTML 1.1 has no @start
    return _element("ol", items, "" if block.start == 1 else f' class="start-{block.start}"')


def _item(blocks: tuple[Block, ...]) -> str:
    """A line that is the item's only one stands in the item itself."""
    others = blocks[1:]
    if blocks and isinstance(blocks[0], Paragraph) and Paragraph not in map(type, others):
        return _inlines(blocks[0].children) + _blocks(others)
    return _blocks(blocks)


def _inlines(children: Iterable[Inline]) -> str:
    return "".join(map(_inline, children))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(value):
            return escaped(value).replace("\n", "<xhtml:br/>")
        case Code(value):
            return _element("code", escaped(value))
        case Anchor(target, children):
            href = target if inline.is_external else f"#{target}"
            return _element("a", _inlines(children), f" href={quoted(href)}")
        case _:
            return _element(_TAGS[type(inline)], _inlines(inline.children))


def _element(name: str, content: str, attributes: str = "") -> str:
    return f"<xhtml:{name}{attributes}>{content}</xhtml:{name}>"
