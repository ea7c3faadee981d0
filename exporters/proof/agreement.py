"""What the files of one run say of the same things: they must agree, and hold together whatever any of them refers to.

A standard whose things have names that hold everywhere, such as the URNs of SDMX, lets a thing be in many files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from exporters.model.catalog import Edge

_NOTHING: Mapping[str, str] = MappingProxyType({})
_FEW = 3


class Links(frozenset[Edge]):
    """The links of one file, and what else a reader may tell of it.

    `meanings` are the names that the file declares, each with a fingerprint of what it says of the thing; `lacking`
    are names that it refers to and does not declare, which another file of the run has to.
    """

    meanings: Mapping[str, str] = _NOTHING
    lacking: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Named:
    """A file, and its `meanings` and `lacking` names."""

    file: Path
    meanings: Mapping[str, str]
    lacking: frozenset[str]


def contradictions(files: Iterable[Named], root: Path) -> Iterator[str]:
    """In words, the files of a run that say different things of one name, or refer to what none of them declares."""
    first: dict[str, Named] = {}
    said: dict[str, str] = {}
    every = tuple(files)
    for one in every:
        differing = [name for name, meaning in one.meanings.items() if said.setdefault(name, meaning) != meaning]
        for name in one.meanings:
            first.setdefault(name, one)
        if differing:
            other = _shown(first[differing[0]], root)
            yield f"{_shown(one, root)} and {other} say different things of {_listed(differing)}"
    for one in every:
        if missing := sorted(one.lacking - said.keys()):
            yield f"{_shown(one, root)} refers to {_listed(missing)}, which no file declares"


def _shown(one: Named, root: Path) -> str:
    return one.file.relative_to(root).as_posix()


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return ", ".join(names[:_FEW]) + more
