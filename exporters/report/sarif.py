"""Findings as SARIF 2.1.0 (OASIS), for code scanning services and editors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from exporters.findings import Finding, Location, Related, Rule
from exporters.report.context import ReportContext
from exporters.report.fingerprints import fingerprint, numbered
from exporters.report.places import in_repository, located
from exporters.report.text import sentence, shown, to_json

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
# Surrogates that do not stand for a byte of a file's name, as those of `surrogateescape` do.
_NO_BYTE = re.compile(r"[\ud800-\udc7f\udd00-\udfff]")


def sarif(findings: Sequence[Finding], context: ReportContext) -> str:
    """A log of one run, with the rules that have findings and their pages of help.

    Paths are relative to the base id %SRCROOT%, whose place on a disk is nobody's business (section 3.14.14).
    """
    rules = sorted({finding.rule.code: finding.rule for finding in findings}.values(), key=lambda rule: rule.code)
    ranks = {rule.code: rank for rank, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "varcat", "version": context.version, "rules": [_rule(rule) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which varcat ran."}}},
        "results": [
            _result(number, finding, ranks[finding.rule.code], context) for number, finding in numbered(findings)
        ],
    }
    return to_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    """A reportingDescriptor (section 3.49)."""
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.doc},
        "help": {"text": rule.doc, "markdown": rule.doc},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(number: int, finding: Finding, rank: int, context: ReportContext) -> dict[str, Any]:
    """A result (section 3.27)."""
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": rank,
        "level": finding.rule.severity,
        "message": {"text": _message(finding)},
        "locations": [_location(finding.location, context)],
        "relatedLocations": [_related(id_, related, context) for id_, related in enumerate(finding.related, 1)],
        "partialFingerprints": {"findingHash/v1": fingerprint(number, finding, context)},
    }


def _related(id_: int, related: Related, context: ReportContext) -> dict[str, Any]:
    """A location that a message can link to by its id."""
    return {**_location(located(related), context), "id": id_, "message": {"text": shown(related.message)}}


def _message(finding: Finding) -> str:
    """The message, with a link to each related location (section 3.11.6): services show no others."""
    links = (f"[{_link_text(related.message)}]({id_})" for id_, related in enumerate(finding.related, 1))
    return "\n".join([sentence(finding), *links])


def _link_text(text: str) -> str:
    return re.sub(r"([\\\[\]])", r"\\\1", shown(text))


def _location(location: Location, context: ReportContext) -> dict[str, Any]:
    """A location (section 3.28)."""
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(in_repository(location.path, context)),
            "region": {"startLine": location.line, "startColumn": location.column},
        }
    }


def _artifact(path: str) -> dict[str, str]:
    """An artifactLocation (section 3.4): a relative reference (RFC 3986) and its base, or an absolute file URI."""
    encoded = quote(_NO_BYTE.sub("\N{REPLACEMENT CHARACTER}", path).encode("utf-8", "surrogateescape"))
    if PurePath(path).is_absolute():
        return {"uri": f"file:///{encoded.lstrip('/')}"}
    return {"uri": encoded, "uriBaseId": _ROOT}
