"""The children of `dataDscr`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from exporters.formats.ddi.cubes import add_ncube, add_ncube_stub
from exporters.formats.ddi.links import add_related
from exporters.formats.ddi.stream import Part
from exporters.formats.ddi.variables import add_var, add_var_stub
from exporters.model.catalog import Catalog
from exporters.model.definitions import Cube, Definition
from exporters.model.vocabulary import Role


def data_parts(catalog: Catalog, subjects: Sequence[Definition]) -> Iterator[Part]:
    """The children of `dataDscr` in the order of the schema: groups, then variables, then cubes.

    The subjects of each class are followed by stubs of what they link to and is no subject itself.
    """
    identifiers = {subject.id for subject in subjects}
    stubs = _outside(catalog, subjects, identifiers)
    for subject in subjects:
        if Role.RELATED in catalog.links_from(subject.id):
            yield partial(add_related, catalog=catalog, identifier=subject.id)
    yield from (partial(add_var, catalog=catalog, definition=d) for d in subjects if not isinstance(d, Cube))
    yield from (partial(add_var_stub, definition=d) for d in stubs if not isinstance(d, Cube))
    for add_cube, cubes in ((add_ncube, subjects), (add_ncube_stub, stubs)):
        for cube in cubes:
            if isinstance(cube, Cube):
                yield partial(add_cube, catalog=catalog, cube=cube, subjects=identifiers)


def _outside(catalog: Catalog, subjects: Iterable[Definition], identifiers: set[str]) -> list[Definition]:
    """What the subjects link to and is not among them, each once, in the order of the links."""
    targets = {
        target: catalog[target]
        for subject in subjects
        for role, linked in catalog.links_from(subject.id).items()
        if role not in {Role.KEYWORD, Role.EXACT_MATCH}
        for target in linked
        if target not in identifiers
    }
    return list(targets.values())
