"""What SDMX has no element for, as typed annotations: one table per class of the model.

The types are the ids of the Euro SDMX Metadata Structure (ESMS 2.0) where it has one: STAT_POP, FREQ_DISS, ….
A value without a language is the annotation's title, an IRI its URL, a text its AnnotationText in every language.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from operator import attrgetter
from typing import Any, NamedTuple

from exporters.formats.sdmx import crossdomain
from exporters.formats.sdmx.selection import Selection
from exporters.formats.sdmx.urns import code_id, dimension_id
from exporters.model.citation import citations
from exporters.model.definitions import (
    CatalogInfo,
    Code,
    CodeList,
    Cube,
    Definition,
    Dimension,
    Keyword,
    LangText,
    SourceVariable,
    Stat,
    Update,
    Variable,
)
from exporters.model.richtext import anchors, may_lead_out, plain_texts
from exporters.model.vocabulary import Role, TranslationState

Annotation = tuple[str, str | None, str | None, LangText | None]
"""An annotation (SDMX 2.1, SDMXCommon.xsd, AnnotationType): its type, title, URL and text.

A bare tuple, because there are a hundred thousand of them.
"""


class Row(NamedTuple):
    """Where the parts of an annotation come from: names of properties of `owner`, itself a property or "".

    Where the owner is a list there is an annotation for each of its items.
    """

    type: str
    owner: str = ""
    title: str = ""
    url: str = ""
    text: str = ""


DEFINITION_ROWS = (
    Row("CODE", title="code"),
    Row("STATUS", title="status"),
    Row("META_LAST_UPDATE", title="modified"),
    Row("VALID_FROM", title="valid_from"),
    Row("VALID_TO", title="valid_to"),
    Row("STAT_POP", text="population"),
    Row("STAT_UNIT", text="unit_type"),
    Row("UNIT_MEASURE", "unit", title="code", text="label"),
    Row("UNIT_MULT", "unit", title="multiplier"),
    Row("MEASUREMENT_LEVEL", title="measurement_level"),
    Row("DATA_COMP", "calculation", text="text"),
    Row("REF_AREA_SINCE", "geography", title="since"),
    Row("COVERAGE_TIME", title="available_from"),
    Row("COMPAR_TIME", "breaks", title="date", text="reason"),
    Row("INST_MAN_LA_OA", "legal_basis", url="url", text="title"),
    Row("ACCESS_LEVEL", title="access_level"),
    Row("PERSONAL_DATA", title="personal_data"),
    Row("CONF_DATA_TR", "small_cell_rule", title="threshold", text="text"),
    Row("CONTACT", "contact", title="email", url="url", text="name"),
    Row("OWNER", "owner", title="email", url="url", text="name"),
    Row("PLATFORM", title="platform"),
    Row("ACCESS_URL", url="access_url"),
    Row("PROVENANCE", text="provenance"),
    Row("HEALTH_CATEGORY", title="health_category"),
)
CODE_ROWS = (
    Row("VALID_FROM", title="valid_from"),
    Row("VALID_TO", title="valid_to"),
)
CATALOG_ROWS = (
    Row("CATALOG_ID", title="id"),
    Row("PUBLISHER", "publisher", title="email", url="url", text="name"),
    Row("CONTACT", "contact", title="email", url="url", text="name"),
    Row("BASE_IRI", url="base_iri"),
    Row("HOMEPAGE", url="homepage"),
    Row("LANDING_PAGE_TEMPLATE", title="landing_page"),
    Row("CITATION_TEMPLATE", text="citation"),
    Row("LICENCE", url="licence"),
    Row("COUNTRY", title="country"),
    Row("DDI_AGENCY", "agency", title="ddi"),
)


Part = Callable[[Any], Any]
Make = Callable[[Any], Iterable[Annotation]]
"""Makes the annotations of a row out of the property that the row begins with, which has a value."""


class Table(NamedTuple):
    """The rows that speak of properties of one class; `values` gives what each begins with, in one step."""

    values: Callable[[Any], tuple[Any, ...]]
    makers: Sequence[Make]


def _table(cls: type, rows: Sequence[Row]) -> Table:
    is_list = {field.name: field.default == () for field in dataclasses.fields(cls)}
    spoken = [(row.owner or row.title or row.text or row.url, row) for row in rows]
    known = [(name, row) for name, row in spoken if name in is_list]
    makers = [_for_each(_maker(row)) if is_list[name] else _maker(row) for name, row in known]
    return Table(attrgetter(*(name for name, _ in known)), makers)


def _for_each(make: Make) -> Make:
    return lambda owners: [note for owner in owners for note in make(owner)]


def _maker(row: Row) -> Make:
    kind = row.type
    if row.owner:
        return _of_owner(kind, *(attrgetter(name) if name else None for name in (row.title, row.url, row.text)))
    if row.text:
        return lambda text: ((kind, None, None, text),)
    if row.url:
        return lambda url: ((kind, None, url, None),)
    return lambda title: ((kind, str(title), None, None),)


def _of_owner(kind: str, title_of: Part | None, url_of: Part | None, text_of: Part | None) -> Make:
    def make(owner: Any) -> Iterable[Annotation]:
        title = title_of(owner) if title_of else None
        url = url_of(owner) if url_of else None
        text = text_of(owner) if text_of else None
        if title is None and not url and not text:
            return ()
        return ((kind, None if title is None else str(title), url, text),)

    return make


_DEFINITION_TABLES: Mapping[type[Definition], Table] = {
    cls: _table(cls, DEFINITION_ROWS) for cls in (Stat, Cube, SourceVariable, CodeList)
}
_CODE_TABLE = _table(Code, CODE_ROWS)
_CATALOG_TABLE = _table(CatalogInfo, CATALOG_ROWS)
LINK_TYPES: Mapping[Role, str] = {
    Role.SOURCE: "SOURCE_VARIABLE",
    Role.CUBE: "DERIVED_FROM",
    Role.DIMENSION: "DIMENSION",
    Role.NUMERATOR: "NUMERATOR",
    Role.DENOMINATOR: "DENOMINATOR",
    Role.FILTER: "FILTER",
    Role.RELATED: "RELATED",
    Role.REPLACES: "REPLACES",
    Role.CODELIST: "CODELIST",
    Role.KEYWORD: "KEYWORD",
    Role.MENTION: "MENTION",
    Role.EXACT_MATCH: "EXACT_MATCH",
}
"""The annotation type that carries a link; the URL is the URN of the target, or for EXACT_MATCH its IRI."""


def definition_annotations(definition: Definition, selection: Selection) -> list[Annotation]:
    """Everything about a definition that is neither its id, its name nor its description; links last."""
    info = selection.catalog.info
    notes = _by_table(_DEFINITION_TABLES[type(definition)], definition)
    if isinstance(definition, Variable):
        if definition.update:
            notes.append(_update(definition.update))
        if definition.geography and definition.geography.smallest:
            notes.append(_smallest_area(definition.geography.smallest, selection))
    if definition.remarks:
        notes.append(("COMMENT", None, None, plain_texts(definition.remarks)))
    notes += _web_links(definition)
    if definition.translations:
        notes += _translations(definition.translations)
    if info.landing_page or info.citation:
        notes.append(_citation(definition, info))
    notes += link_annotations(definition.id, selection)
    return notes


def link_annotations(identifier: str, selection: Selection) -> list[Annotation]:
    """One annotation for each link that leaves a definition."""
    return [
        (LINK_TYPES[role], None, urn, None)
        for role, targets in selection.catalog.links_from(identifier).items()
        for urn in map(selection.urns[role], targets)
    ]


def mirror_annotations(definition: Definition, selection: Selection) -> list[Annotation]:
    """What the code of a variable says: of which concept it is the mirror, and the variable's links once more."""
    mirrored: Annotation = ("DESCRIBED_BY", None, selection.names.urn(definition), None)
    return [mirrored, *link_annotations(definition.id, selection)] if selection.is_subject(definition) else [mirrored]


