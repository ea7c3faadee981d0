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
                f"{said} {term if term[0] == '<' else _term(term)} .\n"
                for predicate, *terms in statements
                for said in [f"{subject} <{full(predicate)}>"]
                for term in terms
            ]
        )


def _term(term: str) -> str:
    """A literal, or a prefixed name, of Turtle in the syntax of N-Triples."""
    if not term.startswith('"'):
        return f"<{full(term)}>"
    end = term.rindex('"') + 1
    return f"{term[:end]}^^<{full(term[end + 2 :])}>" if term.startswith("^^", end) else term
