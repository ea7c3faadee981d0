"""Reads RDF with pyoxigraph's parsers, which refuse whatever is not well-formed: illegal IRIs and language tags too.

Statements go by one after the other. Each is judged, and those that somebody wants are handed on: a document of a
million statements is read in seconds, and its size does not count.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from exporters.proof.jsonld import require_complete
from exporters.proof.statements import judges_of

Wants = Callable[[str], bool]
"""Whether the statements of a property are wanted. Asked once for each property."""

Take = Callable[[str, str, str], None]
"""Is given subject, predicate and object of a statement: an IRI as it is, a literal's text behind a `"`."""

_JSON_LD: Final = RdfFormat.STREAMING_JSON_LD
_FORMATS: Final = {
    ".jsonld": _JSON_LD,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".ttl": RdfFormat.TURTLE,
}


class _Property(NamedTuple):
    """What to do with the statements of a property. `name` is its address if they are wanted."""

    on_text: Callable[[Literal], str | None]
    on_address: str | None
    name: str | None


class Properties(dict[NamedNode, _Property]):
    """What to do with the statements of each property that was met so far, in any file of a kind."""

    def __init__(self, wants: Wants) -> None:
        super().__init__()
        self._wants = wants

    def __missing__(self, predicate: NamedNode) -> _Property:
        address = predicate.value
        self[predicate] = found = _Property(*judges_of(address), address if self._wants(address) else None)
        return found


def read(path: Path, properties: Properties, take: Take) -> None:
    """Hands the wanted statements of a file on, in the order of the file. The name's ending tells the syntax.

    Raises ValueError for a file that is not RDF, has a blank node, or makes a statement that is not sound.
    """
    form = _FORMATS[path.suffix]
    number = 0
    try:
        for statement in parse(path=path, format=form):
            number += 1
            subject, term = statement.subject, statement.object
            on_text, problem, name = properties[statement.predicate]
            if is_text := type(term) is Literal:
                problem = on_text(term)
            if type(subject) is BlankNode or type(term) is BlankNode:
                raise ValueError("a blank node: nothing could be linked to it from outside the document")
            if problem:
                raise ValueError(f"{statement.predicate} of {subject} {problem}")
            if name:
                take(subject.value, name, f'"{term.value}' if is_text else term.value)
    except SyntaxError as error:
        raise ValueError(f"{path.name} is not {form.name}: {error.msg}") from error
    if form is _JSON_LD:
        require_complete(path, number, _statements)


def _statements(document: bytes) -> int:
    return sum(1 for _ in parse(document, RdfFormat.JSON_LD))
