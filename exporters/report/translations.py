"""How far a catalogue is translated, per language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from types import MappingProxyType

from exporters.findings import Finding
from exporters.model.catalog import Catalog
from exporters.model.definitions import LangText, RichLangText
from exporters.model.vocabulary import TranslationState
from exporters.model.walking import typed_values
from exporters.report.text import to_json


@dataclass(frozen=True, slots=True)
class Coverage:
    """Numbers of texts in one language: all that should be there, those that are, and what is known of these."""

    language: str
    texts: int
    there: int
    missing: int
    identical: int
    stale: int | None
    machine: int
    draft: int
    reviewed: int

    @property
    def share(self) -> str:
        """The texts that are there, in per cent, rounded down: 100 means all."""
        return f"{100 * self.there // self.texts if self.texts else 100}%"


def coverage(catalog: Catalog, findings: Sequence[Finding], *, compared: bool) -> tuple[Coverage, ...]:
    """A row for each language of the catalogue. `compared` says that there was an earlier state to find stale texts."""
    texts = [
        value for part in _parts(catalog) for kind, _, value in typed_values(part) if kind in {LangText, RichLangText}
    ]
    return tuple(_row(language, texts, catalog, findings, compared) for language in catalog.info.languages)


def _row(
    language: str, texts: Sequence[LangText], catalog: Catalog, findings: Sequence[Finding], compared: bool
) -> Coverage:
    there = [value for value in texts if language in value]
    states = [s for d in catalog for s in ((d.translations or {}).get(language) or {}).values()]
    stale = sum(f.rule.code == "I18006" and f.message.endswith(f"not in {language}") for f in findings)
    return Coverage(
        language=language,
        texts=len(texts),
        there=len(there),
        missing=len(texts) - len(there),
        identical=sum(_is_copy(value, language) for value in there),
        stale=stale if compared else None,
        machine=states.count(TranslationState.MACHINE),
        draft=states.count(TranslationState.DRAFT),
        reviewed=states.count(TranslationState.REVIEWED),
    )


def _is_copy(texts: LangText, language: str) -> bool:
    """Whether the text is that of a language before it."""
    earlier = list(texts)[: list(texts).index(language)]
    return any(texts[other].strip() == texts[language].strip() for other in earlier)


def _parts(catalog: Catalog) -> tuple[object, ...]:
    scheme = (catalog.keyword_scheme,) if catalog.keyword_scheme else ()
    return (catalog.info, *scheme, *catalog)


def as_text(rows: Sequence[Coverage]) -> str:
    """A table for a terminal."""
    cells = _cells(rows)
    widths = [max(len(row[n]) for row in cells) for n in range(len(cells[0]))]
    lines = ("  ".join(f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True)) for row in cells)
    return "\n".join(lines) + "\n"


def as_markdown(rows: Sequence[Coverage]) -> str:
    """A table for a pull request."""
    head, *others = ("| " + " | ".join(row) + " |" for row in _cells(rows))
    return "\n".join([head, "|---" + "|--:" * (len(_cells(rows)[0]) - 1) + "|", *others]) + "\n"


def as_json(rows: Sequence[Coverage]) -> str:
    """A list of objects; `stale` is null if nothing was compared."""
    return to_json([asdict(row) for row in rows])


def _cells(rows: Sequence[Coverage]) -> list[list[str]]:
    names = [field.name for field in fields(Coverage)]
    table = [["language", "coverage", *names[1:]]]
    for row in rows:
        values = [getattr(row, name) for name in names[1:]]
        table.append([row.language, row.share, *("-" if value is None else str(value) for value in values)])
    return table


TABLES: Mapping[str, Callable[[Sequence[Coverage]], str]] = MappingProxyType(
    {"text": as_text, "markdown": as_markdown, "json": as_json}
)
