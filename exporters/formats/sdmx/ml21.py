"""SDMX-ML 2.1 structure messages (SDMX 2.1, section 3A): the sections of a message, in the order of StructuresType."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC
from typing import BinaryIO

from exporters.format import Settings
from exporters.formats.sdmx import components, crossdomain, labels
from exporters.formats.sdmx.annotation import (
    Annotation,
    catalog_annotations,
    code_annotations,
    definition_annotations,
    keyword_annotations,
)
from exporters.formats.sdmx.components import Component
from exporters.formats.sdmx.ml21_elements import (
    NAMESPACES,
    Nameable,
    item,
    maintainable,
    write_annotations,
    write_item,
    write_local_reference,
    write_reference,
)
from exporters.formats.sdmx.selection import Selection, select
from exporters.formats.sdmx.urns import Artefact, Item, agency_item, code_id
from exporters.formats.xml import XmlStream, xml_document
from exporters.model.catalog import Catalog
from exporters.model.definitions import CatalogInfo, CodeList, Cube, Definition, LangText, Measurable
from exporters.model.richtext import plain_texts
from exporters.model.vocabulary import Kind, MeasurementLevel, Role

_TEXT_TYPES: Mapping[MeasurementLevel | None, str] = {
    MeasurementLevel.NOMINAL: "String",
    MeasurementLevel.ORDINAL: "String",
    MeasurementLevel.INTERVAL: "Double",
    MeasurementLevel.RATIO: "Double",
}


def write(out: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], settings: Settings) -> None:
    """Writes a structure message about the subjects, with stubs of whatever they point at."""
    selection = select(catalog, subjects)
    with xml_document(out, "mes:Structure", NAMESPACES) as xml:
        _write_header(xml, catalog.info, settings)
        with xml.element("mes:Structures"):
            _write_agencies(xml, catalog.info)
            _write_dataflows(xml, selection)
            _write_category_schemes(xml, selection)
            _write_categorisations(xml, selection)
            _write_codelists(xml, selection)
            _write_concepts(xml, selection)
            _write_data_structures(xml, selection)


def _write_header(xml: XmlStream, info: CatalogInfo, settings: Settings) -> None:
    """StructureHeaderType. The sender is the agency; an IDType has no dots."""
    prepared = settings.timestamp.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with xml.element("mes:Header"):
        for name, text in (("ID", info.id), ("Test", "false"), ("Prepared", prepared)):
            xml.text(f"mes:{name}", text)
        with xml.element("mes:Sender", {"id": info.agency.sdmx.replace(".", "_")}):
            xml.texts("com:Name", info.publisher.name)
        xml.texts("mes:Source", info.title)


def _write_agencies(xml: XmlStream, info: CatalogInfo) -> None:
    agency = agency_item(info.agency.sdmx)
    with (
        xml.element("str:OrganisationSchemes"),
        maintainable(xml, agency.scheme, Nameable(labels.AGENCIES), is_partial=True),
        item(xml, agency, Nameable(info.publisher.name)),
        xml.element("str:Contact"),
    ):
        xml.texts("com:Name", info.contact.name)
        for name, value in (("URI", info.contact.url), ("Email", info.contact.email)):
            if value:
                xml.text(f"str:{name}", value)


def _write_dataflows(xml: XmlStream, selection: Selection) -> None:
    if not selection.cubes:
        return
    with xml.element("str:Dataflows"):
        for cube in selection.cubes:
            concept = Annotation("DESCRIBED_BY", url=selection.names.urn(cube))
            about = Nameable(cube.title, _description(cube), (concept,))
            with maintainable(xml, selection.names.dataflow(cube.id), about):
                write_reference(xml, "Structure", selection.names.data_structure(cube.id))


def _write_category_schemes(xml: XmlStream, selection: Selection) -> None:
    scheme = selection.catalog.keyword_scheme
    if not (scheme and selection.keywords):
        return
    with (
        xml.element("str:CategorySchemes"),
        maintainable(xml, selection.names.keywords, Nameable(scheme.title), is_partial=selection.is_partial),
    ):
        for keyword in selection.keywords:
            about = Nameable(keyword.title, keyword.definition, keyword_annotations(keyword))
            write_item(xml, Item(selection.names.keywords, keyword.id), about)


def _write_categorisations(xml: XmlStream, selection: Selection) -> None:
    """Of dataflows only: categorising a concept makes readers lose the concept's names."""
    pairs = tuple(_categorised(selection))
    if not pairs:
        return
    names = selection.names
    with xml.element("str:Categorisations"):
        for cube, keyword in pairs:
            title = selection.catalog.keywords[keyword].title
            with maintainable(xml, names.categorisation(cube.id, keyword), Nameable(title)):
                write_reference(xml, "Source", names.dataflow(cube.id))
                write_reference(xml, "Target", Item(names.keywords, keyword))


