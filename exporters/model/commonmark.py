"""CommonMark as pyromark reads it: HTML at once where there is nothing unusual in it, or else tag by tag."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, cast

import pyromark

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters that XML 1.0 (section 2.2, production 2) does not allow."""

WORDS = frozenset({"", "code", "br"})
"""The tags of what is read as it stands."""
_TAGS = {
    "Paragraph": "p",
    "Heading": "p",
    "HtmlBlock": "p",
    "List": "ul",
    "Item": "li",
    "BlockQuote": "blockquote",
    "CodeBlock": "pre",
    "Emphasis": "em",
    "Strong": "strong",
    "Link": "a",
    "Image": "img",
}
_ENDS = {tag: (f"/{tag}", None) for tag in (*_TAGS.values(), "ol")}
"""Each tag with what ends it, as `events` gives them."""
_BREAKS = {"SoftBreak": ("", " "), "HardBreak": ("br", "\n")}
_UNSEEN = frozenset({"", "img"})
_AT_ANY_DEPTH = frozenset({"p", "pre", "a"})
_DEEPEST = 40
"""Levels of nesting; what is deeper, which no author means, loses them, so that every reader can follow."""
_MOST_TAGS = 2 * _DEEPEST
"""As many tags, each with its end, cannot be deeper."""


def events(source: str) -> Iterator[tuple[str, Any]]:
    """A text as tags, their ends, and what is between them.

    A tag comes with its argument: of `a` the target, of `ol` the first number; `/a` is the end of `a`. Words have the
    tag "", code has its words as the argument, `br` is a line break that the author wants, and its argument.
    """
    open_tags: list[str] = []
    value: Any
    for event in cast(Iterator[Any], pyromark.events(source)):
        kind, value = (event, None) if event.__class__ is str else next(iter(event.items()))
        if kind == "Text":
            yield "", value if value.isprintable() else _readable(value)
        elif kind == "Start":
            tag, argument = _tag(value, open_tags)
            open_tags.append(tag)
            if tag not in _UNSEEN:
                yield tag, argument
        elif kind == "End":
            if (tag := open_tags.pop()) not in _UNSEEN:
                yield _ENDS[tag]
        elif kind in _BREAKS:
            yield _BREAKS[kind]
        elif value is not None:
            yield "code" if kind == "Code" else "", _readable(str(value))


def _tag(start: Any, open_tags: list[str]) -> tuple[str, Any]:
    """The tag of what begins, and its argument; "" for what is not shown, such as a link in a link."""
    name, argument = (start, None) if start.__class__ is str else next(iter(start.items()))
    tag = _TAGS.get(name, "p")
    if len(open_tags) > _DEEPEST and tag not in _AT_ANY_DEPTH:
        return "", None
    if tag == "a":
        return ("", None) if "a" in open_tags or "img" in open_tags else (tag, _target(argument))
    return ("ol", argument) if tag == "ul" and argument is not None else (tag, None)


BETWEEN = "\n<h1>\x01</h1>\n"
"""What stands between the pages of `usual_html`, which have no headings: one of a character that no text of XML has."""


def usual_html(sources: Sequence[str]) -> str | None:
    """What pyromark makes of some texts; None if one is empty, has more than paragraphs, lists and so on, or too many.

    That takes a tenth of the time that the events take; a test holds the two ways to the same. The texts are read as
    one: a heading ends whatever the text before has left open, but for what makes the page unusual, and but for the
    targets that `[label]:` defines.
    """
    together = _APART.join(sources)
    if "<" in together or "&" in together or (len(sources) > 1 and ":" in together and "]:" in together):
        return None
    html = pyromark.html(together).rstrip()
    return html if _USUAL.fullmatch(html) else None


_APART = "\n# \x01\n"
_PAGE = rf'(?:<(?:/|li>|p>|em>|a href="[^"&%]*+">|ul>|strong>|ol>)[^<]*+){{1,{_MOST_TAGS}}}+'
"""Tags by the frequency that they have. Of an end there is no more to know: it is that of a tag before."""
_USUAL = re.compile(rf"{_PAGE}(?:<h1>\x01</h1>\n{_PAGE})*+")


def _readable(value: str) -> str:
    """A character reference such as `&#7;` can name a character that no XML document may hold."""
    if value.isprintable():
        return value
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value).replace("\r", " ")


def _target(link: Any) -> str:
    """Where a link leads; an autolink such as `<info@example.org>` names its scheme only by its form."""
    scheme = "mailto:" if link["link_type"] == "Email" else ""
    return scheme + _readable(link["dest_url"])
