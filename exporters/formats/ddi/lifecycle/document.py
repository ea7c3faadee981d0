"""The document of DDI-Lifecycle 3.3: a DDIInstance with one StudyUnit, which is the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from exporters.format import Document, Settings
from exporters.formats.ddi.lifecycle.calculations import write_calculations
from exporters.formats.ddi.lifecycle.codelists import categories, code_list, code_list_stub
from exporters.formats.ddi.lifecycle.cubes import ncube, ncube_stub
from exporters.formats.ddi.lifecycle.groups import groups
from exporters.formats.ddi.lifecycle.instance import Instance
from exporters.formats.ddi.lifecycle.study import write_concepts, write_organisations, write_study
from exporters.formats.ddi.lifecycle.variables import axis, variable, variable_stub
from exporters.formats.ddi.scope import outside
from exporters.formats.xml import XmlStream, xml_document
from exporters.model.catalog import Catalog
from exporters.model.definitions import CodeList, Cube, Definition, Measurable

_NAMESPACES = {
    "xmlns:ddi": "ddi:instance:3_3",
    "xmlns:s": "ddi:studyunit:3_3",
    "xmlns:c": "ddi:conceptualcomponent:3_3",
    "xmlns:d": "ddi:datacollection:3_3",
    "xmlns:l": "ddi:logicalproduct:3_3",
    "xmlns:a": "ddi:archive:3_3",
    "xmlns:r": "ddi:reusable:3_3",
}


def plan(catalog: Catalog) -> Iterator[Document]:
    """One document: a study unit holds any number of variables."""
    yield Document("catalog.xml", tuple(catalog))


def write(stream: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], _: Settings) -> None:
    """Writes an instance about the subjects, with stubs of whatever they point at."""
    modified = max((s.modified for s in subjects if s.modified), default=None)
    instance = Instance(catalog=catalog, subjects={subject.id for subject in subjects}, modified=modified)
    stubs = outside(catalog, subjects)
    with xml_document(stream, "ddi:DDIInstance", _NAMESPACES) as xml:
        instance.identify_module(xml, "instance")
        with xml.element("r:Citation"), xml.element("r:Title"):
            xml.texts("r:String", catalog.info.title)
        with xml.element("s:StudyUnit"):
            write_study(xml, instance)
            write_concepts(xml, instance, subjects)
            write_calculations(xml, instance, subjects)
            with xml.element("l:LogicalProduct"):
                instance.identify_module(xml, "data")
                _write_codelists(xml, instance, subjects, stubs)
                _write_variables(xml, instance, subjects, stubs)
                _write_cubes(xml, instance, subjects, stubs)
            write_organisations(xml, instance)


def _write_codelists(
    xml: XmlStream, instance: Instance, subjects: Sequence[Definition], stubs: Sequence[Definition]
) -> None:
    with xml.element("l:CategoryScheme"):
        instance.identify_module(xml, "categories")
        xml.pieces(categories(instance, subject) for subject in subjects if isinstance(subject, CodeList))
    with xml.element("l:CodeListScheme"):
        instance.identify_module(xml, "codelists")
        xml.pieces(code_list(instance, subject) for subject in subjects if isinstance(subject, CodeList))
        xml.pieces(code_list_stub(instance, other) for other in stubs if isinstance(other, CodeList))


def _write_variables(
    xml: XmlStream, instance: Instance, subjects: Sequence[Definition], stubs: Sequence[Definition]
) -> None:
    with xml.element("l:VariableScheme"):
        instance.identify_module(xml, "variables")
        for subject in subjects:
            if isinstance(subject, Measurable):
                xml.pieces([variable(instance, subject)])
            elif isinstance(subject, Cube):
                xml.pieces(axis(instance, subject, one) for one in subject.dimensions if one.variable is None)
        xml.pieces(variable_stub(instance, other) for other in stubs if isinstance(other, Measurable))
        xml.pieces(groups(instance, subjects, "Variable"))


def _write_cubes(
    xml: XmlStream, instance: Instance, subjects: Sequence[Definition], stubs: Sequence[Definition]
) -> None:
    with xml.element("l:NCubeScheme"):
        instance.identify_module(xml, "cubes")
        xml.pieces(ncube(instance, subject) for subject in subjects if isinstance(subject, Cube))
        xml.pieces(ncube_stub(instance, other) for other in stubs if isinstance(other, Cube))
        xml.pieces(groups(instance, subjects, "NCube"))
