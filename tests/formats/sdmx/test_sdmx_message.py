"""Structure messages are valid, complete, consistent in themselves, and always the same."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from exporters.format import Fidelity, Settings
from exporters.formats.sdmx import SDMX_ML_2_1
from exporters.model.catalog import Catalog
from exporters.model.definitions import (
    Code,
    CodeList,
    Cube,
    Dimension,
    Keyword,
    KeywordScheme,
    SourceVariable,
    Stat,
)
from exporters.model.fields import FIELDS, PORTAL_FIELDS
from exporters.model.vocabulary import MeasurementLevel

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

Message = Callable[..., bytes]
CatalogOf = Callable[..., Catalog]
Golden = Callable[[bytes, str], None]

NS = {
    prefix: f"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/{name}"
    for prefix, name in (("mes", "message"), ("str", "structure"), ("com", "common"))
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
IDENTIFIED = "//*[@urn]"
MAINTAINABLES = "//mes:Structures/*/*"


@pytest.fixture(params=["real", "full"])
def catalog(request: pytest.FixtureRequest) -> Catalog:
    catalog: Catalog = request.getfixturevalue(request.param)
    return catalog


def tree(content: bytes) -> etree._Element:
    return etree.fromstring(content)


def find(content: bytes, path: str) -> list[etree._Element]:
    found: list[etree._Element] = tree(content).xpath(path, namespaces=NS)
    return found


def names(element: etree._Element) -> dict[str, str]:
    return {name.get(LANG): name.text for name in element.findall("com:Name", NS)}


def annotated(element: etree._Element, kind: str) -> Iterator[etree._Element]:
    for annotation in element.iterfind("com:Annotations/com:Annotation", NS):
        if annotation.findtext("com:AnnotationType", namespaces=NS) == kind:
            yield annotation


def test_is_valid(catalog: Catalog, message: Message, schema_2_1: etree.XMLSchema) -> None:
    schema_2_1.assertValid(tree(message(catalog)))


def test_every_record_is_valid(full: Catalog, message: Message, schema_2_1: etree.XMLSchema) -> None:
    for definition in full:
        schema_2_1.assertValid(tree(message(full, (definition,))))


def test_an_empty_catalogue_is_valid(catalog_of: CatalogOf, message: Message, schema_2_1: etree.XMLSchema) -> None:
    schema_2_1.assertValid(tree(message(catalog_of())))


def test_golden_real(real: Catalog, message: Message, golden: Golden) -> None:
    golden(message(real), "sdmx-real.xml")


def test_golden_full(full: Catalog, message: Message, golden: Golden) -> None:
    golden(message(full), "sdmx-full.xml")


def test_golden_record(full: Catalog, message: Message, golden: Golden) -> None:
    golden(message(full, (full["MEDS_CUBE"],)), "sdmx-record.xml")


def test_the_order_of_the_subjects_does_not_matter(message: Message, full: Catalog) -> None:
    assert message(full, tuple(reversed(tuple(full)))) == message(full)


class Sink(io.BytesIO):
    """Notes how much it is given at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.chunks: list[int] = []

    def write(self, data: Buffer) -> int:
        self.chunks.append(len(memoryview(data)))
        return super().write(data)


def test_writes_as_it_goes(catalog_of: CatalogOf) -> None:
    sink = Sink()
    catalog = catalog_of(*(Stat(id=f"s{n}", path="", title={"nl": "x" * 1000}) for n in range(10_000)))
    SDMX_ML_2_1.write(sink, catalog, tuple(catalog), Settings())
    assert max(sink.chunks) < sum(sink.chunks) / 10


def test_header_comes_from_catalogue_and_settings(full: Catalog, message: Message) -> None:
    header = tree(message(full)).find("mes:Header", NS)
    assert header.findtext("mes:ID", namespaces=NS) == "full"
    assert header.findtext("mes:Prepared", namespaces=NS) == "1970-01-01T00:00:00Z"
    assert header.find("mes:Sender", NS).get("id") == "EX_OFFICE"


def test_begins_with_an_xml_declaration(full: Catalog, message: Message) -> None:
    assert message(full).startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<mes:Structure ')


def test_every_text_has_its_language(catalog: Catalog, message: Message) -> None:
    content = message(catalog)
    texts = find(content, "//com:Name | //com:Description | //com:AnnotationText | //mes:Source")
    assert texts
    assert all(text.get(LANG) for text in texts)


