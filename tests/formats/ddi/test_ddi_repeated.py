"""Children that are made once and then copied."""

from __future__ import annotations

from lxml import etree

from exporters.formats.ddi.elements import Element, add, add_texts, holder
from exporters.formats.ddi.repeated import repeated


def test_children_are_made_once_for_the_same_arguments_and_copied() -> None:
    made: list[dict[str, str]] = []

    @repeated
    def add_titles(parent: Element, title: dict[str, str]) -> None:
        made.append(title)
        add_texts(parent, "labl", title)

    title, equal = {"nl": "a", "fr": "b"}, {"nl": "a", "fr": "b"}
    parents = [holder(), holder(), holder()]
    for parent, argument in zip(parents, (title, title, equal), strict=True):
        add_titles(parent, argument)
    assert [one is title for one in made] == [True, False]
    assert len({etree.tostring(parent) for parent in parents}) == 1


def test_a_change_of_one_copy_changes_no_other() -> None:
    @repeated
    def add_one(parent: Element, text: str) -> None:
        add(parent, "notes", text)

    first, second = holder(), holder()
    add_one(first, "x")
    first[0].set("type", "changed")
    add_one(second, "x")
    assert not second[0].attrib


def test_texts_come_after_what_is_there_with_the_attributes_that_have_a_value() -> None:
    parent = holder()
    add(parent, "first")
    for text in ("a", "b"):
        add_texts(parent, "contact", {"nl": text, "fr": f"{text} "}, URI=None, email="x@example.org")
    add_texts(parent, "contact", None)
    assert [(e.text, dict(e.attrib)) for e in parent[1:]] == [
        (text, {"{http://www.w3.org/XML/1998/namespace}lang": language, "email": "x@example.org"})
        for text, language in (("a", "nl"), ("a ", "fr"), ("b", "nl"), ("b ", "fr"))
    ]
