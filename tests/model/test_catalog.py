"""The linked catalogue: what it holds by kind, and its links from both ends."""

from __future__ import annotations

import pytest

from exporters.model.catalog import Catalog, Edge
from exporters.model.definitions import CodeList, Cube, Definition, SourceVariable, Stat, Variable
from exporters.model.vocabulary import DERIVATION_ROLES, Role


def test_definitions_are_in_order_of_their_ids(full: Catalog) -> None:
    assert list(full.definitions) == sorted(full.definitions) == [d.id for d in full]
    assert len(full) == len(full.definitions)
    assert all(full[d.id] is d for d in full)


@pytest.mark.parametrize(
    ("name", "cls"),
    [
        ("variables", Variable),
        ("stats", Stat),
        ("cubes", Cube),
        ("source_variables", SourceVariable),
        ("codelists", CodeList),
    ],
)
def test_definitions_by_kind(full: Catalog, name: str, cls: type[Definition]) -> None:
    found = getattr(full, name)
    assert found
    assert found == full.of_type(cls) == tuple(d for d in full if isinstance(d, cls))


def test_every_definition_is_a_variable_or_a_code_list(full: Catalog) -> None:
    assert {d.id for d in full.variables} | {d.id for d in full.codelists} == set(full.definitions)


def test_edges_are_the_links_without_their_places(full: Catalog) -> None:
    assert full.edges() == {link.edge for link in full.links}
    assert full.edges(full.definitions) == full.edges()
    assert full.edges([]) == frozenset()


def test_edges_of_some_are_those_that_leave_them(full: Catalog) -> None:
    for definition in full:
        assert full.edges([definition.id]) == {edge for edge in full.edges() if edge.source == definition.id}


def test_links_from_and_to_are_the_same_links(full: Catalog) -> None:
    ends = {edge.source for edge in full.edges()} | {edge.target for edge in full.edges()}
    outgoing = {Edge(i, role, t) for i in ends for role, targets in full.links_from(i).items() for t in targets}
    incoming = {Edge(s, role, i) for i in ends for role, sources in full.links_to(i).items() for s in sources}
    assert outgoing == incoming == full.edges()


def test_links_to_are_in_order_of_their_sources(full: Catalog) -> None:
    targets = {edge.target for edge in full.edges()}
    assert all(list(s) == sorted(set(s)) for t in targets for s in full.links_to(t).values())


def test_nothing_links_from_or_to_what_is_not_there(full: Catalog) -> None:
    assert full.links_from("nowhere") == full.links_to("nowhere") == {}
    with pytest.raises(KeyError):
        full["nowhere"]


def test_keywords_and_levels_keep_the_order_of_the_yaml(full: Catalog) -> None:
    assert full.keyword_scheme
    assert list(full.keywords) == [keyword.id for keyword in full.keyword_scheme.keywords]
    assert list(full.geographic_levels) == [level.id for level in full.info.geographic_levels]


def test_without_a_scheme_there_are_no_keywords(full: Catalog) -> None:
    assert Catalog(full.info, None, {}, ()).keywords == {}


def test_the_cascade_follows_only_what_a_value_comes_from() -> None:
    assert not DERIVATION_ROLES & {
        Role.RELATED,
        Role.REPLACES,
        Role.KEYWORD,
        Role.MENTION,
        Role.EXACT_MATCH,
        Role.CODELIST,
    }
