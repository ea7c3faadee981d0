"""HealthDCAT-AP Release 8: the official shapes of each access level, and what is lacking, at its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib import namespace as ns

from exporters.format import Document, Settings
from exporters.formats.dcat import HEALTHDCAT_AP_8, validation
from exporters.formats.dcat.authority_tables import HEALTH_CATEGORIES
from exporters.formats.dcat.health import plan
from exporters.formats.dcat.health_demands import PROFILE, lacking
from exporters.formats.dcat.kinds import DATASET_KINDS
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition, Dimension
from exporters.model.vocabulary import AccessLevel, HealthCategory, MeasurementLevel

HEALTH = Namespace("http://healthdataportal.eu/ns/health#")
CSVW = Namespace("http://www.w3.org/ns/csvw#")

MORE = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<urn:dataset> a sh:NodeShape ; sh:targetClass dcat:Dataset ;
  sh:property [ sh:path dct:creator ; sh:minCount 1 ] .
<urn:access-body> a sh:NodeShape ; sh:targetNode <https://example.org/full/catalog#hdab> ;
  sh:property [ sh:path foaf:name ; sh:maxCount 1 ] .
"""

LEVELS = {
    "DIAB_PREV": AccessLevel.RESTRICTED,
    "DIAB_OLD": AccessLevel.NON_PUBLIC,
    "INSULIN_PREV": AccessLevel.PUBLIC,
    "MEDS_CUBE": AccessLevel.PUBLIC,
    "DEATHS_CUBE": AccessLevel.NON_PUBLIC,
}


@pytest.fixture(scope="module")
def ready(full: Catalog) -> Catalog:
    """The full catalogue with what HealthDCAT-AP asks for."""

    def filled(definition: Definition) -> Definition:
        if not isinstance(definition, DATASET_KINDS):
            return definition
        return replace(
            definition,
            access_level=LEVELS[definition.id],
            access_url=f"https://data.example.org/{definition.id}",
            provenance={"en": "Derived from reimbursements."},
            keywords=("diabetes",),
        )

    definitions = {identifier: filled(definition) for identifier, definition in full.definitions.items()}
    links = [link for link in full.links if link.edge.role != "keyword" or link.edge.source not in LEVELS]
    pattern = next(link for link in full.links if link.edge.role == "keyword")
    links += [replace_edge(pattern, identifier) for identifier in LEVELS]
    return replace(full, definitions=definitions, links=tuple(sorted(links)))


def replace_edge(link: object, source: str) -> object:
    return link._replace(edge=link.edge._replace(source=source, target="diabetes"))  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def texts(ready: Catalog) -> Mapping[str, str]:
    """The document of each access level."""
    return {document.path.removesuffix(".ttl"): written(ready, document) for document in plan(ready)}


def written(catalog: Catalog, document: Document) -> str:
    stream = BytesIO()
    HEALTHDCAT_AP_8.write(stream, catalog, document.subjects, Settings())
    return stream.getvalue().decode()


def lacks(catalog: Catalog) -> dict[str, list[str]]:
    return {d.rule.code: [lack.message for lack in d.lacks(catalog)] for d in PROFILE.demands}


def test_a_document_for_each_level(texts: Mapping[str, str]) -> None:
    assert list(texts) == ["public", "restricted", "non-public"]


@pytest.mark.parametrize("level", AccessLevel)
@pytest.mark.parametrize("engine", ["by_pyshacl", "by_shacl"])
@pytest.mark.usefixtures("official")
def test_no_violations(level: AccessLevel, engine: str, texts: Mapping[str, str]) -> None:
    pytest.importorskip("pyshacl")
    for shapes in (*validation.DCAT_AP, f"healthdcat-ap-{level}"):
        found = getattr(validation, engine)(texts[level], validation.repaired(shapes))
        assert list(found) == [], shapes


@pytest.mark.usefixtures("official")
def test_the_shapes_can_fail(texts: Mapping[str, str]) -> None:
    graph = Graph().parse(data=texts["public"], format="turtle")
    graph.remove((None, HEALTH.hdab, None))
    graph.remove((None, CSVW.datatype, None))
    found = validation.violations(graph.serialize(format="turtle"), ["healthdcat-ap-public"])
    assert {violation.path for violation in found} >= {str(HEALTH.hdab)}


def test_structured_data_have_variables(texts: Mapping[str, str]) -> None:
    """What the property shape means that the official files have without a path."""
    for text in texts.values():
        graph = Graph().parse(data=text, format="turtle")
        datasets = set(graph.subjects(ns.RDF.type, ns.DCAT.Dataset))
        assert datasets
        assert datasets == set(graph.subjects(HEALTH.hasVariables))


