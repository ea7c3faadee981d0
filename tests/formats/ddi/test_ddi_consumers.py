"""What the readers of DDI-Codebook want: CESSDA Data Catalogue, Dataverse, NADA."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from exporters.formats.ddi import CODEBOOK_2_5
from exporters.model.catalog import Catalog

Find = Callable[[bytes, str], Any]
PLAIN = ("titl", "parTitl", "IDNo", "keyword", "topcClas", "geogUnit", "nation", "distrbtr", "contact", "AuthEnty")


@pytest.fixture(params=["real", "full"])
def documents(request: pytest.FixtureRequest, codebook: Callable[..., bytes]) -> list[bytes]:
    """Every document of a publication, and a record of every definition."""
    catalog: Catalog = request.getfixturevalue(request.param)
    planned = [codebook(catalog, document.subjects) for document in CODEBOOK_2_5.plan(catalog)]
    return planned + [codebook(catalog, (definition,)) for definition in catalog]


@pytest.mark.parametrize("profile", ["profile.xml", "profile-mono.xml"])
def test_cessda_finds_everything_mandatory(documents: list[bytes], profile: str, standards: Path) -> None:
    rules = etree.parse(standards / "ddi" / "cessda" / "ddi-2.5" / profile)
    for document in documents:
        assert list(missing_nodes(rules, etree.fromstring(document))) == []


def test_the_profile_check_can_fail(real: Catalog, codebook: Callable[..., bytes], standards: Path) -> None:
    rules = etree.parse(standards / "ddi" / "cessda" / "ddi-2.5" / "profile.xml")
    document = etree.fromstring(codebook(real))
    for element in document.iterfind(".//{*}stdyDscr//{*}keyword"):
        del element.attrib["{http://www.w3.org/XML/1998/namespace}lang"]
    document.find(".//{*}stdyInfo").remove(document.find(".//{*}stdyInfo/{*}abstract"))
    missing = {xpath.rpartition(":")[2] for xpath in missing_nodes(rules, document)}
    assert missing == {"abstract", "lang"}


def missing_nodes(profile: etree._ElementTree, document: etree._Element) -> Iterator[str]:
    """The paths of a CESSDA profile that a document lacks: mandatory ones, and those mandatory if their parent is."""
    names = {
        "ddi": "ddi:codebook:2_5",
        "xml": "http://www.w3.org/XML/1998/namespace",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    for used in profile.iter("{*}Used"):
        path = used.get("xpath")
        parent, _, leaf = path.rpartition("/")
        if used.get("isRequired") == "true":
            holders = document.xpath(parent, namespaces=names) or [document]
        elif "MandatoryNodeIfParentPresent" in "".join(used.itertext()):
            holders = document.xpath(parent, namespaces=names)
        else:
            continue
        if not all(holder.xpath(leaf, namespaces=names) for holder in holders):
            yield path


def test_dataverse_stops_at_neither_language_nor_markup(documents: list[bytes], find: Find) -> None:
    for document in documents:
        assert not find(document, "/d:codeBook/@xml:lang")
        assert not find(document, f"//d:stdyDscr//*[{' or '.join(f'self::d:{name}' for name in PLAIN)}][*]")
        assert not find(document, "//d:stdyDscr//d:notes")


def test_xhtml_stands_only_where_readers_expect_it(documents: list[bytes], find: Find) -> None:
    for document in documents:
        assert not find(document, "//h:*[not(ancestor::d:txt or ancestor::d:abstract)]")


def test_nada_finds_the_study_its_file_and_the_file_of_every_variable(documents: list[bytes], find: Find) -> None:
    for document in documents:
        assert len(find(document, "/d:codeBook/d:stdyDscr/d:citation/d:titlStmt/d:IDNo[text()]")) == 1
        [file] = find(document, "/d:codeBook/d:fileDscr/@ID")
        assert not find(document, f"//d:var[not(@files='{file}') or not(@ID) or not(@name)]")
