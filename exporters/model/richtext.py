"""Rich text: a small tree of CommonMark, and its plain rendering.

The tree is what every format can show in some way: paragraphs, lists, emphasis, links, code, quotes.
Raw HTML stays as the characters that the author typed; an image stands for its description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyromark

from exporters.model.definitions import LangText

UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""The characters that XML 1.0 (section 2.2, production 2) does not allow."""


@dataclass(frozen=True, slots=True)
class Text:
    r"""Characters. A line break of the source is a space, a hard break is `\n`."""

    value: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasised words."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Strongly emphasised words."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Words in fixed pitch."""

    value: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link. `target` is the id of a definition, or an absolute IRI."""

    target: str
    children: tuple[Inline, ...]

    @property
    def is_external(self) -> bool:
        """Whether the target is an IRI rather than an id of this catalogue."""
        return is_external(self.target)


def is_external(target: str) -> bool:
    """Whether the target of a link is an IRI rather than an id of this catalogue."""
    return ":" in target


Inline = Text | Emphasis | Strong | Code | Anchor


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, a heading or an item's line."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Preformatted lines."""

    value: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; each item is a run of blocks. `start` is the first number of an ordered list, else None."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


Block = Paragraph | CodeBlock | Quote | ListBlock

_SCHEME_IN_LINK = re.compile(r"\]\(\s*\S*[:&]")


@lru_cache(maxsize=1024)
def parse(source: str) -> tuple[Block, ...]:
    """The tree of one CommonMark text. Every text has one: CommonMark has no syntax errors."""
    return _blocks(iter(pyromark.events(source)), 0)


def plain(source: str) -> str:
    """One CommonMark text without its markup: paragraphs apart, list items behind `-` or their number."""
    return "\n\n".join(_plain_block(block) for block in parse(source))


def plain_texts(texts: LangText) -> dict[str, str]:
    """`plain` for every language."""
    return {language: plain(source) for language, source in texts.items()}


def may_link(source: str) -> bool:
    """Whether a text has what every link of CommonMark has: `](`, the `]:` of a reference, the `<` of an autolink."""
    return "](" in source or "]:" in source or "<" in source


def may_lead_out(source: str) -> bool:
    """Whether a text can have a link to an IRI: a `:`, perhaps as a character reference, or no inline target."""
    return "]:" in source or "<" in source or _SCHEME_IN_LINK.search(source) is not None


def anchors(source: str) -> Iterator[Anchor]:
    """The links of one CommonMark text, in order of appearance."""
    if may_link(source):
        yield from _anchors(parse(source))


def link_targets(source: str) -> Iterator[str]:
    """The targets of the links of one CommonMark text, in order of appearance; mostly without making its tree."""
    if not may_link(source):
        return
    if "![" in source or "<" in source:  # images and links may hold links that the tree leaves out
        yield from (anchor.target for anchor in anchors(source))
        return
    for event in pyromark.events(source):
        tag = event.get("Start") if isinstance(event, dict) else None
        if isinstance(tag, dict) and "Link" in tag:
            yield _target(tag["Link"])


def words(children: tuple[Inline, ...]) -> str:
    """The characters of a run of inlines."""
    return "".join(c.value if isinstance(c, Text | Code) else words(c.children) for c in children)


def _anchors(nodes: tuple[Any, ...]) -> Iterator[Anchor]:
    for node in nodes:
        match node:
            case Anchor():
                yield node
            case ListBlock(items):
                for item in items:
                    yield from _anchors(item)
            case Paragraph(children) | Quote(children) | Emphasis(children) | Strong(children):
                yield from _anchors(children)


def _plain_block(block: Block) -> str:
    match block:
        case Paragraph(children):
            return words(children)
        case CodeBlock(value):
            return value.rstrip("\n")
        case Quote(children):
            return "\n\n".join(map(_plain_block, children))
        case ListBlock(items, start):
            return "\n".join(
                _plain_item("- " if start is None else f"{start + n}. ", item) for n, item in enumerate(items)
            )


