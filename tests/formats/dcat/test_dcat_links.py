"""The links, written and read back; and that breaking the writer is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import Graph, URIRef
from rdflib import namespace as ns

from exporters.format import Settings
from exporters.formats.dcat import datasets, links, variables
from exporters.formats.dcat.scope import Scope
from exporters.formats.dcat.terms import Statement
from exporters.model.catalog import Catalog, Edge
from exporters.model.definitions import Definition
from exporters.model.vocabulary import Role
from exporters.proof.dcat import LayersDisagreeError, read_links

Prove = Callable[..., frozenset[Edge]]


def test_all_links(real: Catalog, full: Catalog, proven: Prove) -> None:
    assert {e.role for e in full.edges()} == set(Role)
    assert proven(real) == real.edges()
    assert proven(full) == full.edges()


def test_links_of_each_definition(full: Catalog, proven: Prove) -> None:
    for definition in full:
        assert proven(full, [definition]) == full.edges([definition.id])


def test_links_of_two_definitions(full: Catalog, proven: Prove) -> None:
    pair = [full["DIAB_PREV"], full["MEDS_CUBE"]]
    assert proven(full, pair) == full.edges(d.id for d in pair)


def test_the_proof_does_not_depend_on_the_layout(
    full: Catalog, graphs: dict[str, Graph], written: Callable[..., str], tmp_path: Path
) -> None:
    path = tmp_path / "catalog.ttl"
    for serialise in (graphs["full"].serialize, _by_oxigraph(full, written(full))):
        serialise(str(path), format="turtle")
        assert read_links(path) == full.edges()


def _by_oxigraph(catalog: Catalog, text: str) -> Callable[..., None]:
    """Another writer of Turtle, which shortens other names."""
    prefixes = {"var": f"{catalog.info.base_iri}var/", "skos": str(ns.SKOS), "dct": str(ns.DCTERMS)}
    triples = [quad.triple for quad in parse(text.encode(), RdfFormat.TURTLE)]
    return lambda path, **_: serialize(triples, path, RdfFormat.TURTLE, prefixes=prefixes)


def test_portals_find_the_cascade_in_plain_properties(full: Catalog, graphs: dict[str, Graph]) -> None:
    graph, base = graphs["full"], full.info.base_iri
    stat, cube = URIRef(f"{base}stat/DIAB_PREV"), URIRef(f"{base}cube/MEDS_CUBE")
    assert {URIRef(f"{base}source"), cube} == set(graph.objects(stat, ns.DCTERMS.source))
    assert (stat, ns.PROV.wasDerivedFrom, cube) in graph
    roles = {graph.value(r, ns.DCAT.hadRole) for r in graph.objects(stat, ns.DCAT.qualifiedRelation)}
    assert {str(graph.value(role, ns.SKOS.notation)) for role in roles} >= {"cube", "related", "replaces", "mention"}


LAYERS = {
    "variable layer": (variables, "variable_links", links.variable_links),
    "dataset layer": (datasets, "dataset_links", links.dataset_links),
}


def _broken(original: Callable[..., Iterator[Statement]], change: Callable[[list[Statement]], list[Statement]]) -> Any:
    """A writer of links that goes wrong for one definition."""

    def write(scope: Scope, definition: Definition) -> Iterator[Statement]:
        statements = [(predicate, term) for predicate, *terms in original(scope, definition) for term in terms]
        return iter(change(statements) if definition.id == "DIAB_PREV" else statements)

    return write


def _seen(catalog: Catalog, proven: Prove) -> bool:
    """Whether the proof notices: by other links, or by layers that contradict each other."""
    try:
        return proven(catalog) != catalog.edges()
    except LayersDisagreeError:
        return True


@pytest.mark.parametrize("layer", LAYERS)
def test_a_lost_link_is_seen(layer: str, full: Catalog, proven: Prove, monkeypatch: pytest.MonkeyPatch) -> None:
    module, name, original = LAYERS[layer]
    statements = original(Scope(full, tuple(full), Settings()), full["DIAB_PREV"])
    written = [(predicate, term) for predicate, *terms in statements for term in terms]
    sources = f"<{full.info.base_iri}source>"  # the one object that stands for no single link
    for n, (_, term) in enumerate(written):
        if term == sources:
            continue
        monkeypatch.setattr(module, name, _broken(original, lambda found, n=n: found[:n] + found[n + 1 :]))
        assert _seen(full, proven), written[n]


@pytest.mark.parametrize("layer", LAYERS)
def test_an_invented_link_is_seen(layer: str, full: Catalog, proven: Prove, monkeypatch: pytest.MonkeyPatch) -> None:
    module, name, original = LAYERS[layer]
    scope = Scope(full, tuple(full), Settings())
    here, theirs = (
        [(predicate, term) for predicate, *terms in original(scope, full[i]) for term in terms]
        for i in ("DIAB_PREV", "MEDS_CUBE")
    )
    invented = [s for s in theirs if s not in here]
    assert invented
    for statement in invented:
        monkeypatch.setattr(module, name, _broken(original, lambda found, extra=statement: [*found, extra]))
        assert _seen(full, proven), statement


def test_swapped_roles_are_seen(full: Catalog, proven: Prove, monkeypatch: pytest.MonkeyPatch) -> None:
    swapped = {**links.VARIABLE_PROPERTIES, Role.RELATED: links.VARIABLE_PROPERTIES[Role.MENTION]}
    monkeypatch.setattr(links, "VARIABLE_PROPERTIES", swapped)
    assert _seen(full, proven)
