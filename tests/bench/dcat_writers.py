"""Times the DCAT writers beside pyoxigraph and rdflib: `python tests/bench/dcat_writers.py [N]`.

A generated catalogue of N definitions (10,000 unless told) in four languages. CPU seconds of one core; ours and
pyoxigraph in turn, the best of five each, so that a busy machine hits them alike. pyoxigraph has the triples in memory
and only writes them; we begin with the catalogue. rdflib takes its time: it is given the triples of a few definitions,
once, makes a graph of them first, and is counted in proportion.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph
import rdflib
from generate import generate

from exporters import load
from exporters.format import Settings
from exporters.formats.dcat.document import blocks
from exporters.formats.dcat.writing import JSON_LD, N_TRIPLES, RDF_XML, TURTLE
from exporters.model.catalog import Catalog

Work = Callable[[], object]
TRIPLES = "pyoxigraph, Turtle, triples in memory"
_FEW = 500
"""As many definitions does rdflib write; its time is taken for all in proportion."""


def ours(catalog: Catalog) -> dict[str, Work]:
    """Our writers, by what the table calls them."""
    writers = {f"ours, {s.extension}": s.writer(blocks) for s in (TURTLE, RDF_XML, JSON_LD, N_TRIPLES)}
    subjects, settings = tuple(catalog), Settings()
    return {n: lambda w=w: w(BytesIO(), catalog, subjects, settings) for n, w in writers.items()}  # type: ignore[misc]


def triples_about(catalog: Catalog) -> Sequence[pyoxigraph.Triple]:
    """What our Turtle says."""
    out = BytesIO()
    TURTLE.writer(blocks)(out, catalog, tuple(catalog), Settings())
    return [quad.triple for quad in pyoxigraph.parse(out.getvalue(), pyoxigraph.RdfFormat.TURTLE)]


def through_rdflib(catalog: Catalog) -> Work:
    """A graph, and its Turtle."""

    def term(node: pyoxigraph.NamedNode | pyoxigraph.Literal) -> rdflib.URIRef | rdflib.Literal:
        if isinstance(node, pyoxigraph.NamedNode):
            return rdflib.URIRef(node.value)
        kind = None if node.language else rdflib.URIRef(node.datatype.value)
        return rdflib.Literal(node.value, lang=node.language, datatype=kind)

    terms = [(term(t.subject), term(t.predicate), term(t.object)) for t in triples_about(catalog)]

    def work() -> str:
        graph = rdflib.Graph()
        for triple in terms:
            graph.add(triple)
        return graph.serialize(format="turtle")

    return work


def generated(size: int) -> Catalog:
    """A catalogue of so many definitions."""
    with TemporaryDirectory() as folder:
        generate(size, Path(folder))
        return load(folder)


def seconds(work: Work) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main(size: int) -> None:
    """Prints the table."""
    catalog = generated(size)
    triples, works = triples_about(catalog), ours(catalog)
    works[TRIPLES] = lambda: pyoxigraph.serialize(triples, BytesIO(), pyoxigraph.RdfFormat.TURTLE)
    gc.collect()
    gc.freeze()
    rounds = [{name: seconds(work) for name, work in works.items()} for _ in range(5)]
    best = {name: min(one[name] for one in rounds) for name in works}
    few = generated(min(size, _FEW))
    best[f"rdflib, Graph to Turtle (from {len(few)} of them, in proportion)"] = (
        seconds(through_rdflib(few)) * size / len(few)
    )
    print(f"| {size} definitions, {len(triples):,} triples | CPU seconds | times pyoxigraph |\n|---|--:|--:|")  # noqa: T201
    for name, least in best.items():
        print(f"| {name} | {least:.2f} | {least / best[TRIPLES]:.2f} |")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
