"""Which formats there are: ours and everybody else's, found by entry point.

A format is an entry point of the group `varcat.formats` that names a Format; the code that reads its files back
is one of the group `varcat.proofs` of the same name. One that cannot be loaded is listed with the cause and
never gets in the way of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from exporters.findings import VarcatError
from exporters.format import Format
from exporters.model.catalog import Edge
from exporters.model.fields import FIELDS

FORMATS, PROOFS = "varcat.formats", "varcat.proofs"

ReadLinks = Callable[[Path], Iterable[Edge]]
"""Rebuilds the links of one written file from the file alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """A format as it was found. `format` is None, and `problem` says why, if it cannot be used."""

    name: str
    distribution: str
    format: Format | None = None
    problem: str | None = None


def plugins() -> tuple[Plugin, ...]:
    """Every format that is installed, ordered by name; never raises."""
    proofs = {point.name for point in entry_points(group=PROOFS)}
    found: dict[str, Plugin] = {}
    for point in sorted(entry_points(group=FORMATS), key=lambda p: (p.name, _distribution(p) != "varcat", p.value)):
        found.setdefault(point.name, _plugin(point, proofs))
    return tuple(found.values())


def chosen(names: Iterable[str]) -> tuple[Format, ...]:
    """The formats of the given names, in their order.

    Raises VarcatError for a name that there is not, or whose format cannot be used.
    """
    known = {plugin.name: plugin for plugin in plugins()}
    return tuple(_usable(name, known) for name in dict.fromkeys(names))


def reader(name: str) -> ReadLinks:
    """The code that reads a format's files back; raises VarcatError if there is none."""
    for point in entry_points(group=PROOFS, name=name):
        loaded: ReadLinks = point.load()
        return loaded
    raise VarcatError(f"there is no entry point {name} in the group {PROOFS}")


def _plugin(point: EntryPoint, proofs: set[str]) -> Plugin:
    distribution = _distribution(point)
    try:
        loaded = point.load()
    except Exception as error:  # noqa: BLE001  # whatever a stranger's module does, the others must go on
        return Plugin(name=point.name, distribution=distribution, problem=_cause(error, distribution))
    problems = "; ".join(_problems(point, loaded, proofs))
    return Plugin(
        name=point.name,
        distribution=distribution,
        format=None if problems else loaded,
        problem=problems or None,
    )


def _problems(point: EntryPoint, loaded: object, proofs: set[str]) -> Iterator[str]:
    if not isinstance(loaded, Format):
        yield f"{point.value} is not a Format"
        return
    if loaded.name != point.name:
        yield f"the format calls itself {loaded.name}"
    if point.name not in proofs:
        yield f"nothing can prove its links: it has no entry point in the group {PROOFS}"
    if missing := [field for field in FIELDS if field not in loaded.coverage]:
        yield f"its coverage does not speak of {', '.join(missing)}"


def _cause(error: Exception, distribution: str) -> str:
    """Why a format cannot be loaded, and the command that is most likely to help."""
    missing = error.name if isinstance(error, ModuleNotFoundError) and error.name else None
    command = f"pip install {missing or f'--force-reinstall {distribution}'}"
    return f"{type(error).__name__}: {' '.join(str(error).split())}; try: {command}"


def _usable(name: str, known: dict[str, Plugin]) -> Format:
    plugin = known.get(name)
    if plugin is None:
        raise VarcatError(f"there is no format {name}; there are {', '.join(known)}")
    if plugin.format is None:
        raise VarcatError(f"the format {name} cannot be used: {plugin.problem}")
    return plugin.format


def _distribution(point: EntryPoint) -> str:
    return point.dist.name if point.dist else "an unknown package"
