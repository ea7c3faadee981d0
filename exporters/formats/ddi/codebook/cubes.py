"""Cubes as `nCube`."""

from __future__ import annotations

from exporters.formats.ddi.codebook.book import Book
from exporters.formats.ddi.codebook.links import NCUBE_CARRIERS, write_links
from exporters.formats.ddi.codebook.notes import write_notes
from exporters.formats.ddi.codebook.references import references
from exporters.formats.ddi.codebook.texts import write_description
from exporters.formats.ddi.codebook.variables import unit_attributes, version
from exporters.formats.ddi.facts import definition_facts
from exporters.formats.ddi.names import generated_id
from exporters.formats.xml import Attributes, XmlStream
from exporters.model.definitions import Cube, Measurable
from exporters.model.vocabulary import Role


def write_ncube(xml: XmlStream, book: Book, cube: Cube) -> None:
    """A cube in full, with the links that leave it, and those of its measures that are subjects."""
    catalog = book.catalog
    attributes = {
        **_name(cube),
        **version(catalog, cube),
        **references(catalog, cube),
        "dmnsQnty": str(len(cube.dimensions)),
    }
    with xml.element("nCube", attributes):
        xml.texts("labl", cube.title)
        write_description(xml, cube, is_plain=book.is_plain)
        xml.texts("universe", cube.population or {})
        xml.texts("anlysUnit", cube.unit_type or {})
        _write_dimensions(xml, cube)
        _write_measures(xml, book, cube)
        write_links(xml, book, catalog.links_from(cube.id), NCUBE_CARRIERS)
        write_notes(xml, definition_facts(catalog.info, cube))


def write_ncube_stub(xml: XmlStream, book: Book, cube: Cube) -> None:
    """Id, title and the measures that are subjects: a link to a cube leaves the indicator, not the cube."""
    with xml.element("nCube", _name(cube)):
        xml.texts("labl", cube.title)
        _write_measures(xml, book, cube)


def _name(cube: Cube) -> Attributes:
    return {"ID": cube.id, "name": cube.code or cube.id}


def _write_dimensions(xml: XmlStream, cube: Cube) -> None:
    """The axes in their order. One that has no variable refers to its code list, which is a `var` as well."""
    for rank, dimension in enumerate(cube.dimensions, 1):
        attributes = {
            "ID": generated_id("dimension", cube.id, dimension.id),
            "rank": str(rank),
            "varRef": dimension.variable or dimension.codelist,
        }
        xml.empty("dmns", attributes)


def _write_measures(xml: XmlStream, book: Book, cube: Cube) -> None:
    for identifier in book.catalog.links_to(cube.id).get(Role.CUBE, ()):
        if identifier in book.subjects:
            stat = book.catalog[identifier]
            unit = stat.unit if isinstance(stat, Measurable) else None
            xml.empty("measure", {"varRef": identifier, **unit_attributes(unit)})
