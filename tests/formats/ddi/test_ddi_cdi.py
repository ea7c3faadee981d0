"""What a DDI-CDI document says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from exporters.model.catalog import Catalog
from exporters.model.definitions import SourceVariable, Stat, Unit
from exporters.model.vocabulary import MeasurementLevel

Written = Callable[..., bytes]
NAMES = {"c": "http://ddialliance.org/Specification/DDI-CDI/1.0/XMLSchema/"}


def find(document: bytes, expression: str) -> Any:
    return etree.fromstring(document).xpath(expression, namespaces=NAMES)


def test_golden_files(real: Catalog, full: Catalog, written: Written, golden: Callable[[bytes, str], None]) -> None:
    golden(written("ddi-cdi-1.0", real), "ddi-cdi-real.xml")
    golden(written("ddi-cdi-1.0", full), "ddi-cdi-full.xml")


@pytest.mark.parametrize("which", ["real", "full"])
def test_no_object_stands_alone(which: str, request: pytest.FixtureRequest, written: Written) -> None:
    """Whatever is made up beside the definitions can be reached: something refers to it, or it refers to something."""
    document = written("ddi-cdi-1.0", request.getfixturevalue(which))
    root = etree.fromstring(document)
    key = "c:dataIdentifier/text()"
    referred = set(root.xpath(f"//c:ddiReference/{key}", namespaces=NAMES))
    for thing in root:
        [identifier] = thing.xpath(f"c:identifier/c:ddiIdentifier/{key}", namespaces=NAMES)
        assert "@" not in identifier or identifier in referred or thing.xpath(".//c:ddiReference", namespaces=NAMES)


def test_variables_of_one_code_list_may_differ_in_their_level(
    catalog_of: Callable[..., Catalog], full: Catalog, written: Written
) -> None:
    nominal = SourceVariable(
        id="N", path="x", title={"nl": "N"}, codelist="CL_SEX", measurement_level=MeasurementLevel.NOMINAL
    )
    bare = SourceVariable(id="B", path="x", title={"nl": "B"}, codelist="CL_SEX")
    document = written("ddi-cdi-1.0", catalog_of([nominal, bare, full["CL_SEX"]]))
    domains = "//c:RepresentedVariable_takesSubstantiveValuesFrom_SubstantiveValueDomain//c:dataIdentifier/text()"
    assert find(document, domains) == ["CL_SEX@values", "N@values"]
    assert find(document, "//c:classificationLevel/text()") == ["Nominal"]


@pytest.mark.parametrize(
    ("unit", "simple"),
    [
        (Unit(label={"nl": "personen"}, multiplier=3), "10^3 personen"),
        (Unit(label={"nl": "procent"}, code="%", multiplier=-2), "10^-2 %"),
        (Unit(code="%"), "%"),
        (Unit(multiplier=0), "10^0"),
    ],
)
def test_a_unit_in_one_word_says_its_multiplier(
    unit: Unit, simple: str, catalog_of: Callable[..., Catalog], written: Written
) -> None:
    document = written("ddi-cdi-1.0", catalog_of([Stat(id="S", path="x", title={"nl": "S"}, unit=unit)]))
    assert find(document, "//c:simpleUnitOfMeasure/text()") == [simple]


@pytest.mark.parametrize(
    ("period", "date"),
    [
        ("2006", "<cdi:nonIsoDate><cdi:dateContent>2006<"),
        ("2006-05", ">YYYY-MM<"),
        ("2006-05-31", "<cdi:isoDate>2006-05-31<"),
    ],
)
def test_a_period_is_no_day(period: str, date: str, catalog_of: Callable[..., Catalog], written: Written) -> None:
    stat = Stat(id="S", path="x", title={"nl": "S"}, available_from=period)
    assert date in written("ddi-cdi-1.0", catalog_of([stat])).decode()
