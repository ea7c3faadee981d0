"""Texts of findings, made fit to be shown: a message may quote any character of a faulty file."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence

from exporters.findings import Finding, Severity
from exporters.report.context import ReportContext

# A terminal obeys C0 and C1, bidirectional controls reorder what follows them, XML 1.0 has no room for the rest.
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_DELETE_PICTURE = "\N{SYMBOL FOR DELETE}"
_FIRST_PICTURE = ord("\N{SYMBOL FOR NULL}")
_END_OF_C0 = 0x20


def shown(text: str) -> str:
    """The text with a picture, one character long, of each that does harm or shows nothing. Tabs and line ends stay."""
    return _UNSHOWABLE.sub(_picture, text)


def encodable(text: str) -> str:
    """The text with a replacement character for each lone surrogate, which UTF-8 cannot hold."""
    return _SURROGATE.sub(_REPLACEMENT, text)


def one_line(text: str) -> str:
    """The text in one line, with a blank for each tab and line end."""
    return shown(text).replace("\n", " ").replace("\t", " ")


def sentence(finding: Finding) -> str:
    """The message and, in brackets, the hint."""
    return one_line(f"{finding.message} ({finding.hint})" if finding.hint else finding.message)


def counted(number: int, noun: str) -> str:
    """A number and its noun: `1 error`, `2 errors`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def count(findings: Sequence[Finding]) -> Counter[Severity]:
    """How many findings there are of each severity."""
    return Counter(finding.rule.severity for finding in findings)


def summary(findings: Sequence[Finding], context: ReportContext) -> str:
    """The result in one line."""
    checked = counted(context.files, "file")
    if not findings:
        return f"all good: {checked}, no findings"
    numbers = count(findings)
    return f"{' and '.join(counted(numbers[s], s) for s in Severity if numbers[s])} in {checked}"


def to_json(content: object) -> str:
    """JSON (RFC 8259) that every parser accepts: without lone surrogates, of which section 8.2 warns."""
    return encodable(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < _END_OF_C0:
        return chr(_FIRST_PICTURE + code)
    return _DELETE_PICTURE if match[0] == "\x7f" else _REPLACEMENT
