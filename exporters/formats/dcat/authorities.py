"""The controlled vocabularies that DCAT-AP 3.0.1 (section 10) asks for: the EU authority tables, and ADMS status.

Every concept that a document uses is described in it as far as the range shapes ask (type, label, scheme), so
that the document is valid by itself and a portal sees words where it would else see bare IRIs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from exporters.format import Settings
from exporters.formats.dcat.authority_tables import (
    ACCESS_RIGHTS,
    AVAILABILITIES,
    COUNTRIES,
    DATASET_TYPES,
    FILE_TYPES,
    FREQUENCIES,
    FREQUENCY_CODES,
    HIGH_VALUE,
    LANGUAGES,
    PERSONAL_DATA,
    STATUSES,
    THEMES,
    Authority,
    Table,
)
from exporters.formats.dcat.literals import english
from exporters.formats.dcat.terms import (
    CONCEPT,
    CONCEPT_SCHEME,
    IN_SCHEME,
    PREF_LABEL,
    TITLE,
    TYPE,
    Node,
    Statement,
    iri,
)
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition, Variable
from exporters.model.vocabulary import AccessLevel, Frequency, HighValueCategory, PersonalData, Status

STATISTICAL: Final = Authority(DATASET_TYPES, "STATISTICAL")

BY_HIGH_VALUE: Final[Mapping[HighValueCategory, Authority]] = {
    HighValueCategory.GEOSPATIAL: Authority(HIGH_VALUE, "c_ac64a52d"),
    HighValueCategory.EARTH_OBSERVATION: Authority(HIGH_VALUE, "c_dd313021"),
    HighValueCategory.METEOROLOGICAL: Authority(HIGH_VALUE, "c_164e0bf5"),
    HighValueCategory.STATISTICS: Authority(HIGH_VALUE, "c_e1da4e07"),
    HighValueCategory.COMPANIES: Authority(HIGH_VALUE, "c_a9135398"),
    HighValueCategory.MOBILITY: Authority(HIGH_VALUE, "c_b79e35eb"),
}
STABLE: Final = Authority(AVAILABILITIES, "STABLE")
BY_MEDIA_TYPE: Final[Mapping[str, Authority]] = {
    "application/json": Authority(FILE_TYPES, "JSON"),
    "application/ld+json": Authority(FILE_TYPES, "JSON_LD"),
    "application/n-triples": Authority(FILE_TYPES, "RDF_N_TRIPLES"),
    "application/rdf+xml": Authority(FILE_TYPES, "RDF_XML"),
    "application/xml": Authority(FILE_TYPES, "XML"),
    "application/zip": Authority(FILE_TYPES, "ZIP"),
    "text/csv": Authority(FILE_TYPES, "CSV"),
    "text/html": Authority(FILE_TYPES, "HTML"),
    "text/plain": Authority(FILE_TYPES, "TEXT"),
    "text/turtle": Authority(FILE_TYPES, "RDF_TURTLE"),
    "text/xml": Authority(FILE_TYPES, "XML"),
}


def file_type(media_type: str) -> Authority | None:
    """The file type of a media type: by its structure (`+json`, RFC 6839), where the table has no row of its own."""
    plain = media_type.partition(";")[0].strip()
    return BY_MEDIA_TYPE.get(plain) or BY_MEDIA_TYPE.get(f"application/{plain.rpartition('+')[2]}")


BY_ACCESS_LEVEL: Final[Mapping[AccessLevel, Authority]] = {
    AccessLevel.PUBLIC: Authority(ACCESS_RIGHTS, "PUBLIC"),
    AccessLevel.RESTRICTED: Authority(ACCESS_RIGHTS, "RESTRICTED"),
    AccessLevel.NON_PUBLIC: Authority(ACCESS_RIGHTS, "NON_PUBLIC"),
}
BY_FREQUENCY: Final[Mapping[Frequency, Authority]] = {
    frequency: Authority(FREQUENCIES, code) for frequency, code in FREQUENCY_CODES.items()
}
BY_STATUS: Final[Mapping[Status, Authority]] = {
    Status.DRAFT: Authority(STATUSES, "UnderDevelopment"),
    Status.PUBLISHED: Authority(STATUSES, "Completed"),
    Status.DEPRECATED: Authority(STATUSES, "Deprecated"),
}
BY_PERSONAL_DATA: Final[Mapping[PersonalData, Authority]] = {
    PersonalData.NONE: Authority(PERSONAL_DATA, "NonPersonalData"),
    PersonalData.ANONYMOUS: Authority(PERSONAL_DATA, "AnonymisedData"),
    PersonalData.PSEUDONYMISED: Authority(PERSONAL_DATA, "PseudonymisedData"),
    PersonalData.PERSONAL: Authority(PERSONAL_DATA, "PersonalData"),
    PersonalData.SPECIAL_CATEGORY: Authority(PERSONAL_DATA, "SpecialCategoryPersonalData"),
}

_THREE_LETTERS: Final[Mapping[str, str]] = {
    "ar": "ARA",
    "bg": "BUL",
    "bs": "BOS",
    "ca": "CAT",
    "cs": "CES",
    "cy": "CYM",
    "da": "DAN",
    "de": "DEU",
    "el": "ELL",
    "en": "ENG",
    "es": "SPA",
    "et": "EST",
    "eu": "EUS",
    "fi": "FIN",
    "fr": "FRA",
    "fy": "FRY",
    "ga": "GLE",
    "gl": "GLG",
    "hr": "HRV",
    "hu": "HUN",
    "is": "ISL",
    "it": "ITA",
    "lb": "LTZ",
    "lt": "LIT",
    "lv": "LAV",
    "mk": "MKD",
    "mt": "MLT",
    "nb": "NOB",
    "nl": "NLD",
    "nn": "NNO",
    "no": "NOR",
    "pl": "POL",
    "pt": "POR",
    "ro": "RON",
    "ru": "RUS",
    "sk": "SLK",
    "sl": "SLV",
    "sq": "SQI",
    "sr": "SRP",
    "sv": "SWE",
    "tr": "TUR",
    "uk": "UKR",
}
"""ISO 639-1 -> the code of the EU language table, for the languages of Europe and next to it."""


def languages(tags: Sequence[str]) -> list[Authority]:
    """The concepts of BCP 47 tags, each once; a language whose code nobody knows has none."""
    codes = (_language_code(tag.partition("-")[0].lower()) for tag in tags)
    return [Authority(LANGUAGES, code) for code in dict.fromkeys(codes) if code]


def _language_code(language: str) -> str | None:
    """The EU table's codes are those of ISO 639-3, all but the ones for private use, `qaa` to `qtz`."""
    is_iso = len(language) == len("qaa") and not "qaa" <= language <= "qtz"
    return language.upper() if is_iso else _THREE_LETTERS.get(language)


