"""The proof of DCAT documents, on documents that no writer of ours has made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from exporters.model.catalog import Edge
from exporters.model.vocabulary import Role
from exporters.proof.dcat import LayersDisagreeError, read_links

PREFIXES = """
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix disco: <http://rdf-vocabulary.ddialliance.org/discovery#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix x: <urn:x:> .
"""

VARIABLES = """
x:a a skos:Concept, qb:MeasureProperty ; skos:notation "A" .
x:b a qb:MeasureProperty ; skos:notation 'B' .
x:c a qb:DataStructureDefinition ; skos:notation "C" .
x:s a disco:Variable ; skos:notation \"\"\"S\"\"\" .
x:l a skos:ConceptScheme ; dct:identifier "L" .
x:k a skos:Concept ; skos:notation "k" .
"""

DATASETS = """
x:da a dcat:Dataset ; dct:identifier "A" .
x:db a dcat:Dataset ; dct:identifier "B" .
x:dc a dcat:Dataset ; dct:identifier "C" .
x:is-cube a dcat:Role ; skos:notation "cube" .
x:is-related a dcat:Role ; skos:notation "related" .
"""

TO_CUBE = """
x:a prov:wasDerivedFrom x:c .
x:da dct:source x:dc ; prov:wasDerivedFrom x:dc ; dct:relation x:dc ; dcat:qualifiedRelation x:r .
x:r a dcat:Relationship ; dct:relation x:dc ; dcat:hadRole x:is-cube .
"""

Read = Callable[..., frozenset[Edge]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads the links of a document made of some pieces."""

    def links(*pieces: str) -> frozenset[Edge]:
        path = tmp_path / "document.ttl"
        path.write_text("\n".join((PREFIXES, *pieces)), encoding="utf-8")
        return read_links(path)

    return links


ONE_LINK = {
    "x:a prov:wasDerivedFrom x:c .": Edge("A", Role.CUBE, "C"),
    "x:a prov:wasDerivedFrom x:s .": Edge("A", Role.SOURCE, "S"),
    "x:a skos:related x:b .": Edge("A", Role.RELATED, "B"),
    "x:l dct:replaces x:l .": Edge("L", Role.REPLACES, "L"),
    "x:a qb:codeList x:l .": Edge("A", Role.CODELIST, "L"),
    "x:s dct:subject x:k .": Edge("S", Role.KEYWORD, "k"),
    "x:c dct:references x:l .": Edge("C", Role.MENTION, "L"),
    "x:a skos:exactMatch <https://example.com/a> .": Edge("A", Role.EXACT_MATCH, "https://example.com/a"),
    "x:l schema:sameAs <https://example.com/l> .": Edge("L", Role.EXACT_MATCH, "https://example.com/l"),
    'x:a x:over x:s . x:over a rdf:Property ; skos:notation "denominator" .': Edge("A", Role.DENOMINATOR, "S"),
    "x:c qb:component x:p . x:p qb:dimension x:d . x:d qb:concept x:s .": Edge("C", Role.DIMENSION, "S"),
    "x:c qb:component x:p . x:p qb:dimension x:d . x:d qb:codeList x:l .": Edge("C", Role.CODELIST, "L"),
}


@pytest.mark.parametrize("statement", ONE_LINK)
def test_each_role(statement: str, read: Read) -> None:
    assert read(VARIABLES, statement) == {ONE_LINK[statement]}


@pytest.mark.parametrize("statement", ONE_LINK)
def test_order_does_not_matter(statement: str, read: Read) -> None:
    assert read(statement, VARIABLES) == {ONE_LINK[statement]}


def test_no_links(read: Read) -> None:
    assert read(VARIABLES, DATASETS) == frozenset()


def test_both_layers(read: Read) -> None:
    assert read(VARIABLES, DATASETS, TO_CUBE) == {Edge("A", Role.CUBE, "C")}


@pytest.mark.parametrize(
    "wrong",
    [
        "x:a skos:related x:b .",
        "x:db dct:relation x:da .",
        "x:db dct:source x:dc .",
        "x:db dct:replaces x:da .",
        "x:db prov:wasDerivedFrom x:dc .",
        "x:db dcat:qualifiedRelation x:r .",
        "x:da dcat:qualifiedRelation x:q . x:q dct:relation x:dc ; dcat:hadRole x:is-related .",
        "x:c qb:component x:p . x:p qb:measure x:b .",
        "x:catalog dcat:dataset x:dc .",
    ],
)
def test_layers_that_disagree(wrong: str, read: Read) -> None:
    with pytest.raises(LayersDisagreeError, match="differs from the variable layer"):
        read(VARIABLES, DATASETS, TO_CUBE, wrong)


@pytest.mark.parametrize("lost", ["x:a prov:wasDerivedFrom x:c .", "dct:source x:dc ;", "; dcat:qualifiedRelation x:r"])
def test_a_layer_that_lost_a_link(lost: str, read: Read) -> None:
    assert lost in TO_CUBE
    with pytest.raises(LayersDisagreeError):
        read(VARIABLES, DATASETS, TO_CUBE.replace(lost, ""))


def test_an_unknown_role_is_no_link(read: Read) -> None:
    with pytest.raises(ValueError, match="sideways"):
        read(VARIABLES, 'x:a x:p x:s . x:p a rdf:Property ; skos:notation "sideways" .')


def test_a_link_to_nothing(read: Read) -> None:
    with pytest.raises(ValueError, match=r"urn:x:nothing.*no id"):
        read(VARIABLES, "x:a skos:related x:nothing .")


def test_an_id_is_a_text(read: Read) -> None:
    with pytest.raises(ValueError, match="no id"):
        read(VARIABLES, "x:new a qb:MeasureProperty ; skos:notation x:b . x:a skos:related x:new .")


def test_a_link_to_a_text(read: Read) -> None:
    with pytest.raises(ValueError, match="not an address"):
        read(VARIABLES, 'x:a skos:related "urn:x:b" .')


def test_a_derivation_from_something_else(read: Read) -> None:
    with pytest.raises(ValueError, match="neither a cube nor a source"):
        read(VARIABLES, "x:a prov:wasDerivedFrom x:b .")


def test_a_role_that_is_missing(read: Read) -> None:
    with pytest.raises(ValueError, match="no dcat:hadRole"):
        read(VARIABLES, DATASETS, TO_CUBE, "x:db dcat:qualifiedRelation x:q .")


def test_keywords_may_match_other_thesauri(read: Read) -> None:
    assert read(VARIABLES, "x:k skos:exactMatch <https://example.com/k> .") == frozenset()
