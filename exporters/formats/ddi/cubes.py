"""Cubes as `nCube`."""

from __future__ import annotations

from collections.abc import Collection

from exporters.formats.ddi.elements import Element, add, add_texts, set_present
from exporters.formats.ddi.links import NCUBE_CARRIERS, add_links
from exporters.formats.ddi.names import generated_id, in_codebook
from exporters.formats.ddi.notes import add_definition_notes
from exporters.formats.ddi.references import set_references
from exporters.formats.ddi.variables import (
    ANALYSIS_UNIT,
    LABEL,
    UNIVERSE,
    add_description,
    set_version,
    unit_attributes,
)
from exporters.model.catalog import Catalog
from exporters.model.definitions import Cube, Measurable
from exporters.model.vocabulary import Role

NCUBE, DIMENSION, MEASURE = map(in_codebook, ("nCube", "dmns", "measure"))


def add_ncube(parent: Element, catalog: Catalog, cube: Cube, subjects: Collection[str]) -> None:
    """A cube in full, with the links that leave it, and those of its measures that are subjects."""
    ncube = _add_named_ncube(parent, cube)
    links = catalog.links_from(cube.id)
    set_version(ncube, catalog, cube)
    set_references(ncube, catalog, cube)
    add_description(ncube, cube)
    add_texts(ncube, UNIVERSE, cube.population)
    add_texts(ncube, ANALYSIS_UNIT, cube.unit_type)
    _add_dimensions(ncube, cube)
    _add_measures(ncube, catalog, cube, subjects)
    add_links(ncube, catalog, links, NCUBE_CARRIERS)
    add_definition_notes(ncube, catalog.info, cube)


def add_ncube_stub(parent: Element, catalog: Catalog, cube: Cube, subjects: Collection[str]) -> None:
    """Id, title and the measures that are subjects: a link to a cube leaves the indicator, not the cube."""
    _add_measures(_add_named_ncube(parent, cube), catalog, cube, subjects)


def _add_named_ncube(parent: Element, cube: Cube) -> Element:
    ncube = add(parent, NCUBE)
    set_present(ncube, ID=cube.id, name=cube.code or cube.id)
    add_texts(ncube, LABEL, cube.title)
    return ncube


def _add_dimensions(ncube: Element, cube: Cube) -> None:
    """The axes in their order. One that has no variable refers to its code list, which is a `var` as well."""
    set_present(ncube, dmnsQnty=str(len(cube.dimensions)))
    for rank, dimension in enumerate(cube.dimensions, 1):
        set_present(
            add(ncube, DIMENSION),
            ID=generated_id("dimension", cube.id, dimension.id),
            rank=str(rank),
            varRef=dimension.variable or dimension.codelist,
        )


def _add_measures(ncube: Element, catalog: Catalog, cube: Cube, subjects: Collection[str]) -> None:
    for identifier in catalog.links_to(cube.id).get(Role.CUBE, ()):
        if identifier in subjects:
            stat = catalog[identifier]
            unit = stat.unit if isinstance(stat, Measurable) else None
            set_present(add(ncube, MEASURE), varRef=identifier, **unit_attributes(unit))
