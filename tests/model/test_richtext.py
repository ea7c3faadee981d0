"""Rich text: what formats show of CommonMark."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import exporters.model.richtext as module
from exporters.model.commonmark import UNPRINTABLE, usual_html
from exporters.model.richtext import (
    Anchor,
    all_plain,
    all_xhtml,
    anchors,
    is_external,
    link_targets,
    plain,
    plain_texts,
    xhtml,
)

NAMESPACE = "http://www.w3.org/1999/xhtml"

CASES = {
    "one paragraph": "<p>one paragraph</p>",
    "two\n\nparagraphs": "<p>two</p><p>paragraphs</p>",
    "*a* **b** `c` d": "<p><em>a</em> <strong>b</strong> <code>c</code> d</p>",
    "*a***b**": "<p><em>a</em><strong>b</strong></p>",
    "***both***": "<p><em><strong>both</strong></em></p>",
    "# heading": "<p>heading</p>",
    "hard  \nbreak *x*": "<p>hard<br/>break <em>x</em></p>",
    "[inside](stat_1)": '<p><a href="#stat_1">inside</a></p>',
    "[out *side*](https://example.org/?a=1&b=2)": (
        '<p><a href="https://example.org/?a=1&amp;b=2">out <em>side</em></a></p>'
    ),
    "- a\n- b\n  - c": "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>",
    "1. a\n2. b": "<ol><li>a</li><li>b</li></ol>",
    "7. a": '<ol class="start-7"><li>a</li></ol>',
    "- a\n\n  b": "<ul><li><p>a</p><p>b</p></li></ul>",
    "-": "<ul><li/></ul>",
    "> quoted": "<blockquote><p>quoted</p></blockquote>",
    ">": "<blockquote><p></p></blockquote>",
    "```\n<b> & ]]>\n```": "<pre>&lt;b&gt; &amp; ]]&gt;\n</pre>",
    "<script>alert(1)</script>": "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "": "",
    "  \n\n ": "",
    "a\nb": "<p>a b</p>",
    "a\\\nb": "<p>a<br/>b</p>",
    "snake_case_name 2 * 3 * 4": "<p>snake_case_name 2 * 3 * 4</p>",
    "a\n===": "<p>a</p>",
    "a\n\n---\n\nb": "<p>a</p><p>b</p>",
    "[*a*](stat_1 'title')": '<p><a href="#stat_1"><em>a</em></a></p>',
    "[a][r]\n\n[r]: stat_1": '<p><a href="#stat_1">a</a></p>',
    "<https://e.org/?a=b&c>": '<p><a href="https://e.org/?a=b&amp;c">https://e.org/?a=b&amp;c</a></p>',
    "<info@e.org>": '<p><a href="mailto:info@e.org">info@e.org</a></p>',
    "[a](<b c>)": '<p><a href="#b c">a</a></p>',
    "[a](https://e.org/\u00e9)": '<p><a href="https://e.org/\u00e9">a</a></p>',
    "[a]": "<p>[a]</p>",
    "![a *b*](c)": "<p>a <em>b</em></p>",
    "![a [b](c)](d)": "<p>a b</p>",
    "[a ![b](c)](d)": '<p><a href="#d">a b</a></p>',
    "[a <http://b>](c)": '<p><a href="#c">a http://b</a></p>',
    "- a\n\n- b": "<ul><li><p>a</p></li><li><p>b</p></li></ul>",
    "- *a* b\n  c": "<ul><li><em>a</em> b c</li></ul>",
    "> a\n> - b": "<blockquote><p>a</p><ul><li>b</li></ul></blockquote>",
    "    a\n": "<pre>a\n</pre>",
    "&eacute; &amp; &#233;": "<p>\u00e9 &amp; \u00e9</p>",
    "a &#7; b &#13;": "<p>a \ufffd b</p>",
    "[a](b&#7;)": '<p><a href="#b\ufffd">a</a></p>',
    "\\*a\\*": "<p>*a*</p>",
    'a <b> "c"': '<p>a &lt;b&gt; "c"</p>',
    "\"c\" 'd'": "<p>\"c\" 'd'</p>",
    "\u05d0 \u05d1 \u200f": "<p>\u05d0 \u05d1 \u200f</p>",
}


BLANKS_AROUND_BLOCKS = re.compile(r"\s*(</?(?:\w+:)?(?:p|ul|ol|li|blockquote)(?: [^>]*)?>)\s*")


def document(markup: str) -> etree._Element:
    """Markup without the line breaks that are only there to be read by people."""
    tidy = BLANKS_AROUND_BLOCKS.sub(r"\1", markup)
    on_one_line = tidy if "<pre" in tidy else tidy.replace("\n", " ")
    return etree.fromstring(f'<txt xmlns="{NAMESPACE}">{on_one_line}</txt>')


def shape(element: etree._Element) -> tuple[Any, ...]:
    return element.tag, dict(element.attrib), element.text, element.tail, [shape(child) for child in element]


@pytest.mark.parametrize(("source", "expected"), CASES.items(), ids=CASES)
def test_xhtml(source: str, expected: str) -> None:
    assert shape(document(xhtml(source))) == shape(document(expected))


def test_addresses_are_the_formats_own() -> None:
    assert xhtml("[a](b) [c](d:e)", "urn:x:{}".format) == '<p><a href="urn:x:b">a</a> <a href="d:e">c</a></p>'
    assert xhtml("`a` [b](c)", "urn:x:{}".format).endswith('<a href="urn:x:c">b</a></p>')


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


@pytest.mark.parametrize(("target", "external"), [("stat_1", False), ("https://e.org", True), ("mailto:a@b", True)])
def test_a_target_with_a_colon_leads_outside(target: str, *, external: bool) -> None:
    assert is_external(target) is external
    assert Anchor(target, "").is_external is external


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


def depth(element: etree._Element) -> int:
    return 1 + max(map(depth, element), default=0)


@pytest.mark.parametrize("name", DEEP)
def test_a_deep_text_is_flattened_and_keeps_its_words(name: str) -> None:
    assert depth(document(xhtml(DEEP[name]))) < 100
    assert "a" in plain(DEEP[name])
    assert [a.target for a in anchors(DEEP[name])] == list(link_targets(DEEP[name]))


def test_a_link_below_the_deepest_level_is_still_a_link() -> None:
    source = "> - " * 100 + "*" * 100 + "[a](b)" + "*" * 100
    assert list(link_targets(source)) == ["b"] == [a.target for a in anchors(source)]
    assert [a.get("href") for a in document(xhtml(source)).iter(f"{{{NAMESPACE}}}a")] == ["#b"]


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
            "===\n",
            "~~~",
            "\ufeff",
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
    for text in (plain(source), xhtml(source), *targets):
        assert not UNPRINTABLE.search(text) or UNPRINTABLE.search(source)


@settings(deadline=None)
@given(st.one_of(XML_TEXT, MARKDOWN_ISH).filter(lambda text: not UNPRINTABLE.search(text)))
def test_the_usual_texts_come_out_like_all_others(source: str) -> None:
    usual, targets, words = shape(document(xhtml(source))), list(link_targets(source)), plain(source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "usual_html", lambda _: None)
        patch.setattr(module, "_UNMARKED", re.compile("(?!)"))
        assert shape(document(xhtml(source))) == usual
        assert list(link_targets(source)) == targets
        assert plain(source) == words


@settings(deadline=None)
@given(st.lists(st.one_of(XML_TEXT, MARKDOWN_ISH).filter(lambda text: not UNPRINTABLE.search(text)), max_size=4))
def test_several_texts_come_out_as_each_does_alone(sources: list[str]) -> None:
    assert list(all_xhtml(sources)) == [xhtml(source) for source in sources]
    assert list(all_plain(sources)) == [plain(source) for source in sources]


def test_what_most_authors_write_is_read_at_once() -> None:
    """On every Python: the `re` of CPython 3.11.2 fails where a possessive repeat looks ahead (gh-100061)."""
    assert usual_html(("A *b* **c** [d](e).\n\n- f\n- g\n  1. h", "i", "- j")) is not None


SEVERAL = {
    "a target for a label of another": ("a\n\n[r]: t", "[r]"),
    "a label without its target": ("[r]", "a\n\n[r]: t"),
    "a list that goes on": ("- a", "- b", "  c"),
    "an item of a list": ("- a", "    b"),
    "an open fence": ("```\na", "b"),
    "an open quotation": ("> a", "b"),
    "an open tag": ("<div>", "b"),
    "an open emphasis": ("*a", "b*"),
    "an open link": ("[a](b", "c)"),
    "a backslash at the end": ("a\\", "b"),
    "two blanks at the end": ("a  ", "b"),
    "what underlines": ("a", "---", "===", "-"),
    "an indented text": ("a", "    b", "\tc"),
    "a text that begins with a line break": ("a", "\n- b", "\r- c"),
    "nothing": ("a", "", "", "b"),
    "nothing first": ("", "a"),
    "nothing last": ("a", " \n "),
    "many tags, few in each": ("*a* [b](c)",) * 100,
    "a deep one": ("a", DEEP["indented lists"], "b"),
}


@pytest.mark.parametrize("name", SEVERAL)
def test_no_text_changes_the_next(name: str) -> None:
    sources = SEVERAL[name]
    assert list(all_xhtml(sources)) == [xhtml(source) for source in sources]
    assert list(all_plain(sources)) == [plain(source) for source in sources]


@pytest.mark.parametrize("character", ["\0", "\x08", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold(character: str) -> None:
    assert UNPRINTABLE.fullmatch(character)


@pytest.mark.parametrize(
    "character", ["\t", "\n", "\r", " ", "\x7f", "\x85", "\ud7ff", "\ue000", "\ufffd", "\U0010ffff"]
)
def test_what_xml_can_hold(character: str) -> None:
    assert not UNPRINTABLE.search(character)
