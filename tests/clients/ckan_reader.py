"""What CKAN makes of a DCAT file: `python ckan_reader.py FILE.ttl LANGUAGE...`, as JSON on standard output.

The datasets of each profile; with `--properties` in front, the properties that each profile takes notice of instead.

Runs ckanext-dcat's parser without a server, first with the plain profile, then with the scheming profile and its
multilingual schema. Needs an environment with ckan, ckanext-dcat and ckanext-scheming; it cannot be the tests' own,
because those pin other versions of what the tests use.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ckanext.dcat
import ckanext.scheming
import yaml
from ckan.common import config
from ckanext.dcat.processors import RDFParser
from ckanext.dcat.profiles import base
from rdflib import Graph

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


def properties(text: str, profiles: list[str]) -> list[str]:
    """The properties without which CKAN would make something else of a Turtle text."""
    whole = Graph().parse(data=text, format="turtle")
    everything = seen(without(whole, None), profiles)  # of several values CKAN takes the first: a copy has another order
    return [p for p in sorted(set(whole.predicates())) if seen(without(whole, p), profiles) != everything]


def without(graph: Graph, predicate: object) -> Graph:
    """A graph without the statements of a property."""
    less = Graph()
    for triple in graph:
        if triple[1] != predicate:
            less.add(triple)
    return less


def seen(graph: Graph, profiles: list[str]) -> object:
    """The CKAN datasets of a graph, in an order that does not depend on chance."""
    parser = RDFParser(dataset_type="dataset", profiles=profiles)
    parser.g = graph
    return ordered(list(parser.datasets()))


def ordered(value: Any) -> Any:
    """A value with all its lists sorted, those within texts too."""
    if isinstance(value, str) and value.startswith("["):
        value = json.loads(value)
    if isinstance(value, dict):
        return {key: ordered(item) for key, item in value.items()}
    return sorted(map(ordered, value), key=repr) if isinstance(value, list) else value


def main(path: str, languages: list[str], read_with: Callable[[str, list[str]], object] = datasets) -> None:
    """Prints what each profile makes of the file, by the name that PROFILES gives it."""
    text = Path(path).read_text(encoding="utf-8")
    read = {"plain": read_with(text, PROFILES["plain"])}
    config["ckan.locale_default"] = languages[0]
    served = base.get_action
    answer = schema(languages)
    base.get_action = lambda name: (lambda *_: answer) if name == "scheming_dataset_schema_show" else served(name)
    read["scheming"] = read_with(text, PROFILES["scheming"])
    json.dump(read, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    if sys.argv[1] == "--properties":
        main(sys.argv[2], sys.argv[3:], properties)
    else:
        main(sys.argv[1], sys.argv[2:])
