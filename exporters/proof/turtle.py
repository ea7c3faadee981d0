"""Reads Turtle with rdflib's parser, several times as fast as into a Graph and without keeping what nobody wants.

A Graph makes an object of every term and indexes every statement in three ways. Here the parser hands each
statement on as plain text and forgets it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableSequence
from pathlib import Path
from typing import Any, Final

from rdflib import URIRef
from rdflib.plugins.parsers.notation3 import RDFSink, SinkParser

Take = Callable[[str, str, str], None]
"""Is given subject, predicate and object of a statement: an IRI as it is, a literal's text behind a `"`.

The text of a literal with escapes may be given as it was written.
"""

_PIECE: Final = 1 << 20
"""How many characters are parsed at a time."""

_OBJECT: Final = re.compile(
    r"""[ \t]*(?:
        <([^\x00-\x20<>"{}|^`\\]*)>                                        # IRIREF, production 18, no escapes
        | ("[^"\\\r\n]*(?:\\[tbnrf"'\\][^"\\\r\n]*)*)"                     # STRING_LITERAL_QUOTE, production 22
          (?:@[A-Za-z]+(?:-[A-Za-z0-9]+)*)?                                # LANGTAG, production 144s
    )(?=[ \t])""",
    re.VERBOSE,
)
_VERB: Final = re.compile(r"[ \t\r\n]*([A-Za-z]+):([A-Za-z]+)(?=[ \t])")
"""A prefixed name of letters only (PrefixedName, production 136s)."""


def read(path: Path, take: Take) -> None:
    """Hands every statement of a Turtle file on, in the order of the file.

    Memory does not grow with the file as long as it has empty lines between its nodes. Raises ValueError for a
    file that is not Turtle or has a blank node.
    """
    parser = _Parser(_Sink(take), turtle=True)
    try:
        for piece in _pieces(path):
            parser.feed(piece)
    except (SyntaxError, AssertionError, IndexError) as error:  # in what ways rdflib stumbles
        cause = " ".join(str(error).split())
        raise ValueError(f"{path.name} is not Turtle: {type(error).__name__}, {cause}") from error


def _pieces(path: Path) -> Iterator[str]:
    """The file cut at empty lines. A cut inside a long literal would not be Turtle any more, so it cannot go unseen."""
    lines: list[str] = []
    length = 0
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            lines.append(line)
            length += len(line)
            if length >= _PIECE and line == "\n":
                yield "".join(lines)
                lines, length = [], 0
    yield "".join(lines)


class _Parser(SinkParser):
    """rdflib's parser, which goes through a text character by character, with a short cut for the common cases.

    Whatever the two expressions do not match, the parser itself reads.
    """

    def object(self, argstr: str, i: int, res: MutableSequence[Any]) -> int:
        """An object that is an IRI or a literal without a datatype (production 12)."""
        match = _OBJECT.match(argstr, i)
        if match is None:
            return super().object(argstr, i, res)
        res.append(match[match.lastindex or 0])
        return match.end()

    def verb(self, argstr: str, i: int, res: MutableSequence[Any]) -> int:
        """A property (production 9)."""
        match = _VERB.match(argstr, i)
        if match is None or match[1] not in self._bindings:
            return super().verb(argstr, i, res)
        res.append(("->", self._bindings[match[1]] + match[2]))
        return match.end()


class _Sink(RDFSink):
    """What the parser reports to."""

    def __init__(self, take: Take) -> None:  # the base class would have a Graph
        self._take = take

    def newSymbol(self, *args: str) -> Any:  # noqa: N802  # rdflib's name, like the next
        return args[0]

    def newLiteral(self, s: str, _datatype: URIRef | None, _language: str | None) -> Any:  # noqa: N802
        return f'"{s}'

    def newBlankNode(self, *_args: Any, **_kwargs: Any) -> Any:  # noqa: N802
        raise ValueError("a blank node: nothing could be linked to it from outside the document")

    def makeStatement(self, quadruple: tuple[Any, Any, Any, Any], why: Any = None) -> None:  # noqa: N802, ARG002
        _, predicate, subject, term = quadruple
        is_keyword = isinstance(predicate, tuple)  # what the parser makes of `a`
        self._take(subject, predicate[1] if is_keyword else predicate, term)
