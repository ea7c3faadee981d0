"""What real SDMX clients get out of a structure message."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sdmx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pysdmx.io import read_sdmx
from pysdmx.model import Categorisation, Codelist, ConceptScheme, Dataflow, DataStructureDefinition
from pysdmx.util import parse_urn
from sdmx.message import StructureMessage

from exporters.formats.sdmx.annotation import LINK_TYPES
from exporters.formats.sdmx.urns import code_id, dimension_id
from exporters.model.catalog import Catalog, Edge
from exporters.model.definitions import (
    Code,
    CodeList,
    Cube,
    Definition,
    Dimension,
    Keyword,
    KeywordScheme,
    RichLangText,
    SourceVariable,
    Stat,
)
from exporters.model.richtext import plain_texts
from exporters.model.vocabulary import Kind, Role
from exporters.proof.sdmx import read_ml_2_1 as read_links

Message = Callable[..., bytes]
CatalogOf = Callable[..., Catalog]

ROLES = {kind: role for role, kind in LINK_TYPES.items()}


@pytest.fixture(params=["real", "full"])
def catalog(request: pytest.FixtureRequest) -> Catalog:
    catalog: Catalog = request.getfixturevalue(request.param)
    return catalog


def sdmx1(content: bytes) -> StructureMessage:
    read = sdmx.read_sdmx(io.BytesIO(content), format="xml")
    assert isinstance(read, StructureMessage)
    return read


def pysdmx(content: bytes) -> list[Any]:
    return list(read_sdmx(io.BytesIO(content), validate=True).structures or ())


def localized(text: Any) -> dict[str, str]:
    return dict(text.localizations)


def test_sdmx1_has_every_variable_in_every_language(catalog: Catalog, message: Message) -> None:
    schemes = sdmx1(message(catalog)).concept_scheme
    for variable in catalog.variables:
        concept = schemes[f"CS_{variable.kind.upper()}"][variable.id]
        assert localized(concept.name) == variable.title
        assert localized(concept.description) == (plain_texts(variable.definition) if variable.definition else {})


def test_sdmx1_has_every_code_in_every_language(full: Catalog, message: Message) -> None:
    lists = sdmx1(message(full)).codelist
    for codelist in full.codelists:
        assert localized(lists[codelist.id].name) == codelist.title
        for code in codelist.codes:
            assert localized(lists[codelist.id][code_id(code.code)].name) == code.title
    assert set(lists["CL_VARIABLE"].items) == {variable.id for variable in full.variables}


def test_sdmx1_finds_a_structure_behind_every_dataflow(catalog: Catalog, message: Message) -> None:
    flows = sdmx1(message(catalog)).dataflow
    assert set(flows) == {cube.id for cube in catalog.cubes}
    for cube in catalog.cubes:
        own = {dimension_id(dimension.id) for dimension in cube.dimensions}
        structure = flows[cube.id].structure
        found = {dimension.id for dimension in structure.dimensions}
        assert found == own | {"FREQ", "REF_AREA", "INDICATOR", "TIME_PERIOD"}
        assert all(component.concept_identity.name for component in structure.dimensions)
        assert {a.id for a in structure.attributes} == {"UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS"}


def test_sdmx1_has_the_keywords_of_a_dataflow(full: Catalog, message: Message) -> None:
    found = sdmx1(message(full))
    (categorisation,) = found.categorisation.values()
    assert categorisation.artefact is found.dataflow["MEDS_CUBE"]
    assert localized(categorisation.category.name) == full.keywords["medicines"].title
    assert full.keyword_scheme
    assert localized(found.category_scheme["CAT_KEYWORDS"].name) == full.keyword_scheme.title


def test_sdmx1_knows_the_agency(full: Catalog, message: Message) -> None:
    agency = sdmx1(message(full)).organisation_scheme["AGENCIES"]["OFFICE"]
    assert localized(agency.name) == full.info.publisher.name
    assert agency.contact[0].email == [full.info.contact.email]


def test_pysdmx_lists_everything(catalog: Catalog, message: Message) -> None:
    found = pysdmx(message(catalog))
    schemes = {s.id: s for s in found if isinstance(s, ConceptScheme)}
    for kind in (Kind.STAT, Kind.CUBE, Kind.SOURCE):
        ids = {concept.id for concept in schemes[f"CS_{kind.upper()}"].concepts}
        assert ids == {v.id for v in catalog.variables if v.kind is kind}
    lists = {c.id: c for c in found if isinstance(c, Codelist)}
    for codelist in catalog.codelists:
        assert [c.id for c in lists[codelist.id].codes] == [code_id(c.code) for c in codelist.codes]
    assert {f.id for f in found if isinstance(f, Dataflow)} == {cube.id for cube in catalog.cubes}
    structures = {s.id: s for s in found if isinstance(s, DataStructureDefinition)}
    for cube in catalog.cubes:
        structure = structures[cube.id]
        own = {dimension_id(dimension.id) for dimension in cube.dimensions}
        dimensions = {c.id for c in structure.components.dimensions}
        assert dimensions == own | {"FREQ", "REF_AREA", "INDICATOR", "TIME_PERIOD"}
        assert {c.id for c in structure.components.measures} == {"OBS_VALUE"}


def pysdmx_links(structures: list[Any]) -> Iterator[Edge]:
    schemes = (s for s in structures if isinstance(s, ConceptScheme))
    lists = (s for s in structures if isinstance(s, Codelist))
    for thing in (*(concept for scheme in schemes for concept in scheme.concepts), *lists):
        for annotation in thing.annotations:
            if role := ROLES.get(str(annotation.type)):
                url = str(annotation.url)
                yield Edge(thing.id, role, url if role is Role.EXACT_MATCH else target_id(url))


def target_id(urn: str) -> str:
    target = parse_urn(urn)
    return str(getattr(target, "item_id", target.id))


def test_pysdmx_gives_back_every_link(catalog: Catalog, message: Message) -> None:
    found = pysdmx(message(catalog))
    assert frozenset(pysdmx_links(found)) == catalog.edges()


def test_pysdmx_gives_back_the_keywords_of_dataflows(full: Catalog, message: Message) -> None:
    found = [c for c in pysdmx(message(full)) if isinstance(c, Categorisation)]
    assert [(parse_urn(c.source).id, target_id(c.target)) for c in found] == [("MEDS_CUBE", "medicines")]


def test_both_read_every_record(full: Catalog, message: Message) -> None:
    for definition in full:
        content = message(full, (definition,))
        assert frozenset(pysdmx_links(pysdmx(content))) == full.edges((definition.id,))
        assert sdmx1(content).concept_scheme


XML_CHARACTERS = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\n\t"
)
TEXTS = st.text(XML_CHARACTERS, min_size=1, max_size=30).filter(str.strip)
LANG_TEXTS = st.dictionaries(st.sampled_from(["nl", "fr", "en", "de", "zh-Hant-TW", "ar"]), TEXTS, min_size=1)
IDS = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,20}", fullmatch=True)
CODES = st.text(XML_CHARACTERS, min_size=1, max_size=10)


@st.composite
def definitions(draw: st.DrawFn) -> tuple[list[Definition], KeywordScheme]:
    """One definition of each kind, with links between them and texts of all sorts."""
    ids = draw(st.lists(IDS, min_size=5, max_size=5, unique_by=str.lower))
    stat, cube, source, codelist, keyword = ids
    codes = draw(st.lists(CODES, unique=True, max_size=4))
    axes = draw(st.lists(IDS | st.sampled_from(["OBS_VALUE", "FREQ", "TIME_PERIOD", "UNIT_MULT"]), unique_by=str.lower))

    def text() -> RichLangText:
        return RichLangText(draw(LANG_TEXTS))

    made = [
        Stat(id=stat, path="", title=text(), definition=text(), remarks=text(), cubes=(cube,), sources=(source,)),
        Cube(
            id=cube,
            path="",
            title=text(),
            keywords=(keyword,),
            dimensions=tuple(
                Dimension(
                    id=axis,
                    title=draw(st.none() | LANG_TEXTS),
                    variable=draw(st.sampled_from([None, source, stat])),
                    codelist=draw(st.sampled_from([None, codelist])),
                )
                for axis in axes
            ),
        ),
        SourceVariable(id=source, path="", title=text(), codelist=codelist, related=(stat,), code=draw(TEXTS)),
        CodeList(id=codelist, path="", title=text(), codes=tuple(Code(code=c, title=text()) for c in codes)),
    ]
    return made, KeywordScheme(title=text(), keywords=(Keyword(id=keyword, title=text()),))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(definitions())
def test_whatever_the_catalogue_it_is_valid_and_reads_back(
    catalog_of: CatalogOf,
    message: Message,
    schema_2_1: etree.XMLSchema,
    tmp_path: Path,
    made: tuple[list[Definition], KeywordScheme],
) -> None:
    catalog = catalog_of(*made[0], keywords=made[1])
    content = message(catalog)
    schema_2_1.assertValid(etree.fromstring(content))
    path = tmp_path / "structures.xml"
    path.write_bytes(content)
    assert read_links(path) == catalog.edges()
    schemes = sdmx1(content).concept_scheme
    for variable in catalog.variables:
        assert localized(schemes[f"CS_{variable.kind.upper()}"][variable.id].name) == variable.title


@given(CODES, CODES)
def test_no_two_codes_become_one(one: str, other: str) -> None:
    assert (code_id(one) == code_id(other)) == (one == other)


@given(IDS, IDS)
def test_no_two_dimensions_become_one(one: str, other: str) -> None:
    assert (dimension_id(one) == dimension_id(other)) == (one == other)
