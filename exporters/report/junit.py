"""Findings as failed tests, for the many servers that show JUnit's XML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from exporters.findings import Finding
from exporters.report.concise import with_related
from exporters.report.context import ReportContext
from exporters.report.fingerprints import numbered
from exporters.report.places import in_repository
from exporters.report.text import one_line, sentence

_NAME = "varcat"


def junit(findings: Sequence[Finding], context: ReportContext) -> str:
    """A suite for each file and a failed case for each finding; one case that passes if there is no finding.

    The failure's text says everything again, because some servers show only that. Nothing is said of time, except
    the zeros that some viewers insist on.
    """
    by_file = groupby(numbered(findings), key=lambda pair: in_repository(pair[1].location.path, context))
    suites = [_suite(path, [_failed(path, *pair) for pair in pairs]) for path, pairs in by_file]
    root = _group("testsuites", _NAME, suites or [_suite(_NAME, [_case(_NAME, "no findings")])])
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content.decode() + "\n"


def _group(tag: str, name: str, children: Iterable[ET.Element]) -> ET.Element:
    element = ET.Element(tag, name=one_line(name))
    element.extend(children)
    for attribute, member in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
        element.set(attribute, str(len(element.findall(f".//{member}"))))
    element.set("time", "0")
    return element


def _suite(path: str, cases: Iterable[ET.Element]) -> ET.Element:
    return _group("testsuite", path, cases)


def _failed(path: str, number: int, finding: Finding) -> ET.Element:
    repeated = f" ({number + 1})" if number else ""
    # without the suffix: servers take what follows the last dot for a class
    class_name = PurePosixPath(path).parent / PurePosixPath(path).stem
    case = _case(str(class_name), f"{finding.rule.code} {one_line(finding.message)}{repeated}")
    case.attrib |= {"file": one_line(path), "line": str(finding.location.line)}
    failure = ET.SubElement(case, "failure", message=sentence(finding), type=finding.rule.severity.value)
    failure.text = with_related(finding)
    return case


def _case(class_name: str, name: str) -> ET.Element:
    return ET.Element("testcase", classname=one_line(class_name), name=name, time="0")