def _categorised(selection: Selection) -> Iterator[tuple[Cube, str]]:
    for cube in selection.cubes:
        for keyword in selection.catalog.links_from(cube.id).get(Role.KEYWORD, ()):
            yield cube, keyword


def _write_codelists(xml: XmlStream, selection: Selection) -> None:
    with xml.element("str:Codelists"):
        _write_standard_codes(xml, crossdomain.FREQUENCIES, labels.FREQUENCIES, crossdomain.FREQUENCY_NAMES)
        _write_standard_codes(
            xml,
            crossdomain.OBSERVATION_STATUSES,
            labels.OBSERVATION_STATUSES,
            crossdomain.OBSERVATION_STATUS_NAMES,
        )
        _write_variables(xml, selection)
        _write_geographic_levels(xml, selection)
        for codelist in selection.codelists:
            _write_codelist(xml, codelist, selection)


def _write_standard_codes(xml: XmlStream, artefact: Artefact, name: LangText, codes: Mapping[str, str]) -> None:
    with maintainable(xml, artefact, Nameable(name), is_partial=True):
        _write_items(xml, artefact, ((code, {"en": text}) for code, text in codes.items()))


def _write_variables(xml: XmlStream, selection: Selection) -> None:
    """The list of all variables, which stands for the catalogue itself."""
    info = selection.catalog.info
    artefact = selection.names.variables
    about = Nameable(info.title, info.description, catalog_annotations(info))
    with maintainable(xml, artefact, about, is_partial=selection.is_partial):
        _write_items(xml, artefact, ((variable.id, variable.title) for variable in selection.variables))


def _write_geographic_levels(xml: XmlStream, selection: Selection) -> None:
    levels = selection.catalog.geographic_levels
    if levels:
        artefact = selection.names.geographic_levels
        with maintainable(xml, artefact, Nameable(labels.GEOGRAPHIC_LEVELS)):
            _write_items(xml, artefact, ((level.id, level.title) for level in levels.values()))


def _write_items(xml: XmlStream, scheme: Artefact, items: Iterable[tuple[str, LangText]]) -> None:
    for identifier, name in items:
        write_item(xml, Item(scheme, identifier), Nameable(name))


def _write_codelist(xml: XmlStream, codelist: CodeList, selection: Selection) -> None:
    artefact = selection.names.codelist(codelist.id)
    if not selection.is_subject(codelist):
        with maintainable(xml, artefact, Nameable(codelist.title), is_partial=True):
            return
    with maintainable(xml, artefact, _about(codelist, selection)):
        for code in codelist.codes:
            about = Nameable(code.title, code.definition, code_annotations(code))
            write_item(xml, Item(artefact, code_id(code.code)), about)


def _write_concepts(xml: XmlStream, selection: Selection) -> None:
    with xml.element("str:Concepts"):
        with maintainable(xml, crossdomain.CONCEPTS, Nameable(labels.CROSS_DOMAIN_CONCEPTS), is_partial=True):
            names = ((identifier, {"en": name}) for identifier, name in crossdomain.CONCEPT_NAMES.items())
            _write_items(xml, crossdomain.CONCEPTS, names)
        for kind in selection.names.concepts:
            _write_concept_scheme(xml, kind, selection)
        for cube in selection.cubes:
            _write_dimension_concepts(xml, cube, selection)


