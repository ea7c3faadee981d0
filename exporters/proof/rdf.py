"""Reads RDF with pyoxigraph's parsers, which refuse whatever is not well-formed: illegal IRIs and language tags too.

Statements go by one after the other, and only those that somebody wants are taken apart: a document of a million
statements is read in seconds, and its size does not count.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

Wants = Callable[[str], bool]
"""Whether the statements of a property are wanted. Asked once for each property."""

Take = Callable[[str, str, str], None]
"""Is given subject, predicate and object of a statement: an IRI as it is, a literal's text behind a `"`."""

_FORMATS: Final = {
    ".jsonld": RdfFormat.STREAMING_JSON_LD,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".ttl": RdfFormat.TURTLE,
}


def read(path: Path, wants: Wants, take: Take) -> None:
    """Hands the wanted statements of a file on, in the order of the file. The name's ending tells the syntax.

    Raises ValueError for a file that is not RDF or has a blank node.
    """
    wanted: dict[NamedNode, str | None] = {}
    try:
        for statement in parse(path=path, format=_FORMATS[path.suffix]):
            subject, predicate, term = statement.subject, statement.predicate, statement.object
            if BlankNode in (type(subject), type(term)):
                raise ValueError("a blank node: nothing could be linked to it from outside the document")
            if predicate not in wanted:
                wanted[predicate] = predicate.value if wants(predicate.value) else None
            if name := wanted[predicate]:
                take(subject.value, name, f'"{term.value}' if isinstance(term, Literal) else term.value)
    except SyntaxError as error:
        raise ValueError(f"{path.name} is not {_FORMATS[path.suffix].name}: {error.msg}") from error
