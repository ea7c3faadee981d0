"""A violation of the official shapes is a finding at the line of the YAML that caused it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from exporters import check, load
from exporters.formats.dcat import validation
from exporters.formats.dcat.shacl_causes import at_its_cause
from exporters.formats.dcat.validation import Violation
from exporters.model.catalog import Catalog

FULL = Path(__file__).parents[2] / "catalogs" / "full"


def found(folder: Path) -> list[tuple[str, int]]:
    findings = check(folder, profiles=["dcat-ap-shacl"]).findings
    return [(Path(f.location.path).name, f.location.line) for f in findings if f.rule.code == "DCT101"]


def line_of(path: Path, text: str) -> int:
    return 1 + next(n for n, line in enumerate(path.read_text().splitlines()) if line.startswith(text))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(FULL, tmp_path / "full")
    return tmp_path / "full"


def test_our_catalogues_violate_nothing(copy: Path) -> None:
    assert found(copy) == []


def test_a_service_without_a_description(copy: Path) -> None:
    file = copy / "catalog.yaml"
    file.write_text("".join(x for x in file.read_text().splitlines(keepends=True) if "endpoint_description" not in x))
    assert found(copy) == [("catalog.yaml", line_of(file, "service:") + 1)]


@pytest.mark.parametrize(
    ("node", "path", "where"),
    [
        ("stat/DIAB_PREV", "http://purl.org/dc/terms/title", ("DIAB_PREV", ("title",))),
        ("stat/DIAB_PREV#contact", "http://www.w3.org/2006/vcard/ns#hasEmail", ("DIAB_PREV", ("contact", "email"))),
        ("stat/DIAB_PREV#period", "http://www.w3.org/ns/dcat#startDate", ("DIAB_PREV", ("available_from",))),
        ("cube/DEATHS_CUBE", "http://purl.org/dc/terms/description", ("DEATHS_CUBE", ())),
        ("codelist/CL_SEX", "http://purl.org/dc/terms/title", ("CL_SEX", ("title",))),
        ("catalog#publisher", "http://xmlns.com/foaf/0.1/name", (None, ("publisher", "name"))),
        ("catalog", "http://purl.org/dc/terms/license", (None, ("licence",))),
        ("service", "http://xmlns.com/foaf/0.1/page", (None, ("service", "endpoint_description"))),
    ],
)
def test_causes(node: str, path: str, where: tuple[str | None, tuple[str, ...]], full: Catalog) -> None:
    lack = at_its_cause(full, Violation(full.info.base_iri + node, path, "wrong"))
    assert (lack.definition.id if lack.definition else None, lack.pointer) == where
    assert "wrong" in lack.message


def test_without_an_engine_that_is_said(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed: Mapping[str, object] = {}
    monkeypatch.setattr(validation, "find_spec", installed.get)
    [finding] = [f for f in check(copy, profiles=["dcat-ap-shacl"]).findings if f.rule.code == "DCT101"]
    assert finding.hint == "pip install varcat[shacl]"


def test_the_profile_is_asked_for(copy: Path) -> None:
    file = copy / "catalog.yaml"
    file.write_text("".join(x for x in file.read_text().splitlines(keepends=True) if "endpoint_description" not in x))
    assert load(copy)
