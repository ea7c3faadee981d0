"""The fields of the model by name: what a format's coverage has to speak of.

A field is a dotted path to a value that has no parts of its own: `title`, `unit.label`, `dimensions.codelist`;
the catalogue's own begin with `catalog.`, the keyword scheme's with `keyword_scheme.`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from exporters.model.catalog import Catalog
from exporters.model.definitions import CatalogInfo, CodeList, Cube, KeywordScheme, SourceVariable, Stat
from exporters.model.hints import field_types
from exporters.model.vocabulary import Role

PROSE_LINKS = "prose links"
"""The links in the prose of `definition` and `remarks`, which are no field of their own."""

_NOT_CONTENT = frozenset({"path"})


def _parts(hint: Any) -> type | None:
    """The dataclass inside a type such as `tuple[Break, ...]` or `Unit | None`, if there is one."""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return hint
    return next((inner for inner in map(_parts, get_args(hint)) if inner), None)


def _leaves(cls: type, prefix: str = "") -> Iterator[str]:
    for name, hint in field_types(cls).items():
        inner = _parts(hint)
        if inner:
            yield from _leaves(inner, f"{prefix}{name}.")
        elif name not in _NOT_CONTENT:
            yield prefix + name


def _all_fields() -> Iterator[str]:
    for kind in (Stat, Cube, SourceVariable, CodeList):
        yield "kind"
        yield from _leaves(kind)
    yield PROSE_LINKS
    yield from _leaves(KeywordScheme, "keyword_scheme.")
    yield from _leaves(CatalogInfo, "catalog.")


FIELDS = tuple(dict.fromkeys(_all_fields()))
"""Every field once, in the order of the classes."""

_PORTAL = ("published_at", "page_size", "service.", "high_value", "health.")

PORTAL_FIELDS = tuple(field for field in FIELDS if field.removeprefix("catalog.").startswith(_PORTAL))
"""What only data portals ask for, and have in DCAT."""


def fields_in_use(catalog: Catalog) -> tuple[str, ...]:
    """The fields that have a value somewhere in a catalogue."""
    return tuple(field for field in FIELDS if _is_in_use(field, catalog))


def _is_in_use(field: str, catalog: Catalog) -> bool:
    if field in {"kind", PROSE_LINKS}:
        return field == "kind" or any(edge.role is Role.MENTION for edge in catalog.edges())
    root, _, path = field.partition(".")
    roots = {"catalog": catalog.info, "keyword_scheme": catalog.keyword_scheme}
    if root in roots and path:
        return _has(roots[root], path.split("."))
    return any(_has(definition, field.split(".")) for definition in catalog)


def _has(thing: Any, path: Sequence[str]) -> bool:
    if isinstance(thing, tuple):
        return any(_has(item, path) for item in thing)
    if thing is None or not path:
        return thing is not None
    return _has(getattr(thing, path[0], None), path[1:])
