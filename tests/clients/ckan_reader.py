"""What CKAN makes of a DCAT file: `python ckan_reader.py FILE.ttl`, the datasets as JSON on standard output.

Runs ckanext-dcat's parser without a server, first with the plain profile, then with the scheming profile and its
multilingual schema. Needs an environment with ckan, ckanext-dcat and ckanext-scheming; it cannot be the tests' own,
because those pin other versions of what the tests use.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import Any

import ckanext.dcat
import ckanext.scheming
import yaml
from ckan.common import config
from ckanext.dcat.processors import RDFParser
from ckanext.dcat.profiles import base

PROFILES = {"plain": ["euro_dcat_ap_3"], "scheming": ["euro_dcat_ap_3", "euro_dcat_ap_scheming"]}
SCHEMAS = Path(ckanext.dcat.__file__).parent / "schemas"
SCHEMING = Path(ckanext.scheming.__file__).parent


def presets() -> dict[str, dict[str, Any]]:
    """The field presets of both extensions by name."""
    ours = yaml.safe_load((SCHEMAS / "presets.yaml").read_text())["presets"]
    theirs = json.loads((SCHEMING / "presets.json").read_text())["presets"]
    return {preset["preset_name"]: preset["values"] for preset in [*ours, *theirs]}


def expanded(field: dict[str, Any], known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A field of a schema with its preset filled in, as CKAN does when it starts."""
    field = {**known.get(field.get("preset", ""), {}), **field}
    field.setdefault("validators", "fluent" if str(field.get("preset", "")).startswith("fluent") else "")
    if "repeating_subfields" in field:
        field["repeating_subfields"] = [expanded(f, known) for f in field["repeating_subfields"]]
    return field


def schema(languages: list[str]) -> dict[str, Any]:
    """The multilingual schema that ckanext-dcat ships."""
    loaded = yaml.safe_load((SCHEMAS / "dcat_ap_multilingual.yaml").read_text())
    known = presets()
    fields = {name: [expanded(f, known) for f in loaded[name]] for name in ("dataset_fields", "resource_fields")}
    return {**loaded, **fields, "form_languages": languages}


def datasets(text: str, profiles: list[str]) -> list[dict[str, Any]]:
    """The CKAN datasets that the parser makes of a Turtle text."""
    parser = RDFParser(dataset_type="dataset", profiles=profiles)
    parser.parse(text, _format="turtle")
    return list(parser.datasets())


def main(path: str, languages: list[str]) -> None:
    """Prints what each profile makes of the file, by the name that PROFILES gives it."""
    text = Path(path).read_text(encoding="utf-8")
    read = {"plain": datasets(text, PROFILES["plain"])}
    config["ckan.locale_default"] = languages[0]
    served = base.get_action
    answer = schema(languages)
    base.get_action = lambda name: (lambda *_: answer) if name == "scheming_dataset_schema_show" else served(name)
    read["scheming"] = datasets(text, PROFILES["scheming"])
    json.dump(read, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    main(sys.argv[1], sys.argv[2:])