def used_by_catalog(catalog: Catalog) -> Iterator[Authority]:
    """The concepts that every document of a catalogue refers to."""
    info = catalog.info
    yield from languages(info.languages)
    yield from (Authority(THEMES, code) for code in info.themes)
    if info.country:
        yield Authority(COUNTRIES, info.country)
    yield from (BY_HIGH_VALUE[category] for category in info.high_value)
    yield STATISTICAL


def used_by(definition: Definition) -> Iterator[Authority]:
    """The concepts that one definition refers to."""
    if definition.status:
        yield BY_STATUS[definition.status]
    if isinstance(definition, Variable):
        if definition.access_level:
            yield BY_ACCESS_LEVEL[definition.access_level]
        if definition.personal_data:
            yield BY_PERSONAL_DATA[definition.personal_data]
        if definition.update and definition.update.frequency:
            yield BY_FREQUENCY[definition.update.frequency]


def used_by_files(settings: Settings) -> Iterator[Authority]:
    """The concepts that the distributions of files refer to."""
    if settings.files:
        yield STABLE
        yield from filter(None, map(file_type, settings.media_types))


@lru_cache
def described_authorities(used: frozenset[Authority]) -> Sequence[tuple[Node, Sequence[Statement]]]:
    """Concepts, each with what is said of it, and then their tables, in a fixed order."""
    tables = {authority.table for authority in used}
    return (
        *((a.node, tuple(_concept(a))) for a in sorted(used, key=lambda a: a.node)),
        *((iri(t.scheme), tuple(_scheme(t))) for t in sorted(tables, key=lambda t: t.scheme)),
    )


def _scheme(table: Table) -> Iterator[Statement]:
    """What is said of a controlled vocabulary itself."""
    yield TYPE, CONCEPT_SCHEME
    yield TITLE, english(table.title)


def _concept(authority: Authority) -> Iterator[Statement]:
    """What is said of one of its concepts."""
    table = authority.table
    yield TYPE, CONCEPT
    if table.type:
        yield TYPE, table.type
    yield PREF_LABEL, english(table.labels.get(authority.code, authority.code))
    yield IN_SCHEME, iri(table.scheme)
