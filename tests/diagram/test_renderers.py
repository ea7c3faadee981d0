"""What each renderer gives: golden files, every link in it, and no text that breaks its syntax."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exporters.diagram import PICTURES, RENDERERS, graph, renderer
from exporters.diagram.view import View
from exporters.model.catalog import Catalog, Edge
from exporters.model.vocabulary import DERIVATION_ROLES, Role

_EXTENSIONS = {"tree": "txt", "json": "json", "mermaid": "mmd", "dot": "dot", "svg": "svg"}
_SVG = "{http://www.w3.org/2000/svg}"
_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), min_size=1)
_XML_TEXTS = _TEXTS.filter(lambda text: not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", text))


@pytest.mark.parametrize("name", RENDERERS)
@pytest.mark.parametrize("focus", ["DIAB_PREV", None])
def test_golden(full: Catalog, golden: Callable[[str, str], None], name: str, focus: str | None) -> None:
    text = renderer(name)(full, View(focus=focus, language="en"))
    golden(text, f"links-{focus or 'all'}.{_EXTENSIONS[name]}")


@pytest.mark.parametrize("name", RENDERERS)
def test_a_definition_without_links(full: Catalog, name: str) -> None:
    assert "DIAB_OLD" in renderer(name)(full, View(focus="DIAB_OLD", language="fr"))


def test_json_holds_every_link(full: Catalog) -> None:
    data = json.loads(renderer("json")(full, View(focus=None, language="nl")))
    assert {Edge(d["source"], Role(r), d["target"]) for d in data["links"] for r in d["roles"]} == full.edges()


@pytest.mark.parametrize("focus", ["DIAB_PREV", "MEDS_CUBE", "SEX", "CL_SEX"])
def test_a_picture_holds_every_link_of_its_focus(full: Catalog, focus: str) -> None:
    drawn = graph.graph(full, View(focus=focus, language="nl"))
    names = {node.key: node.name for node in drawn.nodes}
    links = {edge for arrow in drawn.arrows for edge in _edges(arrow, names)}
    about = {e for e in full.edges() if focus == e.source or (focus == e.target and e.role is not Role.KEYWORD)}
    assert about <= links <= full.edges()
    assert set(names.values()) >= {end for edge in about for end in (edge.source, edge.target)}


def _edges(arrow: graph.Arrow, names: dict[str, str]) -> set[Edge]:
    tail, head, roles = names[arrow.tail], names[arrow.head], [Role(label) for label in arrow.labels]
    ends = {(tail, head)} if arrow.dashed else {(head, tail)}
    return {Edge(a, role, b) for a, b in ends | ({(head, tail)} if arrow.mutual else set()) for role in roles}


@pytest.mark.parametrize("name", RENDERERS)
@pytest.mark.parametrize("shape", ["chain", "circle", "diamond"])
def test_unusual_cascades(catalog_of: Callable[..., Catalog], name: str, shape: str) -> None:
    links = {
        "chain": [(f"v{n:04}", Role.SOURCE, f"v{n + 1:04}") for n in range(1500)],
        "circle": [("a", Role.SOURCE, "b"), ("b", Role.SOURCE, "a"), ("b", Role.SOURCE, "b"), ("a", Role.RELATED, "a")],
        "diamond": [(f"d{n:02}{a}", Role.CUBE, f"d{n + 1:02}{b}") for n in range(40) for a in "ab" for b in "ab"],
    }[shape]
    catalog = catalog_of(links)
    everything = renderer(name)(catalog, View(focus=None, language="nl"))
    assert all(identifier in everything for identifier in catalog.definitions)
    first, *_, last = catalog.definitions
    assert last in renderer(name)(catalog, View(focus=first, language="nl"))


def test_a_deep_tree_goes_on_below(catalog_of: Callable[..., Catalog]) -> None:
    catalog = catalog_of((f"v{n:03}", Role.SOURCE, f"v{n + 1:03}") for n in range(100))
    lines = renderer("tree")(catalog, View(focus=None, language="nl")).splitlines()
    assert [line for line in lines if line.startswith("v")][1] == "v024 (source)  Titel v024"
    assert max(map(len, lines)) < 160


@settings(max_examples=60)
@given(title=_XML_TEXTS)
def test_no_title_breaks_a_renderer(full: Catalog, title: str) -> None:
    definition = replace(full["SEX"], title={"nl": title})
    catalog = Catalog(full.info, full.keyword_scheme, dict(full.definitions) | {"SEX": definition}, full.links)
    plain = {n: renderer(n)(full, View(focus="SEX", language="nl")) for n in ("tree", "mermaid", "dot")}
    for name, usual in plain.items():
        text = renderer(name)(catalog, View(focus="SEX", language="nl"))
        assert text.count("\n") == usual.count("\n"), "a title takes no line of its own"
    mermaid = renderer("mermaid")(catalog, View(focus="SEX", language="nl"))
    assert re.search(r'^  n1\["[^"<>&`\\]*(<br>SEX)?"\]:::source$', mermaid, re.MULTILINE)
    dot = renderer("dot")(catalog, View(focus="SEX", language="nl"))
    assert re.search(r'^  "SEX" \[label="(?:[^"\\]|\\[\\"n])*", fillcolor', dot, re.MULTILINE)
    assert json.loads(renderer("json")(catalog, View(focus="SEX", language="nl")))["title"] == title
    etree.fromstring(renderer("svg")(catalog, View(focus="SEX", language="nl")))


def test_escapes(full: Catalog) -> None:
    definition = replace(full["SEX"], title={"nl": 'a "b" <c> &lt; \\n\n`d` 1. #9; \x9bJ\u202e'})
    catalog = Catalog(full.info, full.keyword_scheme, dict(full.definitions) | {"SEX": definition}, full.links)
    view = View(focus="SEX", language="nl")
    assert 'label="a \\"b\\" <c> &amp;lt; \\\\n `d` 1. #9; J\\nSEX"' in renderer("dot")(catalog, view)
    assert "a #34;b#34; #60;c#62; #38;lt#59; #92;n #96;d#96; 1. #35;9#59; J<br>SEX" in renderer("mermaid")(
        catalog, view
    )
    assert 'SEX (source)  a "b" <c> &lt; \\n `d` 1. #9; J\n' in renderer("tree")(catalog, view)


@pytest.mark.parametrize("name", PICTURES)
def test_formats_come_out_of_the_focus(real: Catalog, name: str) -> None:
    text = renderer(name)(real, View(focus="stat_013_014", language="nl", formats={"ddi-codebook-2.5": "Codebook"}))
    assert "Codebook" in text
    assert "ddi-codebook-2.5" in text


def test_the_picture_tells_itself(real: Catalog) -> None:
    picture = etree.fromstring(renderer("svg")(real, View(focus="stat_013_014", language="nl")))
    assert picture.findtext(f"{_SVG}title") == "The cascade of stat_013_014"
    assert "stat_013_014 has IMAG_CT_N as source, numerator." in (picture.findtext(f"{_SVG}desc") or "")


def test_boxes_stay_in_the_picture_and_apart(full: Catalog) -> None:
    for focus in (*full.definitions, None):
        picture = etree.fromstring(renderer("svg")(full, View(focus=focus, language="nl", formats={})))
        wide, high = int(picture.get("width")), int(picture.get("height"))
        boxes = picture.iterchildren(f"{_SVG}svg")
        places = [tuple(float(box.get(side)) for side in ("x", "y", "width", "height")) for box in boxes]
        assert all(x >= 0 and y >= 0 and x + w <= wide and y + h <= high for x, y, w, h in places)
        assert not any(_overlap(a, b) for n, a in enumerate(places) for b in places[:n])


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return all(a[side] < b[side] + b[side + 2] and b[side] < a[side] + a[side + 2] for side in (0, 1))


def test_dashed_lines_are_the_links_that_derive_nothing(full: Catalog) -> None:
    drawn = graph.graph(full, View(focus=None, language="nl"))
    assert {Role(label) in DERIVATION_ROLES for arrow in drawn.arrows if arrow.dashed for label in arrow.labels} == {
        False
    }
    assert {
        Role(label) in DERIVATION_ROLES for arrow in drawn.arrows if not arrow.dashed for label in arrow.labels
    } == {True}
