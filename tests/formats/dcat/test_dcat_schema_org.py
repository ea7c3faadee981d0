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


def test_what_is_measured_is_told_with_its_unit_and_how(full: Catalog) -> None:
    found, base = nodes(full), full.info.base_iri
    stat, cube = (full[identifier] for identifier in ("DIAB_PREV", "DEATHS_CUBE"))
    measured = found[found[f"{base}stat/DIAB_PREV"]["variableMeasured"]["@id"]]
    assert (measured["@type"], measured["propertyID"], measured["unitCode"]) == ("PropertyValue", "DIAB_PREV", "%")
    for name, text in {
        "name": stat.title,
        "description": dict.fromkeys(stat.definition),
        "unitText": stat.unit.label,
        "measurementTechnique": stat.calculation.text,
    }.items():
        by_language = {value["@language"]: value["@value"] for value in measured[name]}
        assert by_language == {language: words or by_language[language] for language, words in text.items()}
    indicators = found[f"{base}cube/MEDS_CUBE"]["variableMeasured"]
    assert {node["@id"] for node in indicators} == {f"{base}var/DIAB_PREV", f"{base}var/INSULIN_PREV"}
    assert found[f"{base}cube/{cube.id}"]["variableMeasured"] == {"@id": f"{base}var/{cube.id}"}


def test_every_dataset_has_the_markup_of_its_landing_page(catalog: Catalog) -> None:
    """Search engines look into pages, not for dumps: each file must say everything that its page has to."""
    whole = {key: node for key, node in nodes(catalog).items() if node["@type"] == "Dataset"}
    pages = [document for document in SCHEMA_ORG.plan(catalog) if len(document.subjects) == 1]
    assert len(pages) == len(whole)
    for page in pages:
        assert page.path == f"{page.subjects[0].kind}/{page.subjects[0].id}.jsonld"
        stream = BytesIO()
        SCHEMA_ORG.write(stream, catalog, page.subjects, Settings())
        found = {node["@id"]: node for node in json.loads(stream.getvalue())["@graph"]}
        [dataset] = [key for key in found if found[key]["@type"] == "Dataset" and "description" in found[key]]
        assert found[dataset] == whole[dataset]
        assert all(target["@id"] in found for target in values(found[dataset]["variableMeasured"]))
