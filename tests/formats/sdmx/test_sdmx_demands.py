"""What SDMX demands, and what a registry asks for, is a finding at the line of the YAML that lacks it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from exporters import check
from exporters.registry import plugins

BASE = Path(__file__).parents[2] / "rules" / "base"
FORMATS = [p.name for p in plugins() if p.name.startswith("sdmx-")]
BAD = {
    "codelist/none.yaml": "id: none\nkind: codelist\ntitle: {nl: Leeg, fr: Vide}\ncodes: []\n",
    "codelist/dotted.yaml": (
        "id: dotted\nkind: codelist\ntitle: {nl: Punten, fr: Points}\ncodes:\n"
        "  - {code: '1', title: {nl: Een, fr: Un}}\n  - {code: '1.5', title: {nl: Anderhalf, fr: Un et demi}}\n"
    ),
    "cube/care_cube.yaml": (
        "id: care_cube\nkind: cube\ntitle: {nl: Zorg, fr: Soins}\nmeasures: [other]\n"
        "update: {timing: {nl: Soms, fr: Parfois}}\ndimensions:\n  - id: AXIS\n"
    ),
    "stat/bare.yaml": "id: bare\nkind: stat\ntitle: {nl: Kaal, fr: Nu}\ncubes: [care_cube]\n",
    "stat/other.yaml": "id: other\nkind: stat\ntitle: {nl: Ander, fr: Autre}\nmeasurement_level: ratio\n",
    "stat/thousands.yaml": (
        "id: thousands\nkind: stat\ntitle: {nl: Duizenden, fr: Milliers}\ncubes: [care_cube]\n"
        "measurement_level: ratio\nunit: {multiplier: 3}\n"
    ),
}
GOOD = {
    "cube/care_cube.yaml": (
        "id: care_cube\nkind: cube\ntitle: {nl: Zorg, fr: Soins}\nupdate: {frequency: annual}\ndimensions:\n"
        "  - {id: AXIS, title: {nl: As, fr: Axe}}\n  - id: FREQ\n"
    ),
    "stat/bare.yaml": (
        "id: bare\nkind: stat\ntitle: {nl: Kaal, fr: Nu}\ncubes: [care_cube]\nmeasurement_level: ratio\n"
        "unit: {label: {nl: euro, fr: euro}}\n"
    ),
}
OF_THE_STANDARD = [
    "bare.yaml:4:9 SDX003 `bare` is a measure and has no unit",
    "care_cube.yaml:4:12 SDX003 `other` is a measure and has no unit",
    "care_cube.yaml:7:9 SDX002 the dimension `AXIS` has no name",
    "thousands.yaml:6:7 SDX003 the unit of `thousands` has neither a label nor a code",
]
OF_A_REGISTRY = [
    "bare.yaml:4:9 SDX004 `bare` is a measure and does not say what its values are",
    "care_cube.yaml:5:9 SDX006 `care_cube` does not say how often it is updated",
    "dotted.yaml:6:12 SDX007 the code `1.5` is written as `1@2E@5`",
    "none.yaml:4:8 SDX005 `none` has no codes",
]


def found(
    folder: Path, files: dict[str, str], formats: list[str] | None = None, profiles: tuple[str, ...] = ()
) -> list[str]:
    shutil.copytree(BASE, folder)
    for path, content in files.items():
        (folder / path).write_text(content, encoding="utf-8")
    findings = check(folder, formats=formats, profiles=profiles).findings
    return sorted(
        f"{at.path.rpartition('/')[2]}:{at.line}:{at.column} {finding.rule.code} {finding.message}"
        for finding in findings
        for at in (finding.location,)
        if finding.rule.code.startswith("SDX") and "share" not in finding.message
    )


def test_what_the_standard_demands_is_found_without_being_asked(tmp_path: Path) -> None:
    assert found(tmp_path / "bad", BAD) == OF_THE_STANDARD


@pytest.mark.parametrize("name", FORMATS)
def test_every_edition_demands_it_once(name: str, tmp_path: Path) -> None:
    assert found(tmp_path / "bad", BAD, [name]) == OF_THE_STANDARD


def test_nobody_is_asked_who_publishes_no_sdmx(tmp_path: Path) -> None:
    assert found(tmp_path / "bad", BAD, ["schema-org"]) == []


def test_what_a_registry_asks_for_comes_on_top(tmp_path: Path) -> None:
    assert found(tmp_path / "bad", BAD, profiles=("sdmx-registry",)) == sorted([*OF_THE_STANDARD, *OF_A_REGISTRY])


def test_what_is_there_is_enough(tmp_path: Path) -> None:
    assert found(tmp_path / "good", GOOD, profiles=("sdmx-registry",)) == []
