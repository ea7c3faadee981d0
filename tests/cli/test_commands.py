"""The command as its users meet it: arguments in; exit code, standard output and standard error out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

METADATA = Path(__file__).parent.parent.parent / "metadata"
PROGRAM = "import sys; from exporters.cli import main; sys.exit(main(sys.argv[1:]))"


def varcat(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        env={**{k: v for k, v in os.environ.items() if k not in {"CI", "GITHUB_ACTIONS"}}, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command runs in a folder with a copy of the real catalogue, and one with a fault."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(METADATA, "metadata")
    shutil.copytree(METADATA, "faulty")
    stat = Path("faulty/stat/stat_013_014.yaml")
    stat.write_text(stat.read_text().replace("[zorgverstrekkingen", "[Zorgverstrekingen"))
    Path("empty").mkdir()


@pytest.mark.parametrize(
    ("arguments", "code", "out", "err"),
    [
        ("", 2, "", "Usage: varcat"),
        ("--help", 0, "Check, write every format, prove the links.", ""),
        ("--help", 0, "\n  varcat check metadata                   every fault", ""),
        ("--version", 0, "varcat 0.", ""),
        ("chekc", 2, "", "Did you mean 'check'?"),
        ("check --nonsense", 2, "", "No such option"),
        ("check", 0, "", ""),
        ("check metadata --output-format full", 0, "all good: 11 files, no findings", ""),
        ("check faulty", 1, "stat_013_014.yaml:31:12 VOC001 there is no keyword `Zorgverstrekingen`", ""),
        ("check faulty", 1, "(did you mean `zorgverstrekkingen`?)", ""),
        ("check faulty --exit-zero", 0, "VOC001", ""),
        ("check faulty --output-format github", 1, "::error file=faulty/stat/stat_013_014.yaml,line=31", ""),
        ("check faulty --output-format nonsense", 2, "", "'nonsense' is not one of"),
        ("check nowhere", 2, "", "varcat: there is no folder nowhere"),
        ("check empty", 2, "", "varcat: empty has no catalog.yaml; `varcat init empty` makes one"),
        ("check metadata/catalog.yaml", 2, "", "is a file; give the folder of the catalogue"),
        ("publish faulty", 1, "VOC001", "varcat: nothing was published: the catalogue has 1 error"),
        ("publish metadata --out metadata/public", 2, "", "lies inside the catalogue"),
        ("publish --format nonsense", 2, "", "there is no format nonsense; there are dcat-ap-3.0.1"),
        ("publish --format sdmx-ml-2.1", 0, "", "every link proven in every format"),
        ("export metadata", 2, "", "Missing option '--format'"),
        ("export --format dcat-ap-3.0.1", 0, "@prefix dcat:", ""),
        ("export --format dcat-ap-3.0.1 --serialisation ttl", 0, "@prefix dcat:", ""),
        ("export --format dcat-ap-3.0.1 --serialisation rdf --only stat_013_014", 0, "<rdf:RDF", ""),
        ("export --format dcat-ap-3.0.1 --serialisation jsonld", 0, '"@context"', ""),
        ("export --format dcat-ap-3.0.1 --serialisation nt", 0, "<http://purl.org/dc/terms/title>", ""),
        ("export --format dcat-ap-3.0.1 --serialisation xml", 2, "", "there are ttl, rdf, jsonld, nt"),
        ("export --format ddi-codebook-2.5 --only stat_013_014", 0, "<codeBook", ""),
        ("export --format ddi-codebook-2.5 --only stat_13_014", 2, "", "did you mean `stat_013_014`?"),
        ("export --format ddi-codebook-2.5 --out no/such/file.xml", 2, "", "cannot be written"),
        ("formats", 0, "DDI-Codebook 2.5 (", ""),
        ("formats ddi-codebook-2.5", 0, "calculation.numerator", ""),
        ("formats nonsense", 2, "", "there is no format nonsense"),
        ("explain", 0, "LNK001  error    dangling-link", ""),
        ("explain LNK001", 0, "To mend it, correct the id", ""),
        ("explain lnk001", 0, "LNK001 dangling-link (error)", ""),
        ("explain dangling-link", 0, "LNK001 dangling-link (error)", ""),
        ("explain LNK01", 2, "", "there is no rule LNK01; did you mean `LNK001`?"),
        ("links stat_013_014", 0, "IMAG_CT_N", ""),
        ("links nonsense", 2, "", "there is no definition nonsense"),
        ("init empty", 0, "varcat publish empty --out public", ""),
        ("init metadata", 2, "", "metadata already has catalog.yaml"),
        ("init metadata/catalog.yaml", 2, "", "cannot be written"),
    ],
)
def test_command(arguments: str, code: int, out: str, err: str) -> None:
    answer = varcat(*arguments.split())
    assert (answer.returncode, "Traceback" in answer.stderr) == (code, False), answer.stderr
    assert out in answer.stdout
    assert err in answer.stderr


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "publish",
        "export",
        "links",
        "diff",
        "breaking",
        "changelog",
        "fmt",
        "translations",
        "formats",
        "explain",
        "init",
    ],
)
def test_help_speaks_of_every_option(command: str) -> None:
    answer = varcat(command, "--help")
    assert answer.returncode == 0
    assert answer.stdout.startswith(f"Usage: varcat {command}")
    assert len(answer.stdout.splitlines()) > 6
    assert "\\b" not in answer.stdout


def test_json_is_all_that_json_prints() -> None:
    report = json.loads(varcat("check", "faulty", "--output-format", "json").stdout)
    assert [(f["code"], f["line"], f["column"]) for f in report["findings"]] == [("VOC001", 31, 12)]


def test_what_is_published_says_so_only_on_standard_error() -> None:
    answer = varcat("publish", "metadata", "--out", "public")
    assert answer.stdout == ""
    assert "9 definitions, 42 fields in use, 17 links: " in answer.stderr
    assert " files in public, every link proven in every format" in answer.stderr
    assert "1 dropped (notes)" in answer.stderr
    assert Path("public/manifest.json").is_file()


def test_a_new_catalogue_can_be_published_at_once() -> None:
    assert varcat("init", "new").returncode == 0
    assert varcat("check", "new").stdout == ""
    assert varcat("publish", "new", "--out", "public").returncode == 0
    settings = json.loads(Path("new/.vscode/settings.json").read_text())
    for schema, pattern in settings["yaml.schemas"].items():
        assert Path("new", schema).is_file()
        assert list(Path("new").glob(pattern)), pattern


def test_color_only_on_a_terminal_whose_user_wants_it() -> None:
    assert "\x1b" not in varcat("check", "faulty", "--output-format", "full").stdout


def test_export_to_a_file_equals_export_to_standard_output() -> None:
    assert varcat("export", "--format", "sdmx-ml-2.1", "--out", "file.xml").stdout == ""
    assert Path("file.xml").read_text() == varcat("export", "--format", "sdmx-ml-2.1").stdout


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"'{sys.executable}' -c '{PROGRAM}' export --format dcat-ap-3.0.1 | head -1"
    answer = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    assert answer.stdout.startswith("@prefix")
    assert "Traceback" not in answer.stderr
    assert "Exception" not in answer.stderr


def test_an_internal_error_is_one_line_and_exit_code_3() -> None:
    program = "import exporters.pipeline as p; p.read_catalog = lambda *_: 1 / 0; " + PROGRAM
    answer = subprocess.run(
        [sys.executable, "-c", program, "check", "metadata"], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 3
    assert answer.stderr.startswith("varcat: internal error, ZeroDivisionError: division by zero\n")
    assert "Traceback" not in answer.stderr


def test_an_unusable_date_is_a_configuration_error() -> None:
    answer = varcat("check", SOURCE_DATE_EPOCH="yesterday")
    assert answer.returncode == 2
    assert answer.stderr.startswith("varcat: SOURCE_DATE_EPOCH is 'yesterday'")


def test_help_loads_nothing_heavy() -> None:
    program = "import sys; from exporters.cli import main; main(['--help']); print(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    heavy = {"lxml", "rdflib", "yaml", "jsonschema", "jsonschema_rs", "pyoxigraph", "sdmx", "pandas", "rapidfuzz"}
    assert heavy & set(answer.stdout.split()) == set()
