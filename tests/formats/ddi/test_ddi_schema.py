"""Every document is valid, by two validators; the catalogue's and the records of every kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exporters.formats.ddi import CODEBOOK_2_5
from exporters.model.catalog import Catalog
from exporters.model.definitions import (
    Calculation,
    Code,
    CodeList,
    Cube,
    Definition,
    Dimension,
    Keyword,
    KeywordScheme,
    RichLangText,
    SourceVariable,
    Stat,
    Unit,
)
from exporters.model.richtext import UNPRINTABLE
from exporters.model.vocabulary import MeasurementLevel

Codebook = Callable[..., bytes]

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(lambda text: not UNPRINTABLE.search(text))
lang_texts = st.dictionaries(st.sampled_from(["nl", "fr", "en", "zh-Hant-TW", "ar"]), texts, min_size=1, max_size=3)
markdown = st.lists(
    st.one_of(
        texts, st.sampled_from(["- ", "1. ", "\n\n", "\n  - ", "> ", "*a*", "`b`", "[c](S)", "    ", "# ", "<b>"])
    ),
    min_size=1,
    max_size=12,
).map("".join)
rich_texts = st.dictionaries(st.sampled_from(["nl", "ar"]), markdown, min_size=1).map(RichLangText)


@pytest.mark.parametrize("which", ["real", "full"])
def test_every_document_of_a_publication_is_valid(
    which: str, request: pytest.FixtureRequest, codebook: Codebook, schema_2_5: etree.XMLSchema
) -> None:
    catalog: Catalog = request.getfixturevalue(which)
    for document in CODEBOOK_2_5.plan(catalog):
        schema_2_5.assertValid(etree.fromstring(codebook(catalog, document.subjects)).getroottree())


@pytest.mark.parametrize("which", ["real", "full"])
def test_no_idref_dangles_whatever_the_subjects_are(
    which: str, request: pytest.FixtureRequest, codebook: Codebook, strict_schema_2_5: xmlschema.XMLSchema
) -> None:
    catalog: Catalog = request.getfixturevalue(which)
    for subjects in (tuple(catalog), *((definition,) for definition in catalog)):
        assert list(strict_schema_2_5.iter_errors(codebook(catalog, subjects))) == []


def test_the_strict_validator_would_see_a_dangling_idref(
    real: Catalog, codebook: Codebook, strict_schema_2_5: xmlschema.XMLSchema
) -> None:
    broken = codebook(real).replace(b'<derivation var="', b'<derivation var="nowhere ', 1)
    assert list(strict_schema_2_5.iter_errors(broken))


def test_an_empty_catalogue_is_a_valid_codebook(
    catalog_of: Callable[..., Catalog], codebook: Codebook, schema_2_5: etree.XMLSchema
) -> None:
    schema_2_5.assertValid(etree.fromstring(codebook(catalog_of())).getroottree())


def test_ids_that_look_like_generated_ones_do_not_collide(
    catalog_of: Callable[..., Catalog], codebook: Codebook, strict_schema_2_5: xmlschema.XMLSchema
) -> None:
    def named(cls: type[Definition], identifier: str, **more: Any) -> Definition:
        return cls(id=identifier, path="x", title={"nl": "x"}, **more)

    codes = (Code(code="1", title={"nl": "een"}),)
    catalog = catalog_of(
        [
            named(CodeList, "file", codes=codes),
            named(CodeList, "code", codes=codes),
            named(Cube, "frequency", dimensions=(Dimension(id="annual"), Dimension(id="related"))),
            named(Stat, "related", related=("time",), cubes=("frequency",)),
            named(Stat, "time", related=("related",)),
        ]
    )
    assert list(strict_schema_2_5.iter_errors(codebook(catalog))) == []


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_texts_are_valid_and_come_back_as_they_were(
    data: st.DataObject, catalog_of: Callable[..., Catalog], codebook: Codebook, schema_2_5: etree.XMLSchema
) -> None:
    code = data.draw(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=9))
    formula, population = data.draw(lang_texts), data.draw(lang_texts)
    stat = Stat(
        id="S",
        path="x",
        title=data.draw(lang_texts),
        definition=data.draw(rich_texts),
        remarks=data.draw(rich_texts),
        population=population,
        unit=Unit(label=data.draw(lang_texts), code=data.draw(texts), multiplier=data.draw(st.integers(-9, 9))),
        measurement_level=data.draw(st.sampled_from(MeasurementLevel)),
        calculation=Calculation(text=formula, numerator=("V",)),
        codelist="CL",
        keywords=("k",),
    )
    source = SourceVariable(id="V", path="x", title=data.draw(lang_texts))
    codelist = CodeList(id="CL", path="x", title=data.draw(lang_texts), codes=(Code(code=code, title={"nl": "x"}),))
    scheme = KeywordScheme(title={"nl": "t"}, keywords=(Keyword(id="k", title=data.draw(lang_texts)),))
    catalog = catalog_of([stat, source, codelist], scheme)
    document = etree.fromstring(codebook(catalog))
    schema_2_5.assertValid(document.getroottree())
    var = document.find(".//{*}var[@ID='S']")
    assert _by_language(var, "labl") == dict(stat.title)
    assert _by_language(var, "universe") == population
    assert _by_language(var.find("{*}derivation"), "drvdesc") == formula
    assert var.findtext("{*}catgry/{*}catValu") == code


def _by_language(parent: etree._Element, name: str) -> dict[str, str]:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    return {element.get(lang): element.text for element in parent.iterchildren(f"{{*}}{name}")}
