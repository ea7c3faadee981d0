"""The integrity constraints of the RDF Data Cube vocabulary (section 11) that apply to a structure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from rdflib import RDFS, Graph, Namespace, URIRef

from exporters.format import Settings
from exporters.formats.dcat import RDF_DATA_CUBE
from exporters.model.catalog import Catalog
from exporters.model.vocabulary import Role

QB = Namespace("http://purl.org/linked-data/cube#")

CONSTRAINTS = {
    "IC-2, a dataset has one structure": """
        { ?s a qb:DataSet FILTER NOT EXISTS { ?s qb:structure ?d } } UNION
        { ?s qb:structure ?one, ?other FILTER (?one != ?other) }""",
    "IC-3, a structure includes a measure": """
        ?s a qb:DataStructureDefinition
        FILTER NOT EXISTS { ?s qb:component [ qb:componentProperty|qb:measure ?m ] . ?m a qb:MeasureProperty }""",
    "IC-4, dimensions have a range": "?s a qb:DimensionProperty FILTER NOT EXISTS { ?s rdfs:range [] }",
    "IC-5, concept dimensions have code lists": """
        ?s a qb:DimensionProperty ; rdfs:range skos:Concept FILTER NOT EXISTS { ?s qb:codeList [] }""",
    "IC-6, only attributes may be optional": """
        ?d qb:component ?c . ?c qb:componentRequired false ; qb:dimension|qb:measure ?s""",
    "components are of the class that their property tells": """
        { ?c qb:dimension ?s FILTER NOT EXISTS { ?s a qb:DimensionProperty } } UNION
        { ?c qb:measure ?s FILTER NOT EXISTS { ?s a qb:MeasureProperty } } UNION
        { ?c qb:attribute ?s FILTER NOT EXISTS { ?s a qb:AttributeProperty } }""",
    "code lists are concept schemes": "?s qb:codeList ?l FILTER NOT EXISTS { ?l a skos:ConceptScheme }",
}


def structures(catalog: Catalog) -> Graph:
    stream = BytesIO()
    RDF_DATA_CUBE.write(stream, catalog, tuple(catalog), Settings())
    return Graph().parse(data=stream.getvalue(), format="turtle")


@pytest.fixture(scope="module", params=["real", "full"])
def graph(request: pytest.FixtureRequest) -> Graph:
    """Both catalogues."""
    return structures(request.getfixturevalue(request.param))


def violations(constraint: str, graph: Graph) -> list[str]:
    names = {"qb": QB, **dict(graph.namespaces())}
    return [str(s) for (s,) in graph.query(f"SELECT ?s WHERE {{ {CONSTRAINTS[constraint]} }}", initNs=names)]  # type: ignore[misc]


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_constraint(constraint: str, graph: Graph) -> None:
    assert violations(constraint, graph) == []


@pytest.mark.parametrize(
    ("constraint", "gone"), list(zip(CONSTRAINTS, (QB.structure, QB.measure, RDFS.range, QB.codeList), strict=False))
)
def test_constraints_can_fail(constraint: str, gone: URIRef, full: Catalog) -> None:
    graph = structures(full)
    graph.remove((None, gone, None))
    assert violations(constraint, graph)


def test_every_cube_has_its_dimensions_measures_and_units(full: Catalog) -> None:
    graph = structures(full)
    kinds = (QB.dimension, QB.measure, QB.attribute)
    assert [len(list(graph.subject_objects(kind))) for kind in kinds] == [3, 3, 1]


def test_a_cube_without_indicators_measures_the_observed_value(full: Catalog, written: Callable[..., str]) -> None:
    assert not full.links_to("DEATHS_CUBE").get(Role.CUBE)
    assert "sdmxm:obsValue" in written(replace(full), [full["DEATHS_CUBE"]])
    assert "qb:measure sdmxm:obsValue" not in written(full, [full["MEDS_CUBE"]])
