"""Our own checks of RDF documents, for what the official shapes of DCAT-AP miss: in every serialisation."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib import namespace as ns

from exporters import publish
from exporters.format import Settings
from exporters.formats.dcat import DCAT_AP_3_0_1, SCHEMA_ORG
from exporters.model.catalog import Catalog
from exporters.proof import UnreadableError, dcat, schema_org

FULL = Path(__file__).parent.parent / "catalogs" / "full"
SCHEMA = ns.Namespace("http://schema.org/")
NODE = URIRef("https://example.org/full/stat/DIAB_PREV")

UNSOUND = {
    "a day that is not in the calendar": (
        ns.DCTERMS.modified,
        Literal("2025-02-30", datatype=ns.XSD.date, normalize=False),
    ),
    "a day written otherwise": (ns.DCTERMS.modified, Literal("20250228", datatype=ns.XSD.date, normalize=False)),
    "a month that is none": (ns.DCAT.startDate, Literal("2025-13", datatype=ns.XSD.gYearMonth, normalize=False)),
    "a year that is none": (ns.DCAT.startDate, Literal("206", datatype=ns.XSD.gYear, normalize=False)),
    "a date of an own property": (URIRef("urn:since"), Literal("2025-00", datatype=ns.XSD.gYearMonth, normalize=False)),
    "a date without a datatype": (ns.DCTERMS.modified, Literal("2025-02-28")),
    "a date in words": (ns.DCTERMS.issued, Literal("yesterday", lang="en")),
    "a date that is an address": (ns.DCTERMS.issued, URIRef("https://example.org/today")),
    "a text without a language": (ns.DCTERMS.title, Literal("Prevalence")),
    "an own text without a language": (URIRef("urn:words"), Literal("Prevalence")),
    "a literal for a publisher": (ns.DCTERMS.publisher, Literal("Office", lang="en")),
    "a literal for a theme": (ns.DCAT.theme, Literal("https://example.org/HEAL")),
    "a literal for an address": (ns.DCAT.accessURL, Literal("https://example.org/", datatype=ns.XSD.anyURI)),
    "a deprecated property": (ns.DCTERMS.isVersionOf, URIRef("https://example.org/full/stat/DIAB_OLD")),
    "another deprecated property": (ns.OWL.versionInfo, Literal("1", lang="en")),
    "a start date of schema.org": (SCHEMA.startDate, Literal("2025-02-28", datatype=ns.XSD.date)),
}
SOUND = {
    "a code": (ns.SKOS.notation, Literal("A1")),
    "a moment": (ns.DCTERMS.issued, Literal("2025-02-28T12:00:00", datatype=ns.XSD.dateTime)),
    "a leap day": (ns.DCTERMS.issued, Literal("2024-02-29", datatype=ns.XSD.date)),
    "a text": (ns.DCTERMS.title, Literal("Préval", lang="fr-BE")),
}
SYNTAXES = {"ttl": "turtle", "rdf": "xml", "nt": "nt", "jsonld": "json-ld"}


def _type_first(thing: dict[str, Any]) -> dict[str, Any]:
    """As a stream is read."""
    return {key: thing[key] for key in sorted(thing, key=lambda key: key != "@type")}


Write = Callable[[tuple[URIRef, object], str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a document of one dataset with one statement more."""

    def written(statement: tuple[URIRef, object], ending: str) -> Path:
        graph = Graph()
        graph.add((NODE, ns.RDF.type, ns.DCAT.Dataset))
        graph.add((NODE, *statement))  # type: ignore[arg-type]
        path = tmp_path / f"catalog.{ending}"
        if ending == "jsonld":
            nodes = json.loads(graph.serialize(format="json-ld"), object_hook=_type_first)
            path.write_text(json.dumps({"@graph": nodes}), encoding="utf-8")
        else:
            graph.serialize(path, format=SYNTAXES[ending], encoding="utf-8")
        return path

    return written


@pytest.mark.parametrize("ending", SYNTAXES)
@pytest.mark.parametrize("fault", UNSOUND)
def test_what_is_unsound_is_refused(fault: str, ending: str, write: Write) -> None:
    predicate, _ = UNSOUND[fault]
    with pytest.raises(ValueError, match=f"<{predicate}> of <{NODE}> "):
        dcat.read_links(write(UNSOUND[fault], ending))


@pytest.mark.parametrize("ending", SYNTAXES)
@pytest.mark.parametrize("case", SOUND)
def test_what_is_sound_is_let_be(case: str, ending: str, write: Write) -> None:
    assert dcat.read_links(write(SOUND[case], ending)) == frozenset()


ILLEGAL = {
    "relative": "stat/DIAB_OLD",
    "with a blank": "https://example.org/a b",
    "with a brace": "https://example.org/{x}",
}


@pytest.mark.parametrize("ending", SYNTAXES)
@pytest.mark.parametrize("fault", ILLEGAL)
def test_an_illegal_or_relative_address_is_refused(fault: str, ending: str, write: Write) -> None:
    path = write((ns.DCTERMS.relation, URIRef("https://example.org/legal")), ending)
    path.write_text(path.read_text(encoding="utf-8").replace("https://example.org/legal", ILLEGAL[fault]))
    with pytest.raises(ValueError, match=r"not |illegal"):
        dcat.read_links(path)


@pytest.mark.parametrize("ending", SYNTAXES)
def test_an_illegal_language_tag_is_refused(ending: str, write: Write) -> None:
    path = write((ns.DCTERMS.title, Literal("Titel", lang="nl-BE")), ending)
    path.write_text(path.read_text(encoding="utf-8").replace("nl-BE", "n_l").replace("nl-be", "n_l"))
    with pytest.raises(ValueError, match=r"not |illegal"):
        dcat.read_links(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"dateModified": "2025-11-17"', '"dateModified": "2025-11-31"'),
        ('"@language": "nl"', '"@language": "n_l"'),
        ('{"@id": "https://example.org/office"}', '"https://example.org/office"'),
        ('{"@id": "https://example.org/office"}', '{"@id": "/office"}'),
        ('{"@value": "Helpdesk", "@language": "nl"}', '"Helpdesk"'),
    ],
)
def test_the_markup_of_search_engines_is_judged_too(old: str, new: str, full: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "catalog.jsonld"
    with path.open("wb") as stream:
        SCHEMA_ORG.write(stream, full, tuple(full), Settings())
    assert schema_org.read_links(path) == full.edges()
    text = path.read_text(encoding="utf-8")
    old, new = (part.replace("Helpdesk", "Prevalentie van diabetes") for part in (old, new))
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"calendar|illegal|not an address|without a language"):
        schema_org.read_links(path)


def test_large_json_ld_is_read_piece_by_piece(full: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exporters.proof.jsonld._CHUNK", 97)
    [document] = [d for d in DCAT_AP_3_0_1.plan(full) if d.path.endswith(".jsonld")]
    path = tmp_path / "catalog.jsonld"
    with path.open("wb") as stream:
        DCAT_AP_3_0_1.writer(document)(stream, full, document.subjects, Settings())
    assert dcat.read_links(path) == full.edges()


def test_a_publication_that_is_not_sound_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All the writers of RDF are made to write dates as bare texts."""
    monkeypatch.setattr("exporters.formats.dcat.literals._TEMPORAL", dict.fromkeys((4, 7, 10), "xsd:string"))
    with pytest.raises(UnreadableError, match=r"read back.*without the datatype of a date"):
        publish(FULL, tmp_path / "public", formats=["rdf-data-cube"])
    assert not (tmp_path / "public").exists()