def stub_annotations() -> list[Annotation]:
    """What a definition says that is only there because another one points at it (`detail` of SDMX REST)."""
    return [("DETAIL", "stub", None, None)]


def code_annotations(code: Code) -> list[Annotation]:
    """The code itself where it is no SDMX id, and its validity, which SDMX codes do not have."""
    notes = list(_by_table(_CODE_TABLE, code))
    if code_id(code.code) != code.code:
        notes.append(("ORIG_CODE", code.code, None, None))
    return notes


def dimension_annotations(dimension: Dimension) -> Iterator[Annotation]:
    """What a cube calls a dimension: its name, and its id where SDMX has another use for that."""
    if dimension_id(dimension.id) != dimension.id:
        yield ("ORIG_CODE", dimension.id, None, None)
    if dimension.title:
        yield ("NAME", None, None, dimension.title)


def keyword_annotations(keyword: Keyword) -> Iterator[Annotation]:
    """The same keyword in other vocabularies."""
    for iri in keyword.exact_match:
        yield ("EXACT_MATCH", None, iri, None)


def catalog_annotations(info: CatalogInfo) -> Iterator[Annotation]:
    """What `catalog.yaml` says beyond title, description and agency."""
    yield from _by_table(_CATALOG_TABLE, info)
    for language in info.languages:
        yield ("LANGUAGE", language, None, None)
    for theme in info.themes:
        yield ("THEME", theme, None, None)


