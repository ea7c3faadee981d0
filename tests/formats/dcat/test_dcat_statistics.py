"""The terms of StatDCAT-AP 1.0.1, and the standards that files conform to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib import namespace as ns

from exporters.model.catalog import Catalog

STAT = Namespace("http://data.europa.eu/m8g/")
RANGES = {
    STAT.dimension: ns.QB.DimensionProperty,
    STAT.attribute: ns.QB.AttributeProperty,
    STAT.statUnitMeasure: ns.SKOS.Concept,
    ns.DCTERMS.conformsTo: ns.DCTERMS.Standard,
}


@pytest.mark.parametrize("term", RANGES)
def test_targets_are_of_the_class_that_the_profile_asks_for(term: URIRef, graphs: dict[str, Graph]) -> None:
    graph = graphs["files"]
    targets = set(graph.objects(None, term))
    assert targets
    assert targets <= set(graph.subjects(ns.RDF.type, RANGES[term]))


def test_a_file_conforms_to_the_standard_itself(graphs: dict[str, Graph]) -> None:
    graph = graphs["files"]
    found = {
        (str(graph.value(file, ns.DCTERMS.identifier)), standard)
        for file, standard in graph.subject_objects(ns.DCTERMS.conformsTo)
        if (file, ns.RDF.type, ns.DCAT.Distribution) in graph
    }
    standard = URIRef("https://ddialliance.org/Specification/DDI-Codebook/2.5/")
    assert found == {("ddi/all.xml", standard), ("ddi/DIAB_PREV.xml", standard)}
    assert graph.value(standard, ns.DCTERMS.title) == Literal("DDI-Codebook 2.5", lang="en")


def test_the_number_of_series_is_told_where_every_axis_has_a_code_list(
    full: Catalog, graphs: dict[str, Graph], written: Callable[..., str]
) -> None:
    assert not list(graphs["full"].objects(None, STAT.numSeries))
    cube = full["MEDS_CUBE"]
    coded = replace(cube, dimensions=cube.dimensions[:2])
    catalog = replace(full, definitions={**full.definitions, cube.id: coded})
    for subjects in (None, [coded]):
        graph = Graph().parse(data=written(catalog, subjects), format="turtle")
        node = URIRef(f"{full.info.base_iri}cube/MEDS_CUBE")
        assert graph.value(node, STAT.numSeries) == Literal(3 * 2 * 2)  # codes of CL_SEX and CL_LEVEL, indicators
