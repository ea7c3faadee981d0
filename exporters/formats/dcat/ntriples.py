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
            [
                f"{subject} <{full(predicate)}> {term if term[0] == '<' else _term(term)} .\n"
                for predicate, *terms in statements
                for term in terms
            ]
        )


def _term(term: str) -> str:
    """A literal, or a prefixed name, of Turtle in the syntax of N-Triples."""
    if not term.startswith('"'):
        return f"<{full(term)}>"
    text, _, datatype = term.rpartition('"^^')
    return f'{text}"^^<{full(datatype)}>' if text and '"' not in datatype else term
