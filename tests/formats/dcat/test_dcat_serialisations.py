"""The four serialisations: the same statements in each, read by those that know the syntax best."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph

from exporters.format import Settings
from exporters.formats.dcat import jsonld, ntriples, rdfxml, turtle
from exporters.formats.dcat.document import blocks
from exporters.formats.dcat.literals import literals, plain
from exporters.formats.dcat.scope import Block
from exporters.formats.dcat.terms import TITLE, Node, full, iri
from exporters.model.catalog import Catalog

Serialise = Callable[[Iterable[Block]], Iterator[str]]

SERIALISATIONS: dict[pyoxigraph.RdfFormat, Serialise] = {
    pyoxigraph.RdfFormat.JSON_LD: jsonld.serialized,
    pyoxigraph.RdfFormat.N_TRIPLES: ntriples.serialized,
    pyoxigraph.RdfFormat.RDF_XML: rdfxml.serialized,
    pyoxigraph.RdfFormat.TURTLE: turtle.serialized,
}
RDFLIB = {
    "json-ld": jsonld.serialized,
    "nt": ntriples.serialized,
    "xml": rdfxml.serialized,
    "turtle": turtle.serialized,
}
any_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n\r", exclude_characters="\ufffe\uffff")
)


def everything(catalog: Catalog) -> Iterator[Block]:
    return blocks(catalog, tuple(catalog), Settings())


def said(serialise: Serialise, described: Iterable[Block], syntax: pyoxigraph.RdfFormat) -> set[pyoxigraph.Triple]:
    text = "".join(serialise(described)).encode()
    return {quad.triple for quad in pyoxigraph.parse(text, syntax)}


def test_all_say_the_same(full: Catalog) -> None:
    found = [said(serialise, everything(full), syntax) for syntax, serialise in SERIALISATIONS.items()]
    assert found[0]
    assert all(statements == found[0] for statements in found)


def test_rdflib_reads_as_many_statements(full: Catalog) -> None:
    lengths = {
        len(Graph().parse(BytesIO("".join(serialise(everything(full))).encode()), format=name))
        for name, serialise in RDFLIB.items()
    }
    assert len(lengths) == 1


@given(any_text, any_text)
def test_any_text_survives_in_all(text: str, code: str) -> None:
    described = [(iri("urn:s"), [(TITLE, *literals({"nl-BE": text}).values()), (iri("urn:p/q"), plain(code))])]
    expected = {
        pyoxigraph.Triple(pyoxigraph.NamedNode("urn:s"), pyoxigraph.NamedNode(predicate), literal)
        for predicate, literal in (
            (full(TITLE), pyoxigraph.Literal(text, language="nl-be")),
            ("urn:p/q", pyoxigraph.Literal(code)),
        )
    }
    for syntax, serialise in SERIALISATIONS.items():
        assert said(serialise, described, syntax) == expected


@given(st.text(), st.sampled_from(["https://example.org/{}", "{}", "urn:{}", "https://{}", "mailto:{}@example.org"]))
def test_an_illegal_address_never_gets_in(text: str, template: str) -> None:
    address = template.format(text)
    try:
        node = iri(address)
    except ValueError:
        return
    assert not set(address) & set('<>"{}|^`\\ \n')
    assert node == f"<{address}>"


def test_the_context_of_json_ld_is_right_about_what_is_a_text_and_what_a_link(full: Catalog) -> None:
    signs: dict[Node, set[str]] = defaultdict(set)
    for _, statements in everything(full):
        for predicate, *terms in statements:
            signs[predicate] |= {"@" if t[0] == '"' and "@" in t.rpartition('"')[2] else t[0] for t in terms}
    assert not [p for p in jsonld.TEXTS if signs[p] != {"@"}]
    assert not [p for p in jsonld.LINKS if '"' in signs[p] or "@" in signs[p]]


def test_json_ld_is_compact(full: Catalog) -> None:
    document = json.loads("".join(jsonld.serialized(everything(full))))
    nodes = {node["@id"]: node for node in document["@graph"]}
    stat = nodes[f"{full.info.base_iri}stat/DIAB_PREV"]
    assert stat["dct:title"] == dict(full["DIAB_PREV"].title)
    assert stat["dct:publisher"] == f"{full.info.base_iri}catalog#publisher"


@pytest.mark.parametrize("serialise", SERIALISATIONS.values())
def test_it_is_a_stream(serialise: Serialise, full: Catalog) -> None:
    """The first nodes are written before the last ones are asked for."""
    seen = 0

    def counted() -> Iterator[Block]:
        nonlocal seen
        for block in everything(full):
            seen += 1
            yield block

    pieces = serialise(counted())
    next(pieces), next(pieces)
    assert seen <= 2
