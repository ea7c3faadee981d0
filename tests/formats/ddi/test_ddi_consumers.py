"""What the readers of DDI-Codebook want: CESSDA Data Catalogue, Dataverse, NADA."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cessda import XML, complaints
from lxml import etree

from exporters.formats.ddi import CODEBOOK_2_5, LIFECYCLE_3_3
from exporters.model.catalog import Catalog
from exporters.model.definitions import Agency, Agent, Cube, Stat
from exporters.registry import chosen, reader

Find = Callable[[bytes, str], Any]
PLAIN = ("titl", "parTitl", "IDNo", "keyword", "topcClas", "geogUnit", "nation", "distrbtr", "contact", "AuthEnty")


PROFILES = [None, *(profile.name for profile in CODEBOOK_2_5.profiles)]


@pytest.fixture(scope="module", params=PROFILES)
def profile(request: pytest.FixtureRequest) -> str | None:
    """The profile that documents are written for."""
    name: str | None = request.param
    return name


@pytest.fixture(params=["real", "full"])
def documents(request: pytest.FixtureRequest, profile: str | None, written: Callable[..., bytes]) -> list[bytes]:
    """Every document of a publication, and a record of every definition."""
    catalog: Catalog = request.getfixturevalue(request.param)
    planned = [document.subjects for document in CODEBOOK_2_5.plan(catalog)] + [(definition,) for definition in catalog]
    return [written("ddi-codebook-2.5", catalog, subjects, profile=profile) for subjects in planned]


def test_every_profile_is_valid_and_keeps_every_link(
    profile: str | None, full: Catalog, written: Callable[..., bytes], schema: Callable[..., Any], tmp_path: Path
) -> None:
    file = tmp_path / "catalog.xml"
    file.write_bytes(written("ddi-codebook-2.5", full, profile=profile))
    schema("ddi-codebook-2.5").assertValid(etree.parse(file))
    assert reader("ddi-codebook-2.5")(file) == full.edges()


@pytest.mark.parametrize("name", ["dataverse", "nada"])
def test_a_plain_profile_has_no_markup(name: str, full: Catalog, written: Callable[..., bytes], find: Find) -> None:
    document = written("ddi-codebook-2.5", full, profile=name)
    assert not find(document, "//h:*")
    [text] = find(document, "//d:var[@ID='DIAB_PREV']/d:txt[@xml:lang='en']")
    assert text.text.startswith("Share of persons with diabetes, derived from prescriptions.\n\nSee also the handbook.")


def test_demands_are_findings_at_the_definition_or_the_catalogue(catalog_of: Callable[..., Catalog]) -> None:
    bare = catalog_of([Stat(id="S", path="stat/S.yaml", title={"nl": "S"}, contact=Agent(name={"nl": "x"}))])
    lacks = {
        (profile.name, demand.rule.code): [lack.definition.path if lack.definition else None for lack in found]
        for profile in CODEBOOK_2_5.profiles
        for demand in profile.demands
        if (found := list(demand.lacks(bare)))
    }
    assert lacks == {
        ("cessda", "DDI001"): ["stat/S.yaml"],
        ("cessda", "DDI002"): [None],
        ("cessda", "DDI003"): ["stat/S.yaml"],
        ("dataverse", "DDI001"): ["stat/S.yaml"],
        ("dataverse", "DDI004"): ["stat/S.yaml"],
        ("nada", "DDI007"): [None],
    }


def test_nada_keeps_so_many_characters(catalog_of: Callable[..., Catalog]) -> None:
    def lacks(identifier: str, code: str, title: str) -> dict[str, list[tuple[str | int, ...]]]:
        stat = Stat(id=identifier, path="x", title={"nl": title, "fr": "x" * 300}, code=code)
        catalog = catalog_of([stat, Cube(id="C" * 99, path="x", title={"nl": "x"})], country="BEL")
        [nada] = [profile for profile in CODEBOOK_2_5.profiles if profile.name == "nada"]
        found = {demand.rule.code: [lack.pointer for lack in demand.lacks(catalog)] for demand in nada.demands}
        return {code: pointers for code, pointers in found.items() if pointers}

    assert lacks("i" * 45, "c" * 100, "t" * 255) == {}
    assert lacks("i" * 46, "c" * 101, "t" * 256) == {"DDI005": [("id",)], "DDI006": [("code",), ("title", "nl")]}


def test_a_catalogue_that_lacks_nothing_has_no_finding(full: Catalog) -> None:
    lacks = [lack for profile in CODEBOOK_2_5.profiles for demand in profile.demands for lack in demand.lacks(full)]
    assert {lack.definition.id for lack in lacks if lack.definition} == {
        stat.id for stat in full.stats if not stat.definition
    }


@pytest.mark.parametrize("length", [63, 64])
def test_a_long_part_of_the_agency_is_a_finding(length: int, catalog_of: Callable[..., Catalog]) -> None:
    catalog = catalog_of(agency=Agency(ddi="a" * length + ".example", sdmx="X"))
    [[demand]] = [profile.demands for profile in LIFECYCLE_3_3.profiles]
    assert [lack.pointer for lack in demand.lacks(catalog)] == [("agency", "ddi")] * (length > 63)


CESSDA = {
    "ddi-2.5/profile.xml": "ddi-codebook-2.5",
    "ddi-2.5/profile-mono.xml": "ddi-codebook-2.5",
    "ddi-2.6/profile.xml": "ddi-codebook-2.6",
    "ddi-2.6/profile-mono.xml": "ddi-codebook-2.6",
    "ddi-3.3/profile.xml": "ddi-lifecycle-3.3",
}
"""The profile documents of CESSDA, each with the format that it is about."""


@pytest.mark.parametrize("which", ["real", "full"])
@pytest.mark.parametrize("file", CESSDA)
def test_cessda_finds_all_that_its_profiles_make_mandatory(
    file: str, which: str, request: pytest.FixtureRequest, written: Callable[..., bytes], standards: Path
) -> None:
    """In every document of a publication, and in a record of every definition."""
    catalog: Catalog = request.getfixturevalue(which)
    rules, [form] = etree.parse(standards / "ddi" / "cessda" / file), chosen([CESSDA[file]])
    profile = "cessda" if form is CODEBOOK_2_5 else None
    for subjects in (*(document.subjects for document in form.plan(catalog)), *((one,) for one in catalog)):
        document = etree.fromstring(written(form.name, catalog, subjects, profile=profile))
        assert list(complaints(rules, document)) == []


def test_no_profile_document_of_cessda_is_forgotten(standards: Path) -> None:
    folder = standards / "ddi" / "cessda"
    assert {file.relative_to(folder).as_posix() for file in folder.rglob("*.xml")} == set(CESSDA)


@pytest.mark.parametrize(
    ("file", "removed", "found"),
    [
        ("ddi-2.5/profile.xml", "//d:stdyDscr//d:keyword/@xml:lang", ["keyword/@xml:lang"]),
        ("ddi-2.5/profile.xml", "//d:stdyInfo/d:abstract", ["abstract", "abstract/@xml:lang"]),
        ("ddi-2.5/profile-mono.xml", "//d:holdings", ["holdings/@URI"]),
        ("ddi-2.6/profile.xml", "//d:IDNo/@agency", ["IDNo/@agency"]),
        ("ddi-2.6/profile-mono.xml", "//d:titlStmt/d:IDNo", ["IDNo", "IDNo/@agency"]),
        ("ddi-3.3/profile.xml", "//r:UserID[@typeOfUserID='URLServiceProvider']", ["UserID/@typeOfUserID"]),
        ("ddi-3.3/profile.xml", "//r:PublisherReference/r:TypeOfObject", ["PublisherReference/r:TypeOfObject"]),
    ],
)
def test_the_profiles_can_find_a_fault(  # noqa: PLR0917  # fixtures are passed by name
    file: str, removed: str, found: list[str], full: Catalog, written: Callable[..., bytes], standards: Path
) -> None:
    document = etree.fromstring(written(CESSDA[file], full))
    for node in document.xpath(removed, namespaces=XML | {"d": document.nsmap.get(None, "-"), "r": "ddi:reusable:3_3"}):
        parent = node.getparent()
        if isinstance(node, str):
            del parent.attrib[node.attrname]
        else:
            parent.remove(node)
    rules = etree.parse(standards / "ddi" / "cessda" / file)
    missing = sorted(complaints(rules, document))
    assert [path.endswith(end) for path, end in zip(missing, found, strict=True)] == [True] * len(found)


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
        assert re.fullmatch("[A-Za-z0-9_-]{1,45}", file)
        assert not find(document, f"//d:var[not(@files='{file}') or not(@ID) or not(@name)]")


@pytest.mark.parametrize(("name", "times"), [(None, 4), ("cessda", 4), ("dataverse", 1), ("nada", 1)])
def test_a_code_is_no_text_to_be_listed_in_every_language(
    name: str | None, times: int, full: Catalog, written: Callable[..., bytes], find: Find
) -> None:
    document = written("ddi-codebook-2.5", full, profile=name)
    assert find(document, "//d:nation/text()") == ["BEL"] * times
    assert find(document, "//d:topcClas/text()") == ["HEAL"] * times + ["SOCI"] * times
