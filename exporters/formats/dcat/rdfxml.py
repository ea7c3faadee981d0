"""RDF/XML: an element for every node, called by its class, and a line for every statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from json import JSONDecoder
from typing import Final

from exporters.formats.dcat.scope import Block
from exporters.formats.dcat.terms import PREFIXES, RDF, TYPE, Statement, full
from exporters.formats.xml import escaped, quoted

_TYPE: Final = RDF("type")
_UNTYPED: Final = RDF("Description")

_quoted_part: Final = JSONDecoder().raw_decode
"""The text of a literal, which is a string of JSON, and where its tag begins."""


def serialized(described: Iterable[Block]) -> Iterator[str]:
    """A document in RDF/XML (RDF 1.1 XML Syntax, W3C Recommendation)."""
    names = "".join([f'\n  xmlns:{prefix}="{namespace}"' for prefix, namespace in PREFIXES.items()])
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{names}>\n'
    for node, statements in described:
        name, rest = _class(*statements)
        lines = "".join([_line(predicate, term) for predicate, *terms in rest for term in terms])
        yield f"<{name} rdf:about={quoted(full(node))}>\n{lines}</{name}>\n"
    yield "</rdf:RDF>\n"


def _class(*statements: Statement) -> tuple[str, Iterable[Statement]]:
    """The class that an element is called by, and what else is said (section 2.13)."""
    (predicate, *terms), *rest = statements
    if predicate != TYPE:
        return _UNTYPED, statements
    name, *others = terms
    return name, ((TYPE, *others), *rest)


def _line(predicate: str, term: str) -> str:
    name, declaration = _name(predicate)
    start = f"  <{name}{declaration}"
    if not term.startswith('"'):
        return f"{start} rdf:resource={quoted(full(term))}/>\n"
    text, end = _quoted_part(term)
    if term.startswith("@", end):
        return f'{start} xml:lang="{term[end + 1 :]}">{escaped(text)}</{name}>\n'
    datatype = f' rdf:datatype="{full(term[end + 2 :])}"' if len(term) > end else ""
    return f"{start}{datatype}>{escaped(text)}</{name}>\n"


@cache
def _name(predicate: str) -> tuple[str, str]:
    """The name of a property's element, and the declaration that it needs if it is of no common vocabulary."""
    if predicate == TYPE:
        return _TYPE, ""
    if not predicate.startswith("<"):
        return predicate, ""
    namespace, slash, local = predicate[1:-1].rpartition("/")
    return f"own:{local}", f" xmlns:own={quoted(namespace + slash)}"
