"""Documents as the tests of DCAT want them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from rdflib import Graph

from exporters.format import Settings
from exporters.formats.dcat import DCAT_AP_3_0_1
from exporters.model.catalog import Catalog, Edge
from exporters.model.definitions import Definition
from exporters.proof.dcat import read_links


@pytest.fixture(scope="session")
def written() -> Callable[..., str]:
    """Writes a document about some definitions, or about all."""

    def write(catalog: Catalog, subjects: Sequence[Definition] | None = None) -> str:
        stream = BytesIO()
        DCAT_AP_3_0_1.write(stream, catalog, tuple(catalog) if subjects is None else subjects, Settings())
        return stream.getvalue().decode()

    return write


@pytest.fixture
def proven(written: Callable[..., str], tmp_path: Path) -> Callable[..., frozenset[Edge]]:
    """Writes a document and reads its links back."""

    def prove(catalog: Catalog, subjects: Sequence[Definition] | None = None) -> frozenset[Edge]:
        path = tmp_path / "catalog.ttl"
        path.write_text(written(catalog, subjects), encoding="utf-8")
        return read_links(path)

    return prove


@pytest.fixture(scope="session")
def graphs(real: Catalog, full: Catalog, written: Callable[..., str]) -> dict[str, Graph]:
    """Documents as rdflib sees them: both catalogues, and one definition with its stubs."""
    texts = {
        "real": written(real),
        "full": written(full),
        "one": written(full, [full["DIAB_PREV"]]),
        "cube": written(full, [full["MEDS_CUBE"]]),
    }
    return {name: Graph().parse(data=text, format="turtle") for name, text in texts.items()}


@pytest.fixture(params=["real", "full", "one", "cube"])
def graph(request: pytest.FixtureRequest, graphs: dict[str, Graph]) -> Graph:
    """Each of them."""
    return graphs[request.param]
