"""SDMX structures: concepts, code lists, dataflows and data structures, with every link as a typed annotation."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.format import Document, Format
from exporters.formats.sdmx.coverage import COVERAGE_2_1
from exporters.formats.sdmx.ml21 import write
from exporters.model.catalog import Catalog


def _plan(catalog: Catalog) -> Iterator[Document]:
    yield Document("structures.xml", tuple(catalog))


SDMX_ML_2_1 = Format(
    name="sdmx-ml-2.1",
    title="SDMX-ML 2.1 structures",
    media_type="application/vnd.sdmx.structure+xml;version=2.1",
    extension="xml",
    coverage=COVERAGE_2_1,
    write=write,
    plan=_plan,
)
"""The portable structure file: opens in sdmx1, pysdmx and whatever else reads SDMX-ML 2.1."""
