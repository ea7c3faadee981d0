"""NAM: ids that every format can carry, and that stay apart in all of them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import TypeVar

from exporters.findings import Place, Related
from exporters.model.definitions import CodeList, Cube, Definition
from exporters.rules.check import Fault, Subject, check

LONGEST_ID = 100
"""Characters. CKAN, which many portals run on, gives a dataset's name no more room."""

_ID = re.compile(rf"[A-Za-z][A-Za-z0-9_-]{{0,{LONGEST_ID - 1}}}")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)

Item = TypeVar("Item")
Named = tuple[str, Place]


@check("NAM001", "duplicate-id")
def duplicate_id(subject: Subject) -> Iterator[Fault]:
    """Two files define the same id.

    A link to the id could mean either of them.

    Bad:

        id: visits   # in source/visits.yaml, and in source/visits_old.yaml

    Good:

        id: visits_old   # in source/visits_old.yaml

    To mend it, give one of them another id, or delete it.
    """
    for first, *others in _groups((d.id, d) for d in subject.reading.definitions):
        for other in others:
            yield Fault(
                f"`{other.id}` is defined twice",
                Place(other.path, ("id",)),
                related=(Related(Place(first.path, ("id",)), "it is defined here too"),),
            )


@check("NAM002", "unusable-id")
def unusable_id(subject: Subject) -> Iterator[Fault]:
    """An id that not every format can carry.

    An id becomes an XML id in DDI, a part of a web address in DCAT, an NCNameID in SDMX and a file name. What all
    of them allow: letters A to Z, digits, - and _, beginning with a letter, at most 100 characters; and not the
    name of a Windows device such as con or nul.

    Bad:

        id: visits/2025

    Good:

        id: visits_2025
        code: visits/2025

    To mend it, choose such an id, and keep the old one in `code`.
    """
    for name, place in _all_names(subject):
        if not _ID.fullmatch(name):
            yield Fault(f"the id {_shown(name)} cannot be carried by every format", place, _proposal(name))
        elif _DEVICES.fullmatch(name):
            yield Fault(f"the id `{name}` is the name of a device, and no file on Windows can have it", place)


@check("NAM003", "ids-fold-together")
def ids_fold_together(subject: Subject) -> Iterator[Fault]:
    """Two ids differ only in their capitals.

    Several systems do not tell capitals apart: file systems, SDMX registries, portals. There the two would be one.

    Bad:

        id: Visits   # there is visits, too

    Good:

        id: visits_total

    To mend it, change one of them by more than its capitals.
    """
    definitions = {d.id: d for d in subject.catalog}.values()
    for first, *others in _groups((d.id.casefold(), d) for d in definitions):
        for other in others:
            yield Fault(
                f"`{other.id}` and `{first.id}` differ only in their capitals",
                Place(other.path, ("id",)),
                related=(Related(Place(first.path, ("id",)), "the other one"),),
            )


@check("NAM004", "id-is-not-file-name")
def id_is_not_file_name(subject: Subject) -> Iterator[Fault]:
    """The id and the name of the file differ.

    Whoever looks for a definition looks for a file of its name.

    Bad:

        id: visits   # in the file source/visit.yaml

    Good:

        id: visits   # in the file source/visits.yaml

    To mend it, rename the file, or correct the id.
    """
    for definition in subject.reading.definitions:
        file = PurePosixPath(definition.path)
        if file.stem != definition.id:
            hint = f"rename it to {definition.id}{file.suffix}" if _ID.fullmatch(definition.id) else None
            yield Fault(f"the file {file.name} defines `{definition.id}`", Place(definition.path, ("id",)), hint)


@check("NAM005", "duplicate-part")
def duplicate_part(subject: Subject) -> Iterator[Fault]:
    """Two dimensions, codes, keywords or geographic levels have the same name in the same place.

    Capitals do not count, except in codes.

    A link or a value could mean either of them.

    Bad:

        codes:
          - {code: "1", title: {en: male}}
          - {code: "1", title: {en: female}}

    Good:

        codes:
          - {code: "1", title: {en: male}}
          - {code: "2", title: {en: female}}

    To mend it, rename one of them, or delete it.
    """
    for fold, names in _name_spaces(subject):
        for (first, _), *others in _groups((fold(name), (name, place)) for name, place in names):
            for name, place in others:
                twin = "" if name == first else f" (as `{first}`)"
                yield Fault(f"`{name}` stands here twice{twin}", place)


@check("NAM006", "several-keyword-schemes")
def several_keyword_schemes(subject: Subject) -> Iterator[Fault]:
    """The keywords are defined in more than one file.

    A catalogue has one keyword scheme.

    Portals show one scheme, and links to keywords of the other would lead nowhere.

    Bad:

        kind: keywords   # in keywords.yaml, and in themes.yaml

    Good:

        kind: keywords   # in keywords.yaml only

    To mend it, move all keywords into one file.
    """
    first, *others = subject.reading.keyword_files or ("",)
    for other in others:
        yield Fault("the keywords are defined twice", Place(other), related=(Related(Place(first), "here too"),))


def _groups(rows: Iterable[tuple[str, Item]]) -> Iterator[list[Item]]:
    groups: dict[str, list[Item]] = defaultdict(list)
    for key, item in rows:
        groups[key].append(item)
    return (group for group in groups.values() if len(group) > 1)


def _all_names(subject: Subject) -> Iterator[Named]:
    """Every id that a writer has to carry, with its place."""
    for definition in subject.reading.definitions:
        yield definition.id, Place(definition.path, ("id",))
        yield from _dimension_ids(definition)
    yield from _keyword_ids(subject)


def _dimension_ids(definition: Definition) -> Iterator[Named]:
    if isinstance(definition, Cube):
        for n, dimension in enumerate(definition.dimensions):
            yield dimension.id, Place(definition.path, ("dimensions", n, "id"))


def _keyword_ids(subject: Subject) -> Iterator[Named]:
    scheme, files = subject.catalog.keyword_scheme, subject.reading.keyword_files
    if scheme:
        for n, keyword in enumerate(scheme.keywords):
            yield keyword.id, Place(files[0], ("keywords", n, "id"))


def _name_spaces(subject: Subject) -> Iterator[tuple[Callable[[str], str], list[Named]]]:
    """The lists in which a name may stand only once, and what makes two names the same there."""
    for definition in subject.reading.definitions:
        yield str.casefold, list(_dimension_ids(definition))
        if isinstance(definition, CodeList):
            path = definition.path
            yield str, [(code.code, Place(path, ("codes", n, "code"))) for n, code in enumerate(definition.codes)]
    yield str.casefold, list(_keyword_ids(subject))
    levels = enumerate(subject.catalog.info.geographic_levels)
    yield str.casefold, [(level.id, Place(subject.catalog_file, ("geographic_levels", n, "id"))) for n, level in levels]


def _shown(name: str) -> str:
    return f"`{name}`" if len(name) <= LONGEST_ID else f"`{name[:40]}…` ({len(name)} characters)"


def _proposal(name: str) -> str | None:
    """The nearest usable id: without accents, other characters as `_`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    usable = re.sub(r"[^A-Za-z0-9_-]+", "_", plain).strip("_")[:LONGEST_ID]
    if usable and not usable[0].isalpha():
        usable = f"v{usable}"[:LONGEST_ID]
    return f"for instance `{usable}`" if _ID.fullmatch(usable) else None
