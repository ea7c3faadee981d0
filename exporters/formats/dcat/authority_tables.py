"""The authority tables themselves: of each its address, its name, and the codes that catalogues use with their names.

From the EU Vocabularies (Publications Office of the European Union), ADMS and DPV; English names only, which are there
to be read where a portal does not know a code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from exporters.formats.dcat.terms import (
    DPV,
    FREQUENCY,
    LINGUISTIC_SYSTEM,
    LOCATION,
    MEDIA_TYPE_OR_EXTENT,
    PREFIXES,
    RIGHTS_STATEMENT,
    Node,
    iri,
)
from exporters.model.vocabulary import Frequency

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
HEALTH_CATEGORIES: Final = Table(
    "https://hdeu-dcat.data.health.europa.eu/resource/authority/healthcategories",
    "Health categories",
    {
        "EHRS": "Electronic health data from EHRs",
        "DIOH": "Data on factors impacting on health, including socio-economic, environmental and behavioural "
        "determinants of health",
        "NRPE": "Aggregated data on healthcare needs, resources allocated to healthcare, the provision of and "
        "access to healthcare, healthcare expenditure and financing",
        "RPDG": "Data on pathogens that impact human health",
        "HRAD": "Healthcare-related administrative data, including on dispensations, reimbursement claims and "
        "reimbursements",
        "HGPD": "Human genetic, epigenomic and genomic data",
        "HPML": "Other human molecular data such as proteomic, transcriptomic, metabolomic, lipidomic and other "
        "omic data",
        "PGEH": "Personal electronic health data automatically generated through medical devices",
        "WELA": "Data from wellness applications",
        "IDHP": "Data on professional status, and on the specialisation and institution of health professionals "
        "involved in the treatment of a natural person",
        "PHDR": "Data from population-based health data registries such as public health registries",
        "MRMR": "Data from medical registries and mortality registries",
        "EHCT": "Data from clinical trials, clinical studies, clinical investigations and performance studies",
        "EMRD": "Other health data from medical devices",
        "RMMD": "Data from registries for medicinal products and medical devices",
        "RQSH": "Data from research cohorts, questionnaires and surveys related to health, after the first "
        "publication of the related results",
        "EINS": "Health data from biobanks and associated databases",
    },
)
"""The categories of Regulation (EU) 2025/327, article 51, as HealthDCAT-AP Release 8 has them."""
FREQUENCY_CODES: Final[Mapping[Frequency, str]] = {
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
    f"{_EU}frequency", "Frequency", {code: name for name, code in FREQUENCY_CODES.items()}, FREQUENCY
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
        "ARA": "Arabic",
        "BOS": "Bosnian",
        "BUL": "Bulgarian",
        "CAT": "Catalan",
        "CES": "Czech",
        "CYM": "Welsh",
        "DAN": "Danish",
        "DEU": "German",
        "ELL": "Greek",
        "ENG": "English",
        "EST": "Estonian",
        "EUS": "Basque",
        "FIN": "Finnish",
        "FRA": "French",
        "FRY": "Western Frisian",
        "GLE": "Irish",
        "GLG": "Galician",
        "HRV": "Croatian",
        "HUN": "Hungarian",
        "ISL": "Icelandic",
        "ITA": "Italian",
        "LAV": "Latvian",
        "LIT": "Lithuanian",
        "LTZ": "Luxembourgish",
        "MKD": "Macedonian",
        "MLT": "Maltese",
        "NLD": "Dutch",
        "NNO": "Norwegian Nynorsk",
        "NOB": "Norwegian Bokmål",
        "NOR": "Norwegian",
        "POL": "Polish",
        "POR": "Portuguese",
        "RON": "Romanian",
        "RUS": "Russian",
        "SLK": "Slovak",
        "SLV": "Slovenian",
        "SPA": "Spanish",
        "SQI": "Albanian",
        "SRP": "Serbian",
        "SWE": "Swedish",
        "TUR": "Turkish",
        "UKR": "Ukrainian",
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
