"""Two states of a catalogue, each in a folder or in a git revision, and what changed from one to the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from exporters.changes.change import Change
from exporters.changes.comparison import changes
from exporters.findings import CatalogError, Finding, Location, Place, VarcatError
from exporters.git import check_out, inside
from exporters.model.catalog import Catalog
from exporters.reading.careful import Tree
from exporters.reading.loading import CATALOG_FILE, Reading, locate, location, read_catalog


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A catalogue as it stood somewhere.

    `name` is what the user called it, `root` the folder that it was read from, `shown` the folder as reports show it;
    `reading` is all that the folder says; `unread` are the findings about files that could not be used, with paths as
    reports show them.
    """

    name: str
    root: Path
    shown: Path
    catalog: Catalog
    reading: Reading
    unread: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed from one state to another. `places` says where, in the order of the changes."""

    before: State
    after: State
    changes: tuple[Change, ...]
    places: tuple[Location, ...]

    @property
    def rows(self) -> Iterator[tuple[Change, Location]]:
        """Each change and its place."""
        return zip(self.changes, self.places, strict=True)


@contextmanager
def state(name: str, folder: Path) -> Iterator[State]:
    """The state that a name means, for the length of the block.

    A name is a folder with a catalogue; or a git revision, for the catalogue in `folder`; or `REVISION:FOLDER`, where
    the folder counts from the top of the repository.

    Raises VarcatError if there is no such thing, or its `catalog.yaml` cannot be used.
    """
    if Path(name).is_dir():
        yield _read(name, Path(name), Path(name))
        return
    with _checked_out(name, folder) as root:
        yield _read(name, root, folder)


def has_catalogue(revision: str, folder: Path) -> bool:
    """Whether there was a catalogue in a folder at a revision; raises VarcatError if there is no such revision."""
    with _checked_out(revision, folder) as root:
        return (root / CATALOG_FILE).is_file()


def catalogue_at(revision: str, folder: Path) -> Catalog | None:
    """The catalogue that stood in a folder at a revision, if there was one; what could not be linked is left out."""
    with _checked_out(revision, folder) as root:
        return read_catalog(root).catalog if (root / CATALOG_FILE).is_file() else None


def compared(before: State, after: State) -> Comparison:
    """What changed; raises CatalogError if a file of the later state cannot be used: it would pass for a removal."""
    if after.unread:
        raise CatalogError(after.unread, after.reading.files)
    found = changes(before.catalog, after.catalog)
    places = tuple(_places((change.where for change in found), before, after))
    return Comparison(before=before, after=after, changes=found, places=places)


@contextmanager
def _checked_out(name: str, folder: Path) -> Iterator[Path]:
    revision, colon, below = name.partition(":")
    with TemporaryDirectory(prefix="varcat.") as temporary:
        root = Path(temporary).resolve()
        check_out(folder, revision, below.strip("/") if colon else inside(folder), root)
        yield root


def _read(name: str, root: Path, shown: Path) -> State:
    if not (root / CATALOG_FILE).is_file():
        raise VarcatError(f"{name} has no {CATALOG_FILE}" + (f" in {shown}" if root != shown else ""))
    reading = read_catalog(root)
    unread = tuple(replace(f, where=_moved(f.location, root, shown)) for f in locate(reading.findings))
    if reading.catalog is None:
        raise CatalogError(unread, reading.files)
    return State(name=name, root=root, shown=shown, catalog=reading.catalog, reading=reading, unread=unread)


def _places(some: Iterable[Place], before: State, after: State) -> Iterator[Location]:
    """Where to look in the later state; for what is gone, at the top of where its file was."""
    trees: dict[str, Tree] = {}
    for place in some:
        path = (after.root / CATALOG_FILE).as_posix() if place.path == CATALOG_FILE else place.path
        if Path(path).is_relative_to(after.root):
            yield _moved(location(place._replace(path=path), trees), after.root, after.shown)
        else:
            yield Location(_rebased(path, before.root, after.shown))


def _moved(where: Location, root: Path, shown: Path) -> Location:
    return replace(where, path=_rebased(where.path, root, shown))


def _rebased(path: str, root: Path, shown: Path) -> str:
    return (shown / Path(path).relative_to(root)).as_posix()
