"""Texts that one language leaves behind, found by git; and the table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exporters.cli import main

STAT = "stat/stat_013_014.yaml"


@pytest.fixture
def bilingual(repository: Any) -> Any:
    repository.edit("catalog.yaml", "languages: [nl]", "languages: [nl, fr]")
    repository.edit(STAT, "title: {nl: Volume CT-scan}", "title: {nl: Volume CT-scan, fr: Volume de scanners}")
    repository.edit("stat/stat_013_013.yaml", "title: {nl: CT-scan}", "title: {nl: CT-scan, fr: CT-scan}")
    repository.commit()
    return repository


def codes(capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    main(["check", "--output-format", "concise", *options])
    return [line for line in capsys.readouterr().out.splitlines() if "I18001" not in line]


def test_stale(bilingual: Any, capsys: pytest.CaptureFixture[str]) -> None:
    bilingual.edit(STAT, "nl: Volume CT-scan", "nl: Volume CT- en MRI-scan")
    (line,) = codes(capsys, "--changed-since", "HEAD")
    assert line == f"metadata/{STAT}:4:41 I18006 `title` was changed in nl, but not in fr"
    assert not any("I18006" in line for line in codes(capsys))
    bilingual.edit(STAT, "fr: Volume de scanners", "fr: Volume de scanners et d'IRM")
    assert codes(capsys, "--changed-since", "HEAD") == []


def test_a_comment_about_a_rule_that_did_not_run_is_not_unused(bilingual: Any, capsys: Any) -> None:
    bilingual.edit(
        STAT,
        "nl: Volume CT-scan, fr: Volume de scanners}",
        "nl: Nieuw, fr: Volume de scanners}  # varcat: ignore I18006",
    )
    assert not any("IGN001" in line for line in codes(capsys))
    assert codes(capsys, "--changed-since", "HEAD") == []


def test_table(bilingual: Any, capsys: pytest.CaptureFixture[str]) -> None:
    bilingual.edit(STAT, "nl: Volume CT-scan", "nl: Volume CT- en MRI-scan")
    assert main(["translations", "--since", "HEAD", "--output-format", "json"]) == 0
    dutch, french = json.loads(capsys.readouterr().out)
    assert (dutch["texts"], dutch["there"], dutch["missing"], dutch["stale"]) == (dutch["texts"], dutch["texts"], 0, 0)
    assert (french["there"], french["identical"], french["stale"]) == (2, 1, 1)
    assert main(["translations"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert rows[0][:4] == ["language", "coverage", "texts", "there"]
    assert rows[1][:2] == ["nl", "100%"]
    assert [row[6] for row in rows[1:]] == ["-", "-"]
    assert main(["translations", "--output-format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("| language | coverage |")


def test_no_table_of_a_catalogue_that_cannot_be_read(bilingual: Any) -> None:
    Path("metadata/catalog.yaml").write_text("- a\n")
    assert main(["translations"]) == 1
