"""What can be wrong with a catalogue, and where: the vocabulary that every layer reports in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

Pointer = tuple[str | int, ...]
"""The way into a document: property names and list positions, from the top."""


class Severity(StrEnum):
    """How much a finding weighs: an error stops a publication, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of fault. `code` is stable for ever; `name` names the fault; `doc` is its page of help."""

    code: str
    name: str
    severity: Severity
    doc: str

    @property
    def summary(self) -> str:
        """The first sentence of the page of help."""
        return self.doc.partition("\n")[0]


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A position in a text file. Lines and columns count from 1, columns in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Place(NamedTuple):
    """A position in the data of a file, to be turned into a Location when someone wants to read it.

    `on_key` means the name of the last property rather than its value; `words` the first place in the value where
    these characters stand.
    """

    path: str
    pointer: Pointer = ()
    on_key: bool = False
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that explains a finding."""

    where: Place | Location
    message: str


class How(StrEnum):
    """What a mend does."""

    VALUE = "value"
    """The text becomes the value."""
    KEY = "key"
    """The text becomes the name of the property."""
    ITEM = "item"
    """The text becomes one more item of the list, which may not be there yet."""


class Mend(NamedTuple):
    """A change by which a fault is mended for certain, without anybody having to think."""

    place: Place
    text: str
    how: How = How.VALUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault in one place. `hint` says how to mend it, where that is known; `mends` do, where that is safe."""

    rule: Rule
    message: str
    where: Place | Location
    hint: str | None = None
    related: tuple[Related, ...] = ()
    mends: tuple[Mend, ...] = ()

    @property
    def location(self) -> Location:
        """Where to look; raises ValueError while the finding has only a place in the data."""
        if isinstance(self.where, Location):
            return self.where
        raise ValueError(f"{self.rule.code} at {self.where} was not located")


class VarcatError(Exception):
    """Something that stops a command, said in one line to the person who gave it. `exit_code` is the shell's."""

    exit_code = 2


class CatalogError(VarcatError):
    """The catalogue has errors; `findings` holds every finding, located and in order, `errors` those that count.

    `files` counts the YAML files that were read.
    """

    exit_code = 1

    def __init__(self, findings: Iterable[Finding], files: int) -> None:
        self.findings = tuple(findings)
        self.files = files
        self.errors = tuple(f for f in self.findings if f.rule.severity is Severity.ERROR)
        super().__init__(f"the catalogue has {len(self.errors)} error{'s' if len(self.errors) != 1 else ''}")
