"""The document of DDI-CDI 1.0 in XML: a flat list of objects that refer to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from exporters.format import Document, Settings
from exporters.formats.ddi.cdi.codelists import write_codelist, write_codelist_stub
from exporters.formats.ddi.cdi.cubes import write_cube, write_cube_stub
from exporters.formats.ddi.cdi.details import CONCEPT, write_agent
from exporters.formats.ddi.cdi.model import Model, made, non_ddi, write_reference, write_texts
from exporters.formats.ddi.cdi.variables import write_variable, write_variable_stub
from exporters.formats.ddi.scope import outside
from exporters.formats.xml import XmlStream, escaped, xml_document
from exporters.model.catalog import Catalog
from exporters.model.definitions import CodeList, Cube, Definition, KeywordScheme, Measurable
from exporters.model.vocabulary import Role

_NAMESPACES = {"xmlns:cdi": "http://ddialliance.org/Specification/DDI-CDI/1.0/XMLSchema/"}


def plan(catalog: Catalog) -> Iterator[Document]:
    """One document."""
    yield Document("catalog.xml", tuple(catalog))


def write(stream: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], _: Settings) -> None:
    """Writes the objects of the subjects, with stubs of whatever they point at."""
    modified = max((s.modified for s in subjects if s.modified), default=None)
    model = Model(catalog=catalog, subjects={subject.id for subject in subjects}, modified=modified)
    with xml_document(stream, "cdi:DDICDIModels", _NAMESPACES) as xml:
        _write_catalog(xml, model)
        if catalog.keyword_scheme:
            _write_keywords(xml, model, catalog.keyword_scheme)
        for definition in subjects:
            _write_definition(xml, model, definition)
        for definition in outside(catalog, subjects):
            _write_stub(xml, model, definition)


def _write_catalog(xml: XmlStream, model: Model) -> None:
    """The catalogue as a DataStore."""
    info = model.catalog.info
    with xml.element("cdi:DataStore"):
        xml.child("<cdi:allowsDuplicates>false</cdi:allowsDuplicates>")
        with xml.element("cdi:catalogDetails"):
            if info.licence:
                reference = f"<cdi:licenseReference><cdi:uri>{escaped(info.licence)}</cdi:uri></cdi:licenseReference>"
                xml.child(f"<cdi:access><cdi:license>{reference}</cdi:license></cdi:access>")
            write_agent(xml, "contributor", info.contact)
            for language in info.languages:
                xml.text("cdi:languageOfObject", language)
            write_agent(xml, "publisher", info.publisher)
            if info.homepage:
                xml.child(f"<cdi:relatedResource><cdi:uri>{escaped(info.homepage)}</cdi:uri></cdi:relatedResource>")
            write_texts(xml, "summary", info.description)
            write_texts(xml, "title", info.title)
        model.identify(xml, made(info.id, "catalogue"), model.modified, non_ddi("catalogue", info.id))


def _write_keywords(xml: XmlStream, model: Model, scheme: KeywordScheme) -> None:
    identifiers = [made(keyword.id, CONCEPT) for keyword in scheme.keywords]
    for identifier, keyword in zip(identifiers, scheme.keywords, strict=True):
        with xml.element("cdi:Concept"):
            write_texts(xml, "definition", keyword.definition)
            write_texts(xml, "displayLabel", keyword.title)
            same = "".join(non_ddi(Role.EXACT_MATCH, iri) for iri in keyword.exact_match)
            model.identify(xml, identifier, model.modified, same)
    with xml.element("cdi:ConceptSystem"):
        xml.child("<cdi:allowsDuplicates>false</cdi:allowsDuplicates>")
        with xml.element("cdi:catalogDetails"):
            write_texts(xml, "title", scheme.title)
        model.identify(xml, made(model.catalog.info.id, "keywords"), model.modified)
        for identifier in identifiers:
            inside = model.reference_to("Concept", identifier, model.modified)
            write_reference(xml, "ConceptSystem_has_Concept", inside)


def _write_definition(xml: XmlStream, model: Model, definition: Definition) -> None:
    match definition:
        case Measurable():
            write_variable(xml, model, definition)
        case Cube():
            write_cube(xml, model, definition)
        case CodeList():
            write_codelist(xml, model, definition)


def _write_stub(xml: XmlStream, model: Model, definition: Definition) -> None:
    match definition:
        case Cube():
            write_cube_stub(xml, model, definition)
        case CodeList():
            write_codelist_stub(xml, model, definition)
        case _:
            write_variable_stub(xml, model, definition)
