"""Every document of every DDI format is valid, and carries the links of its subjects, whatever the catalogue is."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exporters.model.catalog import Catalog
from exporters.model.definitions import (
    Code,
    CodeList,
    Cube,
    Day,
    Definition,
    Dimension,
    Email,
    GeographicLevel,
    Iri,
    Keyword,
    KeywordScheme,
    Period,
    RichLangText,
    SourceVariable,
    Stat,
)
from exporters.registry import chosen, plugins, reader

FORMATS = [plugin.name for plugin in plugins() if plugin.name.startswith("ddi-")]

Schema = Callable[[str], etree.XMLSchema]
Written = Callable[..., bytes]

LANGUAGES = ["nl", "fr", "en", "zh-Hant-TW"]
XML = st.characters(
    min_codepoint=32, exclude_categories=["Cs"], exclude_characters="\ufffe\uffff", include_characters="\t\n\r"
)
"""Every character that XML 1.0 allows; the others are refused at the input."""
texts = st.text(XML, min_size=1, max_size=20)
lang_texts = st.dictionaries(st.sampled_from(LANGUAGES), texts, min_size=1, max_size=2)
markdown = st.lists(
    texts
    | st.sampled_from(["- ", "1. ", "\n\n", "\n  - ", "> ", "*a*", "`b`", "[c](S1)", "[d](C1)", "    ", "# ", "<b>"]),
    min_size=1,
    max_size=8,
).map("".join)
days = st.dates().map(lambda day: f"{day:%Y-%m-%d}".rjust(10, "0"))

IDS = {"S": ["S1"], "C": ["C1"], "V": ["V1"], "L": ["L1"], "k": ["k1"], "T": ["T1"], "D": ["D1"]}


def some(*kinds: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([i for kind in kinds for i in IDS[kind]]), unique=True, max_size=2).map(tuple)


def one(kind: str) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(IDS[kind])


LINKS: Mapping[str, Any] = {
    "sources": some("V"),
    "related": some("T", "D"),
    "cubes": some("C"),
    "measures": some("S"),
    "keywords": some("k"),
    "numerator": some("T", "V"),
    "denominator": some("V"),
    "filter": some("V"),
    "codelist": one("L"),
    "variable": one("V"),
    "replaces": st.just(()),
    "replaced_by": st.just(()),
    "smallest": st.none() | st.just("municipality"),
    "dimensions": st.lists(st.builds(Dimension, id=st.just("D"), variable=one("V"), codelist=one("L")), max_size=1).map(
        tuple
    ),
    "translations": st.none(),
}
"""Fields that name something that must be there."""

TYPES: Mapping[Any, Any] = {
    Mapping[str, str]: lang_texts,
    RichLangText: st.dictionaries(st.sampled_from(LANGUAGES), markdown, min_size=1, max_size=2),
    Day: days,
    Period: days | st.just("2006") | st.just("2006-01"),
    Iri: st.just("https://example.org/?a=1&b=<2>"),
    Email: st.just("a&b@example.org"),
    int: st.integers(-3, 9),
    str: texts,
}


def instances(cls: type, **given_fields: Any) -> st.SearchStrategy[Any]:
    """Any object of a class of the model, all fields set or not."""
    hints = get_type_hints(cls)
    names = [field.name for field in dataclasses.fields(cls) if field.name not in given_fields]
    return st.builds(cls, **given_fields, **{n: LINKS[n] if n in LINKS else values(hints[n]) for n in names})


def values(hint: Any) -> st.SearchStrategy[Any]:
    if hint in TYPES:
        return TYPES[hint]
    if NoneType in get_args(hint):
        return st.none() | values(next(inner for inner in get_args(hint) if inner is not NoneType))
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=2).map(tuple)
    if issubclass(hint, Enum):
        return st.sampled_from(hint)
    return instances(hint)


def definition(cls: type[Definition], identifier: str) -> st.SearchStrategy[Any]:
    more = {"codes": st.lists(instances(Code), max_size=2).map(tuple)} if cls is CodeList else {}
    return instances(cls, id=st.just(identifier), path=st.just("x"), **more)


CLASSES = {"S": Stat, "C": Cube, "V": SourceVariable, "L": CodeList}
PLAIN = {
    identifier: cls(id=identifier, path="x", title={"nl": identifier})
    for identifier, cls in {
        "S1": Stat,
        "T1": Stat,
        "C1": Cube,
        "D1": Cube,
        "V1": SourceVariable,
        "L1": CodeList,
    }.items()
}
CATALOGUES = st.one_of(
    definition(CLASSES[kind], IDS[kind][0]).map(lambda any_one: tuple({**PLAIN, any_one.id: any_one}.values()))
    for kind in CLASSES
)
"""One definition of any shape among plain ones that it may point at."""
LEVELS = (GeographicLevel(id="municipality", title={"nl": "gemeente"}),)
SCHEMES = st.builds(KeywordScheme, title=lang_texts, keywords=st.tuples(instances(Keyword, id=st.just("k1"))))


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


@settings(max_examples=500 if os.environ.get("CI") else 60)
@given(definitions=CATALOGUES, scheme=SCHEMES)
def test_any_catalogue_is_valid_in_every_format_and_keeps_its_links(  # noqa: PLR0917  # fixtures are passed by name
    definitions: tuple[Definition, ...],
    scheme: KeywordScheme,
    catalog_of: Callable[..., Catalog],
    written: Written,
    schema: Schema,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    catalog = catalog_of(definitions, scheme, geographic_levels=LEVELS)
    file = tmp_path_factory.getbasetemp() / "any.xml"
    for name in FORMATS:
        document = written(name, catalog)
        schema(name).assertValid(etree.fromstring(document).getroottree())
        file.write_bytes(document)
        assert reader(name)(file) == catalog.edges(), name


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
    assert reader(name)(file) == catalog.edges()
