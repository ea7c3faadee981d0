"""The cascade: where a value comes from (upstream), what comes from it (downstream), and the links beside it.

Nothing here recurses and every definition is opened once, so chains of any length, diamonds and circles are safe.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from exporters.model.catalog import Catalog
from exporters.model.vocabulary import DERIVATION_ROLES, Role

Steps = Callable[[str], Mapping[str, tuple[Role, ...]]]
"""One step of a cascade: from an id to the ids next to it, each with the roles of the link."""

DEEPEST = 24
"""How far a walk goes before it leaves the rest for a walk of its own, so that a tree stays as wide as a screen."""

_DERIVATION = tuple(role for role in Role if role in DERIVATION_ROLES)
_BESIDE = tuple(role for role in Role if role not in DERIVATION_ROLES)
_OUTSIDE = frozenset({Role.KEYWORD, Role.EXACT_MATCH})


class Rest(StrEnum):
    """Where the steps behind a step are told."""

    HERE = ""
    """Next, or there are none."""
    ABOVE = "shown above"
    BELOW = "shown below"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a walk: the definition it leads to and as what; `depth` counts from 1 at the start.

    `last` says that no other step leaves the same definition after it.
    """

    identifier: str
    roles: tuple[Role, ...]
    depth: int
    last: bool
    rest: Rest


@dataclass(frozen=True, slots=True)
class Tie:
    """The links between a definition and one neighbour that are no derivation.

    `target` is an id, for KEYWORD a keyword's id, for EXACT_MATCH an IRI; `outward` roles are links to it, `inward`
    ones links from it.
    """

    target: str
    outward: tuple[Role, ...] = ()
    inward: tuple[Role, ...] = ()


def origins(catalog: Catalog) -> Steps:
    """The steps upstream: from a definition to what it is directly derived from."""
    return lambda identifier: _roles_by_other(catalog.links_from(identifier), _DERIVATION)


def products(catalog: Catalog) -> Steps:
    """The steps downstream: from a definition to what is directly derived from it."""
    return lambda identifier: _roles_by_other(catalog.links_to(identifier), _DERIVATION)


def dependents(catalog: Catalog) -> Steps:
    """The steps from a definition to what is derived from it or takes its values from it, a code list included."""
    return lambda identifier: _roles_by_other(catalog.links_to(identifier), (*_DERIVATION, Role.CODELIST))


def reached(start: str, steps: Steps) -> dict[str, int]:
    """Every definition that steps lead to, nearest first, with the number of steps; without the start itself."""
    distances, waiting = {start: 0}, deque([start])
    while waiting:
        here = waiting.popleft()
        for other in steps(here):
            if other not in distances:
                distances[other] = distances[here] + 1
                waiting.append(other)
    del distances[start]
    return distances


def walk(start: str, steps: Steps, shown: set[str]) -> Iterator[Step]:
    """The tree of steps from a definition, in the order in which one reads it.

    A definition in `shown` is not opened again, nor is one at DEEPEST; those that are opened are added.
    """
    shown.add(start)
    branches = [_with_last(steps(start))]
    while branches:
        step = next(branches[-1], None)
        if step is None:
            branches.pop()
            continue
        identifier, roles, last = step
        further, depth = steps(identifier), len(branches)
        rest = _rest(identifier, further, depth, shown)
        yield Step(identifier, roles, depth, last, rest)
        if further and rest is Rest.HERE:
            shown.add(identifier)
            branches.append(_with_last(further))


def starts(catalog: Catalog) -> Iterator[str]:
    """The definitions that nothing is derived from, and one of each circle that no other way leads into."""
    downstream, upstream, seen = products(catalog), origins(catalog), set[str]()
    for identifier in sorted(catalog.definitions, key=lambda i: (bool(downstream(i)), i)):
        if identifier not in seen:
            yield identifier
            seen.update(_newly_reached(identifier, upstream, seen))


def derivations(catalog: Catalog, identifiers: Iterable[str]) -> Iterator[tuple[str, tuple[Role, ...], str]]:
    """The derivation links among some definitions: what is derived, the roles, what from."""
    among, upstream = dict.fromkeys(identifiers), origins(catalog)
    for product in among:
        for origin, roles in upstream(product).items():
            if origin in among:
                yield product, roles, origin


def beside(catalog: Catalog, identifier: str) -> Mapping[Role, tuple[str, ...]]:
    """The links of a definition that are no derivation: role -> ids, keywords or IRIs."""
    links = catalog.links_from(identifier)
    return {role: links[role] for role in _BESIDE if role in links}


def named_by(catalog: Catalog, identifier: str) -> Mapping[Role, tuple[str, ...]]:
    """The links to a definition that are no derivation: role -> ids of the definitions that state them.

    A keyword may have the id of a definition; the links to it are not the definition's.
    """
    links = catalog.links_to(identifier)
    return {role: links[role] for role in _BESIDE if role in links and role not in _OUTSIDE}


def ties(catalog: Catalog, identifier: str) -> tuple[Tie, ...]:
    """The links beside a definition, both ways, gathered by neighbour, in the order of Role."""
    links = beside(catalog, identifier)
    outward = _roles_by_other(links, [role for role in links if role not in _OUTSIDE])
    inward = _roles_by_other(named_by(catalog, identifier), _BESIDE)
    definitions = [Tie(other, outward.get(other, ()), inward.get(other, ())) for other in {**outward, **inward}]
    outside = [Tie(other, (role,)) for role in _BESIDE if role in _OUTSIDE for other in links.get(role, ())]
    return (*definitions, *outside)


def _roles_by_other(links: Mapping[Role, tuple[str, ...]], wanted: Iterable[Role]) -> dict[str, tuple[Role, ...]]:
    roles: dict[str, tuple[Role, ...]] = {}
    for role in wanted:
        for other in links.get(role, ()):
            roles[other] = (*roles.get(other, ()), role)
    return roles


def _with_last(steps: Mapping[str, tuple[Role, ...]]) -> Iterator[tuple[str, tuple[Role, ...], bool]]:
    return ((other, roles, n == len(steps)) for n, (other, roles) in enumerate(steps.items(), 1))


def _rest(identifier: str, further: Mapping[str, tuple[Role, ...]], depth: int, shown: set[str]) -> Rest:
    if not further:
        return Rest.HERE
    if identifier in shown:
        return Rest.ABOVE
    return Rest.BELOW if depth == DEEPEST else Rest.HERE


def _newly_reached(start: str, steps: Steps, seen: set[str]) -> set[str]:
    return {start, *reached(start, lambda here: {i: roles for i, roles in steps(here).items() if i not in seen})}
