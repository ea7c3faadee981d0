"""XML that is written as it is made: one element a line, indented, nothing kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, BinaryIO, TypeVar

from lxml import etree

from exporters.model.definitions import LangText

XML = "http://www.w3.org/XML/1998/namespace"
_LANG = f"{{{XML}}}lang"

Key = TypeVar("Key", bound=Hashable)


class _Asked(dict[Key, AbstractContextManager[None]]):
    """Elements by what tells them apart, each asked for when it is first wanted."""

    def __init__(self, ask: Callable[[Key], AbstractContextManager[None]]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, key: Key) -> AbstractContextManager[None]:
        element = self[key] = self._ask(key)
        return element


class XmlStream:
    """An XML document on its way out. `file` is an open `lxml.etree.xmlfile`, whose root element is open too.

    Elements that differ in nothing but their text are asked of lxml once: most of a document are such.
    """

    def __init__(self, file: Any) -> None:
        self._element = file.element
        self._write = file.write
        self._line = "\n  "
        self._plain: _Asked[str] = _Asked(file.element)
        self._in_language: _Asked[tuple[str, str]] = _Asked(lambda key: file.element(key[0], {_LANG: key[1]}))

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
        return self._plain[tag]

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
        with self._plain[tag]:
            self._write(text)

    def text_line(self, tag: str, text: str) -> None:
        """An element with text that is in no language, on a line of its own."""
        self._write(self._line)
        self.text(tag, text)

    def texts(self, tag: str, texts: LangText) -> None:
        """The same element in every language, on the line that is open."""
        write, elements = self._write, self._in_language
        for language, text in texts.items():
            with elements[tag, language]:
                write(text)

    def text_lines(self, tag: str, texts: LangText) -> None:
        """The same element in every language, each on its line."""
        write, elements, line = self._write, self._in_language, self._line
        for language, text in texts.items():
            write(line)
            with elements[tag, language]:
                write(text)


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
