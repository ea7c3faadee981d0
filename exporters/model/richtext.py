"""Rich text: a small tree of CommonMark, and its plain rendering.

The tree is what every format can show in some way: paragraphs, lists, emphasis, links, code, quotes.
Raw HTML and images stay as the characters that the author typed.
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


_MAY_LINK = re.compile(r"\](?:\(|:)|<")
"""What every link of CommonMark has in it: `](`, the `]:` of a reference, or the `<` of an autolink."""


@lru_cache(maxsize=1024)
def parse(source: str) -> tuple[Block, ...]:
    """The tree of one CommonMark text. Every text has one: CommonMark has no syntax errors."""
    return _Builder().build(source)


def plain(source: str) -> str:
    """One CommonMark text without its markup: paragraphs apart, list items behind `-` or their number."""
    return "\n\n".join(_plain_block(block) for block in parse(source))


def plain_texts(texts: LangText) -> dict[str, str]:
    """`plain` for every language."""
    return {language: plain(source) for language, source in texts.items()}


def anchors(source: str) -> Iterator[Anchor]:
    """The links of one CommonMark text, in order of appearance."""
    if _MAY_LINK.search(source):
        yield from _anchors(parse(source))


def link_targets(source: str) -> Iterator[str]:
    """The targets of the links of one CommonMark text, in order of appearance; mostly without making its tree."""
    if not _MAY_LINK.search(source):
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


class _Builder:
    """Turns pyromark's flat events into the tree: each open element keeps its children on a stack.

    Of a link in a link only the words are kept; of quotes, lists and emphasis too beyond a depth that no author
    means, so that everybody may walk the tree recursively.
    """

    _CONTAINERS = frozenset({"List", "Item", "BlockQuote"})
    _NESTING = frozenset({"List", "BlockQuote", "Emphasis", "Strong"})
    _DEEPEST = 40
    _FLAT = object()

    def __init__(self) -> None:
        self.stack: list[tuple[str, Any, list[Any]]] = [("Document", None, [])]

    def build(self, source: str) -> tuple[Block, ...]:
        for event in pyromark.events(source):
            self._take(event)
        self._close_loose_line()
        return tuple(self.stack[0][2])

    def _take(self, event: Any) -> None:
        if isinstance(event, str):
            self._take_break(event)
            return
        [(name, value)] = event.items()
        if name == "Start":
            self._open(value)
        elif name == "End":
            self._close()
        elif name == "Code":
            self._add(Code(_readable(value)))
        else:  # Text, Html, InlineHtml and what later versions may add: the characters as typed
            self._add(Text(_readable(str(value))))

    def _take_break(self, event: str) -> None:
        if event in {"SoftBreak", "HardBreak"}:
            self._add(Text(" " if event == "SoftBreak" else "\n"))

    def _open(self, tag: Any) -> None:
        name, value = (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
        if name not in {"Emphasis", "Strong", "Link", "Image"}:
            self._close_loose_line()
        self.stack.append((name, self._FLAT if self._is_flat(name) else value, []))

    def _is_flat(self, name: str) -> bool:
        if name == "Item":
            return self.stack[-1][1] is self._FLAT
        if name == "Link":  # CommonMark lets an autolink stand in a link, which no format can show
            return any(outer == "Link" for outer, _, _ in self.stack)
        return name in self._NESTING and len(self.stack) > self._DEEPEST

    def _close(self) -> None:
        self._close_loose_line()
        name, value, children = self.stack.pop()
        for node in children if value is self._FLAT else (_node(name, value, tuple(children)),):
            self._add(node)

    def _add(self, node: Any) -> None:
        """Puts a node into the open element; words right inside a list item (a tight list) open a line of their own."""
        name, _, children = self.stack[-1]
        if name in self._CONTAINERS | {"Document"} and isinstance(node, Text | Code | Emphasis | Strong | Anchor):
            self.stack.append(("Line", None, [node]))
        else:
            children.append(node)

    def _close_loose_line(self) -> None:
        if self.stack[-1][0] == "Line":
            _, _, children = self.stack.pop()
            self.stack[-1][2].append(Paragraph(tuple(children)))


def _readable(value: str) -> str:
    """A character reference such as `&#7;` can name a character that no XML document may hold."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value)


def _target(link: dict[str, str]) -> str:
    """Where a link leads; an autolink such as `<info@example.org>` names its scheme only by its form."""
    scheme = "mailto:" if link["link_type"] == "Email" else ""
    return scheme + _readable(link["dest_url"])


def _node(name: str, value: Any, children: tuple[Any, ...]) -> Any:
    match name:
        case "Emphasis":
            return Emphasis(children)
        case "Strong":
            return Strong(children)
        case "Link":
            return Anchor(_target(value), children)
        case "Image":
            return Text(words(children))
        case "List":
            return ListBlock(children, value)
        case "Item":
            return children
        case "BlockQuote":
            return Quote(children)
        case "CodeBlock":
            return CodeBlock(words(children))
        case _:
            return Paragraph(children)
