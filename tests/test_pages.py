"""The pages that the README links to are made from the code: `pytest --refresh` rewrites them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from exporters.format import Fidelity, Format
from exporters.model.fields import FIELDS
from exporters.pipeline import all_rules
from exporters.reading.shape import DOCUMENT_KINDS, schema
from exporters.registry import plugins

RULES = all_rules(plugins())
PROJECT = Path(__file__).parent.parent
FAMILIES = {
    "YML": "the file as YAML",
    "SCH": "the shape of a file",
    "LNK": "links",
    "VOC": "vocabularies",
    "I18": "languages",
    "NAM": "ids",
    "TIM": "dates",
    "IGN": "comments that ignore findings",
    "BRK": "changes that break what users rely on (`varcat breaking`)",
    "DCT": "what DCAT demands",
    "DDI": "what DDI and its readers demand",
    "EHD": "what the European Health Data Space demands",
    "SDX": "what SDMX demands",
}


def rules_page() -> Iterator[str]:
    yield "# The rules\n"
    yield "`varcat explain CODE` shows one of them. An error stops a publication, a warning does not; `varcat check`"
    yield "exits with 1 for either. Rules can be chosen in `catalog.yaml`, by code or by family:\n"
    yield "```yaml\nchecks:\n  ignore: [I18002]\n  per_file: {stat/old_*.yaml: [LNK006]}\n```"
    for family, about in FAMILIES.items():
        yield f"\n## {family}: {about}"
        for rule in RULES.values():
            if rule.code.startswith(family):
                yield f"\n### {rule.code} {rule.name} ({rule.severity})\n\n{rule.doc.strip()}"


def properties_page() -> Iterator[str]:
    yield "# The properties\n"
    yield "What the files of a catalogue may say. This page is made from the JSON Schemas in this folder, which"
    yield "editors use to complete and explain; `varcat init` sets that up. **Bold** properties are required.\n"
    yield "- *text per language*: `{nl: Volume, fr: Volume}`. There is no default language."
    yield "- *rich text per language*: the same, in CommonMark; `[words](stat_013_011)` links to another definition."
    for name in ("catalog", *DOCUMENT_KINDS):
        top = schema(name)
        file = "catalog.yaml" if name == "catalog" else f"kind: {name}"
        yield f"\n## {top['title']} (`{file}`)\n\n{top['description']}\n"
        yield "| property | type | |\n|---|---|---|"
        yield from rows(top, top.get("required", ()), "")


def rows(parent: Mapping[str, Any], required: Any, prefix: str) -> Iterator[str]:
    for name, given in parent["properties"].items():
        target = resolved(given)
        shown = f"**{prefix}{name}**" if name in required else f"{prefix}{name}"
        description = given.get("description") or target["description"]
        yield f"| {shown} | {type_name(given)} | {description} |"
        inner = target.get("items", target)
        if "properties" in inner:
            yield from rows(inner, inner.get("required", ()), f"{prefix}{name}.")


def resolved(given: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in given:
        return given
    target: Mapping[str, Any] = schema("common")["$defs"][given["$ref"].rpartition("/")[2]]
    return {**resolved(target), **target, **given}


def type_name(given: Mapping[str, Any]) -> str:
    target = resolved(given)
    title = {
        "langText": "text per language",
        "richText": "rich text per language",
        "identifier": "id",
        "iri": "address",
    }
    for reference in (
        given.get("$ref", ""),
        schema("common")["$defs"].get(given.get("$ref", "").rpartition("/")[2], {}).get("$ref", ""),
    ):
        if (name := reference.rpartition("/")[2]) in title | {"date": "", "period": ""}:
            return title.get(name, name)
    if target.get("type") == "array":
        return f"list of {type_name(target['items'])}s" if "properties" not in target["items"] else "list of"
    if "enum" in target or "const" in target:
        return "word"
    kinds = target.get("type", "text")
    return (
        {"string": "text", "integer": "number", "object": "properties"}.get(kinds, kinds)
        if isinstance(kinds, str)
        else "period"
    )


def formats_page() -> Iterator[str]:
    formats = [plugin.format for plugin in plugins() if plugin.format and plugin.distribution == "varcat"]
    yield "# What each format carries\n"
    yield "*Exact* reads back as it was, in every language; *approximated* loses something; *dropped* is not in the"
    yield "file. Tests alter every field, in every language, and look for the trace in the file. `varcat publish`"
    yield "writes the same table to `coverage.json`."
    for form in formats:
        yield f"\n## {form.title}\n\n`{form.name}`, {form.media_type}: {counts(form)}.\n"
        yield "| field | | carrier |\n|---|---|---|"
        for field in FIELDS:
            entry = form.coverage[field]
            yield f"| {field} | {entry.fidelity} | {escaped(entry.carrier)} |"


def counts(form: Format) -> str:
    fidelities = [entry.fidelity for entry in form.coverage.values()]
    return ", ".join(f"{fidelities.count(f)} {f}" for f in Fidelity if f in fidelities)


def escaped(text: str) -> str:
    return re.sub(r"([|<>*\[\]])", r"\\\1", text)


PAGES: Mapping[str, Callable[[], Iterator[str]]] = {
    "exporters/formats/README.md": formats_page,
    "exporters/rules/README.md": rules_page,
    "schemas/README.md": properties_page,
}


@pytest.mark.parametrize("path", PAGES)
def test_page(path: str, golden: Callable[[str, str], None]) -> None:
    golden("\n".join(PAGES[path]()) + "\n", f"../../{path}")


def test_the_finding_in_the_readme_is_what_check_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(PROJECT / "metadata", "metadata")
    stat = Path("metadata/stat/stat_013_012.yaml")
    stat.write_text(stat.read_text(encoding="utf-8").replace("[zorgverstrekkingen", "[Zorgverstrekingen"))
    command = [sys.executable, "-c", "import exporters.cli as c; c.main(['check', '--output-format', 'full'])"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.partition("\n\n")[0]
    assert textwrap.indent(said, "   ") in (PROJECT / "README.md").read_text(encoding="utf-8")


def test_every_rule_is_in_a_family_of_the_page() -> None:
    assert {code[:3] for code in RULES} == set(FAMILIES)


def test_every_page_that_the_readme_names_is_there() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)", readme):
        assert (PROJECT / target).exists(), target