def test_every_language_of_every_title(full: Catalog, message: Message) -> None:
    content = message(full)
    for definition in full:
        elements = find(content, f"//*[@id='{definition.id}'][com:Name][not(self::str:Dimension)]")
        assert elements, definition.id
        assert all(names(element) == definition.title for element in elements if len(element.findall("com:Name", NS)))


def test_urns_are_unique_and_agree_with_what_they_name(catalog: Catalog, message: Message) -> None:
    elements = find(message(catalog), IDENTIFIED)
    urns = [element.get("urn") for element in elements]
    assert len(set(urns)) == len(urns)
    for element in elements:
        parent = element if element.get("agencyID") else element.getparent()
        package = element.get("urn").split(".")[3]
        suffix = "" if parent is element else f".{element.get('id')}"
        assert element.get("urn") == (
            f"urn:sdmx:org.sdmx.infomodel.{package}.{etree.QName(element).localname}="
            f"{parent.get('agencyID')}:{parent.get('id')}({parent.get('version')}){suffix}"
        )


@pytest.mark.parametrize("subject", [None, "DIAB_PREV", "MEDS_CUBE", "SEX", "CL_SEX", "INSULIN_PREV"])
def test_every_reference_resolves(full: Catalog, message: Message, subject: str | None) -> None:
    content = message(full, None if subject is None else (full[subject],))
    urns = {element.get("urn") for element in find(content, IDENTIFIED)}
    referred = {urn.text for urn in find(content, "//URN")}
    linked = {url.text for url in find(content, "//com:AnnotationURL") if url.text.startswith("urn:")}
    assert referred <= urns
    assert linked <= urns


def test_ref_and_urn_say_the_same(full: Catalog, message: Message) -> None:
    for reference in find(message(full), "//*[URN]"):
        ref, urn = reference.find("Ref"), reference.findtext("URN")
        scheme = ref.get("maintainableParentID")
        version = ref.get("maintainableParentVersion") or ref.get("version")
        item = f".{ref.get('id')}" if scheme else ""
        assert urn == (
            f"urn:sdmx:org.sdmx.infomodel.{ref.get('package')}.{ref.get('class')}="
            f"{ref.get('agencyID')}:{scheme or ref.get('id')}({version}){item}"
        )


def test_no_annotation_is_empty_or_repeated(catalog: Catalog, message: Message) -> None:
    for owner in find(message(catalog), "//com:Annotations"):
        written = [etree.tostring(annotation) for annotation in owner]
        assert written
        assert len(set(written)) == len(written)
        assert all(len(annotation) > 1 for annotation in owner)


def test_a_part_says_that_it_is_one(full: Catalog, message: Message) -> None:
    whole, part = message(full), message(full, (full["SEX"],))
    own = "//str:ConceptScheme[@agencyID='EX.OFFICE'][not(starts-with(@id, 'CS_DIM'))]"
    assert {scheme.get("isPartial") for scheme in find(whole, own)} == {None}
    assert {scheme.get("isPartial") for scheme in find(part, own)} == {"true"}


def test_a_stub_has_id_and_title_and_no_more(full: Catalog, message: Message) -> None:
    content = message(full, (full["DIAB_PREV"],))
    (stub,) = find(content, "//str:Concept[@id='INSULIN_PREV']")
    assert {etree.QName(child).localname for child in stub} == {"Annotations", "Name"}
    assert [note.findtext("com:AnnotationTitle", namespaces=NS) for note in annotated(stub, "DETAIL")] == ["stub"]
    assert not find(content, "//str:DataStructure")
    (codes,) = find(message(full, (full["SEX"],)), "//str:Codelist[@id='CL_SEX']")
    assert codes.get("isPartial") == "true"
    assert not codes.findall("str:Code", NS)


def test_only_the_whole_has_the_keywords_that_nobody_uses(catalog_of: CatalogOf, message: Message) -> None:
    scheme = KeywordScheme(title={"nl": "t"}, keywords=tuple(Keyword(id=i, title={"nl": i}) for i in ("used", "idle")))
    stat = Stat(id="s", path="", title={"nl": "s"}, keywords=("used",))
    catalog = catalog_of(stat, Stat(id="other", path="", title={"nl": "o"}), keywords=scheme)
    assert ids(find(message(catalog), "//str:Category")) == ["used", "idle"]
    assert ids(find(message(catalog, (stat,)), "//str:Category")) == ["used"]


