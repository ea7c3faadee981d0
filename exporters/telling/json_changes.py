"""Changes for programs: `schemas/changes.schema.json` describes the answer."""

from __future__ import annotations

from typing import Any

from exporters.changes.change import Change
from exporters.changes.comparison import next_part
from exporters.changes.rules import code
from exporters.findings import Location
from exporters.report.places import slashed
from exporters.report.text import to_json
from exporters.states import Comparison


def as_json(comparison: Comparison) -> str:
    """One JSON object: the names of both states, the part of the version that the changes raise, and the changes."""
    return to_json(
        {
            "before": comparison.before.name,
            "after": comparison.after.name,
            "version": next_part(comparison.changes),
            "changes": [_change(*row) for row in comparison.rows],
        }
    )


def _change(change: Change, where: Location) -> dict[str, Any]:
    return {
        "subject": change.subject,
        "sort": change.sort,
        "weight": change.weight,
        "code": code(change),
        "field": change.field,
        "message": change.message,
        "reason": change.reason or None,
        "affected": change.affected,
        "path": slashed(where.path),
        "line": where.line,
        "column": where.column,
    }
