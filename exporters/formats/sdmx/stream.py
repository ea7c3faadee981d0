"""XML that is written as it is made: one element a line, indented, nothing kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, BinaryIO

from lxml import etree

from exporters.model.definitions import LangText

XML = "http://www.w3.org/XML/1998/namespace"
_LANG = f"{{{XML}}}lang"


class XmlStream:
    """An XML document on its way out. `file` is an open `lxml.etree.xmlfile`, whose root element is open too.

    Elements that differ in nothing but their text are asked of lxml once: most of a document are such.
    """

    def __init__(self, file: Any) -> None:
        self._element = file.element
        self._write = file.write
        self._line = "\n  "
        self._plain: dict[str, AbstractContextManager[None]] = {}
        self._in_language: dict[tuple[str, str], AbstractContextManager[None]] = {}

    @contextmanager
    def element(self, tag: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
        """An element with its children on lines of their own."""
        outer = self._line
        self._write(outer)
        with self._element(tag, attributes):
            self._line = outer + "  "
            yield
            self._line = outer
            self._write(outer)

    def line(self, tag: str) -> AbstractContextManager[None]:
        """An element with its children behind it on the same line."""
        self._write(self._line)
        return self._without_attributes(tag)

    def empty(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element without content, on the line that is open."""
        with self._element(tag, attributes):
            pass

    def empty_line(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element without content, on a line of its own."""
        self._write(self._line)
        self.empty(tag, attributes)

    def text(self, tag: str, text: str) -> None:
        """An element with text that is in no language, on the line that is open."""
        with self._without_attributes(tag):
            self._write(text)

    def text_line(self, tag: str, text: str) -> None:
        """An element with text that is in no language, on a line of its own."""
        self._write(self._line)
        self.text(tag, text)

    def texts(self, tag: str, texts: LangText) -> None:
        """The same element in every language, on the line that is open."""
        for language, text in texts.items():
            with self._with_language(tag, language):
                self._write(text)

    def text_lines(self, tag: str, texts: LangText) -> None:
        """The same element in every language, each on its line."""
        for language, text in texts.items():
            self._write(self._line)
            with self._with_language(tag, language):
                self._write(text)

    def _without_attributes(self, tag: str) -> AbstractContextManager[None]:
        element = self._plain.get(tag)
        if element is None:
            element = self._plain[tag] = self._element(tag)
        return element

    def _with_language(self, tag: str, language: str) -> AbstractContextManager[None]:
        element = self._in_language.get((tag, language))
        if element is None:
            element = self._in_language[tag, language] = self._element(tag, {_LANG: language})
        return element


@contextmanager
def xml_document(out: BinaryIO, root: str, namespaces: Mapping[str, str]) -> Iterator[XmlStream]:
    """A document of one root element, in UTF-8 with an XML declaration.

    The prefix `xml` is declared because lxml would make up another one for `xml:lang`.
    """
    with etree.xmlfile(out, encoding="UTF-8") as file:
        file.write_declaration()
        with file.element(root, nsmap={**namespaces, "xml": XML}):
            yield XmlStream(file)
            file.write("\n")
