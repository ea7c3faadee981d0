"""Documents as the tests of DCAT want them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from rdflib import Graph

from exporters.format import PublishedFile, Settings, Standard
from exporters.formats.dcat import DCAT_AP_3_0_1
from exporters.model.catalog import Catalog, Edge
from exporters.model.definitions import Definition
from exporters.proof.dcat import read_links

DDI = Standard("DDI-Codebook 2.5", "https://ddialliance.org/Specification/DDI-Codebook/2.5/")
FILES = (
    PublishedFile(
        path="ddi/all.xml", format="ddi", media_type="application/xml", bytes=9, sha256="0a" * 32, conforms_to=DDI
    ),
    PublishedFile(
        path="ddi/DIAB_PREV.xml",
        format="ddi",
        media_type="application/xml",
        bytes=8,
        sha256="0b" * 32,
        definition="DIAB_PREV",
        conforms_to=DDI,
    ),
    PublishedFile(
        path="list ing/a;b.txt", format="list ing", media_type="text/plain; charset=utf-8", bytes=0, sha256="0c" * 32
    ),
)
"""What other formats may have published: one file about everything, one about an indicator, and one with odd names."""


@pytest.fixture(scope="session")
def written() -> Callable[..., str]:
    """Writes a document about some definitions, or about all."""

    def write(
        catalog: Catalog, subjects: Sequence[Definition] | None = None, files: tuple[PublishedFile, ...] = ()
    ) -> str:
        stream = BytesIO()
        DCAT_AP_3_0_1.write(stream, catalog, tuple(catalog) if subjects is None else subjects, Settings(files=files))
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
        "files": written(full, None, FILES),
    }
    return {name: Graph().parse(data=text, format="turtle") for name, text in texts.items()}


@pytest.fixture(params=["real", "full", "one", "cube", "files"])
def graph(request: pytest.FixtureRequest, graphs: dict[str, Graph]) -> Graph:
    """Each of them."""
    return graphs[request.param]


@pytest.fixture(scope="session")
def official(standards: Path) -> Iterator[None]:
    """The shapes of HealthDCAT-AP are where a user has them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VARCAT_STANDARDS", str(standards))
        yield


@pytest.fixture
def record(full: Catalog, written: Callable[..., str], tmp_path: Path) -> Path:
    """The record of the indicator that says all that there is to say."""
    path = tmp_path / "record.ttl"
    path.write_text(written(full, [full["DIAB_PREV"]], FILES), encoding="utf-8")
    return path
