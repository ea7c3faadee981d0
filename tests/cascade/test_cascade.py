"""Upstream, downstream, beside: every link once, whatever the shape of the cascade."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from exporters.cascade import (
    DEEPEST,
    Rest,
    beside,
    derivations,
    named_by,
    origins,
    products,
    reached,
    starts,
    ties,
    walk,
)
from exporters.model.catalog import Catalog, Edge
from exporters.model.vocabulary import DERIVATION_ROLES, Role

_LONG = 10_000


def test_roles_of_one_step_are_gathered(real: Catalog) -> None:
    assert origins(real)("stat_013_014") == {
        "IMAG_CT_N": (Role.SOURCE, Role.NUMERATOR),
        "cube_013_014": (Role.CUBE,),
    }
    assert products(real)("IMAG_CT_N") == {"stat_013_014": (Role.SOURCE, Role.NUMERATOR)}


def test_every_derivation_link_is_a_step(full: Catalog) -> None:
    steps = {Edge(p, role, o) for p, roles, o in derivations(full, full.definitions) for role in roles}
    assert steps == {edge for edge in full.edges() if edge.role in DERIVATION_ROLES}


def test_every_link_is_told_from_both_ends(full: Catalog) -> None:
    outward = {Edge(i, role, tie.target) for i in full.definitions for tie in ties(full, i) for role in tie.outward}
    inward = {Edge(tie.target, role, i) for i in full.definitions for tie in ties(full, i) for role in tie.inward}
    links = {edge for edge in full.edges() if edge.role not in DERIVATION_ROLES}
    assert outward == links
    assert inward == {edge for edge in links if edge.role not in {Role.KEYWORD, Role.EXACT_MATCH}}


def test_nearest_first(full: Catalog) -> None:
    assert reached("PERSON_ID", products(full)) == {"ATC_CODE": 1, "DIAB_PREV": 1, "MEDS_CUBE": 1, "INSULIN_PREV": 2}


def test_a_keyword_is_no_definition_of_the_same_id(catalog_of: Callable[..., Catalog]) -> None:
    catalog = catalog_of([("a", Role.KEYWORD, "b"), ("b", Role.RELATED, "a")])
    assert named_by(catalog, "b") == {}
    assert [(tie.outward, tie.inward) for tie in ties(catalog, "b")] == [((Role.RELATED,), ())]
    assert beside(catalog, "a") == {Role.KEYWORD: ("b",)}
    assert len(ties(catalog, "a")) == 2, "the neighbour b and the keyword b are two"


def test_a_diamond_is_opened_once(catalog_of: Callable[..., Catalog]) -> None:
    rows = [(f"d{n:03}{a}", Role.SOURCE, f"d{n + 1:03}{b}") for n in range(200) for a in "ab" for b in "ab"]
    catalog = catalog_of(rows)
    steps = list(walk("d000a", origins(catalog), set()))
    assert len(steps) <= len(rows)
    assert any(step.rest is Rest.ABOVE for step in steps)


def test_a_long_chain_is_no_recursion(catalog_of: Callable[..., Catalog]) -> None:
    catalog = catalog_of((f"v{n:05}", Role.SOURCE, f"v{n + 1:05}") for n in range(_LONG))
    assert reached("v00000", origins(catalog))[f"v{_LONG:05}"] == _LONG
    steps = list(walk("v00000", origins(catalog), set()))
    assert (len(steps), steps[-1].rest) == (DEEPEST, Rest.BELOW)
    assert list(starts(catalog)) == ["v00000"]


def test_a_circle_ends(catalog_of: Callable[..., Catalog]) -> None:
    catalog = catalog_of([("a", Role.SOURCE, "b"), ("b", Role.FILTER, "a"), ("c", Role.SOURCE, "c")])
    assert list(starts(catalog)) == ["a", "c"]
    assert [(s.identifier, s.rest) for s in walk("a", origins(catalog), set())] == [("b", ""), ("a", Rest.ABOVE)]
    assert reached("a", origins(catalog)) == {"b": 1}


_IDS = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(_IDS, st.sampled_from([Role.SOURCE, Role.CUBE, Role.FILTER]), _IDS), min_size=1))
def test_walks_from_the_starts_tell_every_link_once(
    catalog_of: Callable[..., Catalog], links: list[tuple[str, Role, str]]
) -> None:
    catalog = catalog_of(links)
    shown: set[str] = set()
    told: list[Edge] = []
    for start in starts(catalog):
        path = [start]
        for step in walk(start, origins(catalog), shown):
            path[step.depth :] = [step.identifier]
            told += [Edge(path[step.depth - 1], role, step.identifier) for role in step.roles]
    assert sorted(told) == sorted(catalog.edges())
