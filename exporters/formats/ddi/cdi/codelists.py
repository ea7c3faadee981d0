"""Code lists as CodeList, their titles and meanings as CategorySet, and the domains of values taken from them."""

from __future__ import annotations

from exporters.formats.ddi.cdi.details import write_details, write_organisations
from exporters.formats.ddi.cdi.model import Model, date_range, made, write_name, write_reference, write_texts
from exporters.formats.ddi.cdi.values import write_codelist_values
from exporters.formats.xml import XmlStream, escaped
from exporters.model.definitions import Code, CodeList

_HAS_DUPLICATES = "<cdi:allowsDuplicates>false</cdi:allowsDuplicates>"


def write_codelist(xml: XmlStream, model: Model, codelist: CodeList) -> None:
    """A code list in full, with the links that leave it."""
    for n, code in enumerate(codelist.codes, 1):
        _write_code(xml, model, codelist, code, n)
    with xml.element("cdi:CategorySet"):
        xml.child(_HAS_DUPLICATES)
        write_details(xml, model, codelist)
        model.identify(xml, made(codelist.id, "categories"), codelist.modified)
        _write_parts(xml, model, codelist, "CategorySet_has_Category", "Category")
    with xml.element("cdi:CodeList"):
        model.identify_definition(xml, codelist)
        _write_names(xml, model, codelist)
        _write_parts(xml, model, codelist, "CodeList_has_Code", "Code")
    write_codelist_values(xml, model, codelist)
    write_organisations(xml, model, codelist)


def write_codelist_stub(xml: XmlStream, model: Model, codelist: CodeList) -> None:
    """A code list that is only pointed at."""
    with xml.element("cdi:CategorySet"):
        xml.child(_HAS_DUPLICATES)
        with xml.element("cdi:catalogDetails"):
            write_texts(xml, "title", codelist.title)
        model.identify(xml, made(codelist.id, "categories"), codelist.modified)
    with xml.element("cdi:CodeList"):
        model.identify(xml, codelist.id, codelist.modified)
        _write_names(xml, model, codelist)
    write_codelist_values(xml, model, codelist)


def _write_names(xml: XmlStream, model: Model, codelist: CodeList) -> None:
    write_name(xml, codelist.code or codelist.id)
    inside = model.reference_to("CategorySet", made(codelist.id, "categories"), codelist.modified)
    write_reference(xml, "EnumerationDomain_references_CategorySet", inside)
    xml.child(_HAS_DUPLICATES)


def _write_parts(xml: XmlStream, model: Model, codelist: CodeList, name: str, valid_type: str) -> None:
    for n in range(1, len(codelist.codes) + 1):
        inside = model.reference_to(valid_type, made(codelist.id, f"{valid_type.lower()}-{n}"), codelist.modified)
        write_reference(xml, name, inside)


def _write_code(xml: XmlStream, model: Model, codelist: CodeList, code: Code, number: int) -> None:
    """What the code means, how it is written, and the code as the bond of the two; its label is valid between days."""
    category, notation = (made(codelist.id, f"{what}-{number}") for what in ("category", "notation"))
    with xml.element("cdi:Category"):
        write_texts(xml, "definition", code.definition)
        days = date_range(code.valid_from, code.valid_to)
        valid = f"<cdi:validDates>{days}</cdi:validDates>" if days else ""
        write_texts(xml, "displayLabel", code.title, valid)
        model.identify(xml, category, codelist.modified)
    with xml.element("cdi:Notation"):
        xml.child(f"<cdi:content><cdi:content>{escaped(code.code)}</cdi:content></cdi:content>")
        model.identify(xml, notation, codelist.modified)
    with xml.element("cdi:Code"):
        model.identify(xml, made(codelist.id, f"code-{number}"), codelist.modified)
        for name, valid_type, identifier in (
            ("Code_denotes_Category", "Category", category),
            ("Code_uses_Notation", "Notation", notation),
        ):
            write_reference(xml, name, model.reference_to(valid_type, identifier, codelist.modified))
