"""The official schemas, and codebooks of any catalogue."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from lxml import etree

from exporters.format import Settings
from exporters.model.catalog import Catalog
from exporters.model.definitions import Agency, Agent, CatalogInfo, Definition, Iri, KeywordScheme
from exporters.reading.linking import link
from exporters.registry import chosen

NAMES = {
    "d": "ddi:codebook:2_5",
    "h": "http://www.w3.org/1999/xhtml",
    "dc": "http://purl.org/dc/terms/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


SCHEMAS = {
    "ddi-cdi-1.0": "cdi-1.0/xsd/ddi-cdi.xsd",
    "ddi-codebook-2.5": "codebook-2.5/codebook.xsd",
    "ddi-codebook-2.6": "codebook-2.6/codebook.xsd",
    "ddi-lifecycle-3.3": "lifecycle-3.3/instance.xsd",
}
"""The official schema of each format."""


@pytest.fixture(scope="session")
def schema(standards: Path) -> Callable[[str], etree.XMLSchema]:
    """The official schema of a format, by its name."""

    @cache
    def load(name: str) -> etree.XMLSchema:
        return etree.XMLSchema(etree.parse(standards / "ddi" / SCHEMAS[name]))

    return load


@pytest.fixture(scope="session")
def strict_schema_2_5(standards: Path) -> xmlschema.XMLSchema:
    """The official schema, by a validator that follows IDREFs."""
    return xmlschema.XMLSchema(standards / "ddi" / "codebook-2.5" / "codebook.xsd")


@pytest.fixture(scope="session")
def written() -> Callable[..., bytes]:
    """Writes the document of a format about some definitions of a catalogue, or about all of them."""

    form_of = cache(lambda name: chosen([name])[0])

    def write(name: str, catalog: Catalog, subjects: Sequence[Definition] | None = None, **settings: Any) -> bytes:
        out = io.BytesIO()
        form_of(name).write(out, catalog, tuple(catalog) if subjects is None else subjects, Settings(**settings))
        return out.getvalue()

    return write


@pytest.fixture(scope="session")
def codebook(written: Callable[..., bytes]) -> Callable[..., bytes]:
    """Writes the codebook about some definitions of a catalogue, or about all of them."""
    return partial(written, "ddi-codebook-2.5")


@pytest.fixture(scope="session")
def find() -> Callable[[bytes, str], Any]:
    """What an XPath finds in a document: `d:` is DDI, `h:` XHTML."""

    def xpath(document: bytes, expression: str) -> Any:
        return etree.fromstring(document).xpath(expression, namespaces=NAMES)

    return xpath


@pytest.fixture(scope="session")
def catalog_of() -> Callable[..., Catalog]:
    """Links a few definitions into a catalogue."""

    def build(definitions: Iterable[Definition] = (), keywords: KeywordScheme | None = None, **info: Any) -> Catalog:
        needed: dict[str, Any] = {
            "id": "small",
            "title": {"nl": "Klein", "fr": "Petit"},
            "description": {"nl": "Een kleine catalogus"},
            "publisher": Agent(name={"nl": "Bureau"}),
            "contact": Agent(name={"nl": "Helpdesk"}),
            "base_iri": Iri("https://example.org/id/"),
            "languages": ("nl", "fr"),
            "agency": Agency(ddi="org.example", sdmx="OFFICE"),
        }
        catalog, unresolved = link(CatalogInfo(**(needed | info)), keywords, definitions)
        assert not unresolved
        return catalog

    return build
