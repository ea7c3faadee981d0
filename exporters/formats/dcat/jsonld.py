"""JSON-LD: compact, with a context that makes texts an object by language and links plain addresses."""

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
    yield f'{{\n"@context": {json.dumps(CONTEXT, indent=1)},\n"@graph": [\n'
    separator = ""
    for node, statements in described:
        said: dict[Node, list[str]] = {}
        for predicate, *objects in statements:
            said.setdefault(predicate, []).extend(objects)
        properties = ", ".join([_property(predicate, objects) for predicate, objects in said.items()])
        yield f'{separator}{{"@id": {_address(node)}, {properties}}}'
        separator = ",\n"
    yield "\n]\n}\n"


def _property(predicate: Node, objects: Sequence[str]) -> str:
    if predicate == TYPE:
        return f'"@type": {_several([_address(term) for term in objects])}'
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
    kind, name = ("@language", tag[1:]) if tag.startswith("@") else ("@type", tag[2:])
    return f'{{"@value": "{text}", "{kind}": "{name}"}}'
