"""From a folder to a checked catalogue: the pipeline as plain functions."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from exporters.findings import CatalogError, Finding, Place, Rule, Severity, VarcatError
from exporters.format import Demand
from exporters.model.catalog import Catalog
from exporters.reading.files import SourceFile
from exporters.reading.loading import Reading, locate, order, read_catalog
from exporters.registry import Plugin, Selection, all_profiles, plugins, select
from exporters.rules import RULES, as_ordered, cross_file_findings
from exporters.rules.check import Check, Fault, Known, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check gives: every finding, located and in order, and the catalogue as far as it could be linked.

    `files` counts the YAML files that were read; `selection` is what would be published.
    """

    catalog: Catalog | None
    files: int
    selection: Selection
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a publication."""
        return tuple(f for f in self.findings if f.rule.severity is Severity.ERROR)

    def sound(self) -> Catalog:
        """The catalogue; raises CatalogError if it has errors."""
        if self.errors or self.catalog is None:
            raise CatalogError(self.findings, self.files)
        return self.catalog


def check(
    root: str | os.PathLike[str],
    *,
    formats: Iterable[str] | None = None,
    profiles: Iterable[str] = (),
    since: Catalog | None = None,
    unsaved: SourceFile | Finding | None = None,
) -> Checked:
    """Reads a catalogue's folder and applies every rule, with the demands of the formats and profiles to publish.

    `formats` stands for those of `catalog.yaml`; `profiles` come on top of those of `catalog.yaml`.
    `since` is an earlier state of the catalogue, for the rules that look at what changed.
    `unsaved` stands for the file of its path, as an editor has it.

    Raises VarcatError if there is no such folder or no `catalog.yaml` in it, and for a format or profile that there is
    not; faults of the catalogue are findings.
    """
    reading = read_catalog(Path(root), unsaved)
    found = plugins()
    known = Known(tuple(all_rules(found)), tuple(p.name for p in found), tuple(p.name for p in all_profiles(found)))
    selection = select(found, *_ordered(reading, known, formats, profiles))
    demands = dict.fromkeys(demand for profile in selection.demanding for demand in profile.demands)
    demanded = tuple(map(_as_check, demands))
    subject = Subject(reading, reading.catalog, _today(), known, since) if reading.catalog else None
    across = cross_file_findings(reading, subject, demanded) if subject else ()
    findings = as_ordered(locate((*reading.findings, *across), reading.unsaved), reading, subject, demanded)
    return Checked(
        catalog=reading.catalog,
        files=reading.files,
        selection=selection,
        findings=tuple(sorted(findings, key=order)),
    )


def _ordered(
    reading: Reading, known: Known, formats: Iterable[str] | None, profiles: Iterable[str]
) -> tuple[Iterable[str] | None, Iterable[str]]:
    """The formats and profiles to publish; what `catalog.yaml` names and is not there is a finding of its own."""
    ordered = reading.orders.get("formats")
    if formats is None and ordered is not None:
        formats = [name for name in ordered if name in known.formats]
    return formats, (*(name for name in reading.orders.get("profiles", ()) if name in known.profiles), *profiles)


def _as_check(demand: Demand) -> Check:
    def find(subject: Subject) -> Iterator[Fault]:
        for lack in demand.lacks(subject.catalog):
            path = lack.definition.path if lack.definition else subject.catalog_file
            yield Fault(lack.message, Place(path, lack.pointer), lack.hint)

    return Check(demand.rule, find)


def all_rules(found: Iterable[Plugin]) -> Mapping[str, Rule]:
    """Every rule by its code: those of varcat, and those that profiles add."""
    added = (demand.rule for profile in all_profiles(found) for demand in profile.demands)
    return {rule.code: rule for rule in sorted((*RULES.values(), *added), key=lambda rule: rule.code)}


def load(root: str | os.PathLike[str]) -> Catalog:
    """The catalogue in a folder, with every link resolved.

    Raises CatalogError, whose `findings` say what and where, if the catalogue has errors (warnings do not count);
    VarcatError if there is no such folder or no `catalog.yaml` in it.
    """
    return check(root).sound()


def source_date() -> datetime | None:
    """The moment that SOURCE_DATE_EPOCH stands for, if it is set; raises VarcatError if it is not a number."""
    value = os.environ.get("SOURCE_DATE_EPOCH")
    if not value:
        return None
    try:
        return datetime.fromtimestamp(int(value), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise VarcatError(f"SOURCE_DATE_EPOCH is {value!r}, which is no number of seconds since 1970") from error


def _today() -> date:
    return (source_date() or datetime.now(UTC)).date()
