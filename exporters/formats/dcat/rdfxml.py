"""RDF/XML: an element for every node, called by its class, and a line for every statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from json import loads
from typing import Final

from exporters.formats.dcat.scope import Block
from exporters.formats.dcat.terms import PREFIXES, RDF, TYPE, Statement, full
from exporters.formats.xml import escaped

_TYPE: Final = RDF("type")
_UNTYPED: Final = RDF("Description")


def serialized(described: Iterable[Block]) -> Iterator[str]:
    """A document in RDF/XML (RDF 1.1 XML Syntax, W3C Recommendation)."""
    names = "".join([f'\n  xmlns:{prefix}="{namespace}"' for prefix, namespace in PREFIXES.items()])
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{names}>\n'
    for node, statements in described:
        name, rest = _class(*statements)
        lines = "".join(
            [_line(*tags, term) for predicate, *terms in rest for tags in [_tags(predicate)] for term in terms]
        )
        yield f'<{name} rdf:about="{_address(node)}">\n{lines}</{name}>\n'
    yield "</rdf:RDF>\n"


def _class(*statements: Statement) -> tuple[str, Iterable[Statement]]:
    """The class that an element is called by, and what else is said (section 2.13)."""
    (predicate, *terms), *rest = statements
    if predicate != TYPE:
        return _UNTYPED, statements
    name, *others = terms
    return name, ((TYPE, *others), *rest)


def _line(start: str, end: str, term: str) -> str:
    if not term.startswith('"'):
        return f'{start} rdf:resource="{_address(term)}"/>\n'
    words, _, tag = term[1:].rpartition('"')
    if "\\" in words:
        words = loads(f'"{words}"')  # what is quoted is a string of JSON
    if tag.startswith("@"):
        return f'{start} xml:lang="{tag[1:]}">{escaped(words)}{end}'
    datatype = f' rdf:datatype="{full(tag[2:])}"' if tag else ""
    return f"{start}{datatype}>{escaped(words)}{end}"


def _address(term: str) -> str:
    """A node in an attribute: of the characters that XML has to escape there, an IRI can only have this one."""
    return full(term).replace("&", "&amp;")


@cache
def _tags(predicate: str) -> tuple[str, str]:
    """The start tag of a property, still open, which declares a vocabulary that is not common; and the end tag."""
    name, declaration = _TYPE if predicate == TYPE else predicate, ""
    if predicate.startswith("<"):
        namespace, slash, local = predicate[1:-1].rpartition("/")
        name, declaration = f"own:{local}", f' xmlns:own="{_address(f"<{namespace}{slash}>")}"'
    return f"  <{name}{declaration}", f"</{name}>\n"
