"""Code lists as `l:CodeList`, and their codes' meanings as `l:Category`."""

from __future__ import annotations

from collections.abc import Iterable

from exporters.formats.ddi.lifecycle.described import attributes, write_described, write_stub, write_text
from exporters.formats.ddi.lifecycle.instance import Instance, made, write_reference
from exporters.formats.xml import XmlStream
from exporters.model.definitions import CodeList


def write_categories(xml: XmlStream, instance: Instance, codelists: Iterable[CodeList]) -> None:
    """The CategoryScheme: what each code of the code lists means."""
    with xml.element("l:CategoryScheme"):
        instance.identify_module(xml, "categories")
        for codelist in codelists:
            for n, code in enumerate(codelist.codes, 1):
                with xml.element("l:Category"):
                    instance.identify(xml, _category_id(codelist, n), codelist.modified)
                    write_text(xml, "r:Label", code.title)
                    write_text(xml, "r:Description", code.definition)


def write_codelist(xml: XmlStream, instance: Instance, codelist: CodeList) -> None:
    """A code list in full, with the links that leave it."""
    with xml.element("l:CodeList", attributes(codelist)):
        write_described(xml, instance, codelist)
        for n, code in enumerate(codelist.codes, 1):
            with xml.element("l:Code"):
                instance.identify(xml, made(codelist.id, f"code-{n}"), codelist.modified)
                inside = instance.reference_to("Category", _category_id(codelist, n), codelist.modified)
                write_reference(xml, "r:CategoryReference", inside)
                xml.text("r:Value", code.code)


def write_codelist_stub(xml: XmlStream, instance: Instance, codelist: CodeList) -> None:
    """A code list that is only pointed at."""
    with xml.element("l:CodeList"):
        write_stub(xml, instance, codelist)


def _category_id(codelist: CodeList, number: int) -> str:
    return made(codelist.id, f"category-{number}")
