"""The shape check: its words as data, its two validators held together, its schemas held to the model."""

from __future__ import annotations

import copy
import dataclasses
import enum
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.findings import Finding
from exporters.model import definitions as model
from exporters.reading import shape
from exporters.reading.building import DEFINITION_CLASSES
from exporters.reading.fast import read_fast
from exporters.reading.loading import locate, read_catalog
from exporters.reading.shape import DOCUMENT_KINDS, described, did_you_mean, has_shape, schema, shape_findings

SCHEMAS = ("common", "catalog", *DOCUMENT_KINDS)
CLASSES: Mapping[str, type] = {
    **{kind.value: cls for kind, cls in DEFINITION_CLASSES.items()},
    "catalog": model.CatalogInfo,
    "keywords": model.KeywordScheme,
}
FULL = Path(__file__).parent.parent / "catalogs" / "full"
# what a schema has that no class has: the kind is the class; orders to varcat are no part of the catalogue
NOT_MODELLED = {"kind", "checks", "formats", "profiles"}
JSON_TYPES = {str: "string", int: "integer"}

Snippets = Callable[[str, Callable[[str], Iterable[Finding]]], None]


def _findings_of(folder: Callable[..., Path], name: str) -> Callable[[str], tuple[Finding, ...]]:
    return lambda text: locate(read_catalog(folder({name: text})).findings)


def test_what_is_said_of_a_definition(snippets: Snippets, folder: Callable[..., Path]) -> None:
    snippets("reading-shape.txt", _findings_of(folder, "a.yaml"))


def test_what_is_said_of_catalog_yaml(snippets: Snippets, folder: Callable[..., Path]) -> None:
    snippets("reading-catalog.txt", _findings_of(folder, "catalog.yaml"))


def _full_documents() -> Iterator[tuple[str, Any]]:
    for path in sorted(FULL.rglob("*.yaml")):
        data = read_fast(path.read_text(encoding="utf-8"))
        if data is not None:
            yield data.get("kind", "catalog"), data


DOCUMENTS = tuple(_full_documents())
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-20000, 20000),
    st.integers(min_value=10**18, max_value=10**30),
    st.floats(),
    st.sampled_from(
        ["", "x", "nl", "2006", "2006-01", "2025-11-17\n", "http://x", "http://x/{id}", "a@b", "stat", "annual"]
    ),
    st.text(max_size=5),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=3) | st.sampled_from(["nl", "id"]), inner, max_size=3)
    ),
    max_leaves=4,
)


def _places(data: Any, pointer: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield pointer
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in steps:
        yield from _places(value, (*pointer, step))


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, Any]:
    """A document of the full catalogue with a few values replaced, added or deleted."""
    name, original = draw(st.sampled_from(DOCUMENTS))
    data = copy.deepcopy(original)
    for _ in range(draw(st.integers(0, 3))):
        *way, last = draw(st.sampled_from([p for p in _places(data) if p] or [("kind",)]))
        parent = data
        for step in way:
            parent = parent[step]
        match draw(st.sampled_from(["replace", "delete", "add"])):
            case "replace":
                parent[last] = draw(VALUES)
            case "delete":
                del parent[last]
            case _ if isinstance(parent, dict):
                parent[draw(st.text(max_size=4) | st.sampled_from(["nl", "fr-BE", "NL", "title", "keywords"]))] = draw(
                    VALUES
                )
            case _:
                parent.append(draw(VALUES))
    return name, data


def test_the_full_catalogue_is_there_to_mutate() -> None:
    assert {name for name, _ in DOCUMENTS} == {*DOCUMENT_KINDS, "catalog"}


@settings(deadline=None)
@given(mutated())
def test_both_validators_give_the_same_verdict(case: tuple[str, Any]) -> None:
    name, data = case
    assert has_shape(name, data) == (not list(shape_findings(name, data, "x.yaml")))


def test_both_validators_refuse_a_line_end_behind_a_date() -> None:
    data = {"id": "a", "kind": "stat", "title": {"nl": "A"}, "modified": "2025-11-17\n"}
    assert not has_shape("stat", data)
    assert list(shape_findings("stat", data, "x.yaml"))


@pytest.mark.parametrize("data", [{1: "x"}, {"id": "\ud800"}, {"id": {1, 2}}, None, [], "x", float("nan")])
def test_the_quick_validator_says_no_to_what_json_cannot_hold(data: Any) -> None:
    assert not has_shape("stat", data)


