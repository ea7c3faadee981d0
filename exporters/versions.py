"""Versions by meaning: what changed since the last publication raises the version of what it changed.

Words raise the patch, an addition the minor, a removal or another meaning the major part (https://semver.org).

What refers to something changes with its version: the structure of a cube refers to the concepts of all indicators, so
it rises by as much as the catalogue does (https://github.com/sdmx-twg/semver, Changing an artefact reference).
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from exporters.changes.change import PARTS, Change
from exporters.changes.comparison import changes, next_part
from exporters.findings import VarcatError
from exporters.format import FIRST_VERSION
from exporters.model.catalog import Catalog
from exporters.model.definitions import Cube

_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")


@dataclass(frozen=True, slots=True)
class Versions:
    """The version of every definition, by id, and of the catalogue, by its id; `state` is the catalogue that has them.

    The state is the one of `fingerprint`; "" stands for a publication without versions.
    """

    versions: Mapping[str, str] = field(default_factory=dict)
    state: str = ""

    def content(self) -> Any:
        """As it is published."""
        return {"state": self.state, "versions": dict(self.versions)}


def read_versions(content: bytes) -> Versions:
    """The versions of a publication; raises ValueError if they are none."""
    try:
        data = json.loads(content)
        versions, state = dict(data["versions"]), str(data["state"])
    except (LookupError, TypeError) as error:
        raise ValueError("it holds no versions") from error
    for identifier, version in versions.items():
        if not _VERSION.fullmatch(str(version)):
            raise ValueError(f"{version!r} is no version of {identifier}")
    return Versions(versions, state)


def fingerprint(catalog: Catalog) -> str:
    """What stands for all that a catalogue says, wherever its files are and however they are laid out."""
    digest = sha256(repr((catalog.info, catalog.keyword_scheme)).encode())
    for definition in catalog:
        digest.update(repr((replace(definition, path=""), catalog.links_from(definition.id))).encode())
    return digest.hexdigest()


def next_versions(before: Versions, name: str, old: Catalog, new: Catalog) -> Versions:
    """The versions of a catalogue whose last publication had those of `before`; what is not named had the first one.

    `name` is what the user calls the state of that publication, `old` its catalogue. If it is the present one that was
    published last, its versions stay.

    Raises VarcatError if the publication was made from another state.
    """
    state = fingerprint(new)
    if before.state == state:
        return before
    if before.state and before.state != fingerprint(old):
        raise VarcatError(
            f"the versions cannot follow from {name}: what was published last came from another state of the catalogue"
        )
    found = changes(old, new)
    own: dict[str, list[Change]] = defaultdict(list)
    for change in found:
        own[change.subject].append(change)
    whole = next_part(found)

    def version(identifier: str, part: str | None) -> str:
        return raised(before.versions.get(identifier, FIRST_VERSION), part)

    versions = {
        definition.id: version(definition.id, whole if isinstance(definition, Cube) else next_part(own[definition.id]))
        if definition.id in old.definitions
        else FIRST_VERSION
        for definition in new
    }
    return Versions({new.info.id: version(new.info.id, whole), **versions}, state)


def raised(version: str, part: str | None) -> str:
    """A semantic version of which a part is raised; those behind it begin anew."""
    if part is None:
        return version
    numbers = [int(number) for number in version.split(".")]
    place = len(PARTS) - 1 - PARTS.index(part)
    return ".".join(map(str, (*numbers[:place], numbers[place] + 1, *(0 for _ in numbers[place + 1 :]))))
