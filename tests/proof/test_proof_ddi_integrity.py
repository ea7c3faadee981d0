"""What no schema of DDI looks at: a document with one fault is refused, and the complaint names it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from lxml import etree

from exporters.format import Settings
from exporters.model.catalog import Catalog
from exporters.proof.ddi import streaming
from exporters.registry import chosen, reader

CODEBOOK = {
    "an ID that is there twice": ('"dimension.MEDS_CUBE.SEX"', '"dimension.MEDS_CUBE.LEVEL"', "is there twice"),
    "a derivation from nothing": ('derivation var="', 'derivation var="NOWHERE ', "NOWHERE is not there"),
    "a derivation from a code list": ('derivation var="', 'derivation var="CL_SEX ', "CL_SEX is codelist"),
    "a measure that is a cube": ('measure varRef="INSULIN_PREV"', 'measure varRef="MEDS_CUBE"', "MEDS_CUBE is nCube"),
    "a measure that is a source": ('measure varRef="INSULIN_PREV"', 'measure varRef="SEX"', "SEX is source"),
    "an axis that is a cube": ('varRef="SEX"', 'varRef="DEATHS_CUBE"', "DEATHS_CUBE is nCube"),
    "a related variable that is a cube": ('var="SEX PERSON_ID"', 'var="SEX MEDS_CUBE"', "MEDS_CUBE is nCube"),
    "a related cube that is a variable": ('nCube="DEATHS_CUBE MEDS_CUBE"', 'nCube="DEATHS_CUBE SEX"', "SEX is source"),
    "a time that is a frequency": (
        'sdatrefs="time.2006 ',
        'sdatrefs="frequency.annual ',
        "frequency.annual is frequenc",
    ),
    "a frequency that is a time": ('methrefs="frequency.annual"', 'methrefs="time.2006"', "time.2006 is timePrd"),
    "a condition of access that is not there": ('access="access.public"', 'access="access.none"', "access.none is not"),
    "a variable in another file": ('files="_file"', 'files="_other"', "_other is not there"),
    "prose that leads nowhere": ('href="#MEDS_CUBE"', 'href="#NOWHERE"', "NOWHERE is not there"),
    "a URN with another version": ("DIAB_PREV:2025.11.17", "DIAB_PREV:2025.11.18", "2025.11.18 is not made of"),
    "a URN with another agency": ("org.example.office:SEX", "org.example.bureau:SEX", "is not made of org.example.off"),
    "a URN that is there twice": ("office:DIAB_OLD:1", "office:SEX:1", "SEX:1 is not made of org.example.office, DIAB"),
}

BENT = {
    "ddi-codebook-2.5": {
        **CODEBOOK,
        "a filter that is a code list": ('refs="SEX" role="filter"', 'refs="CL_SEX" role="filter"', "CL_SEX"),
        "a code list that is a variable": ('refs="CL_SEX" role="codelist"', 'refs="SEX" role="codelist"', "SEX is sou"),
        "a keyword that is a variable": ('refs="keyword.medicines.nl ', 'refs="SEX ', "SEX is source"),
    },
    "ddi-codebook-2.6": {
        **CODEBOOK,
        "a filter that is a code list": ('href="#SEX" rel="filter"', 'href="#CL_SEX" rel="filter"', "CL_SEX"),
        "a code list that is a variable": ('href="#CL_SEX" rel="codelist"', 'href="#SEX" rel="codelist"', "SEX is sou"),
        "a keyword that is a variable": ('href="#keyword.medicines.nl"', 'href="#SEX"', "SEX is source"),
    },
    "ddi-lifecycle-3.3": {
        "a URN that is not that of its parts": (
            "<r:URN>urn:ddi:org.example.office:SEX:1</r:URN>",
            "<r:URN>urn:ddi:org.example.office:SEX:2</r:URN>",
            "SEX:2 is not made of",
        ),
        "a URN of a module that is not that of its parts": (
            "<r:URN>urn:ddi:org.example.office:full@study:",
            "<r:URN>urn:ddi:org.example.office:full@stud:",
            "full@stud:.* is not made of",
        ),
        "a URN that is there twice": ("DIAB_OLD", "PERSON_ID", "is there twice"),
        "a URN of a module that is there twice": ("full@study", "full@instance", "is there twice"),
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
        "a publisher that is no organisation": (
            "<r:TypeOfObject>Organization</r:TypeOfObject>",
            "<r:TypeOfObject>Individual</r:TypeOfObject>",
            "Individual .* which is Organization",
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
    },
    "ddi-cdi-1.0": {
        "an identifier that is there twice": ("DIAB_OLD", "SEX", "SEX org.example.office 1 is there twice"),
        "a reference to nothing": (
            "<cdi:dataIdentifier>PERSON_ID</cdi:dataIdentifier><cdi:registrationAuthorityIdentifier>org.example.office</",
            "<cdi:dataIdentifier>PERSON_ID</cdi:dataIdentifier><cdi:registrationAuthorityIdentifier>org.example.bureau</",
            "which is not there",
        ),
        "a reference to another class": (
            "<cdi:validType>CodeList</cdi:validType>",
            "<cdi:validType>CategorySet</cdi:validType>",
            "CategorySet CL_.* which is CodeList",
        ),
        "a unit that is no concept": (
            "DIAB_PREV@unit</cdi:dataIdentifier>",
            "DIAB_PREV@universe</cdi:dataIdentifier>",
            "there twice|which is Population",
        ),
        "a publisher that is not there": (
            "full@catalogue-publisher</cdi:dataIdentifier>",
            "full@catalogue-editor</cdi:dataIdentifier>",
            "Organization full@catalogue-editor .* not there",
        ),
        "a population that is not there": ("Population>", "Universe>", "Population .*@universe .*which is Universe"),
    },
}

FIRST_ONLY = {"a reference to nothing", "a unit that is no concept", "a publisher that is not there"}
"""Faults that would be none if they were everywhere."""


@pytest.mark.parametrize(("name", "fault"), [(name, fault) for name, faults in BENT.items() for fault in faults])
def test_a_bent_document_is_refused(name: str, fault: str, full: Catalog, tmp_path: Path) -> None:
    old, new, complaint = BENT[name][fault]
    stream, [form] = io.BytesIO(), chosen([name])
    form.write(stream, full, tuple(full), Settings())
    document = stream.getvalue().decode()
    assert old in document
    file = tmp_path / "catalog.xml"
    file.write_text(document.replace(old, new, 1 if fault in FIRST_ONLY else -1), "utf-8")
    etree.parse(file)
    with pytest.raises(ValueError, match=complaint):
        reader(name)(file)


def test_nothing_is_refused_that_is_not_bent(full: Catalog, tmp_path: Path) -> None:
    for name in BENT:
        file, [form] = tmp_path / name, chosen([name])
        with file.open("wb") as stream:
            form.write(stream, full, tuple(full), Settings())
        assert reader(name)(file) == full.edges()


@pytest.mark.parametrize("name", BENT)
def test_a_document_is_read_alike_as_a_whole_and_piece_by_piece(
    name: str, full: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "catalog.xml"
    with path.open("wb") as stream:
        chosen([name])[0].write(stream, full, tuple(full), Settings())
    assert reader(name)(path) == full.edges()
    monkeypatch.setattr(streaming, "_SMALL", -1)
    assert reader(name)(path) == full.edges()
