"""What holds for every report."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from exporters.findings import Finding, Location, Place, Related, Rule, Severity, VarcatError
from exporters.report import REPORTERS, ReportContext, choose

ACTIONS = {"GITHUB_ACTIONS": "true", "CI": "true"}

texts = st.text(max_size=60) | st.sampled_from(
    ["]]>", "::error::x", "%0A", "\x1b[2J", "\x00", "\ud800", "\r\n", "\N{RIGHT-TO-LEFT OVERRIDE}"]
)
locations = st.builds(Location, texts, st.integers(1, 5), st.integers(1, 200))
rules = st.builds(
    Rule,
    code=st.from_regex("[A-Z]{3}[0-9]{3}", fullmatch=True),
    name=texts,
    severity=st.sampled_from(Severity),
    doc=texts,
)
any_findings = st.builds(
    Finding,
    rule=rules,
    message=texts,
    where=locations,
    hint=st.none() | texts,
    related=st.lists(st.builds(Related, locations, texts), max_size=2).map(tuple),
)


def contexts() -> st.SearchStrategy[ReportContext]:
    lines = st.lists(texts.map(lambda text: text.replace("\n", "")), max_size=5)
    return st.builds(
        ReportContext,
        source_lines=lines.map(lambda content: lambda _path: content),
        color=st.just(value=False),
        root=st.sampled_from(["", "/", ".", "metadata"]),
        files=st.integers(0, 3),
        version=st.just("1"),
    )


def _is_json(report: str) -> None:
    json.loads(report)


def _is_xml(report: str) -> None:
    etree.fromstring(report.encode())


def _is_commands(report: str) -> None:
    *commands, _summary, rest = report.replace("\r", "\n").split("\n")
    assert not rest
    assert all(line.startswith(("::error file=", "::warning file=")) for line in commands)


def _is_harmless(report: str) -> None:
    assert all(character == "\n" or character.isprintable() or character > "\x9f" for character in report)


READERS: Mapping[str, Callable[[str], None]] = {
    "full": _is_harmless,
    "concise": _is_harmless,
    "json": _is_json,
    "sarif": _is_json,
    "github": _is_commands,
    "gitlab": _is_json,
    "junit": _is_xml,
}


@pytest.mark.parametrize("name", REPORTERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(findings=st.lists(any_findings, max_size=3), context=contexts())
def test_no_text_breaks_a_report(name: str, findings: Sequence[Finding], context: ReportContext) -> None:
    report = REPORTERS[name](findings, context)
    report.encode()
    READERS[name](report)
    assert report.endswith("\n") or report == ""
    assert report == REPORTERS[name](findings, context)


@pytest.mark.parametrize("name", REPORTERS)
def test_a_place_must_be_located(findings: Sequence[Finding], context: ReportContext, name: str) -> None:
    lost = Finding(rule=findings[0].rule, message="m", where=Place("metadata/a.yaml", ("title",)))
    with pytest.raises(ValueError, match="not located"):
        REPORTERS[name]([lost], context)


@pytest.mark.parametrize(
    ("name", "terminal", "environment", "chosen"),
    [
        ("auto", True, {}, "full"),
        ("auto", False, {}, "concise"),
        ("auto", False, {"CI": "true"}, "full"),
        ("auto", False, ACTIONS, "github"),
        ("auto", True, ACTIONS, "github"),
        ("auto", True, {"GITHUB_ACTIONS": "false"}, "full"),
        ("json", True, ACTIONS, "json"),
    ],
)
def test_choice(name: str, environment: Mapping[str, str], chosen: str, *, terminal: bool) -> None:
    assert choose(name, terminal=terminal, environment=environment) == chosen


def test_unknown_name_is_one_line() -> None:
    with pytest.raises(VarcatError, match="there is no output format 'xml': it is one of auto, full, concise"):
        choose("xml", terminal=True, environment={})
