"""Any catalogue, with several definitions of every kind: the official shapes find nothing, in two engines."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pyoxigraph
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from exporters.format import Format, PublishedFile, Settings, Standard
from exporters.formats.dcat import DCAT_AP_3_0_1, HEALTHDCAT_AP_8, validation
from exporters.formats.dcat.health_demands import PROFILE
from exporters.model.catalog import Catalog
from exporters.model.definitions import (
    Agency,
    Agent,
    Break,
    Calculation,
    CatalogInfo,
    Code,
    CodeList,
    Cube,
    DataService,
    Dimension,
    GeographicLevel,
    Geography,
    HealthInfo,
    Keyword,
    KeywordScheme,
    LegalBasis,
    SmallCellRule,
    SourceVariable,
    Stat,
    Unit,
    Update,
)
from exporters.model.vocabulary import (
    AccessLevel,
    Frequency,
    HealthCategory,
    HighValueCategory,
    MeasurementLevel,
    PersonalData,
    Status,
)
from exporters.reading.linking import link

pytest.importorskip("shacl", reason="the fast SHACL engine is not installed")

FILES = tuple(
    PublishedFile(path=f"ddi/{path}.xml", format="ddi", media_type="application/xml", bytes=n, sha256="0a" * 32, **more)  # type: ignore[arg-type]
    for n, (path, more) in enumerate(
        {"all": {"conforms_to": Standard("DDI", "https://example.org/ddi")}, "s0": {"definition": "s0"}}.items()
    )
)
TYPE = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
STATS, CUBES, SOURCES, LISTS = (["s0", "s1", "s2"], ["c0", "c1"], ["v0", "v1"], ["l0", "l1"])

words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=12)
text = st.dictionaries(st.sampled_from(["nl", "fr", "en", "de-AT", "sr-Latn"]), words, min_size=1, max_size=3)
url = st.sampled_from(["https://example.org/a", "https://example.org/é?x=1&y#z", "https://example.org/b;c"])
day = st.dates().map(str)
period = st.one_of(day, day.map(lambda d: d[:7]), day.map(lambda d: d[:4]))


def some(ids: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), unique=True, max_size=2).map(tuple)


def several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


def made(cls: type, required: dict[str, Any], **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values of a class, any of whose optional fields may be absent."""
    return st.fixed_dictionaries(required, optional=optional).map(lambda fields: cls(**fields))


def agent(**required: Any) -> st.SearchStrategy[Agent]:
    optional = {"email": st.just("a+b@example.org"), "url": url}
    return made(Agent, {"name": text, **required}, **{n: s for n, s in optional.items() if n not in required})


REACHABLE = agent(email=st.just("help@example.org"))
ANYTHING = {
    "code": words, "definition": text, "remarks": text, "modified": day, "valid_from": day, "valid_to": day,
    "status": st.sampled_from(Status), "exact_match": several(url).map(lambda urls: tuple(dict.fromkeys(urls))),
    "contact": agent(), "owner": agent(),
    "legal_basis": several(made(LegalBasis, {"title": text}, url=url)),
}  # fmt: skip
OF_VARIABLES = {
    **ANYTHING, "population": text, "unit_type": text, "provenance": text, "platform": words, "access_url": url,
    "update": made(Update, {}, frequency=st.sampled_from(Frequency), timing=text),
    "geography": made(Geography, {}, smallest=st.just("town"), since=period), "available_from": period,
    "breaks": several(made(Break, {"date": period}, reason=text)), "access_level": st.sampled_from(AccessLevel),
    "personal_data": st.sampled_from(PersonalData),
    "small_cell_rule": made(SmallCellRule, {}, threshold=st.integers(1, 9), text=text),
    "health_category": st.sampled_from(HealthCategory), "sources": some(SOURCES), "keywords": some(["k0", "k1"]),
}  # fmt: skip
MEASURED = {
    **OF_VARIABLES, "unit": made(Unit, {}, label=text, code=words, multiplier=st.integers(-9, 9)),
    "measurement_level": st.sampled_from(MeasurementLevel), "codelist": st.sampled_from(LISTS),
    "calculation": made(Calculation, {}, text=text, numerator=some(SOURCES), denominator=some(STATS)),
}  # fmt: skip
CODES = st.lists(made(Code, {"code": words, "title": text}, definition=text, valid_from=day), max_size=3)
AXES = st.lists(
    made(Dimension, {"id": st.sampled_from(["a", "b", "c"])}, title=text, variable=st.sampled_from(SOURCES),
         codelist=st.sampled_from(LISTS)),
    max_size=3, unique_by=lambda dimension: dimension.id,
)  # fmt: skip
KINDS: dict[type, tuple[list[str], dict[str, st.SearchStrategy[Any]]]] = {
    Stat: (STATS, {**MEASURED, "cubes": some(CUBES), "related": some(STATS), "replaces": some(STATS)}),
    Cube: (CUBES, {**OF_VARIABLES, "dimensions": AXES.map(tuple), "measures": some(STATS), "related": some(CUBES)}),
    SourceVariable: (SOURCES, MEASURED),
    CodeList: (LISTS, {**ANYTHING, "codes": CODES.map(tuple)}),
}
KEYWORDS = KeywordScheme(
    title={"en": "k"}, keywords=tuple(Keyword(id=k, title={"en": k, "nl": k}) for k in ("k0", "k1"))
)
SERVICE = made(DataService, {"title": text, "endpoint_url": url, "endpoint_description": url})


