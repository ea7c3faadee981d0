"""What Google Dataset Search asks of a Dataset, in the JSON-LD as it reads it."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest

from exporters.format import PublishedFile, Settings
from exporters.formats.dcat import SCHEMA_ORG
from exporters.formats.dcat.search_demands import short_description
from exporters.model.catalog import Catalog

REQUIRED = ("name", "description", "identifier")


def nodes(catalog: Catalog, files: tuple[PublishedFile, ...] = ()) -> dict[str, dict[str, Any]]:
    stream = BytesIO()
    SCHEMA_ORG.write(stream, catalog, tuple(catalog), Settings(files=files))
    document = json.loads(stream.getvalue())
    assert document["@context"] == {"@vocab": "https://schema.org/"}
    return {node["@id"]: node for node in document["@graph"]}


@pytest.fixture(scope="module", params=["real", "full"])
def catalog(request: pytest.FixtureRequest) -> Catalog:
    """Both catalogues."""
    found: Catalog = request.getfixturevalue(request.param)
    return found


def values(found: Any) -> list[Any]:
    return found if isinstance(found, list) else [found]


def test_every_dataset_has_what_is_required(catalog: Catalog) -> None:
    found = nodes(catalog)
    datasets = [node for node in found.values() if node["@type"] == "Dataset"]
    assert len(datasets) == len(catalog.stats) + len(catalog.cubes)
    listed = {node["@id"] for node in values(found[f"{catalog.info.base_iri}catalog"]["dataset"])}
    assert {node["@id"] for node in datasets} == listed
    for node in datasets:
        assert {"name", "description", "identifier", "creator", "includedInDataCatalog", "variableMeasured"} <= set(
            node
        )
        assert all(50 <= len(text["@value"]) <= 5000 for text in values(node["description"]))
        assert {text["@language"] for text in values(node["name"])} == set(catalog[node["identifier"]].title)


def test_files_are_downloads(full: Catalog) -> None:
    file = PublishedFile(path="ddi/all.xml", format="ddi", media_type="application/xml", bytes=9, sha256="0a")
    found = nodes(full, (file,))
    data, download = values(found[f"{full.info.base_iri}stat/DIAB_PREV"]["distribution"])
    assert found[data["@id"]]["contentUrl"] == {"@id": "https://data.example.org/diabetes"}
    assert found[download["@id"]]["contentUrl"] == {"@id": "https://data.example.org/full/ddi/all.xml"}
    assert found[download["@id"]]["encodingFormat"] == "application/xml"


def test_texts_are_left_as_they_are(full: Catalog) -> None:
    title = {"nl": 'zie "schema:name" en "a"'}
    stat = replace(full["DIAB_PREV"], title=title)
    found = nodes(replace(full, definitions={**full.definitions, "DIAB_PREV": stat}))
    assert found[f"{full.info.base_iri}stat/DIAB_PREV"]["name"] == {"@value": title["nl"], "@language": "nl"}


def test_a_short_description_is_a_finding_and_is_not_padded(full: Catalog) -> None:
    bare = replace(full["DIAB_PREV"], definition={"en": "Short."}, remarks=None)
    catalog = replace(full, definitions={**full.definitions, "DIAB_PREV": bare})
    [lack] = [lack for lack in short_description.lacks(catalog) if lack.definition is bare]
    assert lack.pointer == ("definition",)
    node = nodes(catalog)[f"{full.info.base_iri}stat/DIAB_PREV"]
    [english] = [text["@value"] for text in values(node["description"]) if text["@language"] == "en"]
    assert english == f"{bare.title['en']}. Short. {full.info.title['en']}. {full.info.description['en'].rstrip('.')}"
