"""Cubes as `l:NCube`."""

from __future__ import annotations

from exporters.formats.ddi.lifecycle.described import described, stub, versioned
from exporters.formats.ddi.lifecycle.instance import DEEPER, INSIDE, OBJECT, Instance, made, pairs
from exporters.formats.ddi.lifecycle.variables import axis_id, population, unit_of_analysis
from exporters.model.definitions import Cube, Dimension
from exporters.model.vocabulary import Role


def ncube(instance: Instance, cube: Cube) -> str:
    """A cube in full, with the links that leave it, and those of its measures that are subjects."""
    return (
        f'{OBJECT}<l:NCube{versioned(cube)} dimensionCount="{len(cube.dimensions)}">'
        f"{described(instance, cube)}"
        f"{population(instance, cube)}"
        f"{unit_of_analysis(cube)}"
        f"{''.join([_dimension(instance, cube, dimension, rank) for rank, dimension in enumerate(cube.dimensions, 1)])}"
        f"{_measures(instance, cube)}"
        f"{OBJECT}</l:NCube>"
    )


def ncube_stub(instance: Instance, cube: Cube) -> str:
    """Identity, label and the measures that are subjects: a link to a cube leaves the indicator, not the cube."""
    return f"{OBJECT}<l:NCube>{stub(instance, cube)}{_measures(instance, cube)}{OBJECT}</l:NCube>"


def _dimension(instance: Instance, cube: Cube, dimension: Dimension, rank: int) -> str:
    """An axis. The code list of one that has a variable is told beside the reference to the variable."""
    if dimension.variable is None:
        inside = instance.reference_to("Variable", axis_id(cube, dimension), cube.modified)
    else:
        codelist = [("codelist", "", instance.urn(dimension.codelist))] if dimension.codelist else []
        inside = instance.reference(dimension.variable) + pairs("", codelist)
    variable = f"{DEEPER}<r:VariableReference>{inside}</r:VariableReference>"
    return f'{INSIDE}<l:Dimension rank="{rank}">{variable}{INSIDE}</l:Dimension>'


def _measures(instance: Instance, cube: Cube) -> str:
    return "".join(
        [
            f"{INSIDE}<l:MeasureDefinition>"
            f"{instance.identity(made(cube.id, f'measure-{identifier}'), cube.modified, DEEPER)}"
            f"{DEEPER}<r:VariableReference>{instance.reference(identifier)}</r:VariableReference>"
            f"{INSIDE}</l:MeasureDefinition>"
            for identifier in instance.catalog.links_to(cube.id).get(Role.CUBE, ())
            if identifier in instance.subjects
        ]
    )
