"""What a DDI-Lifecycle instance says."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from lxml import etree

from exporters.format import Settings
from exporters.formats.ddi import LIFECYCLE_3_3
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition

Golden = Callable[[bytes | str, str], None]


def written(catalog: Catalog, *subjects: Definition) -> bytes:
    out = io.BytesIO()
    LIFECYCLE_3_3.write(out, catalog, subjects or tuple(catalog), Settings())
    return out.getvalue()


def test_golden_files(real: Catalog, full: Catalog, golden: Golden) -> None:
    golden(written(real), "ddi-lifecycle-real.xml")
    golden(written(full), "ddi-lifecycle-full.xml")


@pytest.mark.parametrize("which", ["real", "full"])
def test_every_document_is_valid(
    which: str, request: pytest.FixtureRequest, schema: Callable[[str], etree.XMLSchema]
) -> None:
    catalog: Catalog = request.getfixturevalue(which)
    for subjects in ((), *((definition,) for definition in catalog)):
        schema("ddi-lifecycle-3.3").assertValid(etree.fromstring(written(catalog, *subjects)).getroottree())
