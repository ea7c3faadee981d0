"""Catalogues that no rule would let pass, and large ones, made of bare links."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from exporters.findings import Place
from exporters.model.catalog import Catalog, Edge, Link
from exporters.model.definitions import SourceVariable
from exporters.model.vocabulary import Role

Make = Callable[[Iterable[tuple[str, Role, str]]], Catalog]


@pytest.fixture(scope="session")
def catalog_of(real: Catalog) -> Make:
    """Makes a catalogue of source variables that have the given links."""

    def make(links: Iterable[tuple[str, Role, str]]) -> Catalog:
        edges = sorted(Edge(*link) for link in links)
        identifiers = sorted({end for edge in edges for end in (edge.source, edge.target)})
        definitions = {i: SourceVariable(id=i, path=f"{i}.yaml", title={"nl": f"Titel {i}"}) for i in identifiers}
        return Catalog(real.info, None, definitions, tuple(Link(edge, Place("")) for edge in edges))

    return make
