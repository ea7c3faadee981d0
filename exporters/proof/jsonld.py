"""JSON-LD by the letter: what a parser has to pass over in silence.

By the standard (JSON-LD 1.1 Processing Algorithms and API, section 5.5) a parser drops every statement whose address is
relative or illegal, or whose language tag is not well-formed. So the values in the JSON are counted, too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TextIO

_CHUNK: Final = 1 << 20
"""How many characters are read at a time."""

_GRAPH: Final = re.compile(r'"@graph"\s*:\s*\[')
_BETWEEN: Final = re.compile(r"[\s,]*")
_KEYWORDS: Final = frozenset({"@id", "@context"})

Parse = Callable[[bytes], int]
"""Counts the statements that a parser finds in a document."""


def require_complete(path: Path, found: int, parse: Parse) -> None:
    """Raises ValueError if the nodes of a document have more values than the `found` statements of the parser.

    The document is a context and a graph of flat nodes: the values of a node are texts and references.
    """
    with path.open(encoding="utf-8") as file:
        context, nodes = _opened(file)
        if sum(map(_values, nodes)) == found:
            return
    with path.open(encoding="utf-8") as file:
        context, nodes = _opened(file)
        for node in nodes:
            if parse(json.dumps({"@context": context, "@graph": [node]}).encode()) != _values(node):
                raise ValueError(f"{node.get('@id')} has a relative or illegal address, or an illegal language tag")
    raise ValueError("the graph has other values than those of its nodes")


def _values(node: Mapping[str, Any]) -> int:
    """How many statements a node makes."""
    return sum([_number(value) for key, value in node.items() if key not in _KEYWORDS])


def _number(value: Any) -> int:
    if isinstance(value, dict) and "@id" not in value and "@value" not in value:
        return sum(map(_number, value.values()))  # the texts by language
    return len(value) if isinstance(value, list) else 1


def _opened(file: TextIO) -> tuple[Any, Iterator[dict[str, Any]]]:
    """The context of a document, and its nodes as a stream."""
    text = ""
    while not (start := _GRAPH.search(text)):
        more = file.read(_CHUNK)
        if not more:
            raise ValueError("there is no @graph")
        text += more
    head = json.loads(text[: start.start()].rstrip().rstrip(",") + "}")
    return head.get("@context"), _nodes(file, text[start.end() :])


def _nodes(file: TextIO, text: str) -> Iterator[dict[str, Any]]:
    decoder, at = json.JSONDecoder(), 0
    while True:
        at = _end(_BETWEEN, text, at)
        try:
            node, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError:
            if text.startswith("]", at):
                return
            more = file.read(_CHUNK)
            if not more:
                raise
            text, at = text[at:] + more, 0
        else:
            yield node


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