def infos(**required: Any) -> st.SearchStrategy[CatalogInfo]:
    always = {
        "id": st.just("any"), "title": text, "description": text, "publisher": agent(), "contact": REACHABLE,
        "base_iri": st.just("https://example.org/id/"), "languages": st.just(("nl", "tlh")),
        "agency": st.just(Agency(ddi="org.example", sdmx="EX")),
        "geographic_levels": st.just((GeographicLevel(id="town", title={"en": "town"}),)),
        "licence": st.just("http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"),
    }  # fmt: skip
    optional = {
        "themes": st.just(("HEAL",)), "country": st.sampled_from(["BEL", "CAN"]), "homepage": url, "citation": text,
        "landing_page": st.just("https://example.org/p/{id}"), "service": SERVICE,
        "high_value": st.lists(st.sampled_from(HighValueCategory), min_size=1, unique=True).map(tuple),
    }  # fmt: skip
    return made(CatalogInfo, {**always, **required}, **{n: s for n, s in optional.items() if n not in required})


@st.composite
def catalogues(draw: st.DrawFn, info: st.SearchStrategy[CatalogInfo], **required: Any) -> Catalog:
    found = []
    for cls, (ids, optional) in KINDS.items():
        for identifier in draw(st.lists(st.sampled_from(ids), min_size=1, unique=True)):
            forced = {name: s for name, s in required.items() if name in optional}
            fields = {"id": st.just(identifier), "path": st.just(identifier), "title": text, **forced}
            found.append(draw(made(cls, fields, **{n: s for n, s in optional.items() if n not in fields})))
    catalog, _ = link(draw(info), KEYWORDS, found)
    return catalog


def documents(form: Format, catalog: Catalog) -> Iterator[tuple[str, str]]:
    for document in form.plan(catalog):
        if document.path.endswith(".ttl"):
            stream = BytesIO()
            form.writer(document)(stream, catalog, document.subjects, Settings(files=FILES))
            yield document.path, stream.getvalue().decode()


def untyped(turtle: str) -> set[str]:
    """The targets within the catalogue that no class is told of, and any blank node."""
    triples = [quad.triple for quad in pyoxigraph.parse(turtle.encode(), pyoxigraph.RdfFormat.TURTLE)]
    typed = {t.subject for t in triples if t.predicate == TYPE}
    nodes = {t.object for t in triples if t.predicate != TYPE and not isinstance(t.object, pyoxigraph.Literal)}
    return {str(node) for node in nodes - typed if "example.org" in str(node)}


modest = settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a whole catalogue shrinks for minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@modest
@given(catalogues(infos()))
def test_no_shape_of_dcat_ap_is_violated(catalog: Catalog) -> None:
    shapes = (*validation.DCAT_AP, *([validation.HIGH_VALUE] if catalog.info.high_value else []))
    for path, turtle in documents(DCAT_AP_3_0_1, catalog):
        assert validation.violations(turtle, shapes) == [], path
        assert untyped(turtle) == set(), path


@settings(modest, max_examples=2)
@given(catalogues(infos(high_value=st.just((HighValueCategory.STATISTICS,)))))
def test_the_reference_engine_agrees(catalog: Catalog) -> None:
    pytest.importorskip("pyshacl", reason="the reference SHACL engine is not installed")
    _, turtle = next(documents(DCAT_AP_3_0_1, catalog))
    for name in (*validation.DCAT_AP, validation.HIGH_VALUE):
        assert list(validation.by_pyshacl(turtle, validation.repaired(name))) == []
    nameless, shapes = turtle.replace("dct:title", "dct:alternative"), validation.repaired("dcat-ap-base")
    reference, fast = (
        {v[:2] for v in engine(nameless, shapes)} for engine in (validation.by_pyshacl, validation.by_shacl)
    )
    assert reference
    assert reference == fast


FILLED = {
    "access_level": st.sampled_from(AccessLevel),
    "access_url": url,
    "provenance": text,
    "keywords": st.just(("k0",)),
    "contact": REACHABLE,
}
HEALTH = made(HealthInfo, {"hdab": REACHABLE, "category": st.sampled_from(HealthCategory)}, custodian=REACHABLE)


@modest
@given(catalogues(infos(health=HEALTH, publisher=REACHABLE, themes=st.just(("HEAL",))), **FILLED))
def test_no_shape_of_healthdcat_ap_is_violated(official: None, catalog: Catalog) -> None:
    assert [lack for demand in PROFILE.demands[:3] for lack in demand.lacks(catalog)] == []
    for path, turtle in documents(HEALTHDCAT_AP_8, catalog):
        shapes = [*validation.DCAT_AP, validation.health_shapes(AccessLevel(path.removesuffix(".ttl"))) or ""]
        assert validation.violations(turtle, shapes) == [], path
        assert untyped(turtle) == set(), path
