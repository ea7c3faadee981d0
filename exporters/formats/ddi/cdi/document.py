"""The document of DDI-CDI 1.0 in XML: a flat list of objects that refer to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from exporters.format import Document, Settings
from exporters.formats.ddi.cdi.agents import write_agent, write_organisation
from exporters.formats.ddi.cdi.codelists import write_codelist, write_codelist_stub
from exporters.formats.ddi.cdi.cubes import write_cube, write_cube_stub
from exporters.formats.ddi.cdi.details import CONCEPT, LEVEL
from exporters.formats.ddi.cdi.model import (
    Model,
    concept_reference,
    made,
    non_ddi,
    uri,
    write_concept,
    write_reference,
    write_texts,
)
from exporters.formats.ddi.cdi.variables import write_variable, write_variable_stub
from exporters.formats.ddi.names import DATA_THEMES, keyword_iri
from exporters.formats.ddi.scope import outside
from exporters.formats.xml import XmlStream, xml_document
from exporters.model.catalog import Catalog
from exporters.model.definitions import CodeList, Cube, Definition, Keyword, LangText, Measurable
from exporters.model.vocabulary import Role

_NO_DUPLICATES = "<cdi:allowsDuplicates>false</cdi:allowsDuplicates>"
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
        _write_concepts(xml, model)
        for definition in subjects:
            _write_definition(xml, model, definition)
        for definition in outside(catalog, subjects):
            _write_stub(xml, model, definition)


def _write_catalog(xml: XmlStream, model: Model) -> None:
    """The catalogue as a DataStore, and the concepts and organisations that it is described by."""
    info = model.catalog.info
    publisher = ("publisher", made(info.id, "catalogue-publisher"), info.publisher)
    contact = ("contributor", made(info.id, "catalogue-contact"), info.contact)
    with xml.element("cdi:DataStore"):
        xml.child(_NO_DUPLICATES)
        with xml.element("cdi:catalogDetails"):
            if info.licence:
                reference = f"<cdi:licenseReference>{uri(info.licence)}</cdi:licenseReference>"
                xml.child(f"<cdi:access><cdi:license>{reference}</cdi:license></cdi:access>")
            write_agent(xml, model, contact, model.modified)
            for language in info.languages:
                xml.text("cdi:languageOfObject", language)
            write_agent(xml, model, publisher, model.modified)
            if info.homepage:
                write_reference(xml, "relatedResource", uri(info.homepage))
            write_texts(xml, "summary", info.description)
            write_texts(xml, "title", info.title)
        names = non_ddi("catalogue", info.id) + uri(info.base_iri)
        model.identify(xml, made(info.id, "catalogue"), model.modified, names)
        for theme in info.themes:
            write_reference(xml, "DataStore_isDefinedBy_Concept", concept_reference(model, made(theme, "theme")))
    write_organisation(xml, model, contact, model.modified)
    write_organisation(xml, model, publisher, model.modified, non_ddi("sdmx-agency", info.agency.sdmx))


def _write_concepts(xml: XmlStream, model: Model) -> None:
    """Themes, keywords and geographic levels; those of the catalogue's own are a system each."""
    info = model.catalog.info
    for theme in info.themes:
        names = uri(f"{DATA_THEMES}/{theme}")
        write_concept(xml, model, made(theme, "theme"), dict.fromkeys(info.languages, theme), names)
    for level in info.geographic_levels:
        write_concept(xml, model, made(level.id, LEVEL), level.title)
    if info.geographic_levels:
        _write_system(xml, model, "geographic-levels", [made(level.id, LEVEL) for level in info.geographic_levels])
    scheme = model.catalog.keyword_scheme
    if scheme:
        for keyword in scheme.keywords:
            _write_keyword(xml, model, keyword)
        _write_system(xml, model, "keywords", [made(keyword.id, CONCEPT) for keyword in scheme.keywords], scheme.title)


def _write_keyword(xml: XmlStream, model: Model, keyword: Keyword) -> None:
    same = "".join(non_ddi(Role.EXACT_MATCH, iri) for iri in keyword.exact_match)
    with xml.element("cdi:Concept"):
        write_texts(xml, "definition", keyword.definition)
        write_texts(xml, "displayLabel", keyword.title)
        names = same + uri(keyword_iri(model.catalog.info, keyword.id))
        model.identify(xml, made(keyword.id, CONCEPT), model.modified, names)


def _write_system(
    xml: XmlStream, model: Model, role: str, concepts: Iterable[str], title: LangText | None = None
) -> None:
    with xml.element("cdi:ConceptSystem"):
        xml.child(_NO_DUPLICATES)
        if title:
            with xml.element("cdi:catalogDetails"):
                write_texts(xml, "title", title)
        model.identify(xml, made(model.catalog.info.id, role), model.modified)
        for identifier in concepts:
            write_reference(xml, "ConceptSystem_has_Concept", concept_reference(model, identifier))


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
