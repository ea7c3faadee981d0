"""The closed vocabularies of the model. Values are spelt as in the YAML."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a definition is."""

    STAT = "stat"
    """A published indicator."""
    CUBE = "cube"
    """A data cube (NCube) that indicators are taken from."""
    SOURCE = "source"
    """An administrative variable at the origin."""
    CODELIST = "codelist"
    """A list of codes that a variable or a dimension takes its values from."""


class Role(StrEnum):
    """What a link says. Read it as: SOURCE_ID has TARGET_ID as its ROLE."""

    SOURCE = "source"
    CUBE = "cube"
    DIMENSION = "dimension"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    FILTER = "filter"
    RELATED = "related"
    REPLACES = "replaces"
    CODELIST = "codelist"
    KEYWORD = "keyword"
    MENTION = "mention"
    """A link in the prose of a definition or a remark."""
    EXACT_MATCH = "exact_match"
    """The same thing in somebody else's catalogue; the target is an IRI."""


DERIVATION_ROLES = frozenset({Role.SOURCE, Role.CUBE, Role.DIMENSION, Role.NUMERATOR, Role.DENOMINATOR, Role.FILTER})
"""The roles that say where a value comes from: the cascade, which must not run in a circle."""


class Frequency(StrEnum):
    """How often a variable is updated: the concepts of the EU frequency authority table that statistics use."""

    DECENNIAL = "decennial"
    QUINQUENNIAL = "quinquennial"
    QUADRENNIAL = "quadrennial"
    TRIENNIAL = "triennial"
    BIENNIAL = "biennial"
    ANNUAL = "annual"
    SEMIANNUAL = "semiannual"
    QUARTERLY = "quarterly"
    BIMONTHLY = "bimonthly"
    MONTHLY = "monthly"
    WEEKLY = "weekly"
    DAILY = "daily"
    CONTINUOUS = "continuous"
    IRREGULAR = "irregular"
    NEVER = "never"


class Status(StrEnum):
    """Where a definition stands in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    DEPRECATED = "deprecated"


class AccessLevel(StrEnum):
    """Who may have the data: the EU access-right authority table."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    NON_PUBLIC = "non-public"


class PersonalData(StrEnum):
    """What the data say of persons, in the terms of the GDPR (articles 4 and 9)."""

    NONE = "none"
    ANONYMOUS = "anonymous"
    PSEUDONYMISED = "pseudonymised"
    PERSONAL = "personal"
    SPECIAL_CATEGORY = "special-category"


class HighValueCategory(StrEnum):
    """The thematic categories of high-value datasets (Implementing Regulation (EU) 2023/138, annex)."""

    GEOSPATIAL = "geospatial"
    EARTH_OBSERVATION = "earth-observation"
    METEOROLOGICAL = "meteorological"
    STATISTICS = "statistics"
    COMPANIES = "companies"
    MOBILITY = "mobility"


class HealthCategory(StrEnum):
    """The categories of electronic health data (Regulation (EU) 2025/327, article 51): the codes of HealthDCAT-AP."""

    HEALTH_RECORDS = "EHRS"
    DETERMINANTS_OF_HEALTH = "DIOH"
    NEEDS_AND_RESOURCES = "NRPE"
    PATHOGENS = "RPDG"
    ADMINISTRATIVE = "HRAD"
    GENOMIC = "HGPD"
    OTHER_MOLECULAR = "HPML"
    GENERATED_BY_DEVICES = "PGEH"
    WELLNESS_APPLICATIONS = "WELA"
    HEALTH_PROFESSIONALS = "IDHP"
    POPULATION_REGISTRIES = "PHDR"
    MEDICAL_REGISTRIES = "MRMR"
    CLINICAL_TRIALS = "EHCT"
    OTHER_FROM_DEVICES = "EMRD"
    PRODUCT_REGISTRIES = "RMMD"
    RESEARCH_COHORTS = "RQSH"
    BIOBANKS = "EINS"


class MeasurementLevel(StrEnum):
    """The level of measurement, after Stevens."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


class TranslationState(StrEnum):
    """How far the text of one language can be trusted."""

    MACHINE = "machine"
    DRAFT = "draft"
    REVIEWED = "reviewed"
    IDENTICAL = "identical"
    """Rightly the same words as in another language, such as a proper name."""


_COUNTRIES = """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH
    BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB
    CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO
    GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN
    IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA
    MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER
    NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU
    RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA
    TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT
    WLF WSM XKX YEM ZAF ZMB ZWE
"""

COUNTRIES = frozenset(_COUNTRIES.split())
"""The countries that there are: ISO 3166-1 alpha-3, and Kosovo as the EU country authority table has it."""
