"""The controlled vocabularies that DCAT-AP 3.0.1 (section 10) asks for: the EU authority tables, and ADMS status.

Every concept that a document uses is described in it as far as the range shapes ask (type, label, scheme), so
that the document is valid by itself and a portal sees words where it would else see bare IRIs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from exporters.format import PublishedFile
from exporters.formats.dcat.literals import english
from exporters.formats.dcat.terms import (
    CONCEPT,
    CONCEPT_SCHEME,
    DPV,
    FREQUENCY,
    IN_SCHEME,
    LINGUISTIC_SYSTEM,
    LOCATION,
    MEDIA_TYPE_OR_EXTENT,
    PREF_LABEL,
    PREFIXES,
    RIGHTS_STATEMENT,
    TITLE,
    TYPE,
    Node,
    Statement,
    iri,
)
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition, Variable
from exporters.model.vocabulary import AccessLevel, Frequency, HighValueCategory, PersonalData, Status

_EU: Final = "http://publications.europa.eu/resource/authority/"


@dataclass(frozen=True, slots=True)
class Table:
    """A controlled vocabulary. `labels` are English names by code; a code without one is its own label."""

    scheme: str
    title: str
    labels: Mapping[str, str] = field(compare=False)
    type: Node | None = None
    concepts: str | None = None
    """Where the concepts' IRIs begin, if not with the scheme's."""

    def concept(self, code: str) -> Node:
        """The concept of that code."""
        return iri((self.concepts or f"{self.scheme}/") + code)


@dataclass(frozen=True, slots=True)
class Authority:
    """A concept of a table."""

    table: Table
    code: str

    @property
    def node(self) -> Node:
        """Its IRI."""
        return self.table.concept(self.code)


THEMES: Final = Table(
    f"{_EU}data-theme",
    "Data theme",
    {
        "AGRI": "Agriculture, fisheries, forestry and food",
        "ECON": "Economy and finance",
        "EDUC": "Education, culture and sport",
        "ENER": "Energy",
        "ENVI": "Environment",
        "GOVE": "Government and public sector",
        "HEAL": "Health",
        "INTR": "International issues",
        "JUST": "Justice, legal system and public safety",
        "OP_DATPRO": "Provisional data",
        "REGI": "Regions and cities",
        "SOCI": "Population and society",
        "TECH": "Science and technology",
        "TRAN": "Transport",
    },
)
ACCESS_RIGHTS: Final = Table(
    f"{_EU}access-right",
    "Access right",
    {"PUBLIC": "public", "RESTRICTED": "restricted", "NON_PUBLIC": "non-public"},
    RIGHTS_STATEMENT,
)
_FREQUENCY_CODES: Final[Mapping[Frequency, str]] = {
    Frequency.DECENNIAL: "DECENNIAL",
    Frequency.QUINQUENNIAL: "QUINQUENNIAL",
    Frequency.QUADRENNIAL: "QUADRENNIAL",
    Frequency.TRIENNIAL: "TRIENNIAL",
    Frequency.BIENNIAL: "BIENNIAL",
    Frequency.ANNUAL: "ANNUAL",
    Frequency.SEMIANNUAL: "ANNUAL_2",
    Frequency.QUARTERLY: "QUARTERLY",
    Frequency.BIMONTHLY: "BIMONTHLY",
    Frequency.MONTHLY: "MONTHLY",
    Frequency.WEEKLY: "WEEKLY",
    Frequency.DAILY: "DAILY",
    Frequency.CONTINUOUS: "CONT",
    Frequency.IRREGULAR: "IRREG",
    Frequency.NEVER: "NEVER",
}
FREQUENCIES: Final = Table(
    f"{_EU}frequency", "Frequency", {code: name for name, code in _FREQUENCY_CODES.items()}, FREQUENCY
)
COUNTRIES: Final = Table(
    f"{_EU}country",
    "Country",
    {
        "AUT": "Austria",
        "BEL": "Belgium",
        "BGR": "Bulgaria",
        "CHE": "Switzerland",
        "CYP": "Cyprus",
        "CZE": "Czechia",
        "DEU": "Germany",
        "DNK": "Denmark",
        "ESP": "Spain",
        "EST": "Estonia",
        "FIN": "Finland",
        "FRA": "France",
        "GBR": "United Kingdom",
        "GRC": "Greece",
        "HRV": "Croatia",
        "HUN": "Hungary",
        "IRL": "Ireland",
        "ISL": "Iceland",
        "ITA": "Italy",
        "LIE": "Liechtenstein",
        "LTU": "Lithuania",
        "LUX": "Luxembourg",
        "LVA": "Latvia",
        "MLT": "Malta",
        "NLD": "Netherlands",
        "NOR": "Norway",
        "POL": "Poland",
        "PRT": "Portugal",
        "ROU": "Romania",
        "SVK": "Slovakia",
        "SVN": "Slovenia",
        "SWE": "Sweden",
    },
    LOCATION,
)
LANGUAGES: Final = Table(
    f"{_EU}language",
    "Language",
    {
        "BUL": "Bulgarian",
        "CAT": "Catalan",
        "CES": "Czech",
        "DAN": "Danish",
        "DEU": "German",
        "ELL": "Greek",
        "ENG": "English",
        "EST": "Estonian",
        "FIN": "Finnish",
        "FRA": "French",
        "GLE": "Irish",
        "HRV": "Croatian",
        "HUN": "Hungarian",
        "ISL": "Icelandic",
        "ITA": "Italian",
        "LAV": "Latvian",
        "LIT": "Lithuanian",
        "LTZ": "Luxembourgish",
        "MLT": "Maltese",
        "NLD": "Dutch",
        "NNO": "Norwegian Nynorsk",
        "NOB": "Norwegian Bokmål",
        "NOR": "Norwegian",
        "POL": "Polish",
        "POR": "Portuguese",
        "RON": "Romanian",
        "SLK": "Slovak",
        "SLV": "Slovenian",
        "SPA": "Spanish",
        "SWE": "Swedish",
    },
    LINGUISTIC_SYSTEM,
)
DATASET_TYPES: Final = Table(f"{_EU}dataset-type", "Dataset type", {"STATISTICAL": "statistical"})
STATUSES: Final = Table(
    "http://purl.org/adms/status/1.0",
    "Status",
    {"UnderDevelopment": "under development", "Completed": "completed", "Deprecated": "deprecated"},
    concepts="http://purl.org/adms/status/",
)
PERSONAL_DATA: Final = Table(
    "https://w3id.org/dpv",
    "Data Privacy Vocabulary",
    {
        "NonPersonalData": "non-personal data",
        "AnonymisedData": "anonymised data",
        "PseudonymisedData": "pseudonymised data",
        "PersonalData": "personal data",
        "SpecialCategoryPersonalData": "special category personal data",
    },
    concepts=PREFIXES[DPV],
)

HIGH_VALUE: Final = Table(
    "http://data.europa.eu/bna/asd487ae75",
    "High-value dataset category",
    {
        "c_ac64a52d": "Geospatial",
        "c_dd313021": "Earth observation and environment",
        "c_164e0bf5": "Meteorological",
        "c_e1da4e07": "Statistics",
        "c_a9135398": "Companies and company ownership",
        "c_b79e35eb": "Mobility",
    },
    concepts="http://data.europa.eu/bna/",
)
FILE_TYPES: Final = Table(
    f"{_EU}file-type",
    "File type",
    {
        "CSV": "CSV",
        "HTML": "HTML",
        "JSON": "JSON",
        "JSON_LD": "JSON-LD",
        "RDF_N_TRIPLES": "RDF N-Triples",
        "RDF_TURTLE": "RDF Turtle",
        "RDF_XML": "RDF XML",
        "TEXT": "Plain text",
        "XML": "XML",
        "ZIP": "ZIP",
    },
    MEDIA_TYPE_OR_EXTENT,
)
AVAILABILITIES: Final = Table(f"{_EU}planned-availability", "Planned availability", {"STABLE": "stable"})

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
    frequency: Authority(FREQUENCIES, code) for frequency, code in _FREQUENCY_CODES.items()
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
    "bg": "BUL",
    "ca": "CAT",
    "cs": "CES",
    "da": "DAN",
    "de": "DEU",
    "el": "ELL",
    "en": "ENG",
    "es": "SPA",
    "et": "EST",
    "fi": "FIN",
    "fr": "FRA",
    "ga": "GLE",
    "hr": "HRV",
    "hu": "HUN",
    "is": "ISL",
    "it": "ITA",
    "lb": "LTZ",
    "lt": "LIT",
    "lv": "LAV",
    "mt": "MLT",
    "nb": "NOB",
    "nl": "NLD",
    "nn": "NNO",
    "no": "NOR",
    "pl": "POL",
    "pt": "POR",
    "ro": "RON",
    "sk": "SLK",
    "sl": "SLV",
    "sv": "SWE",
}
"""ISO 639-1 -> the code of the EU language table, for the languages of Europe's official publications."""


def languages(tags: Sequence[str]) -> list[Authority]:
    """The concepts of BCP 47 tags, each once; a language that is not in the table has none."""
    codes = (_THREE_LETTERS.get(tag.partition("-")[0].lower()) for tag in tags)
    return [Authority(LANGUAGES, code) for code in dict.fromkeys(codes) if code]


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


def used_by_files(files: Sequence[PublishedFile]) -> Iterator[Authority]:
    """The concepts that the distributions of files refer to."""
    if files:
        yield STABLE
        yield from filter(None, map(file_type, {file.media_type for file in files}))


def scheme_statements(table: Table) -> Iterator[Statement]:
    """What is said of a controlled vocabulary itself."""
    yield TYPE, CONCEPT_SCHEME
    yield TITLE, english(table.title)


def concept_statements(authority: Authority) -> Iterator[Statement]:
    """What is said of one of its concepts."""
    table = authority.table
    yield TYPE, CONCEPT
    if table.type:
        yield TYPE, table.type
    yield PREF_LABEL, english(table.labels.get(authority.code, authority.code))
    yield IN_SCHEME, iri(table.scheme)