def _subschemas(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _subschemas(value)


def _resolved(node: Mapping[str, Any]) -> dict[str, Any]:
    """A subschema with its reference followed; what stands beside `$ref` wins."""
    if "$ref" not in node:
        return dict(node)
    target = schema("common")["$defs"][node["$ref"].rpartition("/")[2]]
    return {**_resolved(target), **{k: v for k, v in node.items() if k != "$ref"}}


def _properties(node: Mapping[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of a schema with its path, those of nested objects and list items too."""
    inner = _resolved(node)
    for name, value in inner.get("properties", {}).items():
        yield f"{path}.{name}", _resolved(value)
        yield from _properties(value, f"{path}.{name}")
    if "items" in inner:
        yield from _properties(inner["items"], path)


PROPERTIES = dict(row for name in ("catalog", *DOCUMENT_KINDS) for row in _properties(schema(name), name))


@pytest.mark.parametrize("path", PROPERTIES)
def test_each_property_is_explained_to_an_editor(path: str) -> None:
    assert PROPERTIES[path]["title"]
    assert PROPERTIES[path]["description"].endswith(".")


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_use_only_what_the_messages_know(name: str) -> None:
    known = {
        "$schema",
        "$id",
        "$ref",
        "$defs",
        "title",
        "description",
        "type",
        "properties",
        "additionalProperties",
        "required",
        "propertyNames",
        "items",
        "enum",
        "const",
        "pattern",
        "minLength",
        "minItems",
        "minProperties",
        "minimum",
        "maximum",
        "uniqueItems",
    }
    keywords = {k for node in _subschemas(schema(name)) if "title" in node or "type" in node for k in node}
    names = {k for node in _subschemas(schema(name)) for k in node.get("properties", {})}
    assert keywords <= known | names | set(schema("common")["$defs"])


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_has_a_form_has_words_for_it(name: str) -> None:
    formed = [node for node in _subschemas(schema(name)) if isinstance(node.get("pattern"), str)]
    assert [node for node in formed if node.get("title") not in shape._FORMS] == []


def _shape(node: Mapping[str, Any]) -> Any:
    """A schema as nested plain data: what the model has to mirror."""
    inner = _resolved(node)
    if "enum" in inner:
        return tuple(inner["enum"])
    if "properties" in inner:
        return {k: _shape(v) for k, v in inner["properties"].items() if k not in NOT_MODELLED}
    if "items" in inner:
        return [_shape(inner["items"])]
    if "additionalProperties" in inner:
        return ("map", _shape(inner["additionalProperties"]))
    return inner["type"]


def _mirror(hint: Any) -> Any:
    """The same of a type of the model."""
    if hint is model.Period:
        return ["integer", "string"]
    if supertype := getattr(hint, "__supertype__", None):
        return _mirror(supertype)
    if type(None) in get_args(hint):
        return _mirror(next(option for option in get_args(hint) if option is not type(None)))
    if get_origin(hint) is tuple:
        return [_mirror(get_args(hint)[0])]
    if get_origin(hint) is not None:
        return ("map", _mirror(get_args(hint)[1]))
    if dataclasses.is_dataclass(hint):
        hints = get_type_hints(hint)
        return {f.name: _mirror(hints[f.name]) for f in dataclasses.fields(hint) if f.name != "path"}
    if issubclass(hint, enum.Enum):
        return tuple(member.value for member in hint)
    return JSON_TYPES[hint]


THEMES = _shape(schema("catalog"))["themes"]


@pytest.mark.parametrize("name", CLASSES)
def test_schema_and_class_have_the_same_properties_of_the_same_types(name: str) -> None:
    mirror = _mirror(CLASSES[name])
    if name == "catalog":  # the themes are codes of somebody else's table, which the model does not list
        mirror["themes"] = THEMES
    assert _shape(schema(name)) == mirror


@pytest.mark.parametrize("name", CLASSES)
def test_what_a_schema_requires_is_what_a_class_has_no_default_for(name: str) -> None:
    without = {
        f.name
        for f in dataclasses.fields(CLASSES[name])
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    }
    required = set(schema(name)["required"]) - NOT_MODELLED
    assert required - {"keywords"} == without - {"path"}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        (True, "true"),
        (False, "false"),
        ("x", '"x"'),
        (12, "the number 12"),
        ([], "a list"),
        ({}, "properties"),
        ("x" * 61, '"' + "x" * 57 + '…"'),
        (10**99, "the number 1" + "0" * 56 + "…"),
    ],
)
def test_a_value_is_called_by_a_name(value: Any, words: str) -> None:
    assert described(value) == words


@pytest.mark.parametrize(
    ("word", "hint"),
    [("Zorgverstrekingen", "did you mean `zorgverstrekkingen`?"), ("xyz", None), ("", None), (12, None)],
)
def test_the_nearest_name_is_proposed(word: Any, hint: str | None) -> None:
    assert did_you_mean(word, ["zorgverleners", "zorgverstrekkingen"]) == hint
