"""The picture that the README begins with is what the command gives today."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporters.cli import main

ROOT = Path(__file__).parent.parent
COMMAND = "links stat_013_014 --in metadata --output-format svg --with-formats"


def test_the_picture_is_fresh(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(COMMAND.split()) == 0
    picture, file = capfdbinary.readouterr().out, ROOT / ".github" / "cascade.svg"
    if request.config.getoption("--refresh"):
        file.write_bytes(picture)
    assert picture == file.read_bytes(), f"{file} is stale; if rightly so: varcat {COMMAND} > .github/cascade.svg"
