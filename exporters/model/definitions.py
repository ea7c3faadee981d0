"""What a catalogue is made of. Each class mirrors one schema in `schemas/`, property by property.

All texts are `LangText`. All classes are immutable; lists of the YAML are tuples, absent lists are empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, NewType

from exporters.model.vocabulary import (
    AccessLevel,
    Frequency,
    HealthCategory,
    HighValueCategory,
    Kind,
    MeasurementLevel,
    PersonalData,
    Status,
    TranslationState,
)

LangText = Mapping[str, str]
"""A text in one or more languages: BCP 47 tag -> text, in the order of the YAML. Never empty."""

RichLangText = NewType("RichLangText", Mapping[str, str])
"""A LangText whose texts are CommonMark; `exporters.model.richtext` shows them."""

Period = NewType("Period", str)
"""An ISO 8601 year, month or day: `2006`, `2006-01` or `2006-01-31`."""

Day = NewType("Day", str)
"""An ISO 8601 day: `2006-01-31`."""

Iri = NewType("Iri", str)
"""An absolute http(s) IRI."""


Email = NewType("Email", str)
"""An e-mail address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """A person or an organisation."""

    name: LangText
    email: Email | None = None
    url: Iri | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What one unit of the value is. `multiplier` is a power of ten: 3 means thousands."""

    label: LangText | None = None
    code: str | None = None
    multiplier: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """How often, and when, new values come."""

    frequency: Frequency | None = None
    timing: LangText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Geography:
    """The smallest area there are values for (an id of the catalogue's geographic levels), and since when."""

    smallest: str | None = None
    since: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """How the value is computed, in words, and the ids of the variables that go into it."""

    text: LangText | None = None
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    filter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A break in the time series."""

    date: Period
    reason: LangText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """A law or regulation that the data rest on."""

    title: LangText
    url: Iri | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallCellRule:
    """How small counts are hidden: values below `threshold` are not published."""

    threshold: int | None = None
    text: LangText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """An axis of a cube. `variable` and `codelist` are ids of definitions."""

    id: str
    title: LangText | None = None
    variable: str | None = None
    codelist: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One value of a code list, valid between two days."""

    code: str
    title: LangText
    definition: LangText | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What every definition says. `path` is the file it was read from, with forward slashes."""

    kind: ClassVar[Kind]

    id: str
    path: str
    title: LangText
    code: str | None = None
    definition: RichLangText | None = None
    remarks: RichLangText | None = None
    modified: Day | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    status: Status | None = None
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    exact_match: tuple[Iri, ...] = ()
    contact: Agent | None = None
    owner: Agent | None = None
    legal_basis: tuple[LegalBasis, ...] = ()
    translations: Mapping[str, Mapping[str, TranslationState]] | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable(Definition):
    """What indicators, cubes and source variables share."""

    population: LangText | None = None
    unit_type: LangText | None = None
    update: Update | None = None
    geography: Geography | None = None
    available_from: Period | None = None
    breaks: tuple[Break, ...] = ()
    access_level: AccessLevel | None = None
    personal_data: PersonalData | None = None
    small_cell_rule: SmallCellRule | None = None
    platform: str | None = None
    access_url: Iri | None = None
    provenance: LangText | None = None
    health_category: HealthCategory | None = None
    sources: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurable(Variable):
    """What variables with one value of their own share: indicators and source variables."""

    unit: Unit | None = None
    measurement_level: MeasurementLevel | None = None
    calculation: Calculation | None = None
    codelist: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stat(Measurable):
    """A published indicator."""

    kind: ClassVar[Kind] = Kind.STAT

    cubes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cube(Variable):
    """A data cube: measures (ids of indicators) along dimensions."""

    kind: ClassVar[Kind] = Kind.CUBE

    dimensions: tuple[Dimension, ...] = ()
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceVariable(Measurable):
    """An administrative variable at the origin."""

    kind: ClassVar[Kind] = Kind.SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeList(Definition):
    """A list of codes, in the order of the YAML."""

    kind: ClassVar[Kind] = Kind.CODELIST

    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A concept of the keyword scheme."""

    id: str
    title: LangText
    definition: LangText | None = None
    exact_match: tuple[Iri, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordScheme:
    """The catalogue's own keywords (a ConceptScheme), in the order of the YAML."""

    title: LangText
    keywords: tuple[Keyword, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GeographicLevel:
    """A size of area that values are given for."""

    id: str
    title: LangText


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """The maintenance agency's id in each world that asks for one."""

    ddi: str
    sdmx: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataService:
    """A service that gives access to the data."""

    title: LangText
    endpoint_url: Iri
    endpoint_description: Iri | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthInfo:
    """What the European Health Data Space asks of a catalogue. `hdab` is the health data access body."""

    hdab: Agent | None = None
    custodian: Agent | None = None
    category: HealthCategory | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogInfo:
    """What `catalog.yaml` says of the catalogue as a whole.

    `base_iri` and `published_at` end in `/`. `landing_page` is a template with `{id}`. `citation` is a
    template per language: see `exporters.model.citation`.
    """

    id: str
    title: LangText
    description: LangText
    publisher: Agent
    contact: Agent
    base_iri: Iri
    languages: tuple[str, ...]
    agency: Agency
    licence: Iri | None = None
    themes: tuple[str, ...] = ()
    country: str | None = None
    homepage: Iri | None = None
    landing_page: str | None = None
    citation: LangText | None = None
    published_at: Iri | None = None
    page_size: int | None = None
    service: DataService | None = None
    high_value: tuple[HighValueCategory, ...] = ()
    health: HealthInfo | None = None
    geographic_levels: tuple[GeographicLevel, ...] = ()
