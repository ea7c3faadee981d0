"""Cubes as DimensionalDataSet, structured by a DimensionalDataStructure of components."""

from __future__ import annotations

from exporters.formats.ddi.cdi.details import write_details, write_organisations
from exporters.formats.ddi.cdi.model import (
    Model,
    concept_reference,
    made,
    write_concept,
    write_name,
    write_reference,
    write_texts,
)
from exporters.formats.ddi.cdi.universes import write_universe
from exporters.formats.ddi.cdi.values import codelist_values
from exporters.formats.ddi.cdi.variables import write_activity
from exporters.formats.xml import XmlStream
from exporters.model.definitions import Cube, Dimension
from exporters.model.vocabulary import Role

_IS_DEFINED_BY = "DataStructureComponent_isDefinedBy_RepresentedVariable"


def write_cube(xml: XmlStream, model: Model, cube: Cube) -> None:
    """A cube in full, with the links that leave it, and those of its measures that are subjects."""
    with xml.element("cdi:DimensionalDataSet"):
        write_details(xml, model, cube)
        model.identify_definition(xml, cube)
        _write_structure_reference(xml, model, cube)
        write_name(xml, cube.code or cube.id)
    write_universe(xml, model, cube)
    write_activity(xml, model, cube)
    for dimension in cube.dimensions:
        _write_dimension(xml, model, cube, dimension)
    _write_structure(xml, model, cube, cube.dimensions)
    write_organisations(xml, model, cube)


def write_cube_stub(xml: XmlStream, model: Model, cube: Cube) -> None:
    """Identity, title and the measures that are subjects: a link to a cube leaves the indicator, not the cube."""
    with xml.element("cdi:DimensionalDataSet"):
        with xml.element("cdi:catalogDetails"):
            write_texts(xml, "title", cube.title)
        model.identify(xml, cube.id, cube.modified)
        _write_structure_reference(xml, model, cube)
        write_name(xml, cube.code or cube.id)
    _write_structure(xml, model, cube, ())


def _write_structure_reference(xml: XmlStream, model: Model, cube: Cube) -> None:
    inside = model.reference_to("DimensionalDataStructure", made(cube.id, "structure"), cube.modified)
    write_reference(xml, "DataSet_isStructuredBy_DataStructure", inside)


def _write_dimension(xml: XmlStream, model: Model, cube: Cube, dimension: Dimension) -> None:
    """An axis. Its title is the label of a concept, which says what the axis is for."""
    title = made(cube.id, f"axis-{dimension.id}")
    if dimension.title:
        write_concept(xml, model, title, dimension.title)
    with xml.element("cdi:DimensionComponent"):
        model.identify(xml, _dimension_id(cube, dimension), cube.modified)
        if dimension.title:
            entry = f"<cdi:entryReference>{concept_reference(model, title)}</cdi:entryReference>"
            xml.child(f"<cdi:semantic><cdi:term>{entry}</cdi:term></cdi:semantic>")
        if dimension.variable:
            write_reference(xml, _IS_DEFINED_BY, model.reference(dimension.variable))
        if dimension.codelist:
            inside = codelist_values(model, dimension.codelist)
            write_reference(xml, "DimensionComponent_isStructuredBy_ValueDomain", inside)


def _write_structure(xml: XmlStream, model: Model, cube: Cube, dimensions: tuple[Dimension, ...]) -> None:
    stats = [s for s in model.catalog.links_to(cube.id).get(Role.CUBE, ()) if s in model.subjects]
    for stat in stats:
        with xml.element("cdi:MeasureComponent"):
            model.identify(xml, _measure_id(cube, stat), cube.modified)
            write_reference(xml, _IS_DEFINED_BY, model.reference(stat))
    with xml.element("cdi:DimensionalDataStructure"):
        model.identify(xml, made(cube.id, "structure"), cube.modified)
        components = [
            *(("DimensionComponent", _dimension_id(cube, dimension)) for dimension in dimensions),
            *(("MeasureComponent", _measure_id(cube, stat)) for stat in stats),
        ]
        for valid_type, identifier in components:
            inside = model.reference_to(valid_type, identifier, cube.modified)
            write_reference(xml, "DataStructure_has_DataStructureComponent", inside)


def _dimension_id(cube: Cube, dimension: Dimension) -> str:
    return made(cube.id, f"dimension-{dimension.id}")


def _measure_id(cube: Cube, stat: str) -> str:
    return made(cube.id, f"measure-{stat}")