def test_formatting_goes_and_words_stay(full: Catalog, message: Message) -> None:
    (concept,) = find(message(full), "//str:Concept[@id='DIAB_PREV']")
    (remarks,) = annotated(concept, "COMMENT")
    text = remarks.xpath("com:AnnotationText[@xml:lang='en']", namespaces=NS)[0].text
    assert "1. Count first." in text
    assert "see insulin." in text
    assert "a preformatted line ]]>" in text
    assert "**" not in text
    (web_link,) = annotated(concept, "WEB_LINK")
    assert web_link.findtext("com:AnnotationURL", namespaces=NS) == "https://example.org/handbook?a=1&b=2"


def test_notes_stay_at_home(full: Catalog, real: Catalog, message: Message) -> None:
    assert full["DIAB_PREV"].notes
    assert full["DIAB_PREV"].notes.encode() not in message(full)
    assert b"does not show" not in message(real)


def test_coverage_speaks_of_every_field() -> None:
    assert set(SDMX_ML_2_1.coverage) == set(FIELDS)
    dropped = {f for f, coverage in SDMX_ML_2_1.coverage.items() if coverage.fidelity is Fidelity.DROPPED}
    assert dropped == {"notes", *PORTAL_FIELDS}


def test_the_plan_is_one_document_about_everything(full: Catalog) -> None:
    (document,) = SDMX_ML_2_1.plan(full)
    assert document.path == "structures.xml"
    assert tuple(document.subjects) == tuple(full)


def components(content: bytes, cube: str) -> list[etree._Element]:
    path = f"//str:DataStructure[@id='{cube}']//*[str:ConceptIdentity]"
    return find(content, path)


def ids(elements: list[etree._Element]) -> list[str]:
    return [element.get("id") or "" for element in elements]


