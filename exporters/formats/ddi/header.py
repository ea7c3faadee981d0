"""The head of a codebook: `docDscr` (the document) and `stdyDscr` (the study)."""

from __future__ import annotations

from copy import copy

from exporters.formats.ddi.elements import Element, add, add_texts, holder, set_present
from exporters.formats.ddi.names import (
    COAR_ACCESS_RIGHTS,
    DATA_THEMES,
    DC,
    FILE_ID,
    generated_id,
    in_codebook,
    keyword_iri,
)
from exporters.formats.ddi.notes import add_fields, split
from exporters.formats.ddi.references import frequencies, frequency_id, smallest_area, vocabulary
from exporters.formats.ddi.repeated import repeated
from exporters.formats.ddi.study import Study
from exporters.formats.ddi.xhtml import add_blocks
from exporters.model.catalog import Catalog
from exporters.model.definitions import CatalogInfo, GeographicLevel, Keyword, KeywordScheme
from exporters.model.vocabulary import AccessLevel

COAR_TERMS = {
    AccessLevel.PUBLIC: "open access",
    AccessLevel.RESTRICTED: "restricted access",
    AccessLevel.NON_PUBLIC: "restricted access",
}
"""The two COAR terms that the CESSDA Data Catalogue understands."""

CATALOG_NOTES = split(("base_iri", "homepage", "landing_page", "citation", "publisher.email", "agency.sdmx"))
KEYWORD_SCHEME_NOTES = split(("title",))
KEYWORD_NOTES = split(("definition", "exact_match"))


def add_header(root: Element, catalog: Catalog, study: Study) -> None:
    """Adds `docDscr`, `stdyDscr` and the one `fileDscr`, in the order of the schema."""
    statement = _title_statement(catalog.info, study)
    _add_document(_child(root, "docDscr"), catalog, study, copy(statement))
    _add_study(_child(root, "stdyDscr"), catalog, study, statement)
    file = _child(root, "fileDscr")
    file.set("ID", FILE_ID)
    add_texts(_child(file, "fileTxt"), in_codebook("fileName"), study.title)


def _child(parent: Element, name: str, text: str | None = None, language: str | None = None) -> Element:
    return add(parent, in_codebook(name), text, language)


def _add_document(parent: Element, catalog: Catalog, study: Study, title_statement: Element) -> None:
    citation = _child(parent, "citation")
    citation.append(title_statement)
    _add_producer(citation, catalog.info)
    if study.status:
        _child(parent, "docStatus", study.status)
    if not study.is_part_of_series:
        _add_catalog_notes(parent, catalog, study)


@repeated
def _add_producer(parent: Element, info: CatalogInfo) -> None:
    add_texts(_child(parent, "prodStmt"), in_codebook("producer"), info.publisher.name)


def _add_catalog_notes(parent: Element, catalog: Catalog, study: Study) -> None:
    """What the catalogue and its keyword scheme say beyond the elements of the study."""
    add_fields(parent, catalog.info, CATALOG_NOTES, prefix="catalog.")
    if catalog.keyword_scheme is None:
        return
    add_fields(parent, catalog.keyword_scheme, KEYWORD_SCHEME_NOTES, prefix="keyword_scheme.")
    for keyword in study.keywords:
        add_fields(parent, keyword, KEYWORD_NOTES, prefix="keyword_scheme.keywords.", subject=(keyword.id,))


def _add_study(parent: Element, catalog: Catalog, study: Study, title_statement: Element) -> None:
    citation = _child(parent, "citation")
    citation.append(title_statement)
    _add_citation(citation, catalog.info, study)
    _add_information(_child(parent, "stdyInfo"), catalog, study)
    _add_method(parent, study)
    _add_access(parent, study)


def _add_citation(parent: Element, info: CatalogInfo, study: Study) -> None:
    add_texts(_child(parent, "rspStmt"), in_codebook("AuthEnty"), study.author)
    if info.licence:
        _child(_child(parent, "prodStmt"), "copyright", info.licence)
    _add_distribution(_child(parent, "distStmt"), info, study)
    if study.is_part_of_series:
        _add_series(parent, info)
    if study.modified:
        _child(_child(parent, "verStmt"), "version", study.modified).set("date", study.modified)
    add_texts(parent, in_codebook("biblCit"), study.citations)
    _child(parent, "holdings").set("URI", study.holdings)
    _add_languages(parent, info)


@repeated
def _add_languages(parent: Element, info: CatalogInfo) -> None:
    for language in info.languages:
        add(parent, f"{{{DC}}}language", language)


