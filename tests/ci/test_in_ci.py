"""What other people's CI is given: the pre-commit hooks, the GitHub Action, the GitLab template, editor settings.

Each is run as far as it can be without its servers: pre-commit itself runs the hooks, bash the scripts of the others.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from exporters.reading.careful import read_carefully
from exporters.reading.shape import schema

PROJECT = Path(__file__).parent.parent.parent
STAT = "stat/stat_013_014.yaml"
COMMANDS = Path(sys.executable).parent


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command as on a machine of one's own: each test says itself in which CI it is."""
    own = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(
        command,
        env={**own, "PATH": f"{COMMANDS}{os.pathsep}{os.environ['PATH']}", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "file"), [("vendor.github-actions", "action.yml"), ("vendor.gitlab-ci", ".gitlab/varcat.yml")]
)
def test_the_servers_schemas_accept_it(name: str, file: str) -> None:
    answer = run("check-jsonschema", "--builtin-schema", name, str(PROJECT / file))
    assert answer.returncode == 0, answer.stdout


@pytest.fixture
def hooks(repository: Any, tmp_path: Path) -> Any:
    """The hooks in a repository, with this installation instead of the one that pre-commit would make."""
    manifest = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert all(hook["language"] == "python" for hook in manifest)
    config = {"repos": [{"repo": "local", "hooks": [{**hook, "language": "system"} for hook in manifest]}]}
    Path(".pre-commit-config.yaml").write_text(json.dumps(config))
    repository.git("add", "-A")
    repository.home = str(tmp_path / "pre-commit")
    return repository


def pre_commit(repository: Any) -> subprocess.CompletedProcess[str]:
    repository.git("add", "-A")
    return run("pre-commit", "run", PRE_COMMIT_HOME=repository.home)


def test_pre_commit_lets_good_files_pass(hooks: Any) -> None:
    hooks.edit(STAT, "code: stat_013_014_At", "code: x")
    answer = pre_commit(hooks)
    assert answer.returncode == 0, answer.stdout
    assert re.findall(r"(varcat \w+)\.+Passed", answer.stdout) == ["varcat check", "varcat fmt"]


def test_pre_commit_stops_a_fault_and_lays_out(hooks: Any) -> None:
    hooks.edit(STAT, "sources: [IMAG_CT_N]", "sources: [ IMAG_CT ]")
    answer = pre_commit(hooks)
    assert answer.returncode == 1
    assert "LNK001 there is no source `IMAG_CT` (did you mean `IMAG_CT_N`?)" in answer.stdout
    assert re.findall(r"(varcat \w+)\.+Failed", answer.stdout) == ["varcat check", "varcat fmt"]
    assert "sources: [IMAG_CT]" in Path("metadata", STAT).read_text(encoding="utf-8")


def test_pre_commit_accepts_the_manifest() -> None:
    assert run("pre-commit", "validate-manifest", str(PROJECT / ".pre-commit-hooks.yaml")).returncode == 0


def action() -> Any:
    return yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))


def steps(inputs: Mapping[str, str]) -> list[tuple[str, int, str]]:
    """Name, exit code and output of each step of the action that runs varcat, until one fails."""
    given = {name: inputs.get(name, str(entry["default"])) for name, entry in action()["inputs"].items()}
    results: list[tuple[str, int, str]] = []
    for step in action()["runs"]["steps"]:
        if "varcat" not in step.get("run", "") or (given["against"] == "none" and "against" in step.get("if", "")):
            continue
        values = {k: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda m: given[m[1]], v) for k, v in step["env"].items()}
        answer = run(
            "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"],
            GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY="summary.md", **values,
        )  # fmt: skip  # as the runner calls it
        results.append((step["name"], answer.returncode, answer.stdout))
    return results


def test_action_passes(repository: Any) -> None:
    assert [(name, code) for name, code, _ in steps({"against": "none"})] == [("Check", 0)]
    assert [code for _, code, _ in steps({"against": "main"})] == [0, 0]
    assert Path("summary.md").read_text().startswith("# Changes from main to metadata\n\nNothing changed.")


def test_action_fails_on_findings_and_on_breaks(repository: Any) -> None:
    repository.edit(STAT, "available_from: 2006", "available_from: 2010")
    repository.edit(STAT, "sources: [IMAG_CT_N]", "sources: [IMAG_CT]")
    (_, checked, findings), (_, broke, breaks) = steps({"against": "main"})
    assert (checked, broke) == (1, 1)
    assert f"::error file=metadata/{STAT},line=28,col=11,title=LNK001" in findings
    assert f"::error file=metadata/{STAT},line=26,col=17,title=BRK008" in breaks
    assert "### Breaking" not in Path("summary.md").read_text()
    assert "## Breaking" in Path("summary.md").read_text()


def test_no_expression_gets_into_a_script() -> None:
    """What a pull request may write must not become a part of a command."""
    assert all("${{" not in step.get("run", "") for step in action()["runs"]["steps"])


