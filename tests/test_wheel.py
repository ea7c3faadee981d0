"""The built wheel, installed into an empty environment, publishes away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

PROJECT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=True).stderr


def test_publish_from_an_installed_wheel(tmp_path: Path) -> None:
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", tmp_path, PROJECT, cwd=tmp_path)
    [wheel] = tmp_path.glob("varcat-*.whl")
    venv.create(tmp_path / "empty", with_pip=True)
    python = tmp_path / "empty" / "bin" / "python"
    run(python, "-m", "pip", "install", "-q", wheel, cwd=tmp_path)
    varcat = tmp_path / "empty" / "bin" / "varcat"
    run(varcat, "init", "new", cwd=tmp_path)
    said = run(varcat, "publish", "new", "--out", "public", cwd=tmp_path)
    assert "every link proven in every format" in said
    manifest = json.loads((tmp_path / "public" / "manifest.json").read_text())
    formats = {file["format"] for file in manifest["files"]}
    assert formats >= {"coverage", "dcat-ap-3.0.1", "ddi-codebook-2.5", "ddi-lifecycle-3.3", "sdmx-ml-2.1"}
    run(varcat, "check", PROJECT / "metadata", cwd=tmp_path)
