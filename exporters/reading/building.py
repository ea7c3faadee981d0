"""Plain data of the right shape -> the model's classes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from exporters.model.definitions import (
    CatalogInfo,
    CodeList,
    Cube,
    Definition,
    KeywordScheme,
    Period,
    SourceVariable,
    Stat,
)
from exporters.model.hints import field_types
from exporters.model.vocabulary import Kind

Built = TypeVar("Built")
Convert = Callable[[Any], Any]

DEFINITION_CLASSES: Mapping[Kind, type[Definition]] = {cls.kind: cls for cls in (Stat, Cube, SourceVariable, CodeList)}


def build_definition(data: Mapping[str, Any], path: str) -> Definition:
    """The definition that a checked document describes."""
    return _build(DEFINITION_CLASSES[Kind(data["kind"])], {**data, "path": path})


def build_catalog_info(data: Mapping[str, Any]) -> CatalogInfo:
    """What a checked `catalog.yaml` says of the catalogue."""
    return _build(CatalogInfo, data)


def build_keyword_scheme(data: Mapping[str, Any]) -> KeywordScheme:
    """The keywords that a checked `keywords.yaml` lists."""
    return _build(KeywordScheme, data)


def _build(cls: type[Built], data: Mapping[str, Any]) -> Built:
    """Properties that the class does not know (`kind`, `checks`) are left out: the schema has judged them."""
    converters = _converters(cls)  # type: ignore[arg-type]  # a class can be hashed, whatever its instances can
    return cls(**{name: converters[name](value) for name, value in data.items() if name in converters})


@cache
def _converters(cls: type) -> Mapping[str, Convert]:
    return {name: _converter(hint) for name, hint in field_types(cls).items()}


def _converter(hint: Any) -> Convert:
    """How a value becomes one of a type: the few shapes that the model's classes are made of."""
    if hint is Period:  # an unquoted year is a number in YAML
        return lambda value: value if isinstance(value, str) else str(int(value))
    if get_origin(hint) is tuple:
        item = _converter(get_args(hint)[0])
        return lambda values: tuple(map(item, values))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return lambda value: _build(hint, value)
    if isinstance(hint, type) and issubclass(hint, Enum | int):
        return hint
    if get_origin(hint) is Mapping:
        value = _converter(get_args(hint)[1])
        return _same if value is _same else lambda items: {key: value(item) for key, item in items.items()}
    options = [option for option in get_args(hint) if option is not type(None)]
    return _converter(options[0]) if len(options) == 1 else _same


def _same(value: Any) -> Any:
    return value
