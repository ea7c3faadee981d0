"""Turtle: the triples of a document, grouped by node and by property.

The text is put together here rather than by pyoxigraph's serialiser, which wants every statement as an object of
its own: making those takes longer than all the rest. The terms have already refused every illegal IRI and
language tag. The vocabularies' names are shortened; what the document describes keeps its full IRI, which can be
clicked on and needs no escapes. No text spans lines, so a line that begins with `<` begins a node.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO, Final

from pyoxigraph import NamedNode

from exporters.format import Settings
from exporters.formats.dcat import terms
from exporters.formats.dcat.document import blocks
from exporters.formats.dcat.scope import Block
from exporters.formats.dcat.terms import PREFIXES, STRING, TYPE, Statement, Term
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition

_ESCAPES: Final = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"))


def write(stream: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], _settings: Settings) -> None:
    """Writes a DCAT-AP 3.0.1 document in Turtle (RDF 1.1 Turtle, W3C Recommendation) as UTF-8.

    Raises ValueError for an IRI or a language tag that RDF does not allow. The settings have no say: every date
    of the document is a definition's.
    """
    stream.writelines(text.encode() for text in serialized(blocks(catalog, subjects)))


def serialized(described: Iterable[Block]) -> Iterator[str]:
    """The document piece by piece: the prefixes, then every node."""
    yield "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in PREFIXES.items())
    names = _vocabulary()
    for node, statements in described:
        yield f"\n<{node.value}> {_properties(names, statements)} .\n"


@cache
def _vocabulary() -> Mapping[NamedNode, str]:
    """The short name of every term in use."""
    nodes = {term.value: term for term in vars(terms).values() if isinstance(term, NamedNode)}
    prefixes = {namespace: name for name, namespace in PREFIXES.items()}
    names = {node: f"{prefixes[iri[: _local(iri)]]}:{iri[_local(iri) :]}" for iri, node in nodes.items()}
    return {**names, TYPE: "a"}


def _local(iri: str) -> int:
    return max(iri.rfind("#"), iri.rfind("/")) + 1


def _properties(names: Mapping[NamedNode, str], statements: Iterable[Statement]) -> str:
    return " ;\n    ".join(
        [
            f"{_object(names, predicate)} {' , '.join([_object(names, term) for _, term in same])}"
            for predicate, same in groupby(statements, itemgetter(0))
        ]
    )


def _object(names: Mapping[NamedNode, str], term: Term) -> str:
    if isinstance(term, NamedNode):
        return names.get(term) or f"<{term.value}>"
    text = _escaped(term.value)
    if language := term.language:
        return f'"{text}"@{language}'
    return f'"{text}"' if term.datatype == STRING else f'"{text}"^^{names[term.datatype]}'


def _escaped(text: str) -> str:
    """The text of a STRING_LITERAL_QUOTE (RDF 1.1 Turtle, production 22)."""
    for character, escape in _ESCAPES:
        if character in text:  # most texts have none, and looking is six times faster than replacing
            text = text.replace(character, escape)
    return text
