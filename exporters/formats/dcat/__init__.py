"""DCAT-AP: what data portals harvest.

A document is a stream of triples in a stable order (`document`), put together from the catalogue (`catalogs`), the
dataset layer (`datasets`), the variable layer (`variables`), what is said of the data (`data`), the links in both
layers (`links`), the structure of cubes (`structures`) and the concept schemes (`schemes`); a thin serialisation
(`turtle`) writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from exporters.format import Document, Format
from exporters.formats.dcat.coverage import COVERAGE
from exporters.formats.dcat.writing import write
from exporters.model.catalog import Catalog


def plan(catalog: Catalog) -> Iterator[Document]:
    """The full dump, which is what harvesters take."""
    yield Document("catalog.ttl", tuple(catalog))


DCAT_AP_3_0_1: Final = Format(
    name="dcat-ap-3.0.1",
    title="DCAT-AP 3.0.1 in Turtle",
    media_type="text/turtle",
    extension="ttl",
    coverage=COVERAGE,
    write=write,
    plan=plan,
)
