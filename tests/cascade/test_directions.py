"""`varcat links trace` and `varcat links impact`: one side of the cascade, in every form."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from exporters.cli import main

FULL = str(Path(__file__).parent.parent / "catalogs" / "full")


def shown(capfd: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["links", *words, "--in", FULL]) == 0
    return capfd.readouterr().out


def test_trace_is_what_it_comes_from(capfd: pytest.CaptureFixture[str]) -> None:
    data = json.loads(shown(capfd, "trace", "DIAB_PREV", "--output-format", "json"))
    whole = json.loads(shown(capfd, "DIAB_PREV", "--output-format", "json"))
    assert (data["upstream"], data["downstream"], data["beside"]) == (whole["upstream"], [], {})
    assert data["upstream"]


def test_impact_of_a_code_list_is_what_uses_it_and_what_comes_of_that(capfd: pytest.CaptureFixture[str]) -> None:
    data = json.loads(shown(capfd, "impact", "CL_SEX", "--output-format", "json"))
    distances = {row["id"]: row["distance"] for row in data["downstream"]}
    assert (data["upstream"], distances["SEX"], distances["DIAB_PREV"]) == ([], 1, 2)


def test_tree_has_only_the_side_that_was_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    trace, impact = shown(capfd, "trace", "MEDS_CUBE"), shown(capfd, "impact", "MEDS_CUBE")
    assert ("comes from" in trace, "goes into" in trace, "beside" in trace) == (True, False, False)
    assert ("comes from" in impact, "goes into" in impact, "beside" in impact) == (False, True, False)
    assert "DIAB_PREV" in impact
    assert "DIAB_PREV" not in trace


@pytest.mark.parametrize("form", ["mermaid", "dot", "svg"])
def test_pictures_have_only_that_side(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    for language in ("nl", "de"):
        picture = shown(capfd, "trace", "MEDS_CUBE", "--output-format", form, "--language", language)
        assert "PERSON_ID" in picture
        assert "DIAB_PREV" not in picture
        assert ("Person number" in picture, "Personennummer" in picture) == (False, language == "de")
        if form == "svg":
            ET.fromstring(picture)  # noqa: S314  # it is our own


@pytest.mark.parametrize("words", [["trace"], ["trace", "a", "b"], ["a", "b"]])
def test_what_makes_no_sense(words: list[str]) -> None:
    assert main(["links", *words, "--in", FULL]) == 2
