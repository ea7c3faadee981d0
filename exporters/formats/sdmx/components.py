"""The components of a cube's data structure: what SDMX expects of every cube, and the cube's own dimensions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from exporters.formats.sdmx import crossdomain
from exporters.formats.sdmx.annotation import LINK_TYPES, Annotation, dimension_annotations
from exporters.formats.sdmx.urns import Artefact, Item, Names, dimension_id, free_id
from exporters.model.catalog import Catalog
from exporters.model.definitions import Cube, Dimension, LangText
from exporters.model.vocabulary import Kind, Role

TIME = "TIME_PERIOD"
MEASURE = "OBS_VALUE"
INDICATOR = "INDICATOR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A dimension, attribute or measure: its values are codes of `codes`, else of `text_type`, else the concept's."""

    id: str
    concept: Item
    codes: Artefact | None = None
    text_type: str | None = None
    annotations: tuple[Annotation, ...] = ()


class Components(NamedTuple):
    """The components of one data structure. `indicator` is the dimension along which the indicators stand, if one is.

    SDMX 2.1 knows one measure, so its cubes hold their indicators along a dimension; SDMX 3 has a measure for each.
    """

    dimensions: tuple[Component, ...]
    attributes: tuple[Component, ...]
    measures: tuple[Component, ...]
    indicator: str | None


def _standard(identifier: str, codes: Artefact | None = None, text_type: str | None = None) -> Component:
    return Component(id=identifier, concept=crossdomain.concept(identifier), codes=codes, text_type=text_type)


_PRIMARY_MEASURE = _standard(MEASURE, text_type="Double")
_TIME_DIMENSION = _standard(TIME, text_type="ObservationalTimePeriod")
_ATTRIBUTES = (
    _standard("UNIT_MEASURE", text_type="String"),
    _standard("UNIT_MULT", text_type="Integer"),
    _standard("OBS_STATUS", crossdomain.OBSERVATION_STATUSES),
)
MANDATORY_ATTRIBUTES = frozenset({"UNIT_MEASURE"})


def components(cube: Cube, catalog: Catalog, names: Names, *, one_measure: bool) -> Components:
    """What the data structure of a cube is made of."""
    indicator = _indicator(cube, catalog)
    along = _dimensions(cube, catalog, names, indicator, one_measure=one_measure)
    around = _attributes(cube)
    measures = () if one_measure else _measures(cube, catalog, names, {c.id for c in (*along, *around)})
    return Components(along, around, measures or (_PRIMARY_MEASURE,), indicator if one_measure else None)


def indicators(cube: Cube, catalog: Catalog) -> tuple[str, ...]:
    """The ids of the indicators that come from a cube."""
    return catalog.links_to(cube.id).get(Role.CUBE, ())


def _indicator(cube: Cube, catalog: Catalog) -> str:
    """The id of the dimension of indicators: another one where the cube has codes of its own under the usual id."""
    coded = {dimension_id(d.id) for d in cube.dimensions if _codelist(cube, d, catalog)}
    return free_id(INDICATOR, coded)


def _dimensions(
    cube: Cube, catalog: Catalog, names: Names, indicator: str, *, one_measure: bool
) -> tuple[Component, ...]:
    """The dimensions in their order, time last. One that the cube names itself takes the place of the usual one."""
    usual = _usual_dimensions(names, indicator)
    own = {dimension_id(d.id): _own_dimension(cube, d, usual, catalog, names) for d in cube.dimensions}
    if not one_measure:
        del usual[indicator]
    components = {**{i: c for i, c in usual.items() if i not in own}, **own}
    time = components.pop(TIME)
    return (*components.values(), _without_codes(time))


def _attributes(cube: Cube) -> tuple[Component, ...]:
    """The attributes, less those that are dimensions of this cube."""
    own = {dimension.id for dimension in cube.dimensions}
    return tuple(attribute for attribute in _ATTRIBUTES if attribute.id not in own)


def _measures(cube: Cube, catalog: Catalog, names: Names, taken: set[str]) -> tuple[Component, ...]:
    """A measure for each indicator, of its id (or near it, where a dimension has that id); the values are its own."""
    concepts = names.concepts[Kind.STAT]
    return tuple(Component(id=free_id(i, taken), concept=Item(concepts, i)) for i in indicators(cube, catalog))


def dimension_names(cube: Cube, catalog: Catalog) -> Mapping[str, LangText]:
    """The concepts that this cube brings along: for each dimension without a variable behind it, its name.

    A dimension without a title is named after its code list, else by its id; FREQ and its like need no name.
    """
    return {
        dimension_id(d.id): _name(cube, d, catalog)
        for d in cube.dimensions
        if not (_variable(cube, d, catalog) or _is_usual(d))
    }


def _usual_dimensions(names: Names, indicator: str) -> dict[str, Component]:
    along = replace(_standard(INDICATOR, names.variables), id=indicator)
    usual = (_standard("FREQ", crossdomain.FREQUENCIES), _standard("REF_AREA", text_type="String"), along)
    return {component.id: component for component in (*usual, _TIME_DIMENSION)}


def _own_dimension(
    cube: Cube, dimension: Dimension, usual: Mapping[str, Component], catalog: Catalog, names: Names
) -> Component:
    """A dimension that the cube names; what it leaves open is as in the usual dimension of that id, if there is one."""
    component = Component(
        id=dimension_id(dimension.id),
        concept=_concept(cube, dimension, catalog, names),
        annotations=tuple(dimension_annotations(dimension)),
    )
    if codelist := _codelist(cube, dimension, catalog):
        return replace(component, codes=names.codelist(codelist))
    if like := usual.get(component.id):
        return replace(component, codes=like.codes, text_type=like.text_type)
    return component


def _concept(cube: Cube, dimension: Dimension, catalog: Catalog, names: Names) -> Item:
    if variable := _variable(cube, dimension, catalog):
        return Item(names.concepts[catalog[variable].kind], variable)
    if _is_usual(dimension):
        return crossdomain.concept(dimension.id)
    return Item(names.dimension_concepts(cube.id), dimension_id(dimension.id))


def _is_usual(dimension: Dimension) -> bool:
    """Whether the dimension is one of SDMX's own concepts, without a name that the cube gives it."""
    return dimension.title is None and dimension.id in crossdomain.CONCEPT_NAMES


def _variable(cube: Cube, dimension: Dimension, catalog: Catalog) -> str | None:
    known = catalog.links_from(cube.id).get(Role.DIMENSION, ())
    return dimension.variable if dimension.variable in known else None


def _codelist(cube: Cube, dimension: Dimension, catalog: Catalog) -> str | None:
    known = catalog.links_from(cube.id).get(Role.CODELIST, ())
    return dimension.codelist if dimension.codelist in known else None


def _name(cube: Cube, dimension: Dimension, catalog: Catalog) -> LangText:
    if dimension.title:
        return dimension.title
    codelist = _codelist(cube, dimension, catalog)
    return catalog[codelist].title if codelist else dict.fromkeys(cube.title, dimension.id)


def _without_codes(time: Component) -> Component:
    """SDMX 2.1 has no coded time dimension (TimeDimensionRepresentationType): its code list becomes an annotation."""
    if not time.codes:
        return time
    carried: Annotation = (LINK_TYPES[Role.CODELIST], None, time.codes.urn, None)
    return replace(time, codes=None, text_type="ObservationalTimePeriod", annotations=(*time.annotations, carried))
