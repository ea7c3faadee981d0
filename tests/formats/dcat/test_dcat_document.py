"""What the official shapes do not see: types, tags, dates, IRIs, deprecated terms; and that bytes are stable."""

from __future__ import annotations

import os
import re
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib import namespace as ns

from exporters.format import Settings
from exporters.formats.dcat import DCAT_AP_3_0_1
from exporters.model.catalog import Catalog
from exporters.model.definitions import Agency, Agent, CatalogInfo, Code, CodeList, Stat
from exporters.model.fields import FIELDS
from exporters.reading.linking import link

ADMS = Namespace("http://www.w3.org/ns/adms#")
SCHEMA = Namespace("http://schema.org/")
VOID = Namespace("http://rdfs.org/ns/void#")

CODES = {ns.SKOS.notation, ns.DCTERMS.identifier, ADMS.schemaAgency, SCHEMA.name, VOID.uriSpace}
"""The properties whose values belong to no language."""

DEPRECATED = {
    ns.DCTERMS.hasVersion,
    ns.DCTERMS.isVersionOf,
    ns.OWL.versionInfo,
    ADMS.version,
    SCHEMA.startDate,
    SCHEMA.endDate,
}
"""What deprecateduris.ttl of DCAT-AP 3.0.1 replaces, wherever it stands."""

TEMPORAL = {ns.XSD.gYear: r"\d{4}", ns.XSD.gYearMonth: r"\d{4}-\d\d", ns.XSD.date: r"\d{4}-\d\d-\d\d"}

DATES = {ns.DCTERMS.modified, ns.DCTERMS.date, ns.DCAT.startDate, SCHEMA.validFrom, SCHEMA.validThrough}

xml_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n\r", exclude_characters="\ufffe\uffff")
)


def test_nothing_is_anonymous(graph: Graph) -> None:
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]


def test_every_node_has_a_class(graph: Graph) -> None:
    axioms = {ns.DCAT.Dataset}
    assert not [node for node in set(graph.subjects()) - axioms if (node, ns.RDF.type, None) not in graph]


def test_every_node_of_the_catalogue_is_described(graph: Graph) -> None:
    base = str(next(graph.objects(None, VOID.uriSpace)))
    targets = {node for node in graph.objects() if isinstance(node, URIRef) and node.startswith(base)}
    assert not [node for node in targets if (node, ns.RDF.type, None) not in graph]
    assert targets


def test_every_property_of_the_catalogues_own_is_declared(graph: Graph) -> None:
    base = str(next(graph.objects(None, VOID.uriSpace)))
    own = {predicate for predicate in graph.predicates() if predicate.startswith(base)}
    assert not [predicate for predicate in own if (predicate, ns.RDF.type, ns.RDF.Property) not in graph]


def test_every_text_has_a_language(graph: Graph) -> None:
    bare = {p for _, p, o in graph if isinstance(o, Literal) and o.language is None and o.datatype is None}
    assert bare <= CODES


def test_every_date_has_its_datatype(graph: Graph) -> None:
    dates = {literal for predicate in DATES for literal in graph.objects(None, predicate)}
    assert dates
    assert not [d for d in dates if not re.fullmatch(TEMPORAL[d.datatype], str(d))]


def test_no_term_is_deprecated(graph: Graph) -> None:
    assert not DEPRECATED & set(graph.predicates())


def test_no_link_leads_to_a_literal(graph: Graph) -> None:
    links = {
        ns.DCTERMS.publisher,
        ns.DCAT.theme,
        ns.DCTERMS.language,
        ns.DCTERMS.license,
        ns.DCTERMS.accrualPeriodicity,
        ns.DCTERMS.spatial,
    }
    assert not [o for predicate in links for o in graph.objects(None, predicate) if not isinstance(o, URIRef)]


def test_concepts_and_schemes_are_apart(graph: Graph) -> None:
    """SKOS S9 and S46: they are disjoint, and only concepts are mapped."""
    concepts, schemes = (set(graph.subjects(ns.RDF.type, c)) for c in (ns.SKOS.Concept, ns.SKOS.ConceptScheme))
    assert not concepts & schemes
    assert set(graph.subjects(ns.SKOS.exactMatch)) <= concepts
    assert set(graph.objects(None, ns.SKOS.inScheme)) <= schemes


