"""Where findings are, in the terms of those who read about them."""

from __future__ import annotations

from pathlib import PurePath

from exporters.findings import Location, Related
from exporters.report.context import ReportContext


def located(related: Related) -> Location:
    """Where a related place is; raises ValueError while it is only a place in the data."""
    if isinstance(related.where, Location):
        return related.where
    raise ValueError(f"the related place {related.where} was not located")


def slashed(path: str) -> str:
    """The path with forward slashes."""
    return PurePath(path).as_posix()


def in_repository(path: str, context: ReportContext) -> str:
    """The path as servers know it, with forward slashes: relative to the context's root if it lies below it."""
    whole, root = PurePath(path), PurePath(context.root)
    if whole.is_absolute() and root.is_absolute() and whole.is_relative_to(root):
        return whole.relative_to(root).as_posix()
    return whole.as_posix()


def position(location: Location) -> str:
    """`path:line:column`."""
    return f"{slashed(location.path)}:{location.line}:{location.column}"
