"""`varcat links` as it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exporters.cli import main

ROOT = Path(__file__).parents[2]
FULL = str(ROOT / "tests" / "catalogs" / "full")


def test_tree_of_the_real_catalogue(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["links", "IMAG_CT_N"]) == 0
    assert "└── source, numerator of: stat_013_014 (stat)  Volume CT-scan\n" in capfd.readouterr().out


def test_language(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["links", "SEX", "--in", FULL, "--output-format", "json", "--language", "fr"]) == 0
    assert json.loads(capfd.readouterr().out)["title"] == "Sexe"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["SEXE"], "there is no definition SEXE; did you mean `SEX`?"),
        (["zzzzzz"], "there is no definition zzzzzz; `varcat links` lists all"),
        (["SEX", "--language", "xx"], "the catalogue has no texts in xx; it has nl, fr, en, de"),
        (["SEX", "--with-formats"], "--with-formats needs an ID, and one of the output formats mermaid, dot, svg"),
        (["--with-formats", "--output-format", "svg"], "--with-formats needs an ID"),
    ],
)
def test_usage_errors(capfd: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    assert main(["links", *arguments, "--in", FULL]) == 2
    captured = capfd.readouterr()
    assert said in captured.err
    assert captured.out == ""


def test_a_faulty_catalogue(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "catalog.yaml").write_text("id: x\n")
    assert main(["links", "--in", str(tmp_path)]) == 1
    assert "`varcat check` shows all" in capfd.readouterr().err
