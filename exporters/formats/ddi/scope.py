"""What a document about some subjects has to hold beside them."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition
from exporters.model.vocabulary import Role


def outside(catalog: Catalog, subjects: Sequence[Definition]) -> tuple[Definition, ...]:
    """What the subjects link to and is not among them, each once, in the order of the links."""
    if len(subjects) == len(catalog):
        return ()
    known = {subject.id for subject in subjects}
    targets = {
        target: catalog[target]
        for subject in subjects
        for role, linked in catalog.links_from(subject.id).items()
        if role not in {Role.KEYWORD, Role.EXACT_MATCH}
        for target in linked
        if target not in known
    }
    return tuple(targets.values())
