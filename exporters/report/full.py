"""Findings for people: each with its line of source, a hint, and the places that explain it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from exporters.findings import Finding, Location, Severity
from exporters.report.context import ReportContext
from exporters.report.excerpt import excerpt
from exporters.report.places import located, position
from exporters.report.text import one_line, summary

# Select Graphic Rendition parameters (ECMA-48, section 8.3.117)
_STYLES = {
    "place": "1",
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    "gutter": "34",
    "related": "34",
    "hint": "36",
    "clean": "1;32",
}
_LABELS = {Severity.ERROR: "", Severity.WARNING: "warning: "}
_OPEN_FILES = 8


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How one finding is drawn; `margin` is the width of its line numbers."""

    paint: Callable[[str, str], str]
    lines: Callable[[str], Sequence[str]]
    margin: int

    def gutter(self, label: str | int, mark: str) -> str:
        return self.paint(f"{label:>{self.margin}} {mark}", "gutter")


def full(findings: Sequence[Finding], context: ReportContext) -> str:
    """Blocks of header, source line with caret, hint and related places; then a summary and whom to ask for more."""
    paint = _colored if context.color else _plain
    lines = lru_cache(maxsize=_OPEN_FILES)(context.source_lines)
    blocks = ["\n".join(_block(finding, _Sheet(paint, lines, _margin(finding)))) for finding in findings]
    return "\n\n".join([*blocks, "\n".join(_closing(findings, context, paint))]) + "\n"


def _plain(text: str, _style: str) -> str:
    return text


def _colored(text: str, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"


def _margin(finding: Finding) -> int:
    return len(str(max(finding.location.line, *(located(related).line for related in finding.related), 1)))


def _block(finding: Finding, sheet: _Sheet) -> Iterator[str]:
    severity = finding.rule.severity
    place = sheet.paint(one_line(position(finding.location)), "place")
    code = sheet.paint(finding.rule.code, severity)
    yield f"{place} {code} {_LABELS[severity]}{one_line(finding.message)}"
    yield from _source(finding.location, sheet.paint("^", severity), sheet)
    yield from _hint(finding.hint, sheet)
    for related in finding.related:
        place = sheet.paint(one_line(position(located(related))), "place")
        yield f"{sheet.gutter('', ':::')} {place} {one_line(related.message)}"
        yield from _source(located(related), sheet.paint("-", "related"), sheet)


def _source(location: Location, mark: str, sheet: _Sheet) -> Iterator[str]:
    """The line of a location with a mark under the column, or nothing if the file has no such line."""
    lines = sheet.lines(location.path)
    if not 0 < location.line <= len(lines):
        return
    part = excerpt(lines[location.line - 1], location.column)
    yield sheet.gutter("", "|")
    yield f"{sheet.gutter(location.line, '|')} {part.text}".rstrip()
    yield f"{sheet.gutter('', '|')} {' ' * part.indent}{mark}"


def _hint(hint: str | None, sheet: _Sheet) -> Iterator[str]:
    if hint is None:
        return
    first, *others = map(one_line, hint.split("\n"))
    yield f"{sheet.gutter('', '=')} {sheet.paint('hint:', 'hint')} {first}"
    for line in others:
        yield f"{' ' * (sheet.margin + len(' = hint:'))} {line}".rstrip()


def _closing(findings: Sequence[Finding], context: ReportContext, paint: Callable[[str, str], str]) -> Iterator[str]:
    if not findings:
        yield paint(summary(findings, context), "clean")
        return
    worst = next((finding for finding in findings if finding.rule.severity is Severity.ERROR), findings[0]).rule
    yield paint(summary(findings, context), worst.severity)
    yield f"{paint(f'`varcat explain {worst.code}`', 'hint')} tells what such a finding means and how to mend it"
