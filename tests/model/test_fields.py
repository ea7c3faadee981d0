"""The names of the fields, which every coverage speaks of."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from exporters.model import definitions as model
from exporters.model.catalog import Catalog
from exporters.model.definitions import Stat
from exporters.model.fields import FIELDS, PROSE_LINKS, fields_in_use


def test_each_field_is_named_once() -> None:
    assert len(FIELDS) == len(set(FIELDS))


@pytest.mark.parametrize(
    "name",
    [
        "id",
        "kind",
        "title",
        "unit.label",
        "unit.multiplier",
        "dimensions.codelist",
        "codes.valid_from",
        "contact.email",
        "contact.name",
        "legal_basis.title",
        "calculation.numerator",
        "translations",
        "notes",
        "replaced_by",
        "measures",
        "keyword_scheme.keywords.exact_match",
        "catalog.agency.sdmx",
        "catalog.geographic_levels.title",
        "catalog.base_iri",
        "catalog.publisher.url",
        "breaks.reason",
        PROSE_LINKS,
    ],
)
def test_a_field_is_a_path_to_a_value_without_parts(name: str) -> None:
    assert name in FIELDS


@pytest.mark.parametrize(
    "name", ["path", "unit", "contact", "dimensions", "catalog", "keyword_scheme.keywords", "checks"]
)
def test_what_has_parts_or_is_no_content_is_no_field(name: str) -> None:
    assert name not in FIELDS


def _filled(part: Any, prefix: str = "") -> set[str]:
    """The paths of all values that are there."""
    found = set()
    for field in dataclasses.fields(part):
        value = getattr(part, field.name)
        parts = value if isinstance(value, tuple) else (value,)
        inner = [p for p in parts if dataclasses.is_dataclass(p)]
        found |= {name for p in inner for name in _filled(p, f"{prefix}{field.name}.")}
        if value not in (None, ()) and not inner:
            found.add(prefix + field.name)
    return found


def test_the_full_catalogue_has_every_field(full: Catalog) -> None:
    found = {"kind", PROSE_LINKS} | _filled(full.info, "catalog.") | _filled(full.keyword_scheme, "keyword_scheme.")
    for definition in full:
        found |= _filled(definition) - {"path"}
    assert set(FIELDS) - found == set()
    assert found - set(FIELDS) == set()


def test_every_class_of_the_model_is_immutable_and_has_slots() -> None:
    classes = [c for c in vars(model).values() if isinstance(c, type) and dataclasses.is_dataclass(c)]
    assert len(classes) > 20
    for cls in classes:
        assert vars(cls)["__dataclass_params__"].frozen
        assert "__slots__" in vars(cls)


def test_the_fields_in_use_are_those_with_a_value(full: Catalog) -> None:
    assert fields_in_use(full) == FIELDS
    bare = dataclasses.replace(full, keyword_scheme=None, links=(), definitions={"x": Stat(id="x", path="", title={})})
    in_use = fields_in_use(bare)
    assert {"id", "kind", "title", "catalog.id"} < set(in_use)
    assert not {"notes", "unit.label", PROSE_LINKS, "keyword_scheme.title"} & set(in_use)