def test_keywords_in_every_language(graphs: dict[str, Graph], full: Catalog) -> None:
    stat = URIRef(f"{full.info.base_iri}stat/DIAB_PREV")
    titles = [full.keywords[k].title for k in full["DIAB_PREV"].keywords]  # type: ignore[attr-defined]
    expected = {Literal(text, lang=language) for title in titles for language, text in title.items()}
    assert set(graphs["full"].objects(stat, ns.DCAT.keyword)) == expected


def test_notes_of_the_maintainers_stay_at_home(full: Catalog, written: Callable[..., str]) -> None:
    notes = [d.notes.split()[0] for d in full if d.notes]
    assert notes
    assert not [note for note in notes if note in written(full)]


def test_coverage_speaks_of_every_field() -> None:
    assert set(DCAT_AP_3_0_1.coverage) == set(FIELDS)


def test_the_plan_begins_with_everything_in_each_serialisation(full: Catalog) -> None:
    dumps = [document for document in DCAT_AP_3_0_1.plan(full) if "/" not in document.path]
    assert [document.path for document in dumps] == ["catalog.ttl", "catalog.rdf", "catalog.jsonld", "catalog.nt"]
    assert all(list(document.subjects) == list(full) for document in dumps)


def test_golden(real: Catalog, full: Catalog, written: Callable[..., str], golden: Callable[[str, str], None]) -> None:
    golden(written(real), "dcat-real.ttl")
    golden(written(full), "dcat-full.ttl")
    golden(written(full, [full["DIAB_PREV"]]), "dcat-full-one.ttl")


def test_a_single_record_describes_only_what_it_needs(graphs: dict[str, Graph], full: Catalog) -> None:
    one = graphs["one"]
    assert [str(o) for o in one.objects(None, ns.DCAT.dataset)] == [f"{full.info.base_iri}stat/DIAB_PREV"]
    stub = URIRef(f"{full.info.base_iri}stat/INSULIN_PREV")
    assert one.value(stub, ns.DCTERMS.title)
    assert not list(one.objects(stub, ns.DCTERMS.relation))


def _catalog(**info: object) -> CatalogInfo:
    agent = Agent(name={"en": "Office"})
    return CatalogInfo(
        id="tiny",
        title={"en": "Tiny"},
        description={"en": "Tiny"},
        publisher=agent,
        contact=agent,
        base_iri="https://example.org/id/",
        languages=("en",),
        agency=Agency(ddi="org.example", sdmx="EX"),
        **info,  # type: ignore[arg-type]
    )


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["en", "fr", "nl-BE", "sr-Latn"]), xml_text, min_size=1))
def test_any_text_survives(texts: dict[str, str]) -> None:
    stat = Stat(id="a", path="a", title=texts, definition=texts, remarks=texts)  # type: ignore[arg-type]
    catalog, _ = link(_catalog(), None, [stat])
    stream = BytesIO()
    DCAT_AP_3_0_1.write(stream, catalog, [stat], Settings())
    graph = Graph().parse(data=stream.getvalue(), format="turtle")
    node = URIRef("https://example.org/id/var/a")
    read = {(o.language, str(o)) for o in graph.objects(node, ns.SKOS.prefLabel) if isinstance(o, Literal)}
    assert read == set(texts.items())


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"])), min_size=1, max_size=8))
def test_any_code_keeps_an_iri_of_its_own(values: list[str]) -> None:
    codes = tuple(Code(code=value, title={"en": f"{n}"}) for n, value in enumerate(values))
    catalog, _ = link(_catalog(), None, [CodeList(id="CL", path="CL", title={"en": "CL"}, code="x", codes=codes)])
    stream = BytesIO()
    DCAT_AP_3_0_1.write(stream, catalog, tuple(catalog), Settings())
    graph = Graph().parse(data=stream.getvalue(), format="turtle")
    found = {
        (
            int(str(graph.value(node, SCHEMA.position))),
            str(graph.value(node, ns.SKOS.notation)),
            len(list(graph.objects(node, ns.SKOS.prefLabel))),
        )
        for node in graph.subjects(ns.SKOS.inScheme, URIRef("https://example.org/id/codelist/CL"))
    }
    assert found == {(n, value, 1) for n, value in enumerate(values, 1)}