def test_dimensions_of_a_cube(full: Catalog, message: Message) -> None:
    content = message(full)
    usual = ["FREQ", "REF_AREA", "INDICATOR", "TIME_PERIOD"]
    attributes = ["UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "OBS_VALUE"]
    assert ids(components(content, "DEATHS_CUBE")) == usual + attributes
    own = ["REF_AREA", "INDICATOR", "SEX", "LEVEL", "FREQ", "TIME_PERIOD"]
    assert ids(components(content, "MEDS_CUBE")) == own + attributes
    positions = [c.get("position") for c in components(content, "MEDS_CUBE") if c.get("position")]
    assert positions == ["1", "2", "3", "4", "5", "6"]


def identity(component: etree._Element) -> str:
    return str(component.findtext("str:ConceptIdentity/URN", namespaces=NS)).rpartition("=")[2]


def codes(component: etree._Element) -> str | None:
    urn = component.findtext("str:LocalRepresentation/str:Enumeration/URN", namespaces=NS)
    return str(urn).rpartition("=")[2] if urn else None


def test_the_concept_of_a_dimension_is_its_variable_or_its_own(full: Catalog, message: Message) -> None:
    by_id = {c.get("id"): c for c in components(message(full), "MEDS_CUBE")}
    assert identity(by_id["SEX"]) == "EX.OFFICE:CS_SOURCE(1.0.0).SEX"
    assert identity(by_id["LEVEL"]) == "EX.OFFICE:CS_DIM_MEDS_CUBE(1.0.0).LEVEL"
    assert identity(by_id["FREQ"]) == "SDMX:CROSS_DOMAIN_CONCEPTS(2.0).FREQ"
    assert codes(by_id["SEX"]) == "EX.OFFICE:CL_SEX(1.0.0)"
    assert codes(by_id["FREQ"]) == "SDMX:CL_FREQ(2.1)"
    assert codes(by_id["INDICATOR"]) == "EX.OFFICE:CL_VARIABLE(1.0.0)"
    (concept,) = find(message(full), "//str:ConceptScheme[@id='CS_DIM_MEDS_CUBE']/str:Concept")
    (cube,) = (cube for cube in full.cubes if cube.id == "MEDS_CUBE")
    assert names(concept) == cube.dimensions[1].title


LIST = CodeList(id="L", path="", title={"nl": "lijst"}, codes=(Code(code="1", title={"nl": "een"}),))


def test_dimensions_may_bear_the_names_that_sdmx_gives(
    catalog_of: CatalogOf, message: Message, schema_2_1: etree.XMLSchema
) -> None:
    taken = ("OBS_VALUE", "OBS_VALUE_", "TIME_PERIOD", "OBS_STATUS", "INDICATOR")
    cube = Cube(
        id="c",
        path="",
        title={"nl": "kubus"},
        dimensions=tuple(Dimension(id=i, title={"nl": i}, codelist="L") for i in taken),
    )
    content = message(catalog_of(cube, LIST))
    schema_2_1.assertValid(tree(content))
    own = ["OBS_VALUE_", "OBS_VALUE__", "OBS_STATUS", "INDICATOR", "TIME_PERIOD"]
    rest = ["UNIT_MEASURE", "UNIT_MULT", "OBS_VALUE"]
    found = components(content, "c")
    assert sorted(ids(found)) == sorted([*own, *rest, "FREQ", "REF_AREA", "INDICATOR_"])
    (time,) = find(content, "//str:TimeDimension")
    assert identity(time) == "OFFICE:CS_DIM_c(1.0.0).TIME_PERIOD"
    originals = {c.get("id"): list(annotated(c, "ORIG_CODE")) for c in found}
    assert [i for i, notes in originals.items() if notes] == ["OBS_VALUE_", "OBS_VALUE__"]


def test_generated_code_lists_give_way(catalog_of: CatalogOf, message: Message, schema_2_1: etree.XMLSchema) -> None:
    mine = CodeList(id="CL_VARIABLE", path="", title={"nl": "van mij"})
    cube = Cube(id="c", path="", title={"nl": "kubus"})
    content = message(catalog_of(mine, cube))
    schema_2_1.assertValid(tree(content))
    assert [names(c) for c in find(content, "//str:Codelist[@id='CL_VARIABLE']")] == [{"nl": "van mij"}]
    by_id = {c.get("id"): c for c in components(content, "c")}
    assert codes(by_id["INDICATOR"]) == "OFFICE:CL_VARIABLE_(1.0.0)"


def test_ids_that_look_like_ours_are_no_trouble(
    catalog_of: CatalogOf, message: Message, schema_2_1: etree.XMLSchema
) -> None:
    awkward = ("CS_STAT", "CAT_KEYWORDS", "CL_FREQ", "AGENCIES", "CROSS_DOMAIN_CONCEPTS", "CS_DIM_c")
    catalog = catalog_of(
        *(CodeList(id=f"{i}-l", path="", title={"nl": i}) for i in awkward),
        *(Cube(id=i, path="", title={"nl": i}, dimensions=(Dimension(id="D"),)) for i in awkward),
        CodeList(id="CL_GEO_LEVEL", path="", title={"nl": "niveaus"}),
    )
    schema_2_1.assertValid(tree(message(catalog)))


@pytest.mark.parametrize(
    ("level", "text_type"),
    [
        (MeasurementLevel.RATIO, "Double"),
        (MeasurementLevel.INTERVAL, "Double"),
        (MeasurementLevel.ORDINAL, "String"),
        (None, None),
    ],
)
def test_measurement_level_becomes_a_text_format(
    catalog_of: CatalogOf, message: Message, level: MeasurementLevel | None, text_type: str | None
) -> None:
    content = message(catalog_of(SourceVariable(id="v", path="", title={"nl": "v"}, measurement_level=level)))
    formats = find(content, "//str:Concept[@id='v']/str:CoreRepresentation/str:TextFormat")
    assert [f.get("textType") for f in formats] == ([text_type] if text_type else [])


def test_a_code_that_is_no_sdmx_id_keeps_its_original(full: Catalog, message: Message) -> None:
    (code,) = find(message(full), "//str:Codelist[@id='CL_SEX']/str:Code[3]")
    assert code.get("id") == "x@20@y@2F@@EB@"
    (original,) = annotated(code, "ORIG_CODE")
    assert original.findtext("com:AnnotationTitle", namespaces=NS) == "x y/ë"
    (until,) = annotated(code, "VALID_TO")
    assert until.findtext("com:AnnotationTitle", namespaces=NS) == "2030-12-31"


def test_nothing_is_invented_for_what_is_not_there(catalog_of: CatalogOf, message: Message) -> None:
    content = message(catalog_of(Stat(id="s", path="", title={"nl": "s"})))
    (concept,) = find(content, "//str:Concept[@id='s']")
    assert [etree.QName(child).localname for child in concept] == ["Name"]
    for absent in ("Dataflows", "CategorySchemes", "Categorisations", "DataStructures"):
        assert not find(content, f"//str:{absent}")
