"""What a change is, and how much it weighs for those who use the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from exporters.findings import Place

PARTS = ("patch", "minor", "major")
"""The parts of a semantic version that a change can raise, the smallest first (https://semver.org)."""


class Weight(StrEnum):
    """What a change asks of those who use what was published."""

    HARMLESS = "harmless"
    """Nothing: only words or addresses differ."""
    ADDITION = "addition"
    """Nothing, but there is more to use."""
    BREAK = "break"
    """To look, because values, codes or links no longer mean or reach what they did."""

    @property
    def rank(self) -> int:
        """0 for the lightest."""
        return list(Weight).index(self)


class Sort(StrEnum):
    """What a change is about."""

    DEFINITION_ADDED = "definition-added"
    DEFINITION_REMOVED = "definition-removed"
    MEANING = "meaning"
    """The same id for another thing."""
    STATUS = "status"
    UNIT = "unit"
    POPULATION = "population"
    CALCULATION = "calculation"
    GEOGRAPHY = "geography"
    PERIOD = "period"
    SERIES_BREAK = "series-break"
    """A break in the time series was declared, or is no longer."""
    DIMENSION = "dimension"
    CODE_ADDED = "code-added"
    CODE_REMOVED = "code-removed"
    CODE_CHANGED = "code-changed"
    LINK_ADDED = "link-added"
    LINK_CUT = "link-cut"
    ACCESS = "access"
    VOCABULARY = "vocabulary"
    """The keywords, or the geographic levels of the catalogue."""
    IDENTITY = "identity"
    """What all published identifiers are made of."""
    LANGUAGE = "language"
    TEXT = "text"
    DETAIL = "detail"
    """Any other property."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference between two states of a catalogue.

    `subject` is the id of the definition, or of the catalogue for what `catalog.yaml` and the keywords say. `field` is
    the property that differs (`unit.code`; empty for the whole definition), `message` says how, `reason` why it weighs
    what it does. `affected` are the ids of the definitions downstream that rest on it, nearest first. `where` is the
    place in the later state; of a removed definition, in the earlier one. One that is `excused` takes something away or
    means another thing, and breaks nobody: of a draft, at a declared break in the series, or for what replaces it.
    """

    subject: str
    sort: Sort
    weight: Weight
    field: str
    message: str
    where: Place
    reason: str = ""
    affected: tuple[str, ...] = ()
    excused: bool = False

    @property
    def part(self) -> str:
        """The part of a semantic version that the change raises: patch, minor or major."""
        return PARTS[-1] if self.excused else PARTS[self.weight.rank]

    @property
    def is_break(self) -> bool:
        """Whether users have to look."""
        return self.weight is Weight.BREAK
