"""The children of `dataDscr`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporters.formats.ddi.codebook.book import Book
from exporters.formats.ddi.codebook.cubes import ncube, ncube_stub
from exporters.formats.ddi.codebook.links import related
from exporters.formats.ddi.codebook.variables import var, var_stub
from exporters.formats.ddi.scope import outside
from exporters.model.definitions import Cube, Definition
from exporters.model.vocabulary import Role


def data(book: Book, subjects: Sequence[Definition]) -> Iterator[str]:
    """Groups, then variables, then cubes, as the schema wants it, each as text.

    The subjects of each class are followed by stubs of what they link to and is no subject itself.
    """
    stubs = outside(book.catalog, subjects)
    for subject in subjects:
        if Role.RELATED in book.catalog.links_from(subject.id):
            yield related(book.catalog, subject.id)
    for definition in subjects:
        if not isinstance(definition, Cube):
            yield var(book, definition)
    for definition in stubs:
        if not isinstance(definition, Cube):
            yield var_stub(definition)
    for cube in subjects:
        if isinstance(cube, Cube):
            yield ncube(book, cube)
    for cube in stubs:
        if isinstance(cube, Cube):
            yield ncube_stub(book, cube)