def _write_concept_scheme(xml: XmlStream, kind: Kind, selection: Selection) -> None:
    scheme = selection.names.concepts[kind]
    with maintainable(xml, scheme, Nameable(labels.CONCEPT_SCHEMES[kind]), is_partial=selection.is_partial):
        for definition in selection.of_kind(kind):
            _write_concept(xml, Item(scheme, definition.id), definition, selection)


def _write_concept(xml: XmlStream, concept: Item, definition: Definition, selection: Selection) -> None:
    if not selection.is_subject(definition):
        write_item(xml, concept, Nameable(definition.title))
        return
    with item(xml, concept, _about(definition, selection)):
        if isinstance(definition, Measurable):
            codelists = selection.catalog.links_from(definition.id).get(Role.CODELIST, ())
            codes = selection.names.codelist(codelists[0]) if codelists else None
            _write_representation(xml, "CoreRepresentation", codes, _TEXT_TYPES.get(definition.measurement_level))


def _write_representation(xml: XmlStream, name: str, codes: Artefact | None, text_type: str | None) -> None:
    """RepresentationType: an enumeration, or else a text format, or else nothing."""
    if not (codes or text_type):
        return
    with xml.element(f"str:{name}"):
        if codes:
            write_reference(xml, "Enumeration", codes)
        elif text_type:
            xml.empty("str:TextFormat", {"textType": text_type})


def _write_dimension_concepts(xml: XmlStream, cube: Cube, selection: Selection) -> None:
    names = components.dimension_names(cube, selection.catalog)
    if names:
        scheme = selection.names.dimension_concepts(cube.id)
        with maintainable(xml, scheme, Nameable(cube.title)):
            _write_items(xml, scheme, names.items())


def _write_data_structures(xml: XmlStream, selection: Selection) -> None:
    if not selection.cubes:
        return
    with xml.element("str:DataStructures"):
        for cube in selection.cubes:
            with (
                maintainable(xml, selection.names.data_structure(cube.id), Nameable(cube.title)),
                xml.element("str:DataStructureComponents"),
            ):
                _write_components(xml, cube, selection)


def _write_components(xml: XmlStream, cube: Cube, selection: Selection) -> None:
    with xml.element("str:DimensionList", {"id": "DimensionDescriptor"}):
        dimensions = components.dimensions(cube, selection.catalog, selection.names)
        for position, dimension in enumerate(dimensions, start=1):
            name = "TimeDimension" if dimension.id == components.TIME else "Dimension"
            with xml.element(f"str:{name}", {"id": dimension.id, "position": str(position)}):
                _write_component(xml, dimension)
    with xml.element("str:AttributeList", {"id": "AttributeDescriptor"}):
        for attribute in components.attributes(cube):
            _write_attribute(xml, attribute)
    with (
        xml.element("str:MeasureList", {"id": "MeasureDescriptor"}),
        xml.element("str:PrimaryMeasure", {"id": components.MEASURE}),
    ):
        _write_component(xml, components.PRIMARY_MEASURE)


def _write_attribute(xml: XmlStream, attribute: Component) -> None:
    mandatory = attribute.id in components.MANDATORY_ATTRIBUTES
    status = "Mandatory" if mandatory else "Conditional"
    with xml.element("str:Attribute", {"id": attribute.id, "assignmentStatus": status}):
        _write_component(xml, attribute)
        with xml.element("str:AttributeRelationship"):
            write_local_reference(xml, "PrimaryMeasure", components.MEASURE)


def _write_component(xml: XmlStream, component: Component) -> None:
    write_annotations(xml, component.annotations)
    write_reference(xml, "ConceptIdentity", component.concept)
    _write_representation(xml, "LocalRepresentation", component.codes, component.text_type)


def _description(definition: Definition) -> LangText | None:
    return plain_texts(definition.definition) if definition.definition else None


def _about(definition: Definition, selection: Selection) -> Nameable:
    notes = definition_annotations(definition, selection.catalog, selection.names)
    return Nameable(definition.title, _description(definition), notes)