def _by_table(table: Table, subject: Any) -> list[Annotation]:
    notes: list[Annotation] = []
    values = table.values(subject)
    for make, value in zip(compress(table.makers, values), filter(None, values), strict=True):
        notes += make(value)
    return notes


def _update(update: Update) -> Annotation:
    """How often and when: the frequency as the cross-domain code, the timing in words."""
    frequency = update.frequency
    url = crossdomain.FREQUENCIES.item_urn(crossdomain.FREQUENCY_CODES[frequency]) if frequency else None
    return ("FREQ_DISS", frequency, url, update.timing)


def _smallest_area(level: str, selection: Selection) -> Annotation:
    """The smallest area, as a code of the catalogue's levels."""
    known = level in selection.catalog.geographic_levels
    return ("REF_AREA_LEVEL", level, selection.names.geographic_levels.item_urn(level) if known else None, None)


def _web_links(definition: Definition) -> Iterable[Annotation]:
    """Where the links of the prose lead to outside, and the words that bear them."""
    meaning: LangText = definition.definition or {}
    remarks: LangText = definition.remarks or {}
    if not may_lead_out("\n".join((*meaning.values(), *remarks.values()))):
        return ()
    links: dict[str, dict[str, str]] = {}
    for language, source in (*meaning.items(), *remarks.items()):
        for anchor in anchors(source):
            if anchor.is_external:  # of several in one language the first
                links.setdefault(anchor.target, {}).setdefault(language, anchor.words)
    return [("WEB_LINK", None, iri, words) for iri, words in links.items()]


def _translations(translations: Mapping[str, Mapping[str, TranslationState]]) -> Iterator[Annotation]:
    """For each text, the state of its languages."""
    texts: dict[str, dict[str, str]] = {}
    for language, states in translations.items():
        for name, state in states.items():
            texts.setdefault(name, {})[language] = state
    for name, by_language in texts.items():
        yield ("TRANSLATION", name, None, by_language)


def _citation(definition: Definition, info: CatalogInfo) -> Annotation:
    """How to cite it, and the page to cite."""
    page = info.landing_page and info.landing_page.replace("{id}", definition.id)
    return ("CITATION", None, page, citations(info, definition) or None)
