"""One folder a rule: `bad` and `good` are files laid over the catalogue in `base`.

`bad` must give exactly the findings in `expected.txt` (refreshed by `pytest --refresh`), `good` none of the rule's.
A rule that looks at what changed also has `before`: the state that the other two are compared with.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from exporters import check
from exporters.changes.rules import finding
from exporters.findings import Finding, Rule
from exporters.pipeline import all_rules
from exporters.reading.files import LARGEST_FILE
from exporters.registry import plugins
from exporters.rules import RULES
from exporters.states import compared, state

HERE = Path(__file__).parent
IN_2030 = str(1_908_230_400)  # noon on 2030-06-21, in seconds since 1970

Overlay = Callable[[str, str], Path]


def _too_large(root: Path) -> None:
    """A file that nobody wants in a repository."""
    with (root / "stat" / "a.yaml").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)


@pytest.fixture
def overlay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Overlay:
    """Makes the catalogue of a case in an empty folder, from which paths are relative."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", IN_2030)

    def make(code: str, case: str) -> Path:
        root = Path("before" if case == "before" else code)
        shutil.copytree(HERE / "base", root)
        shutil.copytree(HERE / code / case, root, symlinks=True, dirs_exist_ok=True)
        if (code, case) == ("YML006", "bad"):
            _too_large(root)
        return root

    return make


def _found(overlay: Overlay, code: str, case: str) -> tuple[Finding, ...]:
    root = overlay(code, case)
    if not (HERE / code / "before").exists():
        return check(root).findings
    with state(str(overlay(code, "before")), root) as before, state(str(root), root) as after:
        breaks = [finding(*row) for row in compared(before, after).rows if row[0].is_break]
        return (*check(root, since=before.catalog).findings, *breaks)


def _line(finding: Finding) -> str:
    hint = f" ({finding.hint})" if finding.hint else ""
    related = "".join(f"\n    {r.where} {r.message}" for r in finding.related)
    return f"{finding.location} {finding.rule.code} {finding.message}{hint}{related}"


@pytest.mark.parametrize("code", RULES)
def test_bad_is_found_where_it_stands(code: str, overlay: Overlay, golden: Callable[[str, str], None]) -> None:
    findings = _found(overlay, code, "bad")
    assert code in {finding.rule.code for finding in findings}
    golden("".join(f"{_line(finding)}\n" for finding in findings), f"../rules/{code}/expected.txt")


@pytest.mark.parametrize("code", RULES)
def test_good_is_left_alone(code: str, overlay: Overlay) -> None:
    assert code not in {finding.rule.code for finding in _found(overlay, code, "good")}


def test_the_base_has_no_findings(overlay: Overlay) -> None:
    assert check(overlay("NAM006", "good")).findings == ()


@pytest.mark.parametrize("rule", all_rules(plugins()).values(), ids=all_rules(plugins()))
def test_every_rule_has_a_page(rule: Rule) -> None:
    """What is wrong, why it is bad, an example of the fault and of what is right, how to mend it, in this order."""
    what, *why, bad, fault, good, right, mend = re.split(r"\n\n(?! )|(?<=:)\n\n", rule.doc.strip())
    assert what.endswith(".")
    assert why
    assert (bad, good) == ("Bad:", "Good:")
    assert fault.startswith("    ")
    assert right.startswith("    ")
    assert fault != right
    assert mend.startswith("To mend it")
