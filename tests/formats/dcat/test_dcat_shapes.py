"""The official SHACL shapes, on documents that stand by themselves, in two engines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib import namespace as ns

from exporters.formats.dcat import validation
from exporters.formats.dcat.validation import by_pyshacl, by_shacl, repaired, violations
from exporters.model.catalog import Catalog

pytest.importorskip("pyshacl", reason="the reference SHACL engine is not installed")
pytest.importorskip("shacl", reason="the fast SHACL engine is not installed")


@pytest.mark.parametrize("shapes", validation.DCAT_AP)
def test_no_violations(graph: Graph, shapes: str) -> None:
    text = graph.serialize(format="turtle")
    assert list(by_pyshacl(text, repaired(shapes))) == []
    assert list(by_shacl(text, repaired(shapes))) == []


def test_no_violations_of_the_complete_shapes(graph: Graph, standards: Path) -> None:
    """The official file of everything, too large to carry along."""
    shapes = standards / "rdf" / "dcat-ap-3.0.1" / "dcat-ap-SHACL.ttl"
    text = validation.without_pathless(shapes.read_text(encoding="utf-8"))
    assert list(by_pyshacl(graph.serialize(format="turtle"), text)) == []


def test_a_catalogue_of_high_value_conforms(graphs: dict[str, Graph]) -> None:
    assert violations(graphs["files"].serialize(format="turtle"), [validation.HIGH_VALUE]) == []


@pytest.mark.parametrize(
    ("node", "predicate"),
    [
        ("stat/DIAB_PREV", ns.DCTERMS.title),
        ("stat/DIAB_PREV#cube", ns.DCAT.hadRole),
        ("catalog", ns.DCTERMS.publisher),
        ("catalog#publisher", ns.FOAF.name),
        ("record/DIAB_PREV", ns.DCTERMS.modified),
    ],
)
def test_both_engines_find_the_same(node: str, predicate: URIRef, full: Catalog, written: Callable[..., str]) -> None:
    graph = Graph().parse(data=written(full), format="turtle")
    subject = URIRef(f"{full.info.base_iri}{node}".replace("stat/DIAB_PREV#cube", "cube/MEDS_CUBE#cube"))
    assert (subject, predicate, None) in graph
    graph.remove((subject, predicate, None))
    text = graph.serialize(format="turtle")
    found = [{v[:2] for v in validate(text, repaired("dcat-ap-base"))} for validate in (by_pyshacl, by_shacl)]
    assert found[0] == found[1]
    assert (str(subject), str(predicate)) in found[0]
