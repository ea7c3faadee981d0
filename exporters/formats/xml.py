"""XML as text: escaped, indented, and written as it is made, so that nothing is kept.

Strings, and not elements of a library: the documents have millions of elements, and most of a library's time goes
into making each an object. Escaping is all that is to be known, and it is here alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import BinaryIO, Self

Attributes = Mapping[str, str | None]
"""Names and values; an attribute without a value (None) is not written."""

_PIECES = 2048
"""How many pieces of text are kept before they are written: some hundred kilobytes at most."""


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


def all_escaped(texts: Iterable[str]) -> list[str]:
    """Each of some texts as character data: at once, for most are short. No text of XML holds the character between."""
    return escaped("\0".join(texts)).split("\0")


@lru_cache(maxsize=4096)
def quoted(value: str) -> str:
    """An attribute's value in its quotes; blanks other than the space would be read as spaces (section 3.3.3)."""
    plain = escaped(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f'"{plain}"'


class XmlStream:
    """An XML document on its way out. Names are written as they are given, with their prefixes.

    What `element` and `line` open is closed by leaving the `with` block. Inside `element` each child has a line of its
    own; inside `line` the children follow each other, because blanks between them would mean something or disturb.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._pieces: list[str] = ['<?xml version="1.0" encoding="UTF-8"?>']
        self._line = "\n"
        self._open: list[tuple[str, str, str]] = []

    def element(self, name: str, attributes: Attributes | None = None) -> XmlStream:
        """An element with its children on lines of their own."""
        outer = self._line
        self._start(name, attributes, f"{outer}</{name}>")
        self._line = f"{outer}  "
        return self

    def line(self, name: str, attributes: Attributes | None = None) -> XmlStream:
        """An element with its children, or its text, behind it on the same line."""
        self._start(name, attributes, f"</{name}>")
        self._line = ""
        return self

    def empty(self, name: str, attributes: Attributes) -> None:
        """An element without content."""
        self._pieces.append(f"{self._line}<{name}{_written(attributes)}/>")

    def text(self, name: str, text: str, attributes: Attributes | None = None) -> None:
        """An element with a text that is in no language."""
        start = f"{name}{_written(attributes)}" if attributes else name
        self._pieces.append(f"{self._line}<{start}>{escaped(text)}</{name}>")

    def texts(self, name: str, texts: Mapping[str, str], attributes: Attributes | None = None) -> None:
        """The same element in every language (language -> text); the attributes are those of each."""
        more = _written(attributes) if attributes else ""
        start, middle, end = f'{self._line}<{name} xml:lang="', f'"{more}>', f"</{name}>"
        self._pieces += [
            f"{start}{language}{middle}{text}{end}"
            for language, text in zip(texts, _each_escaped(texts.values()), strict=True)
        ]

    def words(self, text: str) -> None:
        """Characters right inside the element that `line` opened."""
        self._pieces.append(escaped(text))

    def child(self, xml: str) -> None:
        """A whole element that was made elsewhere, as it is, where the next child belongs."""
        self._pieces.append(f"{self._line}{xml}")

    def markup(self, xml: str) -> None:
        """Well-formed XML that was made elsewhere, as it is."""
        self._pieces.append(xml)

    def flush(self) -> None:
        """Hands over what is still kept."""
        self._out.write("".join(self._pieces).encode())
        self._pieces[:] = [""]  # so that there is always a last piece

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

    def _start(self, name: str, attributes: Attributes | None, end: str) -> None:
        start = f"{self._line}<{name}{_written(attributes) if attributes else ''}>"
        self._open.append((start, end, self._line))
        self._pieces.append(start)


@contextmanager
def xml_document(out: BinaryIO, root: str, attributes: Attributes) -> Iterator[XmlStream]:
    """A document of one root element, in UTF-8; the namespaces are among the attributes."""
    xml = XmlStream(out)
    with xml.element(root, attributes):
        yield xml
    xml.markup("\n")
    xml.flush()


def _each_escaped(texts: Collection[str]) -> list[str]:
    """Several texts, escaped in one go; no XML document can hold the character that they are joined by."""
    return escaped("\0".join(texts)).split("\0") if texts else []


def _written(attributes: Attributes | None) -> str:
    if not attributes:
        return ""
    return "".join([f" {name}={quoted(value)}" for name, value in attributes.items() if value is not None])
