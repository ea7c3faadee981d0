"""From a folder to a checked catalogue: the pipeline as plain functions."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from exporters.findings import CatalogError, Finding, Severity, VarcatError
from exporters.model.catalog import Catalog
from exporters.reading.loading import locate, read_catalog
from exporters.rules import cross_file_findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check gives: every finding, located and in order, and the catalogue as far as it could be linked.

    `files` counts the YAML files that were read.
    """

    catalog: Catalog | None
    files: int
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


def check(root: str | os.PathLike[str]) -> Checked:
    """Reads a catalogue's folder and applies every rule.

    Raises VarcatError if there is no such folder or no `catalog.yaml` in it; faults of the catalogue are findings.
    """
    reading = read_catalog(Path(root))
    findings = (*reading.findings, *cross_file_findings(reading, _today()))
    return Checked(
        catalog=reading.catalog,
        files=reading.files,
        findings=locate(findings),
    )


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
