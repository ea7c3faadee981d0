"""XML as text: escaped, indented, and written as it is made, so that nothing is kept.

Strings, and not elements of a library: the documents have millions of elements, and most of a library's time goes
into making each an object. Escaping is all that is to be known, and it is here alone.

An `XmlStream` writes the frame of a document. What a document has by the thousand is made as text by functions that
look like it, each element behind its margin (a line break and the blanks that indent it), and handed to `pieces`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import BinaryIO, Self

from exporters.model.forms import Form, filled, form

Attributes = Mapping[str, str | None]
"""Names and values; an attribute without a value (None) is not written."""

XHTML = "http://www.w3.org/1999/xhtml"
"""The namespace of rich text."""

_PIECES, _CHARACTERS = 2048, 2**16
"""How much is kept before it is written: what the cache of a core has room for, as text and as bytes."""


def escaped(text: str) -> str:
    """Character data (XML 1.0, section 2.4). A carriage return would be read as a line feed if it stood there.

    To look for a character takes a tenth of the time that it takes to replace one that is not there.
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace("\r", "&#13;") if "\r" in text else text


def all_escaped(texts: Sequence[str]) -> Sequence[str]:
    """Each of some texts as character data: at once, for most are short, and most have nothing to escape.

    No text of XML holds the character between.
    """
    together = "\0".join(texts)
    text = escaped(together)
    return texts if text == together else text.split("\0")


def quoted(value: str) -> str:
    """An attribute's value in its quotes."""
    return f'"{_escaped_values(value)}"'


def attributes(values: Attributes) -> str:
    """Attributes as they stand in a tag, each behind a blank."""
    present = {name: value for name, value in values.items() if value is not None}
    if not present:
        return ""
    return filled(_named(tuple(present)), _escaped_values("\0".join(present.values())).split("\0"))


def in_languages(pattern: str, texts: Mapping[str, str] | None, more: str = "") -> str:
    """The same element in every language (language -> text); nothing for no text.

    The pattern is the element, with `{language}` and `{text}` where they belong, and `{more}` for attributes that it
    does not know. Patterns are few, and so are the sets of languages: the elements are put together once, and then only
    filled in.
    """
    if not texts:
        return ""
    return filled(_repeated(pattern, tuple(texts), more), all_escaped(tuple(texts.values())))


def markup_in_languages(pattern: str, markup: Mapping[str, str]) -> str:
    """`in_languages` for what is well-formed XML already (language -> XML)."""
    return filled(_repeated(pattern, tuple(markup), ""), tuple(markup.values()))


def parent(margin: str, name: str, inside: str) -> str:
    """An element with its children, which have margins of their own; nothing without children."""
    return f"{margin}<{name}>{inside}{margin}</{name}>" if inside else ""


class XmlStream:
    """An XML document on its way out. Names are written as they are given, with their prefixes.

    What `element` and `line` open is closed by leaving the `with` block. Inside `element` each child has a line of its
    own; inside `line` the children follow each other, because blanks between them would mean something or disturb.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._kept = 0
        self._pieces: list[str] = ['<?xml version="1.0" encoding="UTF-8"?>']
        self._line = "\n"
        self._open: list[tuple[str, str, str]] = []

    @property
    def margin(self) -> str:
        """What stands before the next child."""
        return self._line

    def element(self, name: str, values: Attributes | None = None) -> XmlStream:
        """An element with its children on lines of their own."""
        outer = self._line
        self._start(name, values, f"{outer}</{name}>")
        self._line = f"{outer}  "
        return self

    def line(self, name: str, values: Attributes | None = None) -> XmlStream:
        """An element with its children, or its text, behind it on the same line."""
        self._start(name, values, f"</{name}>")
        self._line = ""
        return self

    def empty(self, name: str, values: Attributes) -> None:
        """An element without content."""
        self._pieces.append(f"{self._line}<{name}{attributes(values)}/>")

    def text(self, name: str, text: str, values: Attributes | None = None) -> None:
        """An element with a text that is in no language."""
        self._pieces.append(f"{self._line}<{name}{attributes(values or {})}>{escaped(text)}</{name}>")

    def texts(self, name: str, texts: Mapping[str, str]) -> None:
        """The same element in every language (language -> text)."""
        self._pieces.append(in_languages(f'{self._line}<{name} xml:lang="{{language}}">{{text}}</{name}>', texts))

    def child(self, xml: str) -> None:
        """A whole element that was made elsewhere, as it is, where the next child belongs."""
        self._pieces.append(f"{self._line}{xml}")

    def markup(self, xml: str) -> None:
        """Well-formed XML that was made elsewhere, as it is."""
        self._pieces.append(xml)

    def pieces(self, pieces: Iterable[str]) -> None:
        """Well-formed XML that is made elsewhere, as it is, piece by piece; of any number, never many are kept."""
        for piece in pieces:
            self._pieces.append(piece)
            self._kept += len(piece)
            if self._kept > _CHARACTERS:
                self.flush()

    def flush(self) -> None:
        """Hands over what is still kept."""
        self._out.write("".join(self._pieces).encode())
        self._pieces[:] = [""]  # so that there is always a last piece
        self._kept = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        start, end, self._line = self._open.pop()
        pieces = self._pieces
        if pieces[-1] is start:
            pieces[-1] = f"{start[:-1]}/>"
        else:
            pieces.append(end)
        if len(pieces) > _PIECES:
            self.flush()

    def _start(self, name: str, values: Attributes | None, end: str) -> None:
        start = f"{self._line}<{name}{attributes(values or {})}>"
        self._open.append((start, end, self._line))
        self._pieces.append(start)


@contextmanager
def xml_document(out: BinaryIO, root: str, values: Attributes) -> Iterator[XmlStream]:
    """A document of one root element, in UTF-8; the namespaces are among the attributes."""
    xml = XmlStream(out)
    with xml.element(root, values):
        yield xml
    xml.markup("\n")
    xml.flush()


def _escaped_values(values: str) -> str:
    """Attribute values; blanks other than the space would be read as spaces (section 3.3.3)."""
    text = escaped(values)
    if '"' in text:
        text = text.replace('"', "&quot;")
    if "\n" in text:
        text = text.replace("\n", "&#10;")
    return text.replace("\t", "&#9;") if "\t" in text else text


@lru_cache(maxsize=1024)
def _named(names: Sequence[str]) -> Form:
    return form("".join([f' {name}="\0"' for name in names]))


@lru_cache(maxsize=1024)
def _repeated(pattern: str, languages: Sequence[str], more: str) -> Form:
    once = pattern.replace("{text}", "\0")
    return form("".join([once.replace("{language}", language).replace("{more}", more) for language in languages]))
