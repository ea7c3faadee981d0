"""What DDI-Codebook has no element for, as `notes`: `@type` names the field, `@subject` the place in a list from 1."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from exporters.formats.ddi.facts import Row
from exporters.formats.xml import attributes, escaped, in_languages
from exporters.model.definitions import LangText


def notes(margin: str, rows: Iterable[Row]) -> str:
    """One note a fact, or one a language."""
    return "".join([_note(margin, field, place, text) for field, place, text in rows])


def _note(margin: str, field: str, place: str, text: LangText | str) -> str:
    start, pattern = _starts(margin, field, place)
    return f"{start}{escaped(text)}</notes>" if isinstance(text, str) else in_languages(pattern, text)


@lru_cache(maxsize=1024)
def _starts(margin: str, field: str, place: str) -> tuple[str, str]:
    """What stands before the text of a note that is in no language, and the pattern of one that is in some."""
    about = attributes({"type": field, "subject": place or None})
    return f"{margin}<notes{about}>", f'{margin}<notes xml:lang="{{language}}"{about}>{{text}}</notes>'
