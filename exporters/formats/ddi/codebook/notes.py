"""What DDI-Codebook has no element for, as `notes`: `@type` names the field, `@subject` the place in a list from 1."""

from __future__ import annotations

from collections.abc import Iterable

from exporters.formats.ddi.facts import Row
from exporters.formats.xml import XmlStream


def write_notes(xml: XmlStream, rows: Iterable[Row]) -> None:
    """One note a fact, or one a language."""
    for field, place, text in rows:
        attributes = {"type": field, "subject": place or None}
        if isinstance(text, str):
            xml.text("notes", text, attributes)
        else:
            xml.texts("notes", text, attributes)
