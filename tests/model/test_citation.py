"""Citations: a template per language, filled in with what the definition says."""

from __future__ import annotations

from typing import Any

import pytest

from exporters.model.catalog import Catalog
from exporters.model.citation import PLACEHOLDERS, citations, in_language, unknown_placeholders
from exporters.model.definitions import Agency, Agent, CatalogInfo, Iri, Stat

BUREAU = Agent(name={"nl": "Bureau", "fr": "Office"})


def info(**citation: str) -> CatalogInfo:
    return CatalogInfo(
        id="c",
        title={"nl": "C"},
        description={"nl": "D"},
        publisher=BUREAU,
        contact=BUREAU,
        base_iri=Iri("https://e.org/"),
        languages=("nl",),
        agency=Agency(ddi="d", sdmx="S"),
        citation=citation or None,
    )


def stat(**more: Any) -> Stat:
    return Stat(id="s_1", path="s_1.yaml", title={"nl": "Titel", "en": "Title"}, **more)


@pytest.mark.parametrize(
    ("template", "more", "expected"),
    [
        ("{publisher}, {title} ({id})", {}, "Bureau, Titel (s_1)"),
        ("{code}", {"code": "S1"}, "S1"),
        ("{code}", {}, "s_1"),
        ("{modified}", {"modified": "2025-11-07"}, "2025-11-07"),
        ("{modified:%d/%m/%Y}", {"modified": "2025-11-07"}, "07/11/2025"),
        ("{modified}", {}, "[date]"),
        ("{modified:%Y}", {}, "[date]"),
        ("{accessed}", {}, "[date]"),
        ("no braces", {}, "no braces"),
        ("{ id } {} {{id}}", {}, "{ id } {} {s_1}"),
    ],
)
def test_a_template_is_filled_in(template: str, more: dict[str, Any], expected: str) -> None:
    assert citations(info(nl=template), stat(**more)) == {"nl": expected}


def test_there_is_one_for_every_language_of_the_template() -> None:
    assert citations(info(nl="{title}", fr="{title} / {publisher}", en="{title} / {publisher}"), stat()) == {
        "nl": "Titel",
        "fr": "Titel / Office",
        "en": "Title / Bureau",
    }


def test_without_a_template_there_is_none() -> None:
    assert citations(info(), stat()) == {}


def test_the_citation_that_the_atlas_prints(real: Catalog) -> None:
    assert citations(real.info, real["stat_013_014"]) == {
        "nl": "IMA_AIM (17/11/2025), stat_013_014, Atlas IMA_AIM (accessed on [date])"
    }


@pytest.mark.parametrize(
    ("template", "names"),
    [
        ("{id} {nobody} {modified:%Y} {Title}", ["nobody", "Title"]),
        ("", []),
        ("".join(f"{{{p}}}" for p in PLACEHOLDERS), []),
    ],
)
def test_names_that_nothing_fills_in(template: str, names: list[str]) -> None:
    assert unknown_placeholders(template) == names


def test_a_text_in_a_language_or_else_the_first() -> None:
    assert in_language({"nl": "a", "fr": "b"}, "fr") == "b"
    assert in_language({"nl": "a", "fr": "b"}, "en") == "a"
