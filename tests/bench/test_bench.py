from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from exporters import check

HERE = Path(__file__).parent


def generate(size: int, folder: Path) -> dict[str, bytes]:
    subprocess.run([sys.executable, HERE / "generate.py", str(size), folder], check=True)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}


def test_the_generated_catalogue_is_clean_and_always_the_same(tmp_path: Path) -> None:
    files = generate(100, tmp_path / "one")
    assert len(files) == 102
    assert check(tmp_path / "one").findings == ()
    assert generate(100, tmp_path / "two") == files


def test_the_bench_prints_a_row_for_every_stage() -> None:
    answer = subprocess.run([sys.executable, HERE / "bench.py", "20"], capture_output=True, text=True, check=True)
    rows = [line.split("|")[1].strip() for line in answer.stdout.splitlines()]
    assert rows[0].startswith("20 definitions")
    assert {"check", "prove sdmx-ml-2.1", "publish, everything", "rdflib Graph to Turtle"} <= set(rows)


def test_the_bench_of_ddi_has_its_peer_in_the_same_run() -> None:
    answer = subprocess.run([sys.executable, HERE / "ddi_writers.py", "20"], capture_output=True, text=True, check=True)
    rows = {line.split("|")[1].strip(): line.split("|")[3].strip() for line in answer.stdout.splitlines()}
    assert {"ddi-codebook-2.5", "ddi-lifecycle-3.3"} <= set(rows)
    assert rows["ddi-l, 1,000 variables, name and label only"] == "1.00"


def test_the_bench_of_dcat_prints_both_peers() -> None:
    answer = subprocess.run(
        [sys.executable, HERE / "dcat_writers.py", "20"], capture_output=True, text=True, check=True
    )
    names = [line.split("|")[1].split(",")[0].strip() for line in answer.stdout.splitlines()[2:]]
    assert names == ["ours"] * 4 + ["pyoxigraph", "rdflib"]
