"""What is written reads back as it was, whatever characters XML allows are in it."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exporters.formats.xml import (
    XmlStream,
    attributes,
    escaped,
    in_languages,
    markup_in_languages,
    parent,
    quoted,
    xml_document,
)

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="￾￿").filter(
    lambda c: c in "\t\n\r" or ord(c) >= 0x20
))  # fmt: skip


def document(fill: object) -> str:
    out = io.BytesIO()
    with xml_document(out, "root", {"xmlns": "urn:x", "none": None}) as xml:
        fill(xml)  # type: ignore[operator]
    return out.getvalue().decode()


def test_children_stand_on_lines_of_their_own_unless_they_are_in_a_line() -> None:
    def fill(xml: XmlStream) -> None:
        with xml.element("a", {"id": "1"}):
            xml.texts("t", {"nl": "x", "fr": "y"})
            with xml.line("l"):
                xml.markup("1 &lt; 2")
                xml.empty("e", {"k": 'a"b'})
                xml.text("t", "z")
            xml.empty("e", {})
        with xml.element("nothing"):
            pass

    assert (
        document(fill)
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<root xmlns="urn:x">
  <a id="1">
    <t xml:lang="nl">x</t>
    <t xml:lang="fr">y</t>
    <l>1 &lt; 2<e k="a&quot;b"/><t>z</t></l>
    <e/>
  </a>
  <nothing/>
</root>
"""
    )


@given(XML_TEXT)
def test_every_text_survives_as_content_and_as_attribute(text: str) -> None:
    root = etree.fromstring(f"<r a={quoted(text)}>{escaped(text)}</r>")
    assert (root.text or "", root.get("a")) == (text, text)


PATTERN = '\n  <t xml:lang="{language}"{more}>{text}</t>'


@given(XML_TEXT, XML_TEXT)
def test_what_is_made_for_each_language_reads_back(text: str, value: str) -> None:
    texts = {"nl": text, "fr-BE": "{text} %s", "en": text}
    more = attributes({"none": None, "a": value, "b": "{language} 100 %"})
    root = etree.fromstring(f"<r>{in_languages(PATTERN, texts, more)}</r>")
    assert {child.get(LANG): child.text or "" for child in root} == texts
    assert {(child.get("a"), child.get("b"), child.get("none")) for child in root} == {
        (value, "{language} 100 %", None)
    }


def test_what_is_made_already_is_not_escaped_again() -> None:
    assert markup_in_languages(PATTERN.replace("{more}", ""), {"nl": "<b>&amp;</b>"}) == (
        '\n  <t xml:lang="nl"><b>&amp;</b></t>'
    )


def test_nothing_comes_of_nothing() -> None:
    assert (
        in_languages(PATTERN, None) == in_languages(PATTERN, {}) == attributes({"a": None}) == parent("", "a", "") == ""
    )


def test_nothing_is_lost_between_two_writes() -> None:
    def fill(xml: XmlStream) -> None:
        for number in range(10_000):
            with xml.element("item"), xml.element("inner"):
                xml.texts("t", {"nl": str(number)})
        xml.pieces(f'<item><inner><t xml:lang="nl">{number}</t></inner></item>' for number in range(10_000, 20_000))

    root = etree.fromstring(document(fill).encode())
    assert [item[0][0].text for item in root] == [str(number) for number in range(20_000)]
    assert root[0][0][0].get(LANG) == "nl"
