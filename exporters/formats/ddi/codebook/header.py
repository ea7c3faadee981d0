"""The head of a codebook: `docDscr` (the document), `stdyDscr` (the study) and the one `fileDscr`."""

from __future__ import annotations

from exporters.formats.ddi.codebook.book import FILE_ID, Book
from exporters.formats.ddi.codebook.notes import write_notes
from exporters.formats.ddi.codebook.references import frequencies, frequency_id, smallest_area, vocabulary
from exporters.formats.ddi.codebook.study import Study
from exporters.formats.ddi.codebook.texts import write_rich
from exporters.formats.ddi.facts import catalog_facts
from exporters.formats.ddi.names import DATA_THEMES, generated_id, keyword_iri
from exporters.formats.xml import XmlStream
from exporters.model.catalog import Catalog
from exporters.model.definitions import CatalogInfo, Keyword, LangText
from exporters.model.vocabulary import AccessLevel

COAR_ACCESS_RIGHTS = "COAR Access Right Vocabulary"
COAR_TERMS = {
    AccessLevel.PUBLIC: "open access",
    AccessLevel.RESTRICTED: "restricted access",
    AccessLevel.NON_PUBLIC: "restricted access",
}
"""The two COAR terms that the CESSDA Data Catalogue understands."""


def write_header(xml: XmlStream, book: Book, study: Study) -> None:
    """Writes `docDscr`, `stdyDscr` and `fileDscr`, in the order of the schema."""
    _write_document(xml, book.catalog, study)
    with xml.element("stdyDscr"):
        _write_citation(xml, book.catalog.info, study)
        with xml.element("stdyInfo"):
            _write_subject(xml, book, study)
            _write_abstract(xml, book, study)
            _write_summary(xml, book, study)
        _write_method(xml, study)
        _write_access(xml, study)
    with xml.element("fileDscr", {"ID": FILE_ID}), xml.element("fileTxt"):
        xml.texts("fileName", study.title)


def _write_document(xml: XmlStream, catalog: Catalog, study: Study) -> None:
    with xml.element("docDscr"):
        with xml.element("citation"):
            _write_title_statement(xml, catalog.info, study)
            with xml.element("prodStmt"):
                xml.texts("producer", catalog.info.publisher.name)
        if study.status:
            xml.text("docStatus", study.status)
        if not study.is_part_of_series:
            write_notes(xml, catalog_facts(catalog.info, catalog.keyword_scheme))


def _write_title_statement(xml: XmlStream, info: CatalogInfo, study: Study) -> None:
    """There is one `titl`; the titles in other languages are parallel titles."""
    first, *others = study.title.items()
    with xml.element("titlStmt"):
        xml.texts("titl", dict((first,)))
        xml.texts("parTitl", dict(others))
        xml.text("IDNo", study.identifier, {"agency": info.agency.ddi})


def _write_citation(xml: XmlStream, info: CatalogInfo, study: Study) -> None:
    with xml.element("citation"):
        _write_title_statement(xml, info, study)
        with xml.element("rspStmt"):
            xml.texts("AuthEnty", study.author)
        if info.licence:
            with xml.element("prodStmt"):
                xml.text("copyright", info.licence)
        _write_distribution(xml, info, study)
        if study.is_part_of_series:
            _write_series(xml, info)
        if study.modified:
            with xml.element("verStmt"):
                xml.text("version", study.modified, {"date": study.modified})
        xml.texts("biblCit", study.citation or {})
        xml.empty("holdings", {"URI": study.holdings})
        for language in info.languages:
            xml.text("dc:language", language)


def _write_distribution(xml: XmlStream, info: CatalogInfo, study: Study) -> None:
    with xml.element("distStmt"):
        xml.texts("distrbtr", info.publisher.name, {"URI": info.publisher.url})
        for agent in study.contacts:
            xml.texts("contact", agent.name, {"URI": agent.url, "email": agent.email})
        if study.modified:
            xml.text("distDate", study.modified, {"date": study.modified})


def _write_series(xml: XmlStream, info: CatalogInfo) -> None:
    with xml.element("serStmt", {"URI": info.homepage}):
        xml.texts("serName", info.title)
        xml.texts("serInfo", info.description)


def _write_subject(xml: XmlStream, book: Book, study: Study) -> None:
    catalog, info = book.catalog, book.catalog.info
    if not (study.keywords or info.themes):
        return
    with xml.element("subject"):
        for keyword in study.keywords:
            _write_keyword(xml, catalog, keyword)
        for theme in info.themes:
            attributes = {"vocab": "EU data theme", "vocabURI": f"{DATA_THEMES}/{theme}"}
            xml.texts("topcClas", _in_every_language(book, theme), attributes)


def _write_keyword(xml: XmlStream, catalog: Catalog, keyword: Keyword) -> None:
    for language, title in keyword.title.items():
        attributes = {
            "ID": generated_id("keyword", keyword.id, language),
            "vocab": vocabulary(catalog.keyword_scheme, language),
            "vocabURI": keyword_iri(catalog.info, keyword.id),
        }
        xml.texts("keyword", {language: title}, attributes)


def _write_abstract(xml: XmlStream, book: Book, study: Study) -> None:
    if study.definition:
        write_rich(xml, "abstract", study.definition, is_plain=book.is_plain)
    else:
        xml.texts("abstract", study.description)


def _write_summary(xml: XmlStream, book: Book, study: Study) -> None:
    catalog = book.catalog
    starts = sorted({v.available_from for v in study.variables if v.available_from})
    levels = _levels(catalog, study)
    if not (starts or levels or catalog.info.country or study.unit_type or study.population):
        return
    with xml.element("sumDscr"):
        for start in starts:
            xml.text("timePrd", start, {"ID": generated_id("time", start), "event": "start", "date": start})
        if catalog.info.country:
            xml.texts("nation", _in_every_language(book, catalog.info.country))
        for identifier, language, title in levels:
            xml.texts("geogUnit", {language: title}, {"ID": generated_id("geography", identifier, language)})
        xml.texts("anlyUnit", study.unit_type or {})
        xml.texts("universe", study.population or {})


def _levels(catalog: Catalog, study: Study) -> list[tuple[str, str, str]]:
    """Id, language and title of the levels that the variables have values for; of a catalogue, of all its levels."""
    used = {smallest_area(v) for v in study.variables}
    return [
        (level.id, language, title)
        for level in catalog.info.geographic_levels
        if level.id in used or not study.is_part_of_series
        for language, title in level.title.items()
    ]


def _write_method(xml: XmlStream, study: Study) -> None:
    if used := frequencies(study.variables):
        with xml.element("method"), xml.element("dataColl"):
            for frequency in used:
                xml.text("frequenc", frequency, {"ID": frequency_id(frequency), "freq": frequency})


def _write_access(xml: XmlStream, study: Study) -> None:
    if levels := sorted({v.access_level for v in study.variables if v.access_level}):
        with xml.element("dataAccs"), xml.element("useStmt"):
            for level in levels:
                attributes = {"ID": generated_id("access", level), "elementVersion": COAR_ACCESS_RIGHTS}
                xml.text("conditions", COAR_TERMS[level], attributes)


def _in_every_language(book: Book, code: str) -> LangText:
    """A code as text; once where readers of plain documents would list it as often as there are languages."""
    languages = book.catalog.info.languages
    return dict.fromkeys(languages[:1] if book.is_plain else languages, code)
