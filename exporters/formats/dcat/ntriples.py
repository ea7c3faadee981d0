"""N-Triples: a statement a line, every name in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporters.formats.dcat.scope import Block
from exporters.formats.dcat.terms import full


def serialized(described: Iterable[Block]) -> Iterator[str]:
    """A document in N-Triples (RDF 1.1 N-Triples, W3C Recommendation)."""
    for node, statements in described:
        subject = f"<{full(node)}>"
        yield "".join(
            [f"{subject} <{full(predicate)}> {_term(t)} .\n" for predicate, *terms in statements for t in terms]
        )


def _term(term: str) -> str:
    """A term of Turtle in the syntax of N-Triples."""
    if term.startswith("<"):
        return term
    if not term.startswith('"'):
        return f"<{full(term)}>"
    text, _, datatype = term.rpartition('"^^')
    return f'{text}"^^<{full(datatype)}>' if text and '"' not in datatype else term
