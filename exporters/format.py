"""What a format is: a value that says what it is called, what it can carry, and how to write it.

A format of somebody else's is found by the entry point group `varcat.formats`; the code that reads its
files back, and proves the links, by the group `varcat.proofs` under the same name.
"""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from typing import BinaryIO

from exporters.findings import Pointer, Rule, Severity
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition


class Fidelity(StrEnum):
    """How well a format carries a field of the model."""

    EXACT = "exact"
    """Reads back as it was, in every language."""
    APPROXIMATED = "approximated"
    """Something of it is lost: formatting, precision, or the place where a reader would look for it."""
    DROPPED = "dropped"
    """Not in the file."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What becomes of one field. `carrier` is the element or property that holds it; for a dropped field, why."""

    fidelity: Fidelity
    carrier: str


@dataclass(frozen=True, slots=True)
class Standard:
    """A published specification that files conform to: its name, and the address that the world knows it by."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFile:
    """A row of the manifest. `path` is relative to the tree, `bytes` its size, `sha256` in hexadecimal.

    `definition` is the id of the one definition that the file is about; None for a file about several.
    """

    path: str
    format: str
    media_type: str
    bytes: int
    sha256: str
    definition: str | None = None
    conforms_to: Standard | None = None


FIRST_VERSION = "1.0.0"
"""The semantic version of what was published once, or of which no other is known."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a writer may know besides the catalogue.

    `timestamp` (UTC) stands for "now" in document headers. `profile` is the name of the one profile of the format that
    was asked for. `versions` are the semantic versions of definitions, and of the whole catalogue, by id; what it does
    not name has FIRST_VERSION. `files` are those that the other formats of the publication wrote, if the format
    describes files.
    """

    timestamp: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    profile: str | None = None
    versions: Mapping[str, str] = field(default_factory=dict)
    files: tuple[PublishedFile, ...] = ()

    @cached_property
    def files_by_definition(self) -> Mapping[str | None, Sequence[PublishedFile]]:
        """The files by the id of the one definition that each is about; those about several by None."""
        files = defaultdict(list)
        for file in self.files:
            files[file.definition].append(file)
        return dict(files)

    @cached_property
    def media_types(self) -> tuple[str, ...]:
        """The media types of the files, in the order in which they come."""
        return tuple(dict.fromkeys(file.media_type for file in self.files))

    @cached_property
    def standards(self) -> tuple[Standard, ...]:
        """What the files conform to, in the order in which they come."""
        return tuple(dict.fromkeys(file.conforms_to for file in self.files if file.conforms_to))


@dataclass(frozen=True, slots=True)
class Lack:
    """What a demand misses, and where: at a pointer into the YAML of a definition, or of catalog.yaml (None)."""

    message: str
    definition: Definition | None = None
    pointer: Pointer = ()
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """A rule that a consumer's format or profile adds: what it demands and the schema of the YAML does not."""

    rule: Rule
    lacks: Callable[[Catalog], Iterator[Lack]]


@dataclass(frozen=True, slots=True)
class Profile:
    """What one sort of consumer demands of a format.

    The demands of a profile that bears the name of its format hold whenever the format is published.
    """

    name: str
    title: str
    demands: tuple[Demand, ...] = ()


Writer = Callable[[BinaryIO, Catalog, Sequence[Definition], Settings], None]
"""Writes one document about the given subjects. Pure: no clock, no random, no file but the stream, no state."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a publication. `path` is relative to the format's folder, with forward slashes.

    `subjects` are the definitions that the file is about. It describes each in full, carries every link that
    leaves it, and describes the targets far enough that no link dangles. A document that is not of the format's own
    media type has one of its own, and one that the format's writer does not write has a writer.
    """

    path: str
    subjects: Sequence[Definition]
    media_type: str | None = None
    write: Writer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format. `extension` is that of its files, without the dot; `coverage` speaks of every field in `FIELDS`.

    `plan` lists the documents that a publication holds; the first one is about the whole catalogue. A format that is
    `on_request` is published only where it is named; one that `describes_files` is written after the others, and told
    of their files. `standard` is what its files conform to, if that has an address of its own.
    """

    name: str
    title: str
    media_type: str
    extension: str
    coverage: Mapping[str, Coverage]
    write: Writer
    plan: Callable[[Catalog], Iterator[Document]]
    profiles: tuple[Profile, ...] = ()
    standard: Standard | None = None
    on_request: bool = False
    describes_files: bool = False

    def writer(self, document: Document) -> Writer:
        """What writes one of its documents."""
        return document.write or self.write


def demand(
    code: str, name: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Catalog], Iterator[Lack]]], Demand]:
    """Makes a Demand of a function; its docstring is what `varcat explain` shows."""

    def decorate(lacks: Callable[[Catalog], Iterator[Lack]]) -> Demand:
        return Demand(Rule(code=code, name=name, severity=severity, doc=inspect.getdoc(lacks) or ""), lacks)

    return decorate


def exact(carrier: str) -> Coverage:
    """A field that reads back as it was."""
    return Coverage(Fidelity.EXACT, carrier)


def approximated(carrier: str) -> Coverage:
    """A field of which something is lost; say what, in brackets, behind the carrier."""
    return Coverage(Fidelity.APPROXIMATED, carrier)


def dropped(reason: str) -> Coverage:
    """A field that is not written, and why."""
    return Coverage(Fidelity.DROPPED, reason)
