"""Two states of one definition, and what its judges need to know of the catalogues around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from exporters.changes.change import Change, Sort, Weight
from exporters.findings import Place, Pointer
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition
from exporters.model.vocabulary import Role, Status


@dataclass(frozen=True)
class Pair:
    """A definition before and after, each with its catalogue."""

    before: Definition
    after: Definition
    old: Catalog
    new: Catalog

    def change(self, sort: Sort, weight: Weight, pointer: Pointer, message: str, reason: str = "") -> Change:
        """A change at a property of the later state."""
        return Change(
            subject=self.after.id,
            sort=sort,
            weight=weight,
            field=field_name(pointer),
            message=message,
            where=Place(self.after.path, pointer),
            reason=reason,
        )

    def breaking(self, sort: Sort, pointer: Pointer, message: str, reason: str, *, excusable: bool = False) -> Change:
        """A change that breaks, unless nobody could rely on a draft, or a declared break in the series excuses it."""
        if self.before.status is Status.DRAFT:
            return self.excused(sort, pointer, message, "it was a draft until now")
        if excusable and self.declared_breaks:
            excuse = f"a break in the series is declared at {', '.join(self.declared_breaks)}"
            return self.excused(sort, pointer, message, excuse)
        return self.change(sort, Weight.BREAK, pointer, message, reason)

    def excused(self, sort: Sort, pointer: Pointer, message: str, reason: str) -> Change:
        """A change that takes something away or means another thing, and for that reason breaks nobody."""
        return replace(self.change(sort, Weight.ADDITION, pointer, message, reason), excused=True)

    @cached_property
    def declared_breaks(self) -> tuple[str, ...]:
        """The dates of the breaks in the series that only the later state declares."""
        known = {declared.date for declared in getattr(self.before, "breaks", ())}
        return tuple(b.date for b in getattr(self.after, "breaks", ()) if b.date not in known)


def successors(identifier: str, old: Catalog, new: Catalog) -> tuple[str, ...]:
    """The definitions of the later state that take the place of one: stated by either end, in either state."""
    stated = {*old.links_to(identifier).get(Role.REPLACES, ()), *new.links_to(identifier).get(Role.REPLACES, ())}
    return tuple(d.id for d in new if d.id in stated or identifier in d.replaces)


def field_name(pointer: Pointer) -> str:
    """The property that a pointer leads to, without positions: `unit.code`."""
    return ".".join(step for step in pointer if isinstance(step, str))
