"""Indicators, source variables and code lists as `var`.

A code list is a represented variable: its codes are its categories. `concept[@vocab="kind"]` tells the kinds apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from exporters.formats.ddi.codebook.book import FILE_ID, Book
from exporters.formats.ddi.codebook.links import VAR_CARRIERS, Links, inputs, write_links
from exporters.formats.ddi.codebook.notes import write_notes
from exporters.formats.ddi.codebook.references import references, vocabulary
from exporters.formats.ddi.codebook.texts import write_description
from exporters.formats.ddi.facts import definition_facts
from exporters.formats.ddi.names import generated_id, keyword_iri, urn
from exporters.formats.xml import Attributes, XmlStream, escaped, quoted
from exporters.model.catalog import Catalog
from exporters.model.definitions import CodeList, Definition, Measurable, Unit, Variable
from exporters.model.vocabulary import MeasurementLevel, Role

INTERVAL_TYPES = {
    MeasurementLevel.NOMINAL: "discrete",
    MeasurementLevel.ORDINAL: "discrete",
    MeasurementLevel.INTERVAL: "contin",
    MeasurementLevel.RATIO: "contin",
}
"""`var/@intrvl` of each level of measurement, which is `var/@nature`."""


def write_var(xml: XmlStream, book: Book, definition: Definition) -> None:
    """A definition in full, with the links that leave it."""
    catalog = book.catalog
    links = catalog.links_from(definition.id)
    codelist = _codelist(catalog, definition, links)
    attributes = {
        **_name(definition),
        **version(catalog, definition),
        **references(catalog, definition),
        **_measurement(definition),
        **_representation(codelist),
    }
    with xml.element("var", attributes):
        xml.texts("labl", definition.title)
        if isinstance(definition, Variable):
            xml.texts("anlysUnit", definition.unit_type or {})
            xml.texts("universe", definition.population or {})
        write_description(xml, definition, is_plain=book.is_plain)
        if codelist:
            _write_codes(xml, codelist, identified=codelist is definition)
        _write_kind(xml, definition)
        _write_keywords(xml, book, links)
        _write_derivation(xml, definition, links)
        write_links(xml, book, links, VAR_CARRIERS)
        write_notes(xml, definition_facts(catalog.info, definition))


def write_var_stub(xml: XmlStream, definition: Definition) -> None:
    """As much of a definition as the target of a link has to have: id, title, kind."""
    with xml.element("var", _name(definition)):
        xml.texts("labl", definition.title)
        _write_kind(xml, definition)


def version(catalog: Catalog, definition: Definition) -> Attributes:
    """The date of the last change and the URN."""
    return {"elementVersionDate": definition.modified, "ddiLifecycleUrn": urn(catalog.info.agency, definition)}


def unit_attributes(unit: Unit | None) -> Attributes:
    """`@measUnit`, in the first language that has it, and `@scale`: 1000 is `x1000`."""
    if unit is None:
        return {}
    return {
        "measUnit": next(iter((unit.label or {}).values()), unit.code),
        "scale": None if unit.multiplier is None else f"x{Decimal(1).scaleb(unit.multiplier):f}",
    }


def _name(definition: Definition) -> Attributes:
    return {"ID": definition.id, "name": definition.code or definition.id, "files": FILE_ID}


def _measurement(definition: Definition) -> Attributes:
    if not isinstance(definition, Measurable):
        return {}
    level = definition.measurement_level
    return {**unit_attributes(definition.unit), "nature": level, "intrvl": INTERVAL_TYPES[level] if level else None}


def _codelist(catalog: Catalog, definition: Definition, links: Links) -> CodeList | None:
    """The codes that a variable takes its values from; a code list is a variable of its own codes."""
    if isinstance(definition, CodeList):
        return definition
    return next((c for c in map(catalog.__getitem__, links.get(Role.CODELIST, ())) if isinstance(c, CodeList)), None)


def _representation(codelist: CodeList | None) -> Attributes:
    return {"representationType": "code", "catQnty": str(len(codelist.codes))} if codelist else {}


def _write_codes(xml: XmlStream, codelist: CodeList, *, identified: bool) -> None:
    for n, code in enumerate(codelist.codes, 1):
        with xml.element("catgry", {"ID": generated_id("code", codelist.id, str(n)) if identified else None}):
            xml.text("catValu", code.code)
            xml.texts("labl", code.title)
            xml.texts("txt", code.definition or {})


def _write_kind(xml: XmlStream, definition: Definition) -> None:
    xml.text("concept", definition.kind, {"vocab": "kind"})


def _write_keywords(xml: XmlStream, book: Book, links: Links) -> None:
    for identifier in links.get(Role.KEYWORD, ()):
        if identifier not in book.concepts:
            book.concepts[identifier] = tuple(_concepts(book.catalog, identifier))
        for concept in book.concepts[identifier]:
            xml.child(concept)


def _concepts(catalog: Catalog, identifier: str) -> Iterator[str]:
    iri = quoted(keyword_iri(catalog.info, identifier))
    for language, title in catalog.keywords[identifier].title.items():
        vocab = quoted(vocabulary(catalog.keyword_scheme, language) or "")
        yield f'<concept xml:lang="{language}" vocab={vocab} vocabURI={iri}>{escaped(title)}</concept>'


def _write_derivation(xml: XmlStream, definition: Definition, links: Links) -> None:
    if not isinstance(definition, Measurable):
        return
    variables = inputs(links)
    text = definition.calculation.text if definition.calculation else None
    if variables or text:
        with xml.element("derivation", {"var": variables}):
            xml.texts("drvdesc", text or {})
