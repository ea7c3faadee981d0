"""Versions by meaning: what changed since the last publication raises the version of what it changed.

Words raise the patch, an addition the minor, a removal or another meaning the major part (https://semver.org).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from exporters.changes.change import Weight
from exporters.changes.comparison import changes, heaviest
from exporters.format import FIRST_VERSION
from exporters.model.catalog import Catalog
from exporters.model.vocabulary import Role

_PARTS = ("major", "minor", "patch")


def next_versions(before: Mapping[str, str], old: Catalog, new: Catalog) -> dict[str, str]:
    """The version of every definition, by id, and of the catalogue as a whole, by its id.

    `before` are the versions that `old` was published with; what it does not name had the first one.
    """
    weights: dict[str, list[Weight]] = defaultdict(list)
    found = changes(old, new)
    for change in found:
        weights[change.subject].append(change.weight)
    for cube, weight in _measures_that_came_or_went(old, new):
        weights[cube].append(weight)
    ids = {identifier: weights.get(identifier, []) for identifier in sorted(new.definitions)}
    versions = {
        identifier: raised(before.get(identifier, FIRST_VERSION), max(some, key=lambda w: w.rank, default=None))
        if identifier in old.definitions
        else FIRST_VERSION
        for identifier, some in ids.items()
    }
    return {new.info.id: raised(before.get(new.info.id, FIRST_VERSION), heaviest(found)), **versions}


def _measures_that_came_or_went(old: Catalog, new: Catalog) -> Iterator[tuple[str, Weight]]:
    """An indicator says which cube it is in, but the structure of the cube is what gains or loses a measure."""
    before, now = ({(e.target, e.source) for e in catalog.edges() if e.role is Role.CUBE} for catalog in (old, new))
    yield from ((cube, Weight.ADDITION) for cube, _ in now - before)
    yield from ((cube, Weight.BREAK) for cube, _ in before - now)


def raised(version: str, weight: Weight | None) -> str:
    """A semantic version raised by what changes weigh; the parts behind the one that is raised begin anew."""
    if weight is None:
        return version
    numbers = [int(number) for number in version.split(".")]
    place = _PARTS.index(weight.part)
    return ".".join(map(str, (*numbers[:place], numbers[place] + 1, *(0 for _ in numbers[place + 1 :]))))
