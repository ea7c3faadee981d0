"""SDMX structures: concepts, code lists, dataflows, data structures and the derivation, in every version and syntax.

Every link is an annotation whose URL is the URN of its target, and stands a second and third time where SDMX has a
place for it: in the hierarchy of the derivation, and among the indicators of a cube.
"""

from __future__ import annotations

from collections.abc import Iterator

from exporters.deferred import deferred
from exporters.format import Document, Format
from exporters.formats.sdmx import standards
from exporters.formats.sdmx.coverage import COVERAGE_2_1, COVERAGE_3, COVERAGE_3_FULL, COVERAGE_JSON
from exporters.formats.sdmx.demands import REGISTRY, own_profile
from exporters.model.catalog import Catalog


def _xml(catalog: Catalog) -> Iterator[Document]:
    yield Document("structures.xml", tuple(catalog))


def _full(catalog: Catalog) -> Iterator[Document]:
    yield from _xml(catalog)
    if catalog.variables:
        yield Document(
            "metadata.xml",
            catalog.variables,
            write=deferred("exporters.formats.sdmx.full30:write_metadata"),
            media_type="application/vnd.sdmx.metadata+xml;version=3.0.0",
        )


def _json(catalog: Catalog) -> Iterator[Document]:
    yield Document("structures.json", tuple(catalog))


SDMX_ML_2_1 = Format(
    name="sdmx-ml-2.1",
    title="SDMX-ML 2.1 structures",
    media_type="application/vnd.sdmx.structure+xml;version=2.1",
    extension="xml",
    coverage=COVERAGE_2_1,
    write=deferred("exporters.formats.sdmx.ml21:write"),
    plan=_xml,
    profiles=(own_profile("sdmx-ml-2.1", "SDMX-ML 2.1 structures"),),
    standard=standards.ML_2_1,
)
"""Opens in sdmx1, pysdmx, sdmxthon and whatever else reads SDMX-ML 2.1."""

SDMX_ML_3_0 = Format(
    name="sdmx-ml-3.0",
    title="SDMX-ML 3.0 structures",
    media_type="application/vnd.sdmx.structure+xml;version=3.0.0",
    extension="xml",
    coverage=COVERAGE_3,
    write=deferred("exporters.formats.sdmx.ml3:write_3_0"),
    plan=_xml,
    profiles=(REGISTRY, own_profile("sdmx-ml-3.0", "SDMX-ML 3.0 structures")),
    standard=standards.ML_3_0,
)
"""A measure for each indicator."""

SDMX_ML_3_0_FULL = Format(
    name="sdmx-ml-3.0-full",
    title="SDMX-ML 3.0 structures and reference metadata, in full",
    media_type="application/vnd.sdmx.structure+xml;version=3.0.0",
    extension="xml",
    coverage=COVERAGE_3_FULL,
    write=deferred("exporters.formats.sdmx.full30:write_structures"),
    plan=_full,
    profiles=(own_profile("sdmx-ml-3.0-full", "SDMX-ML 3.0 structures and reference metadata, in full"),),
    standard=standards.ML_3_0,
    on_request=True,
)
"""What few readers keep: maps between concept schemes, the derivation as a process, and texts with their markup."""

SDMX_ML_3_1 = Format(
    name="sdmx-ml-3.1",
    title="SDMX-ML 3.1 structures",
    media_type="application/vnd.sdmx.structure+xml;version=3.1.0",
    extension="xml",
    coverage=COVERAGE_3,
    write=deferred("exporters.formats.sdmx.ml3:write_3_1"),
    plan=_xml,
    profiles=(own_profile("sdmx-ml-3.1", "SDMX-ML 3.1 structures"),),
    standard=standards.ML_3_1,
    on_request=True,
)
"""The same, for those who ask for 3.1."""

SDMX_JSON_2_0 = Format(
    name="sdmx-json-2.0",
    title="SDMX-JSON 2.0 structures",
    media_type="application/vnd.sdmx.structure+json;version=2.0.0",
    extension="json",
    coverage=COVERAGE_JSON,
    write=deferred("exporters.formats.sdmx.json2:write_2_0"),
    plan=_json,
    profiles=(own_profile("sdmx-json-2.0", "SDMX-JSON 2.0 structures"),),
    standard=standards.JSON_2_0,
)
"""What registries of SDMX 3 answer with."""

SDMX_JSON_2_1 = Format(
    name="sdmx-json-2.1",
    title="SDMX-JSON 2.1 structures",
    media_type="application/vnd.sdmx.structure+json;version=2.1",
    extension="json",
    coverage=COVERAGE_JSON,
    write=deferred("exporters.formats.sdmx.json2:write_2_1"),
    plan=_json,
    profiles=(own_profile("sdmx-json-2.1", "SDMX-JSON 2.1 structures"),),
    standard=standards.JSON_2_1,
    on_request=True,
)
"""The same, for those who ask for 2.1."""