def _plain_item(mark: str, item: tuple[Block, ...]) -> str:
    lines = "\n".join(map(_plain_block, item)).split("\n")
    return mark + ("\n" + " " * len(mark)).join(lines)


_INLINE = frozenset({"Emphasis", "Strong", "Link", "Image"})
_BREAKS = {"SoftBreak": Text(" "), "HardBreak": Text("\n")}
_DEEPEST = 40
"""Levels of nesting; what is deeper, which no author means, loses them, so that everybody may walk the tree."""


def _blocks(events: Iterator[Any], depth: int) -> tuple[Any, ...]:
    """The blocks up to the end of the open element; words right inside it (a tight list) make a line of their own."""
    blocks: list[Any] = []
    line: list[Inline] = []
    flattened = 0
    for event in events:
        kind, value = _split(event)
        if kind == "Start":
            name, argument = _split(value)
            if name in _INLINE:
                line.append(_inline(name, argument, events, depth, in_link=False))
                continue
            _end_line(blocks, line)
            if flattened or (depth > _DEEPEST and name in {"List", "BlockQuote"}):
                flattened += 1
            else:
                blocks.append(_block(name, argument, events, depth + 1))
        elif kind == "End":
            _end_line(blocks, line)
            if not flattened:
                break
            flattened -= 1
        else:
            line += _characters(kind, value)
    _end_line(blocks, line)
    return tuple(blocks)


def _block(name: str, argument: Any, events: Iterator[Any], depth: int) -> Any:
    match name:
        case "List":
            return ListBlock(_blocks(events, depth), argument)
        case "Item":
            return _blocks(events, depth)
        case "BlockQuote":
            return Quote(_blocks(events, depth))
        case "CodeBlock":
            return CodeBlock(words(_inlines(events, depth, in_link=False)))
        case _:
            return Paragraph(_inlines(events, depth, in_link=False))


def _inlines(events: Iterator[Any], depth: int, *, in_link: bool) -> tuple[Inline, ...]:
    """The inlines up to the end of the open element; of a link in a link, which no format can show, the words."""
    line: list[Inline] = []
    flattened = 0
    for event in events:
        kind, value = _split(event)
        if kind == "Start":
            name, argument = _split(value)
            if in_link if name == "Link" else depth > _DEEPEST:
                flattened += 1
            else:
                line.append(_inline(name, argument, events, depth + 1, in_link=in_link))
        elif kind == "End":
            if not flattened:
                break
            flattened -= 1
        else:
            line += _characters(kind, value)
    return tuple(line)


def _inline(name: str, argument: Any, events: Iterator[Any], depth: int, *, in_link: bool) -> Inline:
    children = _inlines(events, depth, in_link=in_link or name == "Link")
    match name:
        case "Emphasis":
            return Emphasis(children)
        case "Strong":
            return Strong(children)
        case "Link":
            return Anchor(_target(argument), children)
        case _:  # an image stands for its description
            return Text(words(children))


def _characters(kind: str, value: Any) -> tuple[Inline, ...]:
    """Text, HTML and whatever later versions may add: the characters as typed."""
    if kind == "Text":
        return (Text(_readable(value)),)
    if kind == "Code":
        return (Code(_readable(value)),)
    if value is None:
        return (_BREAKS[kind],) if kind in _BREAKS else ()
    return (Text(_readable(str(value))),)


def _split(event: Any) -> tuple[str, Any]:
    """A name and its argument: pyromark gives `{name: argument}`, or the bare name if there is none."""
    if isinstance(event, str):
        return event, None
    [(name, argument)] = event.items()
    return name, argument


def _end_line(blocks: list[Any], line: list[Inline]) -> None:
    if line:
        blocks.append(Paragraph(tuple(line)))
        line.clear()


def _readable(value: str) -> str:
    """A character reference such as `&#7;` can name a character that no XML document may hold."""
    return value if value.isprintable() else UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value)


def _target(link: dict[str, str]) -> str:
    """Where a link leads; an autolink such as `<info@example.org>` names its scheme only by its form."""
    scheme = "mailto:" if link["link_type"] == "Email" else ""
    return scheme + _readable(link["dest_url"])