def test_action_installs_itself() -> None:
    (install,) = [step for step in action()["runs"]["steps"] if "pip install" in step.get("run", "")]
    pip = 'pip() { printf "%s\\n" "$@"; }; '
    for version, wanted in (("", "/the/action"), ("varcat==1.0", "varcat==1.0")):
        answer = run("bash", "-c", pip + install["run"], VERSION=version, GITHUB_ACTION_PATH="/the/action")
        assert answer.stdout.split() == ["install", "--quiet", wanted]


def gitlab_job(name: str, **environment: str) -> subprocess.CompletedProcess[str]:
    template = yaml.safe_load((PROJECT / ".gitlab" / "varcat.yml").read_text(encoding="utf-8"))
    script = "\n".join(template[name]["script"])
    return run("bash", "-eo", "pipefail", "-c", script, **template["variables"], **environment)


@pytest.mark.parametrize(("target", "code"), [("IMAG_CT_N", 0), ("IMAG_CT", 1)])
def test_gitlab_check(target: str, code: int, repository: Any) -> None:
    repository.edit(STAT, "sources: [IMAG_CT_N]", f"sources: [{target}]")
    assert gitlab_job("varcat check").returncode == code
    report = json.loads(Path("gl-code-quality-report.json").read_text())
    assert [issue["check_name"] for issue in report] == ["LNK001"] * code
    assert Path("varcat-junit.xml").read_text().count("<failure") == code


def test_gitlab_breaking(repository: Any) -> None:
    base = repository.git("rev-parse", "HEAD").strip()
    assert gitlab_job("varcat breaking", CI_MERGE_REQUEST_DIFF_BASE_SHA=base).returncode == 0
    repository.edit(STAT, "available_from: 2006", "available_from: 2010")
    assert gitlab_job("varcat breaking", CI_MERGE_REQUEST_DIFF_BASE_SHA=base).returncode == 1


def test_the_workflow_in_the_readme(tmp_path: Path) -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    (workflow,) = re.findall(r"```yaml\n(# .github/workflows/.*?)```", readme, re.DOTALL)
    file = tmp_path / "metadata.yml"
    file.write_text(workflow)
    assert run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", str(file)).returncode == 0
    *_, step = yaml.safe_load(workflow)["jobs"]["check"]["steps"]
    assert step["with"].keys() <= action()["inputs"].keys()


def test_from_an_empty_folder_to_a_failing_pull_request(repository: Any) -> None:
    """What the README says, in the order in which a new user does it."""
    assert run("varcat", "init", "my-catalogue").returncode == 0
    repository.git("add", "-A")
    repository.git("commit", "-qm", "my catalogue")
    repository.git("checkout", "-qb", "change")
    inputs = {"folder": "my-catalogue", "against": "main"}
    assert [code for _, code, _ in steps(inputs)] == [0, 0]
    codes = Path("my-catalogue/codelist/sexes.yaml")
    codes.write_text(re.sub(r'  - \{code: "2".*\n', "", codes.read_text()))
    (_, checked, _), (_, broke, said) = steps(inputs)
    assert (checked, broke) == (0, 1)
    assert "BRK010" in said
    cube = Path("my-catalogue/cube/imaging.yaml")
    cube.write_text(cube.read_text().replace("[ct_scans]", "[ct_scan]"))
    assert [code for _, code, _ in steps(inputs)] == [1, 1]


def test_editors_find_a_schema_for_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file of a new catalogue has one schema by its place, as the YAML language server reads the settings."""
    monkeypatch.chdir(tmp_path)
    assert run("varcat", "init", "new").returncode == 0
    settings = json.loads(Path("new/.vscode/settings.json").read_text())["yaml.schemas"]
    patterns = {path: pattern.replace("/**", "") for path, pattern in settings.items()}
    common = json.loads(Path("new/.varcat/schemas/common.schema.json").read_text())
    registry = jsonschema_rs.Registry([(common["$id"], common)])
    for file in [path for path in Path("new").rglob("*.yaml") if "/." not in path.as_posix()]:
        (found,) = [path for path, pattern in patterns.items() if file.relative_to("new").match(pattern)]
        top = read_carefully(str(file), file.read_text()).top
        assert top
        content = json.loads(Path("new", found).read_text())
        jsonschema_rs.validator_for(content, registry=registry).validate(top.value)


def test_every_property_has_words_for_completion_and_hover() -> None:
    def properties(given: Any) -> Any:
        for value in given.values() if isinstance(given, dict) else given if isinstance(given, list) else ():
            yield from properties(value)
        if isinstance(given, dict) and isinstance(given.get("properties"), dict):
            yield from given["properties"].items()

    for name in ("catalog", "stat", "cube", "source", "codelist", "keywords", "common"):
        for key, value in properties(schema(name)):
            target = schema("common")["$defs"].get(value.get("$ref", "").rpartition("/")[2], {})
            assert value.get("description") or target.get("description"), (name, key)