def test_columns_are_the_dimensions_and_what_is_measured(texts: Mapping[str, str], ready: Catalog) -> None:
    graph = Graph().parse(data=texts["restricted"], format="turtle")
    names = [str(name) for name in graph.objects(None, CSVW.name)]
    assert sorted(names) == ["DIAB_PREV", "FREQ", "LEVEL", "SEX"]
    cube = Graph().parse(data=texts["public"], format="turtle")
    table = URIRef(f"{ready.info.base_iri}cube/MEDS_CUBE#table")
    assert len(list(cube.objects(table, CSVW.column))) == 5


@pytest.mark.parametrize(
    ("level", "codelist", "datatype"),
    [
        (MeasurementLevel.RATIO, None, "decimal"),
        (None, None, "decimal"),
        (MeasurementLevel.NOMINAL, None, "string"),
        (MeasurementLevel.RATIO, "CL_SEX", "string"),
    ],
)
def test_a_column_has_the_datatype_of_its_values(
    level: MeasurementLevel | None, codelist: str | None, datatype: str, ready: Catalog
) -> None:
    stat = replace(ready["DIAB_PREV"], measurement_level=level, codelist=codelist)
    catalog = replace(ready, definitions={**ready.definitions, stat.id: stat})
    [document] = [document for document in plan(catalog) if document.path == "restricted.ttl"]
    graph = Graph().parse(data=written(catalog, document), format="turtle")
    node = URIRef(f"{ready.info.base_iri}stat/{stat.id}#column.{stat.id}")
    assert str(graph.value(node, CSVW.datatype)) == datatype


def test_an_axis_of_numbers_is_a_column_of_numbers(ready: Catalog) -> None:
    cube = ready["MEDS_CUBE"]
    age = replace(ready["PERSON_ID"], id="AGE", measurement_level=MeasurementLevel.RATIO, codelist=None)
    along = replace(cube, dimensions=(*cube.dimensions, Dimension(id="AGE", variable="AGE")))
    catalog = replace(ready, definitions={**ready.definitions, cube.id: along, "AGE": age})
    [document] = [document for document in plan(catalog) if document.path == "public.ttl"]
    graph = Graph().parse(data=written(catalog, document), format="turtle")
    node = URIRef(f"{ready.info.base_iri}cube/{cube.id}")
    found = {d: str(graph.value(node + f"#column.{d}", CSVW.datatype)) for d in ("SEX", "AGE", "DIAB_PREV")}
    assert found == {"SEX": "string", "AGE": "decimal", "DIAB_PREV": "decimal"}


def test_every_category_has_the_name_of_the_official_table() -> None:
    assert list(HEALTH_CATEGORIES.labels) == list(HealthCategory)


@pytest.mark.usefixtures("official")
def test_a_ready_catalogue_lacks_nothing(ready: Catalog) -> None:
    assert lacks(ready) == {"EHD001": [], "EHD002": [], "EHD003": [], "EHD004": []}


@pytest.mark.parametrize("field", ["access_level", "access_url", "provenance", "keywords"])
def test_what_is_lacking_is_named(field: str, ready: Catalog) -> None:
    definition = replace(ready["DIAB_OLD"], **{field: () if field == "keywords" else None})
    assert definition is not ready["DIAB_OLD"]
    if field == "access_level":
        assert lacking(ready, definition) == ["access_level"]  # type: ignore[arg-type]
        return
    assert lacking(ready, definition) == [field]  # type: ignore[arg-type]
    poorer = replace(ready, definitions={**ready.definitions, "DIAB_OLD": definition})
    [message] = lacks(poorer)["EHD002"]
    assert f"`{field}`" in message
    [summary] = lacks(poorer)["EHD003"]
    assert summary.startswith("4 of 5 definitions")


def test_a_violation_of_the_shapes_is_told_of_the_yaml(
    ready: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user's own shapes stand for official ones that demand more than we look for."""
    monkeypatch.setenv("VARCAT_STANDARDS", str(tmp_path))
    assert lacks(ready)["EHD004"] == []
    shapes = tmp_path / "rdf" / "healthdcat-ap-r8" / "shapes" / "public-shapes.ttl"
    shapes.parent.mkdir(parents=True)
    shapes.write_text(MORE)
    validation.repaired.cache_clear()
    [violates] = [demand for demand in PROFILE.demands if demand.rule.code == "EHD004"]
    found = [(lack.definition.id if lack.definition else None, lack.pointer) for lack in violates.lacks(ready)]
    validation.repaired.cache_clear()
    assert found == [(None, ("health", "hdab", "name")), ("MEDS_CUBE", ()), ("INSULIN_PREV", ())]
    poorer = replace(ready["MEDS_CUBE"], access_url=None)
    catalog = replace(ready, definitions={**ready.definitions, poorer.id: poorer})
    assert poorer not in [lack.definition for lack in violates.lacks(catalog)]


def test_a_catalogue_without_an_access_body(ready: Catalog) -> None:
    bare = replace(
        ready,
        info=replace(ready.info, health=None, themes=(), publisher=replace(ready.info.publisher, email=None, url=None)),
    )
    assert len(lacks(bare)["EHD001"]) == 3
