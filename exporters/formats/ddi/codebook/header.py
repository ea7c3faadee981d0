"""The head of a codebook: `docDscr` (the document), `stdyDscr` (the study) and the one `fileDscr`."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.formats.ddi.codebook.book import FILE_ID, Book
from exporters.formats.ddi.codebook.notes import notes
from exporters.formats.ddi.codebook.references import (
    access_id,
    frequencies,
    frequency_id,
    geography_id,
    smallest_area,
    time_id,
    vocabulary,
)
from exporters.formats.ddi.codebook.study import Study
from exporters.formats.ddi.codebook.texts import rich
from exporters.formats.ddi.facts import catalog_facts
from exporters.formats.ddi.names import DATA_THEMES, generated_id, keyword_iri
from exporters.formats.xml import attributes, escaped, in_languages, parent, quoted
from exporters.model.catalog import Catalog
from exporters.model.definitions import Agent, CatalogInfo, Keyword, LangText
from exporters.model.vocabulary import AccessLevel

COAR_ACCESS_RIGHTS = "COAR Access Right Vocabulary"
COAR_TERMS = {
    AccessLevel.PUBLIC: "open access",
    AccessLevel.RESTRICTED: "restricted access",
    AccessLevel.NON_PUBLIC: "restricted access",
}
"""The two COAR terms that the CESSDA Data Catalogue understands."""


_PART = "\n      "
_TITL = '\n        <titl xml:lang="{language}">{text}</titl>'
_PAR_TITL = '\n        <parTitl xml:lang="{language}">{text}</parTitl>'
_PRODUCER = '\n        <producer xml:lang="{language}">{text}</producer>'
_AUTH_ENTY = '\n        <AuthEnty xml:lang="{language}">{text}</AuthEnty>'
_DISTRBTR = '\n        <distrbtr xml:lang="{language}"{more}>{text}</distrbtr>'
_CONTACT = '\n        <contact xml:lang="{language}"{more}>{text}</contact>'
_SER_NAME = '\n        <serName xml:lang="{language}">{text}</serName>'
_SER_INFO = '\n        <serInfo xml:lang="{language}">{text}</serInfo>'
_BIBL_CIT = '\n      <biblCit xml:lang="{language}">{text}</biblCit>'
_TOPC_CLAS = '\n        <topcClas xml:lang="{language}"{more}>{text}</topcClas>'
_ABSTRACT = '\n      <abstract xml:lang="{language}">{text}</abstract>'
_NATION = '\n        <nation xml:lang="{language}">{text}</nation>'
_ANLY_UNIT = '\n        <anlyUnit xml:lang="{language}">{text}</anlyUnit>'
_UNIVERSE = '\n        <universe xml:lang="{language}">{text}</universe>'
_FILE_NAME = '\n      <fileName xml:lang="{language}">{text}</fileName>'


def header(book: Book, study: Study) -> Iterator[str]:
    """`docDscr`, `stdyDscr` and `fileDscr`, in the order of the schema, as text."""
    catalog = book.catalog
    yield from _document(catalog, study)
    yield "\n  <stdyDscr>"
    yield _citation(catalog.info, study)
    yield "\n    <stdyInfo>"
    yield from _subject(book, study)
    yield _abstract(book, study)
    yield parent("\n      ", "sumDscr", _summary(book, study))
    yield "\n    </stdyInfo>"
    yield parent("\n    ", "method", parent("\n      ", "dataColl", _frequencies(study)))
    yield parent("\n    ", "dataAccs", parent("\n      ", "useStmt", _conditions(study)))
    yield "\n  </stdyDscr>"
    file = parent("\n    ", "fileTxt", in_languages(_FILE_NAME, study.title))
    yield f'\n  <fileDscr ID="{FILE_ID}">{file}\n  </fileDscr>'


def _document(catalog: Catalog, study: Study) -> Iterator[str]:
    producer = parent("\n      ", "prodStmt", in_languages(_PRODUCER, catalog.info.publisher.name))
    yield "\n  <docDscr>"
    yield f"\n    <citation>{_title_statement(catalog.info, study)}{producer}\n    </citation>"
    if study.status:
        yield f"\n    <docStatus>{study.status}</docStatus>"
    if not study.is_part_of_series:
        yield from (notes("\n    ", [fact]) for fact in catalog_facts(catalog.info, catalog.keyword_scheme))
    yield "\n  </docDscr>"


def _title_statement(info: CatalogInfo, study: Study) -> str:
    """There is one `titl`; the titles in other languages are parallel titles."""
    first, *others = study.title.items()
    return (
        "\n      <titlStmt>"
        f"{in_languages(_TITL, dict((first,)))}"
        f"{in_languages(_PAR_TITL, dict(others))}"
        f'\n        <IDNo agency="{info.agency.ddi}">{study.identifier}</IDNo>'
        "\n      </titlStmt>"
    )


def _citation(info: CatalogInfo, study: Study) -> str:
    licence = f"\n        <copyright>{escaped(info.licence)}</copyright>" if info.licence else ""
    version = f'\n        <version date="{study.modified}">{study.modified}</version>' if study.modified else ""
    languages = [f"\n      <dc:language>{language}</dc:language>" for language in info.languages]
    return (
        "\n    <citation>"
        f"{_title_statement(info, study)}"
        f"{parent(_PART, 'rspStmt', in_languages(_AUTH_ENTY, study.author))}"
        f"{parent(_PART, 'prodStmt', licence)}"
        f"{parent(_PART, 'distStmt', _distribution(info, study))}"
        f"{_series(info) if study.is_part_of_series else ''}"
        f"{parent(_PART, 'verStmt', version)}"
        f"{in_languages(_BIBL_CIT, study.citation)}"
        f"\n      <holdings URI={quoted(study.holdings)}/>"
        f"{''.join(languages)}"
        "\n    </citation>"
    )


def _distribution(info: CatalogInfo, study: Study) -> str:
    publisher, day = info.publisher, study.modified
    return (
        in_languages(_DISTRBTR, publisher.name, attributes({"URI": publisher.url}))
        + "".join([_contact(agent) for agent in study.contacts])
        + (f'\n        <distDate date="{day}">{day}</distDate>' if day else "")
    )


def _contact(agent: Agent) -> str:
    return in_languages(_CONTACT, agent.name, attributes({"URI": agent.url, "email": agent.email}))


def _series(info: CatalogInfo) -> str:
    inside = in_languages(_SER_NAME, info.title) + in_languages(_SER_INFO, info.description)
    return f"\n      <serStmt{attributes({'URI': info.homepage})}>{inside}\n      </serStmt>"


def _subject(book: Book, study: Study) -> Iterator[str]:
    catalog, info = book.catalog, book.catalog.info
    if not (study.keywords or info.themes):
        return
    yield "\n      <subject>"
    for keyword in study.keywords:
        yield _keyword(catalog, keyword)
    for theme in info.themes:
        more = attributes({"vocab": "EU data theme", "vocabURI": f"{DATA_THEMES}/{theme}"})
        yield in_languages(_TOPC_CLAS, _in_every_language(book, theme), more)
    yield "\n      </subject>"


def _keyword(catalog: Catalog, keyword: Keyword) -> str:
    scheme, iri = catalog.keyword_scheme, keyword_iri(catalog.info, keyword.id)
    return "".join(
        [
            f'\n        <keyword xml:lang="{language}" ID="{generated_id("keyword", keyword.id, language)}"'
            f"{attributes({'vocab': vocabulary(scheme, language), 'vocabURI': iri})}>{escaped(title)}</keyword>"
            for language, title in keyword.title.items()
        ]
    )


def _abstract(book: Book, study: Study) -> str:
    if study.definition:
        return rich(_ABSTRACT, study.definition, is_plain=book.is_plain)
    return in_languages(_ABSTRACT, study.description)


def _summary(book: Book, study: Study) -> str:
    catalog, info = book.catalog, book.catalog.info
    starts = sorted({v.available_from for v in study.variables if v.available_from})
    return (
        "".join([_beginning(day) for day in starts])
        + (in_languages(_NATION, _in_every_language(book, info.country)) if info.country else "")
        + "".join([_level(*level) for level in _levels(catalog, study)])
        + in_languages(_ANLY_UNIT, study.unit_type)
        + in_languages(_UNIVERSE, study.population)
    )


def _beginning(day: str) -> str:
    return f'\n        <timePrd ID="{time_id(day)}" event="start" date="{day}">{day}</timePrd>'


def _level(identifier: str, language: str, title: str) -> str:
    place = geography_id(identifier, language)
    return f'\n        <geogUnit xml:lang="{language}" ID="{place}">{escaped(title)}</geogUnit>'


def _levels(catalog: Catalog, study: Study) -> list[tuple[str, str, str]]:
    """Id, language and title of the levels that the variables have values for; of a catalogue, of all its levels."""
    used = {smallest_area(v) for v in study.variables}
    return [
        (level.id, language, title)
        for level in catalog.info.geographic_levels
        if level.id in used or not study.is_part_of_series
        for language, title in level.title.items()
    ]


def _frequencies(study: Study) -> str:
    return "".join(
        [f'\n        <frequenc ID="{frequency_id(f)}" freq="{f}">{f}</frequenc>' for f in frequencies(study.variables)]
    )


def _conditions(study: Study) -> str:
    levels = sorted({v.access_level for v in study.variables if v.access_level})
    return "".join(
        [
            f'\n        <conditions ID="{access_id(level)}" elementVersion="{COAR_ACCESS_RIGHTS}">'
            f"{COAR_TERMS[level]}</conditions>"
            for level in levels
        ]
    )


def _in_every_language(book: Book, code: str) -> LangText:
    """A code as text; once where readers of plain documents would list it as often as there are languages."""
    languages = book.catalog.info.languages
    return dict.fromkeys(languages[:1] if book.is_plain else languages, code)
