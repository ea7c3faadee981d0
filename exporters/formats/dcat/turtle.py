"""Turtle: the terms are Turtle already; they only have to be put together, node by node.

The vocabularies' names are shortened; what the document describes keeps its full IRI, which can be clicked on and
needs no escapes. No text spans lines, so a line that begins with `<` begins a node.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exporters.formats.dcat.scope import Block
from exporters.formats.dcat.terms import PREFIXES

_PREFIXES: Final = "".join([f"@prefix {name}: <{namespace}> .\n" for name, namespace in PREFIXES.items()])
_NEXT: Final = " ;\n    "
_SIMPLE: Final = 2
"""The length of a statement with a single object."""


def serialized(described: Iterable[Block]) -> Iterator[str]:
    """A document in Turtle (RDF 1.1 Turtle, W3C Recommendation): the prefixes, then every node."""
    yield _PREFIXES
    for node, statements in described:
        said = [f"{s[0]} {s[1]}" if len(s) == _SIMPLE else f"{s[0]} {' , '.join(s[1:])}" for s in statements]
        yield f"\n{node} {_NEXT.join(said)} .\n"
