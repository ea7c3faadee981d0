"""Cubes as `nCube`."""

from __future__ import annotations

from exporters.formats.ddi.codebook.book import Book
from exporters.formats.ddi.codebook.links import NCUBE_CARRIERS, links_note
from exporters.formats.ddi.codebook.notes import notes
from exporters.formats.ddi.codebook.references import references
from exporters.formats.ddi.codebook.texts import description
from exporters.formats.ddi.codebook.variables import ANLYS_UNIT, LABL, MARGIN, UNIVERSE, measured_in, version
from exporters.formats.ddi.facts import definition_facts
from exporters.formats.ddi.names import generated_id
from exporters.formats.xml import in_languages, quoted
from exporters.model.definitions import Cube, Definition, Dimension, Measurable
from exporters.model.vocabulary import Role


def ncube(book: Book, cube: Cube) -> str:
    """A cube in full, with the links that leave it, and those of its measures that are subjects."""
    catalog = book.catalog
    return (
        f"\n    <nCube{_name(cube)}{version(catalog, cube)}{references(catalog, cube)}"
        f' dmnsQnty="{len(cube.dimensions)}">'
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
    return f"\n    <nCube{_name(cube)}>{inside}\n    </nCube>"


def _name(cube: Cube) -> str:
    return f' ID="{cube.id}" name={quoted(cube.code or cube.id)}'


def _dimensions(cube: Cube) -> str:
    return "".join([_axis(cube, dimension, rank) for rank, dimension in enumerate(cube.dimensions, 1)])


def _axis(cube: Cube, dimension: Dimension, rank: int) -> str:
    """An axis. One that has no variable refers to its code list, which is a `var` as well."""
    target = dimension.variable or dimension.codelist
    reference = f' varRef="{target}"' if target else ""
    return f'\n      <dmns ID="{generated_id("dimension", cube.id, dimension.id)}" rank="{rank}"{reference}/>'


def _measures(book: Book, cube: Cube) -> str:
    stats = [book.catalog[i] for i in book.catalog.links_to(cube.id).get(Role.CUBE, ()) if i in book.subjects]
    return "".join([f'\n      <measure varRef="{stat.id}"{_unit(stat)}/>' for stat in stats])


def _unit(stat: Definition) -> str:
    return measured_in(stat.unit) if isinstance(stat, Measurable) else ""
