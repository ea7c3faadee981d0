"""The report for people."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence

import pytest

from exporters.findings import Finding, Location, Place, Related
from exporters.report import REPORTERS, ReportContext

full = REPORTERS["full"]


def test_all_findings(findings: Sequence[Finding], context: ReportContext, golden: Callable[[str, str], None]) -> None:
    golden(full(findings, context), "report-full.txt")


def test_color_adds_nothing_but_color(
    findings: Sequence[Finding], context_of: Callable[..., ReportContext], golden: Callable[[str, str], None]
) -> None:
    colored = full(findings, context_of(color=True))
    golden(colored, "report-full-color.txt")
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == full(findings, context_of())


@pytest.mark.parametrize(
    ("indexes", "files", "said"),
    [
        ((), 12, "all good: 12 files, no findings"),
        ((), 1, "all good: 1 file, no findings"),
        ((0,), 12, "1 warning in 12 files"),
        ((1,), 12, "1 error in 12 files"),
        ((0, 1, 2, 3), 12, "3 errors and 1 warning in 12 files"),
    ],
)
def test_summary(
    findings: Sequence[Finding],
    context_of: Callable[..., ReportContext],
    indexes: Sequence[int],
    files: int,
    said: str,
) -> None:
    report = full([findings[i] for i in indexes], context_of(files=files))
    assert said in report.splitlines()


def test_help_is_offered_once_and_for_an_error(findings: Sequence[Finding], context: ReportContext) -> None:
    assert re.findall(r"varcat explain (\w+)", full(findings, context)) == ["LNK001"]
    assert "varcat explain I18002" in full(findings[:1], context)
    assert "varcat explain" not in full([], context)


def test_a_file_is_not_read_again_for_each_finding(
    findings: Sequence[Finding], context_of: Callable[..., ReportContext]
) -> None:
    asked: list[str] = []

    def lines(path: str) -> list[str]:
        asked.append(path)
        return []

    full(findings, context_of(source_lines=lines))
    assert sorted(asked) == sorted({*asked})


@pytest.mark.parametrize(("line", "shown"), [(1, True), (2, True), (3, False), (0, False)])
def test_only_lines_that_there_are_get_shown(
    findings: Sequence[Finding], context_of: Callable[..., ReportContext], line: int, *, shown: bool
) -> None:
    finding = Finding(rule=findings[0].rule, message="m", where=Location("a", line, 1))
    assert ("^" in full([finding], context_of(source_lines=lambda _path: ["x", "x"]))) is shown


@pytest.mark.parametrize("name", sorted({*REPORTERS} - {"gitlab", "concise"}))
def test_related_place_must_be_located(findings: Sequence[Finding], context: ReportContext, name: str) -> None:
    rule = findings[0].rule
    lost = Finding(rule=rule, message="m", where=Location("a"), related=(Related(Place("b"), "n"),))
    with pytest.raises(ValueError, match="not located"):
        REPORTERS[name]([lost], context)


def test_a_tab_in_a_hint_is_a_blank(findings: Sequence[Finding], context_of: Callable[..., ReportContext]) -> None:
    assert "hint: a b\n" in full([dataclasses.replace(findings[0], hint="a\tb")], context_of())
