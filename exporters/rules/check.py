"""What a check is. A rule's page of help is the docstring of the function that checks it."""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from exporters.findings import Finding, Mend, Place, Related, Rule, Severity
from exporters.model.catalog import Catalog
from exporters.model.definitions import LangText, RichLangText
from exporters.model.walking import typed_values
from exporters.reading.linking import addresses
from exporters.reading.loading import CATALOG_FILE, Reading


class Known(NamedTuple):
    """The names that are installed: the codes of the rules, the formats, the profiles."""

    rules: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subject:
    """What the checks look at: what was read, the catalogue of what could be linked, and the day it is.

    `since` is an earlier state of the catalogue, if the user named one.
    """

    reading: Reading
    catalog: Catalog
    today: date
    known: Known
    since: Catalog | None = None

    @cached_property
    def faulty_files(self) -> frozenset[str]:
        """Names (without ending) of the files that could not be used, lest a link to them counts as dangling too."""
        return frozenset(PurePosixPath(finding.location.path).stem for finding in self.reading.findings)

    @property
    def catalog_file(self) -> str:
        """The path of `catalog.yaml`."""
        return (self.reading.root / CATALOG_FILE).as_posix()

    @property
    def texts(self) -> Iterator[tuple[Place, LangText]]:
        """Every text per language in all files, rich ones too, each with its place."""
        return self.values(LangText, RichLangText)

    @cached_property
    def prose_addresses(self) -> tuple[tuple[Place, str], ...]:
        """The targets of links in prose that lead out of the catalogue, each with its place."""
        return tuple(row for definition in self.reading.definitions for row in addresses(definition))

    def values(self, *wanted: Any) -> Iterator[tuple[Place, Any]]:
        """Every value of the given types (LangText, Day, Iri, ...) in all files, with its place."""
        return chain.from_iterable(self._inventory.get(one, ()) for one in wanted)

    @cached_property
    def _inventory(self) -> Mapping[Any, Sequence[tuple[Place, Any]]]:
        """All values by type: the files are walked once, for all rules."""
        found: dict[Any, list[tuple[Place, Any]]] = defaultdict(list)
        for path, part in self._parts():
            for kind, pointer, value in typed_values(part):
                found[kind].append((Place(path, pointer), value))
        return found

    def _parts(self) -> Iterator[tuple[str, Any]]:
        yield self.catalog_file, self.catalog.info
        if self.catalog.keyword_scheme:
            yield self.reading.keyword_files[0], self.catalog.keyword_scheme
        for definition in self.reading.definitions:
            yield definition.path, definition


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check found, before the engine makes it a finding of its rule."""

    message: str
    where: Place
    hint: str | None = None
    related: tuple[Related, ...] = ()
    mends: tuple[Mend, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A rule and the function that looks for its faults. One that `compares` needs an earlier state."""

    rule: Rule
    find: Callable[[Subject], Iterator[Fault]]
    compares: bool = False

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """The faults of one catalogue as findings, not yet located."""
        for fault in self.find(subject):
            yield Finding(
                rule=self.rule,
                message=fault.message,
                where=fault.where,
                hint=fault.hint,
                related=fault.related,
                mends=fault.mends,
            )


def check(
    code: str, name: str, severity: Severity = Severity.ERROR, *, compares: bool = False
) -> Callable[[Callable[[Subject], Iterator[Fault]]], Check]:
    """Makes a Check of a function; its docstring is what `varcat explain` shows."""

    def decorate(find: Callable[[Subject], Iterator[Fault]]) -> Check:
        return Check(Rule(code=code, name=name, severity=severity, doc=inspect.getdoc(find) or ""), find, compares)

    return decorate
