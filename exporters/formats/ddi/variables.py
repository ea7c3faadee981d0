"""Indicators, source variables and code lists as `var`.

A code list is a represented variable: its codes are its categories. `concept[@vocab="kind"]` tells the kinds apart.
"""

from __future__ import annotations

from decimal import Decimal

from exporters.formats.ddi.elements import Element, add, add_texts, set_present
from exporters.formats.ddi.links import VAR_CARRIERS, Links, add_links, inputs
from exporters.formats.ddi.names import FILE_ID, generated_id, in_codebook, keyword_iri, urn
from exporters.formats.ddi.notes import add_definition_notes
from exporters.formats.ddi.references import set_references, vocabulary
from exporters.formats.ddi.repeated import repeated
from exporters.formats.ddi.xhtml import DIV, add_rich_text
from exporters.model.catalog import Catalog
from exporters.model.definitions import (
    CatalogInfo,
    CodeList,
    Definition,
    Keyword,
    KeywordScheme,
    LangText,
    Measurable,
    Unit,
    Variable,
)
from exporters.model.vocabulary import MeasurementLevel, Role

VAR, LABEL, TEXT, CATEGORY, VALUE = map(in_codebook, ("var", "labl", "txt", "catgry", "catValu"))
CONCEPT, DERIVATION, DERIVATION_TEXT = map(in_codebook, ("concept", "derivation", "drvdesc"))
UNIVERSE, ANALYSIS_UNIT = map(in_codebook, ("universe", "anlysUnit"))

INTERVAL_TYPES = {
    MeasurementLevel.NOMINAL: "discrete",
    MeasurementLevel.ORDINAL: "discrete",
    MeasurementLevel.INTERVAL: "contin",
    MeasurementLevel.RATIO: "contin",
}
"""`var/@intrvl` of each level of measurement, which is `var/@nature`."""


def add_var(parent: Element, catalog: Catalog, definition: Definition) -> None:
    """A definition in full, with the links that leave it."""
    var = _add_named_var(parent, definition)
    links = catalog.links_from(definition.id)
    set_version(var, catalog, definition)
    set_references(var, catalog, definition)
    if isinstance(definition, Variable):
        add_texts(var, ANALYSIS_UNIT, definition.unit_type)
        add_texts(var, UNIVERSE, definition.population)
    add_description(var, definition)
    _add_categories(var, catalog, definition, links)
    _add_concepts(var, catalog, definition, links)
    if isinstance(definition, Measurable):
        _set_measurement(var, definition)
        _add_derivation(var, definition, links)
    add_links(var, catalog, links, VAR_CARRIERS)
    add_definition_notes(var, catalog.info, definition)


def add_var_stub(parent: Element, definition: Definition) -> None:
    """As much of a definition as the target of a link has to have: id, title, kind."""
    _add_kind(_add_named_var(parent, definition), definition)


def _add_named_var(parent: Element, definition: Definition) -> Element:
    var = add(parent, VAR)
    set_present(var, ID=definition.id, name=definition.code or definition.id, files=FILE_ID)
    add_texts(var, LABEL, definition.title)
    return var


def set_version(element: Element, catalog: Catalog, definition: Definition) -> None:
    """The date of the last change and the URN."""
    set_present(
        element,
        elementVersionDate=definition.modified,
        ddiLifecycleUrn=urn(catalog.info.agency, definition),
    )


def add_description(element: Element, definition: Definition) -> None:
    """One `txt` a language: the definition, then the remarks in a division of their own."""
    definitions: LangText = definition.definition or {}
    remarks: LangText = definition.remarks or {}
    for language in dict.fromkeys((*definitions, *remarks)):
        text = add(element, TEXT, language=language)
        if language in definitions:
            add_rich_text(text, definitions[language])
        if language in remarks:
            division = add(text, DIV)
            division.set("class", "remarks")
            add_rich_text(division, remarks[language])


def unit_attributes(unit: Unit | None) -> dict[str, str | None]:
    """`@measUnit`, in the first language that has it, and `@scale`: 1000 is `x1000`."""
    if unit is None:
        return {}
    return {
        "measUnit": next(iter((unit.label or {}).values()), unit.code),
        "scale": None if unit.multiplier is None else f"x{Decimal(1).scaleb(unit.multiplier):f}",
    }


def _set_measurement(var: Element, definition: Measurable) -> None:
    set_present(var, **unit_attributes(definition.unit))
    if definition.measurement_level:
        set_present(var, nature=definition.measurement_level, intrvl=INTERVAL_TYPES[definition.measurement_level])


def _add_categories(var: Element, catalog: Catalog, definition: Definition, links: Links) -> None:
    """The codes of a code list, or of the code list that a variable takes its values from."""
    if isinstance(definition, CodeList):
        _add_codes(var, definition, identified=True)
    for target in links.get(Role.CODELIST, ()):
        codelist = catalog[target]
        if isinstance(codelist, CodeList):
            _add_codes(var, codelist, identified=False)


def _add_codes(var: Element, codelist: CodeList, *, identified: bool) -> None:
    set_present(var, representationType="code", catQnty=str(len(codelist.codes)))
    for n, code in enumerate(codelist.codes, 1):
        category = add(var, CATEGORY)
        if identified:
            category.set("ID", generated_id("code", codelist.id, str(n)))
        add(category, VALUE, code.code)
        add_texts(category, LABEL, code.title)
        add_texts(category, TEXT, code.definition)


def _add_concepts(var: Element, catalog: Catalog, definition: Definition, links: Links) -> None:
    _add_kind(var, definition)
    for identifier in links.get(Role.KEYWORD, ()):
        _add_keyword(var, catalog.info, catalog.keyword_scheme, catalog.keywords[identifier])


@repeated
def _add_keyword(var: Element, info: CatalogInfo, scheme: KeywordScheme | None, keyword: Keyword) -> None:
    for language, title in keyword.title.items():
        concept = add(var, CONCEPT, title, language)
        set_present(concept, vocab=vocabulary(scheme, language), vocabURI=keyword_iri(info, keyword.id))


def _add_kind(var: Element, definition: Definition) -> None:
    add(var, CONCEPT, definition.kind).set("vocab", "kind")


def _add_derivation(var: Element, definition: Measurable, links: Links) -> None:
    variables = inputs(links)
    text = definition.calculation.text if definition.calculation else None
    if variables or text:
        derivation = add(var, DERIVATION)
        set_present(derivation, var=variables)
        add_texts(derivation, DERIVATION_TEXT, text)
