"""The children of `dataDscr`."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.formats.ddi.codebook.book import Book
from exporters.formats.ddi.codebook.cubes import write_ncube, write_ncube_stub
from exporters.formats.ddi.codebook.links import write_related
from exporters.formats.ddi.codebook.variables import write_var, write_var_stub
from exporters.formats.ddi.scope import outside
from exporters.formats.xml import XmlStream
from exporters.model.definitions import Cube, Definition
from exporters.model.vocabulary import Role


def write_data(xml: XmlStream, book: Book, subjects: Sequence[Definition]) -> None:
    """Groups, then variables, then cubes, as the schema wants it.

    The subjects of each class are followed by stubs of what they link to and is no subject itself.
    """
    stubs = outside(book.catalog, subjects)
    for subject in subjects:
        if Role.RELATED in book.catalog.links_from(subject.id):
            write_related(xml, book.catalog, subject.id)
    for definition in subjects:
        if not isinstance(definition, Cube):
            write_var(xml, book, definition)
    for definition in stubs:
        if not isinstance(definition, Cube):
            write_var_stub(xml, definition)
    for cube in subjects:
        if isinstance(cube, Cube):
            write_ncube(xml, book, cube)
    for cube in stubs:
        if isinstance(cube, Cube):
            write_ncube_stub(xml, book, cube)
