"""JSON-LD: compact, with a context that makes texts an object by language and links plain addresses.

Types come first in every object, so that a document can be read as it comes (Streaming JSON-LD, W3C Working Group
Note): whoever may not rely on that has to hold all of it in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from exporters.formats.dcat import terms
from exporters.formats.dcat.scope import Block
from exporters.formats.dcat.terms import PREFIXES, TYPE, Node

TEXTS: Final = frozenset({
    terms.DESCRIPTION, terms.FORMATTED_NAME, terms.KEYWORD, terms.LABEL, terms.NAME, terms.PREF_LABEL, terms.SCOPE_NOTE,
    terms.SKOS_DEFINITION, terms.TITLE,
})  # fmt: skip
"""The properties whose values are texts in a language, all of them."""

LINKS: Final = frozenset({
    terms.ACCESS_RIGHTS, terms.CONTACT_POINT, terms.HAS_DATASET, terms.HAS_RECORD, terms.IN_SCHEME, terms.LANGUAGE,
    terms.PRIMARY_TOPIC, terms.PUBLISHER, terms.QUALIFIED_RELATION, terms.RELATED, terms.RELATION, terms.SOURCE,
    terms.SPATIAL, terms.SUBJECT, terms.THEME, terms.WAS_DERIVED_FROM,
})  # fmt: skip
"""The properties whose values are nodes, all of them."""

CONTEXT: Final[Mapping[str, Any]] = {
    **PREFIXES,
    **{name: {"@container": "@language"} for name in sorted(TEXTS)},
    **{name: {"@type": "@id"} for name in sorted(LINKS)},
}


def serialized(described: Iterable[Block]) -> Iterator[str]:
    """A document in JSON-LD 1.1 (W3C Recommendation): an object for every node."""
    return _document(CONTEXT, described)


def plainly(described: Iterable[Block]) -> Iterator[str]:
    """A document in the terms of schema.org alone, without prefixes, as search engines like it."""
    return _document({"@vocab": "https://schema.org/"}, map(_unprefixed, described))


def _unprefixed(block: Block) -> Block:
    node, statements = block
    plain = ([Node(term.removeprefix("schema:")) for term in statement] for statement in statements)
    return node, ((predicate, *objects) for predicate, *objects in plain)


def _document(context: Mapping[str, Any], described: Iterable[Block]) -> Iterator[str]:
    yield f'{{\n"@context": {json.dumps(context, indent=1)},\n"@graph": [\n'
    separator = ""
    for node, statements in described:
        said: dict[Node, list[str]] = {TYPE: []}
        for predicate, *objects in statements:
            said.setdefault(predicate, []).extend(objects)
        types = [f'"@type": {_several([_address(term) for term in classes])}'] if (classes := said.pop(TYPE)) else []
        properties = [_property(predicate, objects) for predicate, objects in said.items()]
        yield f"{separator}{{{', '.join([*types, _id(node), *properties])}}}"
        separator = ",\n"
    yield "\n]\n}\n"


def _id(node: Node) -> str:
    return f'"@id": {_address(node)}'


def _property(predicate: Node, objects: Sequence[str]) -> str:
    if predicate in TEXTS:
        return f'"{predicate}": {_by_language(objects)}'
    value = _address if predicate in LINKS else _value
    return f"{_address(predicate)}: {_several([value(term) for term in objects])}"


def _by_language(objects: Sequence[str]) -> str:
    texts: dict[str, list[str]] = {}
    for term in objects:
        text, _, language = term.rpartition("@")
        texts.setdefault(language, []).append(text)
    return "{" + ", ".join([f'"{language}": {_several(words)}' for language, words in texts.items()]) + "}"


def _several(values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else f"[{', '.join(values)}]"


def _address(term: str) -> str:
    """A node as a string: an address, or a name that the context explains."""
    return f'"{term[1:-1]}"' if term.startswith("<") else f'"{term}"'


def _value(term: str) -> str:
    """A term that tells itself what it is. The quoted part of a literal is a string of JSON already."""
    if not term.startswith('"'):
        return f'{{"@id": {_address(term)}}}'
    text, _, tag = term[1:].rpartition('"')
    if not tag:
        return term
    if tag.startswith("@"):
        return f'{{"@value": "{text}", "@language": "{tag[1:]}"}}'
    return f'{{"@type": "{tag[2:]}", "@value": "{text}"}}'
