"""Cubes as `l:NCube`."""

from __future__ import annotations

from exporters.formats.ddi.lifecycle.described import attributes, write_described, write_stub
from exporters.formats.ddi.lifecycle.instance import Instance, made, pairs, write_reference
from exporters.formats.ddi.lifecycle.variables import axis_id, write_population, write_unit_of_analysis
from exporters.formats.xml import XmlStream
from exporters.model.definitions import Cube, Dimension
from exporters.model.vocabulary import Role


def write_ncube(xml: XmlStream, instance: Instance, cube: Cube) -> None:
    """A cube in full, with the links that leave it, and those of its measures that are subjects."""
    with xml.element("l:NCube", {**attributes(cube), "dimensionCount": str(len(cube.dimensions))}):
        write_described(xml, instance, cube)
        write_population(xml, instance, cube)
        write_unit_of_analysis(xml, cube)
        for rank, dimension in enumerate(cube.dimensions, 1):
            _write_dimension(xml, instance, cube, dimension, rank)
        _write_measures(xml, instance, cube)


def write_ncube_stub(xml: XmlStream, instance: Instance, cube: Cube) -> None:
    """Identity, label and the measures that are subjects: a link to a cube leaves the indicator, not the cube."""
    with xml.element("l:NCube"):
        write_stub(xml, instance, cube)
        _write_measures(xml, instance, cube)


def _write_dimension(xml: XmlStream, instance: Instance, cube: Cube, dimension: Dimension, rank: int) -> None:
    """An axis. The code list of one that has a variable is told beside the reference to the variable."""
    if dimension.variable is None:
        inside = instance.reference_to("Variable", axis_id(cube, dimension), cube.modified)
    else:
        codelist = [("codelist", "", instance.urn(dimension.codelist))] if dimension.codelist else []
        inside = "".join((instance.reference(dimension.variable), *pairs(codelist)))
    with xml.element("l:Dimension", {"rank": str(rank)}):
        write_reference(xml, "r:VariableReference", inside)


def _write_measures(xml: XmlStream, instance: Instance, cube: Cube) -> None:
    for identifier in instance.catalog.links_to(cube.id).get(Role.CUBE, ()):
        if identifier in instance.subjects:
            with xml.element("l:MeasureDefinition"):
                instance.identify(xml, made(cube.id, f"measure-{identifier}"), cube.modified)
                write_reference(xml, "r:VariableReference", instance.reference(identifier))
