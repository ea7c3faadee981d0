"""Any catalogue, with several definitions of every kind: the official shapes find nothing, in two engines."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pyoxigraph
import pytest
from any_catalogue import Fixed, World, a_few, catalogues
from hypothesis import given

from exporters.format import Format, PublishedFile, Settings, Standard
from exporters.formats.dcat import DCAT_AP_3_0_1, HEALTHDCAT_AP_8, validation
from exporters.formats.dcat.health_demands import PROFILE
from exporters.model.catalog import Catalog
from exporters.model.definitions import Agent, CatalogInfo, DataService, Email, HealthInfo, Keyword, KeywordScheme
from exporters.model.vocabulary import AccessLevel, HealthCategory, HighValueCategory

pytest.importorskip("shacl", reason="the fast SHACL engine is not installed")

FILES = tuple(
    PublishedFile(path=f"ddi/{path}.xml", format="ddi", media_type="application/xml", bytes=n, sha256="0a" * 32, **more)  # type: ignore[arg-type]
    for n, (path, more) in enumerate(
        {"all": {"conforms_to": Standard("DDI", "https://example.org/ddi")}, "s0": {"definition": "s0"}}.items()
    )
)
TYPE = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def reachable(world: World) -> Agent:
    return Agent(name=world.in_languages(world.text), email=Email("help@example.org"))


FIXED: Fixed = {
    (CatalogInfo, "contact"): reachable,
    (CatalogInfo, "licence"): lambda _: "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0",
    (DataService, "endpoint_description"): lambda _: "https://example.org/api",
}
"""What DCAT-AP demands, and of high-value datasets; that it is missing is a finding of its own."""
HIGH_VALUE: Fixed = {**FIXED, (CatalogInfo, "high_value"): lambda _: (HighValueCategory.STATISTICS,)}
HEALTH: Fixed = {
    **FIXED,
    (CatalogInfo, "publisher"): reachable,
    (CatalogInfo, "themes"): lambda _: ("HEAL",),
    (CatalogInfo, "health"): lambda world: world.made(HealthInfo),
    (HealthInfo, "hdab"): reachable,
    (HealthInfo, "custodian"): reachable,
    (HealthInfo, "category"): lambda world: world.one_of(list(HealthCategory)),
    (None, "contact"): reachable,
    (None, "access_level"): lambda world: world.one_of(list(AccessLevel)),
    (None, "access_url"): lambda _: "https://example.org/data",
    (None, "provenance"): lambda world: world.in_languages(world.text),
    (None, "keywords"): lambda world: (world.names[0],),
    (Catalog, "keyword_scheme"): lambda world: world.made(
        KeywordScheme, keywords=(world.made(Keyword, id=world.names[0]),)
    ),
}


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


@a_few(12)
@given(catalogues(FIXED))
def test_no_shape_of_dcat_ap_is_violated(catalog: Catalog) -> None:
    shapes = (*validation.DCAT_AP, *([validation.HIGH_VALUE] if catalog.info.high_value else []))
    for path, turtle in documents(DCAT_AP_3_0_1, catalog):
        assert validation.violations(turtle, shapes) == [], path
        assert untyped(turtle) == set(), path


@a_few(2)
@given(catalogues(HIGH_VALUE))
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


@a_few(12)
@given(catalogues(HEALTH))
def test_no_shape_of_healthdcat_ap_is_violated(official: None, catalog: Catalog) -> None:
    assert [lack for demand in PROFILE.demands[:3] for lack in demand.lacks(catalog)] == []
    for path, turtle in documents(HEALTHDCAT_AP_8, catalog):
        shapes = [*validation.DCAT_AP, validation.health_shapes(AccessLevel(path.removesuffix(".ttl"))) or ""]
        assert validation.violations(turtle, shapes) == [], path
        assert untyped(turtle) == set(), path
