"""What an SDMX registry asks for is a finding at the line of the YAML that lacks it."""

from __future__ import annotations

import shutil
from pathlib import Path

from exporters import check
from exporters.formats.sdmx.demands import REGISTRY

BASE = Path(__file__).parents[2] / "rules" / "base"
BAD = {
    "codelist/none.yaml": "id: none\nkind: codelist\ntitle: {nl: Leeg, fr: Vide}\ncodes: []\n",
    "cube/care_cube.yaml": "id: care_cube\nkind: cube\ntitle: {nl: Zorg, fr: Soins}\ndimensions:\n  - id: AXIS\n",
    "stat/bare.yaml": "id: bare\nkind: stat\ntitle: {nl: Kaal, fr: Nu}\ncubes: [care_cube]\n",
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


def found(folder: Path, files: dict[str, str]) -> list[str]:
    shutil.copytree(BASE, folder)
    for path, content in files.items():
        (folder / path).write_text(content, encoding="utf-8")
    codes = {demand.rule.code for demand in REGISTRY.demands}
    return [
        f"{finding.location.path.rpartition('/')[2]}:{finding.location.line} {finding.rule.code} {finding.message}"
        for finding in check(folder, profiles=["sdmx-registry"]).findings
        if finding.rule.code in codes and "share" not in finding.message
    ]


def test_what_is_lacking_is_found_where_it_lacks(tmp_path: Path) -> None:
    assert sorted(found(tmp_path / "bad", BAD)) == [
        "bare.yaml:1 SDX003 `bare` is a measure and has no unit",
        "bare.yaml:1 SDX004 `bare` is a measure and does not say what its values are",
        "care_cube.yaml:1 SDX006 `care_cube` does not say how often it is updated",
        "care_cube.yaml:5 SDX002 the dimension `AXIS` has no name",
        "none.yaml:1 SDX005 `none` has no codes",
    ]


def test_what_is_there_is_enough(tmp_path: Path) -> None:
    assert found(tmp_path / "good", GOOD) == []


def test_nobody_is_asked_who_does_not_want_to_be(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "plain")
    assert not [f for f in check(tmp_path / "plain").findings if f.rule.code.startswith("SDX")]
