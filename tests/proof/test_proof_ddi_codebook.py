"""The proof of DDI-Codebook: it sees every link, and every one that is lost or invented."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from lxml import etree

from exporters.format import Settings
from exporters.formats.ddi import CODEBOOK_2_5
from exporters.formats.ddi.codebook import cubes, data, variables
from exporters.model.catalog import Catalog, Edge
from exporters.model.vocabulary import Role
from exporters.proof.ddi.codebook import read_links

NAMES = {"d": "ddi:codebook:2_5", "h": "http://www.w3.org/1999/xhtml"}

CARRIERS = {
    Role.SOURCE: "//d:derivation/@var",
    Role.CUBE: "//d:measure/@varRef",
    Role.DIMENSION: "//d:dmns/@varRef",
    Role.NUMERATOR: "//d:Link[@role='numerator']/@refs",
    Role.DENOMINATOR: "//d:Link[@role='denominator']/@refs",
    Role.FILTER: "//d:Link[@role='filter']/@refs",
    Role.RELATED: "//d:varGrp/@var",
    Role.REPLACES: "//d:Link[@role='replaces']/@refs",
    Role.CODELIST: "//d:Link[@role='codelist']/@refs",
    Role.KEYWORD: "//d:concept[not(@vocab='kind')]/@vocabURI",
    Role.MENTION: "//d:txt//h:a[starts-with(@href, '#')]/@href",
    Role.EXACT_MATCH: "//d:ExtLink/@URI",
}
"""One attribute of the document for each role."""


def written(catalog: Catalog, path: Path) -> Path:
    with path.open("wb") as stream:
        CODEBOOK_2_5.write(stream, catalog, tuple(catalog), Settings())
    return path


@pytest.mark.parametrize("which", ["real", "full"])
def test_every_document_carries_the_links_of_its_subjects(
    which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    catalog: Catalog = request.getfixturevalue(which)
    subjects = [document.subjects for document in CODEBOOK_2_5.plan(catalog)] + [(d,) for d in catalog]
    for n, some in enumerate(subjects):
        stream = io.BytesIO()
        CODEBOOK_2_5.write(stream, catalog, some, Settings())
        file = tmp_path / f"{n}.xml"
        file.write_bytes(stream.getvalue())
        assert read_links(file) == catalog.edges(d.id for d in some)


def differences(file: Path, catalog: Catalog) -> set[Role]:
    """The roles of the links that were lost or invented; all of them, if the document is refused."""
    try:
        return {edge.role for edge in read_links(file) ^ catalog.edges()}
    except ValueError:
        return set(Role)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("bent", ["", "#BENT", "{} BENT"], ids=["lost", "bent", "invented"])
def test_the_links_are_read_from_the_link_attributes(role: Role, bent: str, full: Catalog, tmp_path: Path) -> None:
    file = written(full, tmp_path / "catalog.xml")
    document = etree.parse(file)
    carriers = document.xpath(CARRIERS[role], namespaces=NAMES)
    assert carriers
    for value in carriers:
        value.getparent().set(value.attrname, bent.format(value))
    document.write(file)
    assert role in differences(file, full)


def loses(*_: object, **__: object) -> str:
    """A writer that forgets what it is asked for."""
    return ""


WRITERS = {
    "related": (data, "related", Role.RELATED),
    "links of a var": (variables, "links_note", Role.NUMERATOR),
    "derivation": (variables, "_derivation", Role.SOURCE),
    "keywords": (variables, "_keywords", Role.KEYWORD),
    "prose": (variables, "description", Role.MENTION),
    "links of a cube": (cubes, "links_note", Role.CODELIST),
    "dimensions": (cubes, "_dimensions", Role.DIMENSION),
    "measures": (cubes, "_measures", Role.CUBE),
}


@pytest.mark.parametrize("which", WRITERS)
def test_a_writer_that_loses_links_is_found_out(
    which: str, full: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, name, role = WRITERS[which]
    monkeypatch.setattr(module, name, loses)
    assert role in differences(written(full, tmp_path / "catalog.xml"), full)


def test_a_source_that_no_link_tells_of_is_still_a_source(tmp_path: Path) -> None:
    file = tmp_path / "x.xml"
    file.write_text(
        '<codeBook xmlns="ddi:codebook:2_5"><dataDscr><var ID="a"><derivation var="b c"/>'
        '<notes><Link refs="c" role="numerator"/></notes></var><var ID="b"/><var ID="c"/></dataDscr></codeBook>'
    )
    assert read_links(file) == {Edge("a", Role.SOURCE, "b"), Edge("a", Role.NUMERATOR, "c")}


def test_a_derivation_that_contradicts_its_links_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.xml"
    file.write_text(
        '<codeBook xmlns="ddi:codebook:2_5"><dataDscr><var ID="a"><derivation var="b"/>'
        '<notes><Link refs="d" role="filter"/></notes></var></dataDscr></codeBook>'
    )
    with pytest.raises(ValueError, match="a links to d"):
        read_links(file)


def test_an_unknown_role_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.xml"
    file.write_text(
        '<codeBook xmlns="ddi:codebook:2_5"><dataDscr><var ID="a"><notes><Link refs="c" role="uncle"/></notes></var>'
        "</dataDscr></codeBook>"
    )
    with pytest.raises(ValueError, match="uncle"):
        read_links(file)