def test_memory_does_not_grow_with_the_text() -> None:
    text = {"en": "word " * 20_000}
    stats = [Stat(id=f"s{n}", path="", title={"en": "s"}, definition=text) for n in range(80)]  # type: ignore[arg-type]
    small, large = (_peak(stats[:number]) for number in (8, 80))
    assert large < 2 * small


def _peak(stats: list[Stat]) -> int:
    """The most memory that writing takes, in bytes."""
    catalog, _ = link(_catalog(), None, stats)
    tracemalloc.start()
    try:
        with Path(os.devnull).open("wb") as nowhere:
            DCAT_AP_3_0_1.write(nowhere, catalog, tuple(catalog), Settings())
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_newest_date_is_the_catalogues(real: Catalog, graphs: dict[str, Graph]) -> None:
    newest = max(d.modified for d in real if d.modified)
    [modified] = graphs["real"].objects(URIRef(f"{real.info.base_iri}catalog"), ns.DCTERMS.modified)
    assert modified.toPython() == date.fromisoformat(newest)


def test_a_language_whose_code_nobody_knows_is_only_a_tag(full: Catalog, written: Callable[..., str]) -> None:
    odd = replace(full, info=replace(full.info, languages=("nl-BE", "nl", "tlh", "qaa", "xx")))
    graph = Graph().parse(data=written(odd), format="turtle")
    assert [str(o).rpartition("/")[2] for o in graph.objects(None, ns.DCTERMS.language)] == ["NLD", "TLH"]


def test_an_illegal_iri_is_refused(full: Catalog, written: Callable[..., str]) -> None:
    broken = replace(full, info=replace(full.info, homepage="https://example.org/a b"))
    with pytest.raises(ValueError, match="Invalid IRI"):
        written(broken)


def test_labels_of_authority_concepts_are_there(graphs: dict[str, Graph]) -> None:
    frequency = URIRef("http://publications.europa.eu/resource/authority/frequency/ANNUAL")
    assert graphs["real"].value(frequency, ns.SKOS.prefLabel) == Literal("annual", lang="en")
    assert (frequency, ns.RDF.type, ns.DCTERMS.Frequency) in graphs["real"]
    assert (ns.DCAT.Dataset, ns.RDFS.subClassOf, ns.DCAT.Resource) in graphs["real"]


def test_distributions_are_the_nearest_file_of_each_format(graphs: dict[str, Graph], full: Catalog) -> None:
    graph, base = graphs["files"], full.info.base_iri
    spdx = Namespace("http://spdx.org/rdf/terms#")

    def found(identifier: str) -> dict[str, str]:
        nodes = graph.objects(URIRef(f"{base}{identifier}"), ns.DCAT.distribution)
        return {str(graph.value(n, ns.DCAT.accessURL)): str(graph.value(n, ns.DCAT.byteSize)) for n in nodes}

    at = "https://data.example.org/full/"
    assert found("stat/DIAB_PREV") == {
        "https://data.example.org/diabetes": "None",
        f"{at}ddi/DIAB_PREV.xml": "8",
        f"{at}list%20ing/a;b.txt": "0",
    }
    assert found("cube/MEDS_CUBE") == {f"{at}ddi/all.xml": "9", f"{at}list%20ing/a;b.txt": "0"}
    checksums = {str(o) for o in graph.objects(None, spdx.checksumValue)}
    assert {text.lower() for text in checksums} == {"0a" * 32, "0b" * 32, "0c" * 32}


def test_a_catalogue_of_high_value_says_so_everywhere(graphs: dict[str, Graph]) -> None:
    graph = graphs["files"]
    regulation = URIRef("http://data.europa.eu/eli/reg_impl/2023/138/oj")
    for cls in (ns.DCAT.Distribution, ns.DCAT.DataService):
        nodes = set(graph.subjects(ns.RDF.type, cls))
        assert nodes
        assert nodes <= set(graph.subjects(URIRef("http://data.europa.eu/r5r/applicableLegislation"), regulation))