def _title_statement(info: CatalogInfo, study: Study) -> Element:
    """There is one `titl`; the titles in other languages are parallel titles."""
    statement = _child(holder(), "titlStmt")
    add_texts(statement, in_codebook("parTitl"), study.title)
    statement[0].tag = in_codebook("titl")
    _child(statement, "IDNo", study.identifier).set("agency", info.agency.ddi)
    return statement


def _add_distribution(parent: Element, info: CatalogInfo, study: Study) -> None:
    add_texts(parent, in_codebook("distrbtr"), info.publisher.name, URI=info.publisher.url)
    for agent in study.contacts:
        add_texts(parent, in_codebook("contact"), agent.name, URI=agent.url, email=agent.email)
    if study.modified:
        _child(parent, "distDate", study.modified).set("date", study.modified)


@repeated
def _add_series(parent: Element, info: CatalogInfo) -> None:
    statement = _child(parent, "serStmt")
    set_present(statement, URI=info.homepage)
    add_texts(statement, in_codebook("serName"), info.title)
    add_texts(statement, in_codebook("serInfo"), info.description)


def _add_information(parent: Element, catalog: Catalog, study: Study) -> None:
    _add_subject(parent, catalog, study)
    for language, blocks in study.abstract.items():
        add_blocks(_child(parent, "abstract", language=language), blocks)
    summary = _child(parent, "sumDscr")
    _add_summary(summary, catalog, study)
    if not len(summary):
        parent.remove(summary)


def _add_subject(parent: Element, catalog: Catalog, study: Study) -> None:
    if not (study.keywords or catalog.info.themes):
        return
    subject = _child(parent, "subject")
    for keyword in study.keywords:
        _add_keyword(subject, catalog.info, catalog.keyword_scheme, keyword)
    _add_themes(subject, catalog.info)


@repeated
def _add_keyword(parent: Element, info: CatalogInfo, scheme: KeywordScheme | None, keyword: Keyword) -> None:
    for language, title in keyword.title.items():
        element = _child(parent, "keyword", title, language)
        element.set("ID", generated_id("keyword", keyword.id, language))
        set_present(element, vocab=vocabulary(scheme, language), vocabURI=keyword_iri(info, keyword.id))


@repeated
def _add_themes(parent: Element, info: CatalogInfo) -> None:
    for theme in info.themes:
        texts = dict.fromkeys(info.languages, theme)
        add_texts(parent, in_codebook("topcClas"), texts, vocab="EU data theme", vocabURI=f"{DATA_THEMES}/{theme}")


def _add_summary(parent: Element, catalog: Catalog, study: Study) -> None:
    for start in sorted({v.available_from for v in study.variables if v.available_from}):
        element = _child(parent, "timePrd", start)
        set_present(element, ID=generated_id("time", start), event="start", date=start)
    _add_nation(parent, catalog.info)
    _add_geography(parent, catalog, study)
    add_texts(parent, in_codebook("anlyUnit"), study.unit_type)
    add_texts(parent, in_codebook("universe"), study.population)


@repeated
def _add_nation(parent: Element, info: CatalogInfo) -> None:
    if info.country:
        add_texts(parent, in_codebook("nation"), dict.fromkeys(info.languages, info.country))


def _add_geography(parent: Element, catalog: Catalog, study: Study) -> None:
    """The levels that the variables have values for; for the whole catalogue all of its levels."""
    used = {smallest_area(v) for v in study.variables}
    for level in catalog.info.geographic_levels:
        if level.id in used or not study.is_part_of_series:
            _add_geographic_level(parent, level)


@repeated
def _add_geographic_level(parent: Element, level: GeographicLevel) -> None:
    for language, title in level.title.items():
        _child(parent, "geogUnit", title, language).set("ID", generated_id("geography", level.id, language))


def _add_method(parent: Element, study: Study) -> None:
    used = frequencies(study.variables)
    if used:
        collection = _child(_child(parent, "method"), "dataColl")
        for frequency in used:
            element = _child(collection, "frequenc", frequency)
            set_present(element, ID=frequency_id(frequency), freq=frequency)


def _add_access(parent: Element, study: Study) -> None:
    levels = sorted({v.access_level for v in study.variables if v.access_level})
    if levels:
        statement = _child(_child(parent, "dataAccs"), "useStmt")
        for level in levels:
            element = _child(statement, "conditions", COAR_TERMS[level])
            set_present(element, ID=generated_id("access", level), elementVersion=COAR_ACCESS_RIGHTS)
