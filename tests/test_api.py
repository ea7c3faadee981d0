"""The library as its users write it; mypy checks this file against the types that we promise."""

from __future__ import annotations

from pathlib import Path

import pytest

import exporters
from exporters import Catalog, CatalogError, Checked, Publication, VarcatError, check, load, publish
from exporters.model.vocabulary import Role

METADATA = Path(__file__).parent.parent / "metadata"


def test_load() -> None:
    catalog: Catalog = load(METADATA)
    title: str = catalog["stat_013_014"].title["nl"]
    assert title == "Volume CT-scan"
    sources: tuple[str, ...] = catalog.links_from("stat_013_014")[Role.SOURCE]
    assert sources == ("IMAG_CT_N",)
    assert catalog.links_to("IMAG_CT_N")[Role.SOURCE] == ("stat_013_014",)
    assert [d.id for d in catalog.stats] == [
        "stat_013_006",
        "stat_013_011",
        "stat_013_012",
        "stat_013_013",
        "stat_013_014",
    ]
    assert (len(catalog.cubes), len(catalog.source_variables), len(catalog.codelists)) == (2, 2, 0)


def test_check() -> None:
    checked: Checked = check(str(METADATA))
    assert checked.findings == ()
    assert checked.sound() is checked.catalog


def test_publish(tmp_path: Path) -> None:
    steps: list[str] = []
    publication: Publication = publish(METADATA, tmp_path / "public", formats=["sdmx-ml-2.1"], progress=steps.append)
    assert [file.path for file in publication.files] == [
        "sdmx-ml-2.1/structures.xml",
        "feed.xml",
        "sitemap.xml",
        "coverage.json",
    ]
    assert steps == ["checking", "writing sdmx-ml-2.1", "proving sdmx-ml-2.1"]
    assert (publication.definitions, publication.links) == (9, 17)


def test_errors_say_what_and_where(tmp_path: Path) -> None:
    (tmp_path / "catalog.yaml").write_text("id: x\n")
    with pytest.raises(CatalogError) as error:
        load(tmp_path)
    assert error.value.findings[0].location.path.endswith("catalog.yaml")
    assert isinstance(error.value, VarcatError)
    with pytest.raises(VarcatError, match="there is no folder"):
        load(tmp_path / "nowhere")


def test_what_is_promised_is_there() -> None:
    for name in exporters.__all__:
        assert getattr(exporters, name).__doc__
    with pytest.raises(AttributeError):
        exporters.nothing  # noqa: B018  # the access is the test
