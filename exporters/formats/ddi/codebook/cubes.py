"""Cubes as `nCube`."""

from __future__ import annotations

from exporters.formats.ddi.codebook.book import Book
from exporters.formats.ddi.codebook.links import NCUBE_CARRIERS, links_note
from exporters.formats.ddi.codebook.notes import notes
from exporters.formats.ddi.codebook.references import references
from exporters.formats.ddi.codebook.texts import description
from exporters.formats.ddi.codebook.variables import ANLYS_UNIT, LABL, MARGIN, UNIVERSE, unit_attributes, version
from exporters.formats.ddi.facts import definition_facts
from exporters.formats.ddi.names import generated_id
from exporters.formats.xml import Attributes, attributes, in_languages
from exporters.model.definitions import Cube, Definition, Dimension, Measurable
from exporters.model.vocabulary import Role


def ncube(book: Book, cube: Cube) -> str:
    """A cube in full, with the links that leave it, and those of its measures that are subjects."""
    catalog = book.catalog
    values = {
        **_name(cube),
        **version(catalog, cube),
        **references(catalog, cube),
        "dmnsQnty": str(len(cube.dimensions)),
    }
    return (
        f"\n    <nCube{attributes(values)}>"
        f"{in_languages(LABL, cube.title)}"
        f"{description(cube, is_plain=book.is_plain)}"
        f"{in_languages(UNIVERSE, cube.population)}"
        f"{in_languages(ANLYS_UNIT, cube.unit_type)}"
        f"{_dimensions(cube)}"
        f"{_measures(book, cube)}"
        f"{links_note(book, catalog.links_from(cube.id), NCUBE_CARRIERS)}"
        f"{notes(MARGIN, definition_facts(catalog.info, cube))}"
        "\n    </nCube>"
    )


def ncube_stub(book: Book, cube: Cube) -> str:
    """Id, title and the measures that are subjects: a link to a cube leaves the indicator, not the cube."""
    inside = f"{in_languages(LABL, cube.title)}{_measures(book, cube)}"
    return f"\n    <nCube{attributes(_name(cube))}>{inside}\n    </nCube>"


def _name(cube: Cube) -> Attributes:
    return {"ID": cube.id, "name": cube.code or cube.id}


def _dimensions(cube: Cube) -> str:
    """The axes in their order. One that has no variable refers to its code list, which is a `var` as well."""
    axes = [_axis(cube, dimension, rank) for rank, dimension in enumerate(cube.dimensions, 1)]
    return "".join([f"\n      <dmns{attributes(axis)}/>" for axis in axes])


def _axis(cube: Cube, dimension: Dimension, rank: int) -> Attributes:
    return {
        "ID": generated_id("dimension", cube.id, dimension.id),
        "rank": str(rank),
        "varRef": dimension.variable or dimension.codelist,
    }


def _measures(book: Book, cube: Cube) -> str:
    stats = [book.catalog[i] for i in book.catalog.links_to(cube.id).get(Role.CUBE, ()) if i in book.subjects]
    return "".join([f"\n      <measure{attributes(_measure(stat))}/>" for stat in stats])


def _measure(stat: Definition) -> Attributes:
    return {"varRef": stat.id, **unit_attributes(stat.unit if isinstance(stat, Measurable) else None)}
