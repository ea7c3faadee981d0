"""CKAN, the portal that most harvesters of DCAT are, reads the document."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from rdflib import Graph
from rdflib import namespace as ns

from exporters.formats.dcat.kinds import DATASET_KINDS
from exporters.model.catalog import Catalog
from exporters.model.vocabulary import DERIVATION_ROLES, Role

READER = Path(__file__).parents[2] / "clients" / "ckan_reader.py"

INTRODUCTION = """\
ckanext-dcat reads the record of an indicator that says all that there is to say, with the plain profile
(`euro_dcat_ap_3`), and with the multilingual scheming profile behind it. A property is *kept* if CKAN makes something
else of the record without it. Tests run the real parser; this table is made by them. What is dropped here is in the
files all the same, for harvesters that read RDF: the variable layer, the derivation by PROV, the state of the record.
"""

Dataset = dict[str, Any]


@pytest.fixture(scope="module", params=["real", "full"])
def catalog(request: pytest.FixtureRequest) -> Catalog:
    """Both catalogues."""
    found: Catalog = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def python(missing: Callable[[str], NoReturn]) -> str:
    """The interpreter that has CKAN."""
    found = os.environ.get("VARCAT_CKAN_PYTHON")
    if not found:
        missing("CKAN needs an environment of its own: set VARCAT_CKAN_PYTHON to its interpreter")
    return found


@pytest.fixture(scope="module")
def harvest(
    catalog: Catalog,
    written: Callable[..., str],
    tmp_path_factory: pytest.TempPathFactory,
    python: str,
) -> dict[str, list[Dataset]]:
    """CKAN's own datasets, by profile."""
    path = tmp_path_factory.mktemp("ckan") / "catalog.ttl"
    path.write_text(written(catalog), encoding="utf-8")
    command = [python, str(READER), str(path), *catalog.info.languages]
    answer = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert answer.returncode == 0, answer.stderr
    read: dict[str, list[Dataset]] = json.loads(answer.stdout)
    return read


def page(kept: dict[str, list[str]], text: str) -> str:
    """The table of what CKAN keeps of a document."""
    graph = Graph().parse(data=text, format="turtle")
    graph.bind("schema", "http://schema.org/", replace=True)
    rows = ["| property | plain | scheming |", "|---|---|---|"]
    [base] = map(str, graph.objects(None, ns.VOID.uriSpace))
    for predicate in sorted(set(graph.predicates())):
        name = predicate.n3(graph.namespace_manager).replace(base, "")
        rows.append(
            f"| {name} | {' | '.join('yes' if str(predicate) in kept[profile] else 'no' for profile in kept)} |"
        )
    return "\n".join(["# What CKAN keeps", "", INTRODUCTION, *rows, ""])


def test_what_is_kept_and_what_is_dropped_is_listed(
    python: str,
    full: Catalog,
    record: Path,
    golden: Callable[[str, str], None],
) -> None:
    command = [python, str(READER), "--properties", str(record), *full.info.languages]
    answer = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert answer.returncode == 0, answer.stderr
    kept: dict[str, list[str]] = json.loads(answer.stdout)
    golden(page(kept, record.read_text(encoding="utf-8")), "../../exporters/formats/dcat/README.md")
    assert {str(ns.DCTERMS.source), str(ns.DCTERMS.relation)} <= set(kept["plain"])
    assert {str(ns.DCAT.qualifiedRelation), str(ns.DCAT.hadRole)} <= set(kept["scheming"])


def _by_id(datasets: list[Dataset]) -> dict[str, Dataset]:
    return {_extra(dataset, "identifier"): dataset for dataset in datasets}


def _extra(dataset: Dataset, key: str) -> Any:
    return next((extra["value"] for extra in dataset["extras"] if extra["key"] == key), None)


def _ids(iris: list[str]) -> set[str]:
    return {iri.rpartition("/")[2] for iri in iris}


def test_every_dataset_arrives(harvest: dict[str, list[Dataset]], catalog: Catalog) -> None:
    expected = {d.id for d in catalog if isinstance(d, DATASET_KINDS)} | {f"{catalog.info.id}.sources"}
    for datasets in harvest.values():
        assert set(_by_id(datasets)) == expected


def test_titles_and_descriptions_in_every_language(harvest: dict[str, list[Dataset]], catalog: Catalog) -> None:
    for identifier, dataset in _by_id(harvest["scheming"]).items():
        if identifier in catalog.definitions:
            assert dataset["title_translated"] == dict(catalog[identifier].title)
            assert all(dataset["notes_translated"].values())


def test_keywords(harvest: dict[str, list[Dataset]], catalog: Catalog) -> None:
    for identifier, dataset in _by_id(harvest["scheming"]).items():
        keywords = [catalog.keywords[k] for k in catalog.links_from(identifier).get(Role.KEYWORD, ())]
        for language in catalog.info.languages:
            expected = {k.title[language] for k in keywords if language in k.title}
            assert set(dataset["tags_translated"].get(language, ())) == expected


def test_publisher_and_contact(harvest: dict[str, list[Dataset]], catalog: Catalog) -> None:
    names = set(catalog.info.publisher.name.values())
    for identifier, dataset in _by_id(harvest["plain"]).items():
        definition = catalog.definitions.get(identifier)
        contact = (definition.contact if definition else None) or catalog.info.contact
        assert _extra(dataset, "publisher_name") in names
        assert _extra(dataset, "contact_name") in set(contact.name.values())
        assert _extra(dataset, "spatial_text")


def test_plain_links(harvest: dict[str, list[Dataset]], catalog: Catalog) -> None:
    portal = {d.id for d in catalog if isinstance(d, DATASET_KINDS)}
    for identifier, dataset in _by_id(harvest["plain"]).items():
        found = catalog.edges([identifier])
        between = {e for e in found if e.target in portal}
        derived = {e.target if e.target in portal else "source" for e in found if e.role in DERIVATION_ROLES}
        assert _ids(json.loads(_extra(dataset, "related_resource") or "[]")) == {e.target for e in between}
        assert _ids(json.loads(_extra(dataset, "source") or "[]")) == derived


def test_qualified_links_with_their_roles(harvest: dict[str, list[Dataset]], catalog: Catalog) -> None:
    portal = {d.id for d in catalog if isinstance(d, DATASET_KINDS)}
    for identifier, dataset in _by_id(harvest["scheming"]).items():
        relations = dataset.get("qualified_relation", [])
        found = {(r["role"].rpartition("/")[2], r["relation"].rpartition("/")[2]) for r in relations}
        assert found == {(str(e.role), e.target) for e in catalog.edges([identifier]) if e.target in portal}
