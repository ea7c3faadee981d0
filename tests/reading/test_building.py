"""From checked data to the model's classes."""

from __future__ import annotations

import pytest

from exporters.model.definitions import (
    Agent,
    Break,
    Calculation,
    Code,
    CodeList,
    Cube,
    Dimension,
    Period,
    SourceVariable,
    Stat,
    Unit,
)
from exporters.model.vocabulary import Frequency, Kind, MeasurementLevel, Status, TranslationState
from exporters.reading.building import DEFINITION_CLASSES, build_catalog_info, build_definition, build_keyword_scheme

MINIMUM = {"id": "a", "title": {"nl": "A"}}


@pytest.mark.parametrize(
    ("kind", "cls"), [("stat", Stat), ("cube", Cube), ("source", SourceVariable), ("codelist", CodeList)]
)
def test_each_kind_has_its_class(kind: str, cls: type) -> None:
    assert build_definition({**MINIMUM, "kind": kind}, "p.yaml") == cls(id="a", path="p.yaml", title={"nl": "A"})


def test_every_kind_is_built() -> None:
    assert set(DEFINITION_CLASSES) == set(Kind)


def test_nested_parts_become_classes_and_lists_become_tuples() -> None:
    stat = build_definition(
        {
            **MINIMUM,
            "kind": "stat",
            "unit": {"label": {"nl": "e"}, "multiplier": 3},
            "calculation": {"numerator": ["b"], "text": {"nl": "t"}},
            "contact": {"name": {"nl": "c"}},
            "breaks": [{"date": 2006}, {"date": "2007-01", "reason": {"nl": "r"}}],
            "sources": ["x", "y"],
        },
        "p.yaml",
    )
    assert isinstance(stat, Stat)
    assert stat.unit == Unit(label={"nl": "e"}, multiplier=3)
    assert stat.calculation == Calculation(numerator=("b",), text={"nl": "t"})
    assert stat.contact == Agent(name={"nl": "c"})
    assert stat.breaks == (Break(date=Period("2006")), Break(date=Period("2007-01"), reason={"nl": "r"}))
    assert stat.sources == ("x", "y")


@pytest.mark.parametrize(
    ("year", "period"), [(2006, "2006"), (2006.0, "2006"), ("2006", "2006"), ("2006-01-31", "2006-01-31")]
)
def test_a_year_may_be_a_number(year: object, period: str) -> None:
    stat = build_definition({**MINIMUM, "kind": "stat", "available_from": year}, "p.yaml")
    assert isinstance(stat, Stat)
    assert stat.available_from == period


def test_words_of_a_vocabulary_become_its_members() -> None:
    stat = build_definition(
        {
            **MINIMUM,
            "kind": "stat",
            "status": "draft",
            "measurement_level": "ratio",
            "update": {"frequency": "annual"},
            "translations": {"fr": {"title": "machine"}},
        },
        "p.yaml",
    )
    assert isinstance(stat, Stat)
    assert stat.status is Status.DRAFT
    assert stat.measurement_level is MeasurementLevel.RATIO
    assert stat.update
    assert stat.update.frequency is Frequency.ANNUAL
    assert stat.translations
    assert stat.translations["fr"]["title"] is TranslationState.MACHINE


def test_lists_of_parts() -> None:
    cube = build_definition({**MINIMUM, "kind": "cube", "dimensions": [{"id": "SEX", "codelist": "c"}]}, "p.yaml")
    codes = build_definition({**MINIMUM, "kind": "codelist", "codes": [{"code": "1", "title": {"nl": "x"}}]}, "p.yaml")
    assert isinstance(cube, Cube)
    assert isinstance(codes, CodeList)
    assert cube.dimensions == (Dimension(id="SEX", codelist="c"),)
    assert codes.codes == (Code(code="1", title={"nl": "x"}),)


def test_the_checks_are_no_part_of_the_catalogue() -> None:
    agent = {"name": {"nl": "B"}}
    info = build_catalog_info(
        {
            "id": "c",
            "title": {"nl": "C"},
            "description": {"nl": "D"},
            "publisher": agent,
            "contact": agent,
            "base_iri": "https://e.org/",
            "languages": ["nl"],
            "agency": {"ddi": "d", "sdmx": "S"},
            "checks": {"ignore": ["LNK"]},
            "geographic_levels": [{"id": "g", "title": {"nl": "G"}}],
        }
    )
    assert info.languages == ("nl",)
    assert info.agency.sdmx == "S"
    assert info.geographic_levels[0].id == "g"
    assert not hasattr(info, "checks")


def test_a_keyword_scheme_keeps_its_order() -> None:
    keywords = [{"id": i, "title": {"nl": i}} for i in "bca"]
    scheme = build_keyword_scheme({"kind": "keywords", "title": {"nl": "K"}, "keywords": keywords})
    assert [keyword.id for keyword in scheme.keywords] == ["b", "c", "a"]
