"""Which formats there are: ours and everybody else's, found by entry point.

A format is an entry point of the group `varcat.formats` that names a Format; the code that reads its files back
is one of the group `varcat.proofs` of the same name. One that cannot be loaded is listed with the cause and
never gets in the way of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import Distribution, EntryPoint, entry_points
from pathlib import Path
from typing import TypeVar

from exporters.findings import VarcatError
from exporters.format import Format, Profile
from exporters.model.catalog import Edge
from exporters.model.fields import FIELDS

Found = TypeVar("Found")

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The formats to publish, and the profiles that hold for them, at most one that was asked for a format.

    `left_out` are installed formats that cannot be used and were not asked for by name.
    """

    formats: tuple[Format, ...]
    profiles: tuple[Profile, ...] = ()
    left_out: tuple[Plugin, ...] = ()

    @property
    def demanding(self) -> tuple[Profile, ...]:
        """The profiles whose demands hold: those asked for, and those of the formats themselves."""
        own = (profile for form in self.formats for profile in form.profiles if profile.name == form.name)
        return tuple(dict.fromkeys((*self.profiles, *own)))

    def profile_of(self, form: Format) -> str | None:
        """The name of the profile that was asked for of a format."""
        return next((profile.name for profile in self.profiles if profile in form.profiles), None)


def select(found: Sequence[Plugin], formats: Iterable[str] | None = None, profiles: Iterable[str] = ()) -> Selection:
    """Of what was found, the formats that are named (None: all that do not wait to be), and those of the profiles.

    Raises VarcatError for a name that there is not, a format that cannot be used, and two profiles of one format.
    """
    usable = [plugin.format for plugin in found if plugin.format]
    homes = {profile.name: (form, profile) for form in usable for profile in form.profiles}
    wanted = [_known(name, homes, "profile") for name in dict.fromkeys(profiles)]
    named = _chosen(formats, found) if formats is not None else tuple(form for form in usable if not form.on_request)
    for form in (twice := [form for form, _ in wanted]):
        if twice.count(form) > 1:
            raise VarcatError(f"the format {form.name} can be written for one profile at a time")
    return Selection(
        formats=tuple({form.name: form for form in (*named, *twice)}.values()),
        profiles=tuple(profile for _, profile in wanted),
        left_out=() if formats is not None else tuple(plugin for plugin in found if not plugin.format),
    )


def all_profiles(found: Iterable[Plugin]) -> tuple[Profile, ...]:
    """Every profile of the usable formats."""
    return tuple(profile for plugin in found if plugin.format for profile in plugin.format.profiles)


def plugins() -> tuple[Plugin, ...]:
    """Every format that is installed, ordered by name; never raises."""
    points = entry_points()
    proofs = points.select(group=PROOFS).names
    formats = [(point, _distribution(point)) for point in points.select(group=FORMATS)]
    found: dict[str, Plugin] = {}
    for point, distribution in sorted(formats, key=lambda pair: (pair[0].name, pair[1] != "varcat", pair[0].value)):
        found.setdefault(point.name, _plugin(point, distribution, proofs))
    return tuple(found.values())


def chosen(names: Iterable[str]) -> tuple[Format, ...]:
    """The formats of the given names, in their order.

    Raises VarcatError for a name that there is not, or whose format cannot be used.
    """
    return _chosen(names, plugins())


def reader(name: str) -> ReadLinks:
    """The code that reads a format's files back; raises VarcatError if there is none."""
    for point in entry_points(group=PROOFS, name=name):
        loaded: ReadLinks = point.load()
        return loaded
    raise VarcatError(f"there is no entry point {name} in the group {PROOFS}")


def _chosen(names: Iterable[str], found: Iterable[Plugin]) -> tuple[Format, ...]:
    known = {plugin.name: plugin for plugin in found}
    return tuple(_usable(name, known) for name in dict.fromkeys(names))


def _plugin(point: EntryPoint, distribution: str, proofs: set[str]) -> Plugin:
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


def _usable(name: str, known: Mapping[str, Plugin]) -> Format:
    plugin = _known(name, known, "format")
    if plugin.format is None:
        raise VarcatError(f"the format {name} cannot be used: {plugin.problem}")
    return plugin.format


def _known(name: str, known: Mapping[str, Found], what: str) -> Found:
    if name not in known:
        raise VarcatError(f"there is no {what} {name}; there are {', '.join(known)}")
    return known[name]


def _distribution(point: EntryPoint) -> str:
    return _name(point.dist) if point.dist else "an unknown package"


@lru_cache
def _name(distribution: Distribution) -> str:
    """The name of a package, for which its metadata are read, README and all."""
    return distribution.name
