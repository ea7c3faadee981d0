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
from exporters.proof.statements import Judges, judges_of

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

    judges: Judges
    name: str | None


def read(path: Path, wants: Wants, take: Take) -> None:
    """Hands the wanted statements of a file on, in the order of the file. The name's ending tells the syntax.

    Raises ValueError for a file that is not RDF, has a blank node, or makes a statement that is not sound.
    """
    form = _FORMATS[path.suffix]
    properties: dict[NamedNode, _Property] = {}
    number = 0
    try:
        for statement in parse(path=path, format=form):
            number += 1
            subject, predicate, term = statement.subject, statement.predicate, statement.object
            if BlankNode in (type(subject), type(term)):
                raise ValueError("a blank node: nothing could be linked to it from outside the document")
            judges, name = properties.get(predicate) or properties.setdefault(predicate, _property(predicate, wants))
            if problem := judges.on_text(term) if type(term) is Literal else judges.on_address:
                raise ValueError(f"{predicate} of {subject} {problem}")
            if name:
                take(subject.value, name, f'"{term.value}' if isinstance(term, Literal) else term.value)
    except SyntaxError as error:
        raise ValueError(f"{path.name} is not {form.name}: {error.msg}") from error
    if form is _JSON_LD:
        require_complete(path, number, _statements)


def _property(predicate: NamedNode, wants: Wants) -> _Property:
    return _Property(judges_of(predicate.value), predicate.value if wants(predicate.value) else None)


def _statements(document: bytes) -> int:
    return sum(1 for _ in parse(document, RdfFormat.JSON_LD))
