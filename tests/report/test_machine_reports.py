"""The reports for programs, read as their programs read them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path, PureWindowsPath
from typing import Any
from urllib.parse import unquote

import jsonschema_rs
import pytest
from lxml import etree

from exporters.findings import Finding, Location
from exporters.reading.shape import schema
from exporters.report import REPORTERS, ReportContext, places

Golden = Callable[[str, str], None]
EXTENSIONS = {"concise": "txt", "json": "json", "sarif": "sarif", "github": "txt", "gitlab": "json", "junit": "xml"}


def moved(findings: Sequence[Finding], lines: int) -> list[Finding]:
    """The same findings further down."""
    return [
        replace(finding, where=replace(finding.location, line=finding.location.line + lines)) for finding in findings
    ]


@pytest.mark.parametrize("name", EXTENSIONS)
def test_all_findings(findings: Sequence[Finding], context: ReportContext, golden: Golden, name: str) -> None:
    golden(REPORTERS[name](findings, context), f"report-{name}.{EXTENSIONS[name]}")


@pytest.mark.parametrize("name", EXTENSIONS)
def test_no_findings(context: ReportContext, golden: Golden, name: str) -> None:
    golden(REPORTERS[name]([], context), f"report-{name}-clean.{EXTENSIONS[name]}")


def test_concise_is_a_line_a_finding(findings: Sequence[Finding], context: ReportContext) -> None:
    lines = REPORTERS["concise"](findings, context).splitlines()
    assert len(lines) == len(findings)
    for line, finding in zip(lines, findings, strict=True):
        assert line.startswith(f"{finding.location} {finding.rule.code} ")


def test_json_says_everything(findings: Sequence[Finding], context: ReportContext) -> None:
    report = json.loads(REPORTERS["json"](findings, context))
    assert (report["errors"], report["warnings"], report["files"]) == (6, 1, 14)
    jsonschema_rs.validator_for(schema("report")).validate(report)
    for said, finding in zip(report["findings"], findings, strict=True):
        assert (said["message"], said["hint"]) == (finding.message, finding.hint)
        assert Location(said["path"], said["line"], said["column"]) == finding.location
        assert len(said["related"]) == len(finding.related)


def sarif_run(findings: Sequence[Finding], context: ReportContext) -> Any:
    return json.loads(REPORTERS["sarif"](findings, context))["runs"][0]


@pytest.mark.parametrize("some", [slice(None), slice(0), slice(2, 3)])
def test_sarif_has_the_official_shape(
    findings: Sequence[Finding], context: ReportContext, standards: Path, some: slice
) -> None:
    schema = json.loads((standards / "sarif" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    log = json.loads(REPORTERS["sarif"](findings[some], context))
    jsonschema_rs.validator_for(schema, validate_formats=True).validate(log)


def test_sarif_results_name_their_rule(findings: Sequence[Finding], context: ReportContext) -> None:
    run = sarif_run(findings, context)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["I18002", "LNK001", "VOC001"]
    for result, finding in zip(run["results"], findings, strict=True):
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"] == finding.rule.code
        assert rule["help"]["text"] == finding.rule.doc
        assert rule["defaultConfiguration"]["level"] == result["level"] == finding.rule.severity.value


def test_sarif_links_each_related_location(findings: Sequence[Finding], context: ReportContext) -> None:
    result = sarif_run(findings, context)["results"][2]
    assert result["relatedLocations"][0]["id"] == 1
    assert result["message"]["text"].endswith("\n[the scheme \\[nl\\] has it here](1)")


@pytest.mark.parametrize(
    ("path", "uri", "relative"),
    [
        ("metadata/a b/100%#?.yaml", "metadata/a%20b/100%25%23%3F.yaml", True),
        ("/checkout/metadata/é.yaml", "metadata/%C3%A9.yaml", True),
        ("c:d.yaml", "c%3Ad.yaml", True),
        ("latin-\udce9.yaml", "latin-%E9.yaml", True),
        ("/elsewhere/a.yaml", "file:///elsewhere/a.yaml", False),
    ],
)
def test_sarif_uris(
    findings: Sequence[Finding], context: ReportContext, path: str, uri: str, *, relative: bool
) -> None:
    (result,) = sarif_run([replace(findings[0], where=Location(path))], context)["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == ({"uri": uri, "uriBaseId": "%SRCROOT%"} if relative else {"uri": uri})


def obeyed(line: str) -> tuple[str, dict[str, str], str]:
    """What the GitHub runner makes of a command (actions/runner, ActionCommand.TryParseV2)."""
    _, head, data = line.split("::", 2)
    command, _, listed = head.partition(" ")
    properties = dict(item.split("=", 1) for item in listed.split(","))
    return command, {name: unescaped(value) for name, value in properties.items()}, unescaped(data)


def unescaped(text: str) -> str:
    return re.sub("%(25|0D|0A|3A|2C)", lambda match: unquote(match[0]), text)


def test_github_commands_arrive(findings: Sequence[Finding], context: ReportContext) -> None:
    *commands, summary = REPORTERS["github"](findings, context).splitlines()
    assert summary == "6 errors and 1 warning in 14 files"
    for line, finding in zip(commands, findings, strict=True):
        command, properties, message = obeyed(line)
        where, rule = finding.location, finding.rule
        assert command == rule.severity.value
        assert Location(properties["file"], int(properties["line"]), int(properties["col"])) == where
        assert properties["title"] == f"{rule.code} {rule.name}"
        assert message.startswith(f"{where} {rule.code} ")
        assert len(message.split("\n")) == 1 + len(finding.related)


def test_github_command_cannot_be_broken_by_a_path(findings: Sequence[Finding], context: ReportContext) -> None:
    path = "a,line=9::b%0A\r\n::error::c.yaml"
    report = REPORTERS["github"]([replace(findings[0], where=Location(path))], context)
    assert report.count("\n") == 2
    assert obeyed(report.split("\n")[0])[1]["file"] == path


def test_gitlab_fingerprints_differ_and_stay(findings: Sequence[Finding], context: ReportContext) -> None:
    def fingerprints(some: Sequence[Finding]) -> list[str]:
        return [issue["fingerprint"] for issue in json.loads(REPORTERS["gitlab"](some, context))]

    assert len({*fingerprints(findings)}) == len(findings)
    assert fingerprints(moved(findings, 5)) == fingerprints(findings)
    assert fingerprints(findings[1:]) == fingerprints(findings)[1:]


def test_gitlab_paths_are_those_of_the_repository(findings: Sequence[Finding], context: ReportContext) -> None:
    finding = findings[0]
    absolute = replace(finding, where=replace(finding.location, path=f"/checkout/{finding.location.path}"))
    assert REPORTERS["gitlab"]([absolute], context) == REPORTERS["gitlab"]([finding], context)


def test_junit_counts_and_names(findings: Sequence[Finding], context: ReportContext) -> None:
    root = etree.fromstring(REPORTERS["junit"](findings, context).encode())
    cases = root.findall("testsuite/testcase")
    assert root.get("tests") == root.get("failures") == str(len(findings)) == str(len(cases))
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(findings)
    assert all(case.findtext("failure") for case in cases)
    assert root.xpath("sum(testsuite/@failures)") == len(findings)


def test_junit_of_a_folder(findings: Sequence[Finding], context: ReportContext) -> None:
    root = etree.fromstring(REPORTERS["junit"]([replace(findings[0], where=Location("."))], context).encode())
    assert root.xpath("string(testsuite/testcase/@file)") == "."


@pytest.mark.parametrize("name", REPORTERS)
def test_windows_paths_get_forward_slashes(
    findings: Sequence[Finding], context_of: Callable[..., ReportContext], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    unix = REPORTERS[name]([replace(findings[0], where=Location("metadata/a.yaml"))], context_of())
    monkeypatch.setattr(places, "PurePath", PureWindowsPath)
    windows = replace(findings[0], where=Location("metadata\\a.yaml"))
    assert REPORTERS[name]([windows], context_of(root="C:\\checkout")) == unix
