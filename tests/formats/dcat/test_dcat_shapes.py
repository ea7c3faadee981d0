"""The official SHACL shapes of DCAT-AP 3.0.1, on documents that stand by themselves, in two engines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib import namespace as ns

from exporters.model.catalog import Catalog

pyshacl = pytest.importorskip("pyshacl", reason="the reference SHACL engine is not installed")
shacl = pytest.importorskip("shacl", reason="the fast SHACL engine is not installed")

SHAPES = ("shapes", "range", "mdr-vocabularies.shape", "dcat-ap-SHACL")
"""Base, ranges, controlled vocabularies, and the complete shapes of 3.0.1."""

EXPECTED = {"mdr-vocabularies.shape": {("publisher", "Warning")}}
"""The publisher is nobody whom the EU's table of corporate bodies knows: a warning that is right."""


def _reference(graph: Graph, shapes: Path) -> list[tuple[str, str, str]]:
    """What pyshacl reports: focus node, path, severity."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=Graph().parse(shapes), do_owl_imports=False)
    results = report.objects(next(report.subjects(ns.RDF.type, ns.SH.ValidationReport)), ns.SH.result)
    return sorted(
        (
            str(report.value(r, ns.SH.focusNode)),
            _local(report.value(r, ns.SH.resultPath)),
            _local(report.value(r, ns.SH.resultSeverity)),
        )
        for r in results
    )


def _fast(text: str, shapes: Path, folder: Path) -> list[tuple[str, str, str]]:
    """The same from the other engine, which reads files."""
    path = folder / "catalog.ttl"
    path.write_text(text, encoding="utf-8")
    report = shacl.validate(str(path), str(shapes))
    return sorted((r.focus_node.strip("<>"), _local(r.path), _local(r.severity_iri)) for r in report.results)


def _local(iri: object) -> str:
    return str(iri).strip("<>").replace("#", "/").rpartition("/")[2]


@pytest.mark.parametrize("shapes", SHAPES)
def test_shapes(graph: Graph, shapes: str, standards: Path, tmp_path: Path) -> None:
    path = standards / "rdf" / "dcat-ap-3.0.1" / f"{shapes}.ttl"
    reference = _reference(graph, path)
    assert {result[1:] for result in reference} <= EXPECTED.get(shapes, set())
    assert _fast(graph.serialize(format="turtle"), path, tmp_path) == reference


def test_shapes_can_fail(full: Catalog, written: Callable[..., str], standards: Path, tmp_path: Path) -> None:
    graph = Graph().parse(data=written(full), format="turtle")
    graph.remove((URIRef(f"{full.info.base_iri}stat/DIAB_PREV"), ns.DCTERMS.title, None))
    path = standards / "rdf" / "dcat-ap-3.0.1" / "shapes.ttl"
    reference = _reference(graph, path)
    assert ("title", "Violation") in {result[1:] for result in reference}
    assert _fast(graph.serialize(format="turtle"), path, tmp_path) == reference
