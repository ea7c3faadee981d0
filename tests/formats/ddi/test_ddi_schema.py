"""Every document of every DDI format is valid, and carries the links of its subjects, whatever the catalogue is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from any_catalogue import XML, a_few, catalogues, lang_texts
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exporters.model.catalog import Catalog
from exporters.model.definitions import Code, CodeList, Cube, Definition, Dimension, Keyword, KeywordScheme, Stat
from exporters.registry import chosen, plugins, reader

FORMATS = [plugin.name for plugin in plugins() if plugin.name.startswith("ddi-")]
READERS = {name: reader(name) for name in FORMATS}

Schema = Callable[[str], etree.XMLSchema]
Written = Callable[..., bytes]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("which", ["real", "full"])
def test_every_document_is_valid(
    name: str, which: str, request: pytest.FixtureRequest, written: Written, schema: Schema
) -> None:
    catalog: Catalog = request.getfixturevalue(which)
    [form] = chosen([name])
    planned = [document.subjects for document in form.plan(catalog)]
    for subjects in (*planned, *((definition,) for definition in catalog)):
        schema(name).assertValid(etree.fromstring(written(name, catalog, subjects)).getroottree())


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_catalogue_is_valid(
    name: str, catalog_of: Callable[..., Catalog], written: Written, schema: Schema
) -> None:
    schema(name).assertValid(etree.fromstring(written(name, catalog_of())).getroottree())


@a_few(500 if os.environ.get("CI") else 40)
@given(catalog=catalogues())
def test_any_catalogue_is_valid_in_every_format_and_keeps_its_links(
    catalog: Catalog, written: Written, schema: Schema, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The document of the catalogue, and the record of one indicator."""
    file = tmp_path_factory.getbasetemp() / "any.xml"
    for name in FORMATS:
        for subjects in (tuple(catalog), catalog.stats[:1]):
            document = written(name, catalog, subjects)
            schema(name).assertValid(etree.fromstring(document).getroottree())
            file.write_bytes(document)
            assert READERS[name](file) == catalog.edges(d.id for d in subjects), name


@pytest.mark.parametrize("name", FORMATS)
def test_keywords_may_be_called_what_others_are(
    name: str, catalog_of: Callable[..., Catalog], written: Written, tmp_path: Path
) -> None:
    """A keyword with the id of a definition, in a scheme with the name that a Codebook has for kinds."""
    scheme = KeywordScheme(title={"en": "kind"}, keywords=(Keyword(id="A", title={"en": "stat"}),))
    catalog = catalog_of(
        [
            Stat(id="A", path="x", title={"en": "a"}, keywords=("A",)),
            Cube(id="B", path="x", title={"en": "b"}, keywords=("A",)),
        ],
        keywords=scheme,
    )
    (tmp_path / "any.xml").write_bytes(written(name, catalog))
    assert READERS[name](tmp_path / "any.xml") == catalog.edges()


@settings(max_examples=50)
@given(data=st.data())
def test_any_text_of_a_codebook_comes_back_as_it_was(
    data: st.DataObject, catalog_of: Callable[..., Catalog], written: Written
) -> None:
    code = data.draw(st.text(XML, min_size=1, max_size=9))
    stat = Stat(id="S", path="x", title=data.draw(lang_texts), population=data.draw(lang_texts), codelist="CL")
    codelist = CodeList(id="CL", path="x", title={"nl": "x"}, codes=(Code(code=code, title={"nl": "x"}),))
    var = etree.fromstring(written("ddi-codebook-2.5", catalog_of([stat, codelist]))).find(".//{*}var[@ID='S']")
    assert _by_language(var, "labl") == dict(stat.title)
    assert _by_language(var, "universe") == stat.population
    assert var.findtext("{*}catgry/{*}catValu") == code


def _by_language(parent: etree._Element, name: str) -> dict[str, str]:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    return {element.get(lang): element.text for element in parent.iterchildren(f"{{*}}{name}")}


@pytest.mark.parametrize("which", ["real", "full"])
def test_no_idref_dangles_whatever_the_subjects_are(
    which: str, request: pytest.FixtureRequest, codebook: Written, strict_schema_2_5: xmlschema.XMLSchema
) -> None:
    """By a foreign validator that follows IDREFs."""
    catalog: Catalog = request.getfixturevalue(which)
    for subjects in (tuple(catalog), catalog.stats[:1], catalog.cubes[:1]):
        assert list(strict_schema_2_5.iter_errors(codebook(catalog, subjects))) == []


@pytest.mark.parametrize("name", FORMATS)
def test_ids_that_look_like_generated_ones_do_not_collide(
    name: str, catalog_of: Callable[..., Catalog], written: Written, schema: Schema, tmp_path: Path
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
    file = tmp_path / "document.xml"
    file.write_bytes(written(name, catalog))
    schema(name).assertValid(etree.parse(file))
    assert READERS[name](file) == catalog.edges()
