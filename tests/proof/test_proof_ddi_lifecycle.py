"""The proof of DDI-Lifecycle: every link is read from a reference, and a reference that is not sound is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporters.format import Settings
from exporters.formats.ddi import LIFECYCLE_3_3
from exporters.model.catalog import Catalog
from exporters.proof.ddi.lifecycle import read_links


def written(catalog: Catalog, path: Path) -> str:
    with path.open("wb") as stream:
        LIFECYCLE_3_3.write(stream, catalog, tuple(catalog), Settings())
    return path.read_text("utf-8")


BENT = {
    "a URN that is not that of its parts": (
        "<r:URN>urn:ddi:org.example.office:SEX:1</r:URN>",
        "<r:URN>urn:ddi:org.example.office:SEX:2</r:URN>",
        "SEX:2 is not made of",
    ),
    "a URN that is there twice": ("DIAB_OLD", "PERSON_ID", "is there twice"),
    "a reference to nothing": (
        "<r:ID>PERSON_ID</r:ID><r:Version>1</r:Version>",
        "<r:ID>PERSON_ID</r:ID><r:Version>2</r:Version>",
        "PERSON_ID:2, which is not there",
    ),
    "a reference to another type of object": (
        "<r:TypeOfObject>CodeList</r:TypeOfObject>",
        "<r:TypeOfObject>Category</r:TypeOfObject>",
        "which is CodeList",
    ),
    "a code list beside an axis that is not there": (
        "<r:AttributeValue>urn:ddi:org.example.office:CL_SEX:",
        "<r:AttributeValue>urn:ddi:org.example.office:CL_SIX:",
        "CL_SIX",
    ),
    "prose that leads nowhere": (
        'href="urn:ddi:org.example.office:MEDS',
        'href="urn:ddi:org.example.office:NO',
        "prose links to urn",
    ),
}


@pytest.mark.parametrize("fault", BENT)
def test_what_no_schema_checks_is_refused(fault: str, full: Catalog, tmp_path: Path) -> None:
    old, new, complaint = BENT[fault]
    file = tmp_path / "catalog.xml"
    document = written(full, file)
    assert old in document
    file.write_text(document.replace(old, new), "utf-8")
    with pytest.raises(ValueError, match=complaint):
        read_links(file)
