"""Links: every property that states one, at both ends, and every way in which one can fail."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exporters.findings import Place
from exporters.model.catalog import Catalog, Edge
from exporters.model.definitions import CatalogInfo, Definition, Keyword, KeywordScheme
from exporters.model.vocabulary import Kind, Role
from exporters.reading.building import DEFINITION_CLASSES, build_catalog_info, build_definition
from exporters.reading.linking import LINK_PROPERTIES, LinkProperty, Reference, addresses, link, references, resolves

AGENT = {"name": {"nl": "B"}}
INFO: CatalogInfo = build_catalog_info(
    {
        "id": "c",
        "title": {"nl": "C"},
        "description": {"nl": "D"},
        "publisher": AGENT,
        "contact": AGENT,
        "base_iri": "https://e.org/",
        "languages": ["nl"],
        "agency": {"ddi": "d", "sdmx": "S"},
    }
)


def define(identifier: str, kind: str = "stat", **properties: Any) -> Definition:
    data = {"id": identifier, "kind": kind, "title": {"nl": identifier}, **properties}
    return build_definition(data, f"{identifier}.yaml")


def linked(*definitions: Definition, keywords: str = "") -> tuple[Catalog, tuple[Reference, ...]]:
    scheme = KeywordScheme(title={"nl": "K"}, keywords=tuple(Keyword(id=k, title={"nl": k}) for k in keywords.split()))
    return link(INFO, scheme, definitions)


def stating(path: tuple[str, ...], target: str) -> tuple[dict[str, Any], tuple[str | int, ...]]:
    """Properties that state one link at a path, and the pointer to it."""
    match path:
        case ["dimensions", name]:
            return {"dimensions": [{"id": "D0"}, {"id": "D1", name: target}]}, ("dimensions", 1, name)
        case ["codelist"]:
            return {"codelist": target}, ("codelist",)
        case [outer, inner]:
            return {outer: {inner: [target]}}, (outer, inner, 0)
        case [name]:
            return {name: [target]}, (name, 0)
    raise AssertionError(path)


def owners(row: LinkProperty) -> Iterator[Kind]:
    return (kind for kind, cls in DEFINITION_CLASSES.items() if hasattr(cls, row.path[0]))


CASES = [(row, kind) for row in LINK_PROPERTIES for kind in owners(row)]
NAMES = [f"{'.'.join(row.path)} of {kind}" for row, kind in CASES]


@pytest.mark.parametrize(("row", "kind"), CASES, ids=NAMES)
def test_each_link_property_makes_its_edge_with_each_right_kind_only(row: LinkProperty, kind: Kind) -> None:
    properties, pointer = stating(row.path, "b")
    allowed = {kind} if row.targets is None else row.targets
    for target_kind in Kind:
        catalog, unresolved = linked(define("a", kind, **properties), define("b", target_kind))
        edge = Edge("b", row.role, "a") if row.inverse else Edge("a", row.role, "b")
        if target_kind in allowed:
            assert [(x.edge, x.stated_at) for x in catalog.links] == [(edge, Place("a.yaml", pointer))]
            assert unresolved == ()
        else:
            assert catalog.links == ()
            assert [(r.target, r.role, r.place.pointer) for r in unresolved] == [("b", row.role, pointer)]


@pytest.mark.parametrize(("row", "kind"), CASES, ids=NAMES)
def test_a_link_to_nothing_is_unresolved(row: LinkProperty, kind: Kind) -> None:
    properties, pointer = stating(row.path, "nowhere")
    catalog, [reference] = linked(define("a", kind, **properties))
    assert catalog.links == ()
    assert (reference.target, reference.place) == ("nowhere", Place("a.yaml", pointer))


def test_every_property_that_holds_ids_is_in_the_table() -> None:
    rows = {row.path[0] for row in LINK_PROPERTIES}
    texts = {"keywords", "exact_match"}  # a keyword is no definition, an exact match is somebody else's
    for cls in DEFINITION_CLASSES.values():
        lists = {f.name for f in dataclasses.fields(cls) if str(f.type).startswith("tuple[str")}
        assert lists - texts <= rows


@pytest.mark.parametrize(
    ("one", "other", "edge"),
    [
        (("stat", {"cubes": ["b"]}), ("cube", {"measures": ["a"]}), Edge("a", Role.CUBE, "b")),
        (("stat", {"replaces": ["b"]}), ("stat", {"replaced_by": ["a"]}), Edge("a", Role.REPLACES, "b")),
    ],
)
def test_a_link_stated_at_both_ends_is_one_edge(one: Any, other: Any, edge: Edge) -> None:
    both, _ = linked(define("a", one[0], **one[1]), define("b", other[0], **other[1]))
    first, _ = linked(define("a", one[0], **one[1]), define("b", other[0]))
    second, _ = linked(define("a", one[0]), define("b", other[0], **other[1]))
    assert both.edges() == first.edges() == second.edges() == {edge}
    assert len(both.links) == 2
    assert both.links_from("a") == {edge.role: ("b",)}


PROSE = "- zie [b](b) en *[c](c)*\n  1. > ook [b](b), <https://e.org/x>, [d][r], ![beeld](b)\n\n[r]: d\n"


@pytest.mark.parametrize("name", ["definition", "remarks"])
def test_links_in_prose_are_found_in_every_language_at_their_words(name: str) -> None:
    owner = define("a", "stat", **{name: {"nl": PROSE, "fr": "[e](e)"}})
    found = [(r.target, r.place.pointer, r.place.words is not None) for r in references(owner)]
    assert found == [(t, (name, "nl"), True) for t in "bcbd"] + [("e", (name, "fr"), True)]
    assert all(r.role is Role.MENTION and r.targets == frozenset(Kind) for r in references(owner))
    assert [iri for _, iri in addresses(owner)] == ["https://e.org/x"]


def test_prose_may_mention_every_kind() -> None:
    others = [define(kind.value, kind) for kind in Kind]
    text = " ".join(f"[x]({kind.value})" for kind in Kind)
    catalog, unresolved = linked(define("a", definition={"nl": text}), *others)
    assert unresolved == ()
    assert catalog.edges() == {Edge("a", Role.MENTION, kind.value) for kind in Kind}


def test_prose_that_mentions_nothing_is_unresolved() -> None:
    _, unresolved = linked(define("a", remarks={"nl": "[x](nowhere)"}))
    assert [r.target for r in unresolved] == ["nowhere"]


def test_keywords_resolve_in_the_scheme() -> None:
    catalog, [unknown] = linked(define("a", keywords=["k", "K", "l"]), keywords="k l")
    assert catalog.links_from("a") == {Role.KEYWORD: ("k", "l")}
    assert (unknown.target, unknown.place) == ("K", Place("a.yaml", ("keywords", 1)))


def test_without_a_scheme_no_keyword_resolves() -> None:
    _, unresolved = link(INFO, None, [define("a", keywords=["k"])])
    assert [r.target for r in unresolved] == ["k"]


def test_an_exact_match_is_a_link_to_its_address() -> None:
    catalog, _ = linked(define("a", exact_match=["https://e.org/1", "https://e.org/0"]))
    assert catalog.links_from("a") == {Role.EXACT_MATCH: ("https://e.org/1", "https://e.org/0")}
    assert catalog.links[0].stated_at == Place("a.yaml", ("exact_match", 0))


def test_of_two_definitions_with_one_id_the_first_file_counts() -> None:
    second = build_definition({"id": "a", "kind": "cube", "title": {"nl": "z"}}, "z.yaml")
    catalog, _ = linked(second, define("a"))
    assert catalog["a"].path == "a.yaml"


def test_the_order_does_not_depend_on_the_order_of_the_files() -> None:
    definitions = [
        define("b", related=["c", "a"], sources=["s"]),
        define("a", related=["b"]),
        define("c"),
        define("s", "source"),
    ]
    one, _ = linked(*definitions)
    other, _ = linked(*reversed(definitions))
    assert list(one.definitions) == list(other.definitions) == ["a", "b", "c", "s"]
    assert one.links == other.links
    assert one.links_from("b") == {Role.RELATED: ("c", "a"), Role.SOURCE: ("s",)}


def test_a_link_to_itself_resolves_and_is_left_to_a_rule() -> None:
    catalog, unresolved = linked(define("a", related=["a"]))
    assert catalog.edges() == {Edge("a", Role.RELATED, "a")}
    assert unresolved == ()


def test_every_role_is_in_the_full_catalogue(full: Catalog) -> None:
    assert {edge.role for edge in full.edges()} == set(Role)


def test_only_a_reference_to_the_right_kind_resolves() -> None:
    reference = Reference(define("a"), Role.SOURCE, "b", frozenset({Kind.SOURCE}), Place("a.yaml"))
    assert resolves(reference, {"b": define("b", "source")}, {})
    assert not resolves(reference, {"b": define("b")}, {})
    assert not resolves(reference, {}, {})


def test_the_real_catalogue_links_its_prose(real: Catalog) -> None:
    assert Path(real["stat_013_014"].path).name == "stat_013_014.yaml"
    assert real.links_from("stat_013_014")[Role.MENTION] == ("stat_013_011",)
    assert real.links_to("stat_013_011")[Role.MENTION] == ("stat_013_014",)
