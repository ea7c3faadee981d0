"""Rich text: CommonMark, and what formats show of it: XHTML, plain words, links.

Paragraphs, lists, quotes, code, emphasis and links are shown. Raw HTML stays as the characters that the author typed;
an image stands for its description; a rule is only the end of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape, unescape
from itertools import count, repeat
from typing import Any, NamedTuple

from exporters.model.commonmark import BETWEEN, WORDS, events, usual_html
from exporters.model.definitions import LangText


class Anchor(NamedTuple):
    """A link. `target` is the id of a definition, or an absolute IRI; `words` bear the link."""

    target: str
    words: str

    @property
    def is_external(self) -> bool:
        """Whether the target is an IRI rather than an id of this catalogue."""
        return is_external(self.target)


def is_external(target: str) -> bool:
    """Whether the target of a link is an IRI rather than an id of this catalogue."""
    return ":" in target


def fragment(identifier: str) -> str:
    """The address of a definition in the same document: `#id`."""
    return f"#{identifier}"


def xhtml(source: str, address: Callable[[str], str] = fragment) -> str:
    """One CommonMark text as blocks of XHTML 1.1: p, ul, ol, li, blockquote, pre, em, strong, code, a and br.

    They name no namespace. `address` says where the definition of an id is to be found; it is told the id, and gives
    the address, as they stand in an attribute.
    """
    return all_xhtml((source,), address)[0]


def all_xhtml(sources: Sequence[str], address: Callable[[str], str] = fragment) -> Sequence[str]:
    """`xhtml` of several texts at once, for most are short."""
    html = usual_html(sources)
    if html is not None:
        return (_addressed(html, address) if '"' in html else html).split(BETWEEN)
    if len(sources) == 1:
        return ["".join(_xhtml_parts(sources[0], address))]
    return [xhtml(source, address) for source in sources]


_LINK = '<a href="'
"""What a link begins with in usual HTML, up to its target and a quotation mark."""


def _addressed(html: str, address: Callable[[str], str]) -> str:
    start, *links = html.split(_LINK)
    for n, link in enumerate(links):
        target, _, rest = link.partition('"')
        if not is_external(target):
            links[n] = f'{address(target)}"{rest}'
    return _LINK.join((start, *links))


def _xhtml_parts(source: str, address: Callable[[str], str]) -> Iterator[str]:
    before = ""
    for tag, value in events(source):
        if before == "blockquote" and tag == "/blockquote":  # a quotation holds blocks
            yield "<p></p>"
        before = tag
        if not tag:
            yield escape(value, quote=False)
        elif tag == "a":
            target = escape(value)
            yield f'<a href="{target if is_external(target) else address(target)}">'
        elif tag == "code":
            yield f"<code>{escape(value, quote=False)}</code>"
        elif tag == "ol" and value != 1:  # XHTML 1.1 has no @start
            yield f'<ol class="start-{value}">'
        else:
            yield "<br/>" if tag == "br" else f"<{tag}>"


def plain(source: str) -> str:
    """One CommonMark text without its markup: paragraphs apart, list items behind `-` or their number."""
    return all_plain((source,))[0]


def plain_texts(texts: LangText) -> dict[str, str]:
    """`plain` for every language."""
    return dict(zip(texts, all_plain(tuple(texts.values())), strict=True))


def all_plain(sources: Sequence[str]) -> Sequence[str]:
    """`plain` of several texts at once, for most are short."""
    if not sources or _UNMARKED.fullmatch("\0".join(sources)):
        return sources
    html = usual_html(sources)
    if html is not None:
        return _plain_pages(html.replace(BETWEEN, "\0"))
    if len(sources) > 1:
        return [plain(source) for source in sources]
    page = _Page()
    for tag, value in events(sources[0]):
        if tag in WORDS:
            page.line.append(value)
        elif step := _STEPS.get(tag):
            step(page, value)
    return [page.text()]


_LINE = r"[^\W\d_](?:[^\\`*_\[\]<>&\n\r\0]*[^\\`*_\[\]<>&\s\0])?"
_UNMARKED = re.compile(f"{_LINE}(?:\0{_LINE})*")
"""Lines that CommonMark leaves as they are, for sure: each begins with a letter, and no character means more."""


def _plain_pages(html: str) -> Sequence[str]:
    """The same of usual HTML, a zero between texts: its line breaks stand between words, or between tags of blocks."""
    html = _INLINE_TAG.sub("", html).replace("\n", " ")
    if "<li>" in html:
        return [unescape(_listed(page)) for page in html.split("\0")]
    return unescape(html.replace("</p> <p>", "\n\n").replace("<p>", "").replace("</p>", "")).split("\0")


def _listed(html: str) -> str:
    """A page with lists, whose items have margins."""
    lines: list[str] = []
    lead, margins, marks = "", [""], list[Iterator[str]]()
    for piece in html.split("<"):
        tag, _, words = piece.partition(">")
        if tag == "li":
            mark = next(marks[-1])
            lead += mark
            margins.append(margins[-1] + " " * len(mark))
        elif tag == "/li":
            if lead != margins.pop():  # a mark without words
                lines.append(lead)
            lead = margins[-1]
        elif tag in _LISTS:
            marks.append(_marks(1 if tag == "ol" else None))
        elif tag in _LIST_ENDS:
            marks.pop()
        if words and words != " ":
            lines.append(lead + words.rstrip(" "))
            lead = margins[-1]
        if not marks and tag in _APART:
            lines.append("")
    return "\n".join(lines[:-1])


_INLINE_TAG = re.compile("</?[ase][^>]*>")
_LISTS, _LIST_ENDS = frozenset({"ul", "ol"}), frozenset({"/ul", "/ol"})
_APART = frozenset({"/p", *_LIST_ENDS})


def _marks(first: int | None) -> Iterator[str]:
    """What stands before each item of a list: its number, or a dash."""
    return repeat("- ") if first is None else (f"{number}. " for number in count(first))


def anchors(source: str) -> Iterator[Anchor]:
    """The links of one CommonMark text, in order of appearance."""
    if not _may_link(source):
        return
    target: str | None = None
    words: list[str] = []
    for tag, value in events(source):
        if tag == "a":
            target = value
        elif tag == "/a" and target is not None:
            yield Anchor(target, "".join(words))
            target = None
            words.clear()
        elif target is not None and tag in WORDS:
            words.append(value)


def link_targets(source: str) -> Sequence[str]:
    """Where the links of one CommonMark text lead, in order of appearance."""
    if not _may_link(source):
        return ()
    html = usual_html((source,))
    if html is None:
        return [anchor.target for anchor in anchors(source)]
    return [link.partition('"')[0] for link in html.split(_LINK)[1:]]


def may_lead_out(source: str) -> bool:
    """Whether a text can have a link to an IRI: a `:`, perhaps as a character reference, or no inline target."""
    return "]:" in source or "<" in source or ("](" in source and _SCHEME_IN_LINK.search(source) is not None)


_SCHEME_IN_LINK = re.compile(r"\]\(\s*\S*[:&]")


def _may_link(source: str) -> bool:
    """Whether a text has what every link of CommonMark has: `](`, the `]:` of a reference, the `<` of an autolink."""
    return "](" in source or "]:" in source or "<" in source


class _Page:
    """A text without its markup, as it grows: the open line, and what stands before it and between blocks."""

    def __init__(self) -> None:
        self.line: list[str] = []
        self._blocks: list[str] = []
        self._between = ""
        self._lead = ""
        self._margins = [""]
        self._gaps = ["\n\n"]
        self._marks: list[Iterator[str]] = []

    def text(self) -> str:
        """All of it, paragraphs apart."""
        self.end_line()
        return "".join(self._blocks)

    def end_line(self, _: object = None) -> None:
        if self.line:
            margin, words = self._margins[-1], "".join(self.line).rstrip(" \n")
            self._blocks.append(self._between + self._lead + (words.replace("\n", f"\n{margin}") if margin else words))
            self._lead, self._between = margin, self._gaps[-1]
            self.line.clear()

    def open_list(self, first: int | None) -> None:
        self.end_line()
        self._marks.append(_marks(first))
        self._gaps.append("\n")

    def open_item(self, _: object) -> None:
        mark = next(self._marks[-1])
        self._lead += mark
        self._margins.append(self._margins[-1] + " " * len(mark))

    def close_item(self, _: object) -> None:
        if self._lead != self._margins[-1]:
            self.line.append("")  # a mark without words
        self.end_line()
        self._margins.pop()
        self._lead = self._margins[-1]

    def close_list(self, _: object) -> None:
        self._marks.pop()
        self._close()

    def open_quote(self, _: object) -> None:
        self.end_line()
        self._gaps.append("\n\n")

    def close_quote(self, _: object) -> None:
        self.end_line()
        self._close()

    def _close(self) -> None:
        self._gaps.pop()
        if self._blocks:
            self._between = self._gaps[-1]


_STEPS: Mapping[str, Callable[[_Page, Any], None]] = {
    "ul": _Page.open_list,
    "ol": _Page.open_list,
    "li": _Page.open_item,
    "blockquote": _Page.open_quote,
    "/ul": _Page.close_list,
    "/ol": _Page.close_list,
    "/li": _Page.close_item,
    "/blockquote": _Page.close_quote,
    "/p": _Page.end_line,
    "/pre": _Page.end_line,
}
