"""Rich text: CommonMark to a tree that everybody can walk."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.model.richtext import (
    UNPRINTABLE,
    Anchor,
    Code,
    CodeBlock,
    Emphasis,
    ListBlock,
    Paragraph,
    Quote,
    Strong,
    Text,
    anchors,
    is_external,
    link_targets,
    parse,
    plain,
    plain_texts,
    words,
)


def p(*children: Any) -> Paragraph:
    return Paragraph(tuple(Text(c) if isinstance(c, str) else c for c in children))


TREES: dict[str, tuple[Any, ...]] = {
    "": (),
    "  \n\n ": (),
    "a": (p("a"),),
    "a\nb": (p("a", " ", "b"),),
    "a  \nb": (p("a", "\n", "b"),),
    "a\\\nb": (p("a", "\n", "b"),),
    "a\n\nb": (p("a"), p("b")),
    "*a* **b** `c`": (p(Emphasis((Text("a"),)), " ", Strong((Text("b"),)), " ", Code("c")),),
    "***a***": (p(Emphasis((Strong((Text("a"),)),))),),
    "snake_case_name 2 * 3 * 4": (p("snake_case_name 2 * 3 * 4"),),
    "# a": (p("a"),),
    "a\n===": (p("a"),),
    "[a](stat_1)": (p(Anchor("stat_1", (Text("a"),))),),
    "[*a*](stat_1 'title')": (p(Anchor("stat_1", (Emphasis((Text("a"),)),))),),
    "[a][r]\n\n[r]: stat_1": (p(Anchor("stat_1", (Text("a"),))),),
    "<https://e.org/?a=b&c>": (p(Anchor("https://e.org/?a=b&c", (Text("https://e.org/?a=b&c"),))),),
    "<info@e.org>": (p(Anchor("mailto:info@e.org", (Text("info@e.org"),))),),
    "[a](<b c>)": (p(Anchor("b c", (Text("a"),))),),
    "[a]": (p("[a]"),),
    "![a *b*](c)": (p(Text("a b")),),
    "![a [b](c)](d)": (p(Text("a b")),),
    "[a ![b](c)](d)": (p(Anchor("d", (Text("a "), Text("b")))),),
    "[a <http://b>](c)": (p(Anchor("c", (Text("a "), Text("http://b")))),),
    "[a ![b [c](d)](e)](f)": (p("[a ", "b c", "](f)"),),
    "- a\n- b": (ListBlock(((p("a"),), (p("b"),))),),
    "- a\n\n- b": (ListBlock(((p("a"),), (p("b"),))),),
    "- a\n  - b\n- c": (ListBlock(((p("a"), ListBlock(((p("b"),),))), (p("c"),))),),
    "- *a* b\n  c": (ListBlock(((p(Emphasis((Text("a"),)), " b", " ", "c"),),)),),
    "3. a\n4. b": (ListBlock(((p("a"),), (p("b"),)), 3),),
    "1. a\n\n   b": (ListBlock(((p("a"), p("b")),), 1),),
    "-": (ListBlock(((),)),),
    "> a\n> - b": (Quote((p("a"), ListBlock(((p("b"),),)))),),
    "```\na\n b\n```": (CodeBlock("a\n b\n"),),
    "    a\n": (CodeBlock("a\n"),),
    "&eacute; &amp; &#233;": (p("é & é"),),
    "a &#7; b": (p("a \ufffd b"),),
    "[a](b&#7;)": (p(Anchor("b\ufffd", (Text("a"),))),),
    "\\*a\\*": (p("*a*"),),
    "a <b> c": (p("a ", "<b>", " c"),),
    "א ב \u200f": (p("א ב \u200f"),),
}


@pytest.mark.parametrize("source", TREES)
def test_the_tree_of_a_text(source: str) -> None:
    assert parse(source) == TREES[source]


@pytest.mark.parametrize("source", ["a\n\n---\n\nb", "a\n***\nb"])
def test_a_rule_between_paragraphs_is_only_their_end(source: str) -> None:
    assert parse(source) == (p("a"), p("b"))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        ("a *b* **c** `d` [e](f)", "a b c d e"),
        ("a\n\nb", "a\n\nb"),
        ("a\nb", "a b"),
        ("a\\\nb", "a\nb"),
        ("- a\n- b\n  - c\n", "- a\n- b\n  - c"),
        ("3. a\n4. b\n   - c", "3. a\n4. b\n   - c"),
        ("- a\n\n  b\n- c", "- a\n  b\n- c"),
        ("> a\n>\n> b", "a\n\nb"),
        ("```\na\n  b\n```", "a\n  b"),
        ("# a\nb", "a\n\nb"),
        ("![a](b)", "a"),
        ("a &lt; b", "a < b"),
    ],
)
def test_plain_words(source: str, text: str) -> None:
    assert plain(source) == text


def test_plain_words_in_every_language() -> None:
    assert plain_texts({"nl": "*a*", "fr": "b"}) == {"nl": "a", "fr": "b"}


def test_words_of_inlines() -> None:
    assert words((Text("a"), Emphasis((Code("b"), Strong((Text("c"),)))), Anchor("x", (Text("d"),)))) == "abcd"


@pytest.mark.parametrize(("target", "external"), [("stat_1", False), ("https://e.org", True), ("mailto:a@b", True)])
def test_a_target_with_a_colon_leads_outside(target: str, *, external: bool) -> None:
    assert is_external(target) is external
    assert Anchor(target, ()).is_external is external


def test_links_come_in_the_order_of_the_text() -> None:
    source = "> [a](1) *[b](2)*\n\n- [c](3)\n  1. **[d](4)**\n\n[e](5)"
    assert [a.target for a in anchors(source)] == list(link_targets(source)) == list("12345")


DEEP = {
    "quotes": ">" * 10_000 + "a",
    "quotes apart": "> " * 10_000 + "a",
    "lists": "- " * 5_000 + "a",
    "indented lists": "".join(f"{'  ' * n}- a\n" for n in range(300)),
    "numbered": "1. " * 5_000 + "a",
    "quotes and lists": "> - " * 3_000 + "a",
    "emphasis": "*" * 20_001 + "a" + "*" * 20_001,
    "both emphases": "*_" * 5_000 + "a" + "_*" * 5_000,
    "images": "![" * 3_000 + "a" + "](b)" * 3_000,
    "links": "[" * 10_000 + "a" + "](b)" * 10_000,
}


def frames_needed(node: Any) -> int:
    """How deep a tree is."""
    parts = node if isinstance(node, tuple) else getattr(node, "items", getattr(node, "children", ()))
    return 1 + max(map(frames_needed, parts), default=0)


@pytest.mark.parametrize("name", DEEP)
def test_a_deep_text_is_flattened_and_keeps_its_words(name: str) -> None:
    tree = parse(DEEP[name])
    assert frames_needed(tree) < 150 < sys.getrecursionlimit()
    assert "a" in plain(DEEP[name])
    assert hash(tree) == hash(parse.__wrapped__(DEEP[name]))
    assert repr(tree)
    assert [a.target for a in anchors(DEEP[name])] == list(link_targets(DEEP[name]))


def test_a_link_below_the_deepest_level_is_still_a_link() -> None:
    source = "> - " * 100 + "*" * 100 + "[a](b)" + "*" * 100
    assert list(link_targets(source)) == ["b"] == [a.target for a in anchors(source)]


XML_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
MARKDOWN_ISH = st.lists(
    st.sampled_from(
        [
            "a",
            " ",
            "\n",
            "\n\n",
            "*",
            "**",
            "_",
            "`",
            "```\n",
            "> ",
            "- ",
            "1. ",
            "    ",
            "[",
            "](b)",
            "]",
            "(",
            ")",
            "![",
            "<",
            ">",
            "<http://x>",
            "<a@b.c>",
            "[r]",
            "\n[r]: t\n",
            "&#0;",
            "&#x1f;",
            "&amp;",
            "\\",
            "#",
            "---\n",
            "|",
            "\t",
            "é",
            "😀",
            "\u200f",
        ]
    ),
    max_size=30,
).map("".join)


@settings(deadline=None)
@given(st.one_of(XML_TEXT, MARKDOWN_ISH))
def test_no_text_raises_or_makes_a_character_that_xml_cannot_hold(source: str) -> None:
    targets = [a.target for a in anchors(source)]
    assert targets == list(link_targets(source))
    for text in (plain(source), *targets):
        assert not UNPRINTABLE.search(text) or UNPRINTABLE.search(source)


@pytest.mark.parametrize("character", ["\0", "\x08", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold(character: str) -> None:
    assert UNPRINTABLE.fullmatch(character)


@pytest.mark.parametrize(
    "character", ["\t", "\n", "\r", " ", "\x7f", "\x85", "\ud7ff", "\ue000", "\ufffd", "\U0010ffff"]
)
def test_what_xml_can_hold(character: str) -> None:
    assert not UNPRINTABLE.search(character)
