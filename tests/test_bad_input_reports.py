"""Every bad input of `test_bad_input.py` through every report format: output that its readers accept, the exit code."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from lxml import etree
from test_bad_input import CASES, REAL

from exporters.cli import main
from exporters.reading.shape import schema
from exporters.report import REPORTERS

Judge = Callable[[str, bool], None]


@pytest.fixture(scope="session")
def judges(standards: Path) -> dict[str, Judge]:
    """For each format what must hold of its output; the flag says whether there are findings."""
    sarif = json.loads((standards / "sarif" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    of_sarif = jsonschema_rs.validator_for(sarif, validate_formats=True)
    of_json = jsonschema_rs.validator_for(schema("report"))

    def judge_json(out: str, found: bool) -> None:
        of_json.validate(json.loads(out))
        assert bool(json.loads(out)["findings"]) == found

    def judge_sarif(out: str, found: bool) -> None:
        of_sarif.validate(json.loads(out))
        assert bool(json.loads(out)["runs"][0]["results"]) == found

    def judge_gitlab(out: str, found: bool) -> None:
        assert bool(json.loads(out)) == found
        assert all({"description", "fingerprint", "location", "severity"} <= issue.keys() for issue in json.loads(out))

    def judge_junit(out: str, found: bool) -> None:
        assert (etree.fromstring(out.encode()).get("failures") != "0") == found

    def judge_github(out: str, found: bool) -> None:
        *commands, _summary = out.splitlines()
        assert all(line.startswith(("::error file=", "::warning file=")) for line in commands)
        assert bool(commands) == found

    def judge_text(out: str, found: bool) -> None:
        assert all(c.isprintable() or c in "\n\t" for c in out)
        assert found == ("varcat explain" in out or (("YML" in out or ":" in out) and "all good" not in out))

    of_text = dict.fromkeys(("full", "concise"), judge_text)
    others = {"json": judge_json, "sarif": judge_sarif, "gitlab": judge_gitlab, "junit": judge_junit}
    return {**of_text, **others, "github": judge_github}


def test_every_format_has_a_judge(judges: dict[str, Judge]) -> None:
    assert judges.keys() == REPORTERS.keys()


@pytest.mark.parametrize("case", CASES)
def test_bad_input(
    case: str,
    judges: dict[str, Judge],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[Any],
) -> None:
    spoil, code, _ = CASES[case]
    monkeypatch.chdir(tmp_path)
    shutil.copytree(REAL, "metadata")
    spoil(Path("metadata"))
    for name, judge in judges.items():
        assert main(["check", "metadata", "--output-format", name]) == code
        answer = capfd.readouterr()
        if code == 2:
            assert (answer.out, answer.err[:8]) == ("", "varcat: ")
        else:
            judge(answer.out, code == 1)
