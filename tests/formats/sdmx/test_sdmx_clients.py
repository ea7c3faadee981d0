"""What real SDMX clients get out of every structure message: the page of that table is made here."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from clients import Kept, pysdmx, sdmx1, sdmxthon

from exporters.format import Settings
from exporters.formats.sdmx.urns import code_id, dimension_id
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition
from exporters.model.richtext import plain_texts
from exporters.model.vocabulary import DERIVATION_ROLES, Role
from exporters.registry import chosen

READERS: tuple[tuple[str, str], ...] = (
    ("sdmx1", "sdmx-ml-2.1"),
    ("pysdmx", "sdmx-ml-2.1"),
    ("sdmxthon", "sdmx-ml-2.1"),
    ("sdmx1", "sdmx-ml-3.0"),
    ("pysdmx", "sdmx-ml-3.0"),
    ("pysdmx", "sdmx-ml-3.1"),
    ("pysdmx", "sdmx-json-2.0"),
    ("pysdmx", "sdmx-json-2.1"),
)
every_reader = pytest.mark.parametrize(("client", "name"), READERS)
CATALOGS = ("real", "full")
FORGETS: Mapping[str, Callable[[str, str], bool]] = {
    "names": lambda client, _: client == "pysdmx",
    "descriptions": lambda client, _: client == "pysdmx",
    "concept_links": lambda client, name: client == "pysdmx" and "json" in name,
    "steps": lambda client, _: client == "sdmxthon",
    "indicators": lambda client, _: client == "sdmxthon",
    "keywords": lambda client, _: client == "sdmxthon",
}
"""What a client is known not to keep: if it learns to, the test says so, and the table gets better."""

ROWS: Mapping[str, str] = {
    "concepts": "every variable as a concept",
    "codes": "every code",
    "dataflows": "every cube as a dataflow",
    "dimensions": "every dimension",
    "measures": "every measure",
    "names": "names in every language",
    "descriptions": "descriptions in every language",
    "concept_links": "links of variables, by annotations of the concept",
    "code_links": "links of variables, by annotations of the code in CL_VARIABLE",
    "list_links": "links of code lists, by annotations",
    "steps": "the derivation, by the hierarchy H_DERIVATION",
    "indicators": "the indicators of a cube, by its measures (2.1: by a constraint)",
    "keywords": "the keywords of a cube, by the categorisation of its dataflow",
}


def written(name: str, catalog: Catalog, subjects: tuple[Definition, ...] | None = None) -> bytes:
    [form] = chosen([name])
    stream = io.BytesIO()
    form.write(stream, catalog, tuple(catalog) if subjects is None else subjects, Settings())
    return stream.getvalue()


def read(client: str, content: bytes, folder: Path) -> Kept:
    match client:
        case "sdmx1":
            return sdmx1(content)
        case "pysdmx":
            return pysdmx(content)
        case _:
            return sdmxthon(content, folder)


def wanted(name: str, catalog: Catalog) -> Mapping[str, Any]:
    """What a client that keeps everything has of a catalogue."""
    one_measure = name == "sdmx-ml-2.1"
    edges, lists = catalog.edges(), {codelist.id for codelist in catalog.codelists}
    return {
        "concepts": {v.id for v in catalog.variables},
        "codes": {(c.id, code_id(code.code)) for c in catalog.codelists for code in c.codes}
        | {("CL_VARIABLE", v.id) for v in catalog.variables},
        "dataflows": {cube.id for cube in catalog.cubes},
        "dimensions": set(dimensions(catalog, one_measure=one_measure)),
        "measures": set(measures(catalog, one_measure=one_measure)),
        "names": {v.id: v.title for v in catalog.variables},
        "descriptions": {v.id: plain_texts(v.definition) if v.definition else {} for v in catalog.variables},
        "concept_links": {e for e in edges if e.source not in lists},
        "code_links": {e for e in edges if e.source not in lists},
        "list_links": {e for e in edges if e.source in lists},
        "steps": {e for e in edges if e.role in DERIVATION_ROLES},
        "indicators": {e for e in edges if e.role is Role.CUBE},
        "keywords": {e for e in edges if e.role is Role.KEYWORD and e.source in {c.id for c in catalog.cubes}},
    }


def dimensions(catalog: Catalog, *, one_measure: bool) -> Iterator[tuple[str, str]]:
    for cube in catalog.cubes:
        usual = {"FREQ", "REF_AREA", "TIME_PERIOD"} | ({"INDICATOR"} if one_measure else set())
        own = {dimension_id(dimension.id) for dimension in cube.dimensions}
        yield from ((cube.id, identifier) for identifier in usual | own)


def measures(catalog: Catalog, *, one_measure: bool) -> Iterator[tuple[str, str]]:
    for cube in catalog.cubes:
        indicators = () if one_measure else catalog.links_to(cube.id).get(Role.CUBE, ())
        yield from ((cube.id, identifier) for identifier in indicators or ("OBS_VALUE",))


def without_standard(found: Any) -> Any:
    """Codes less those of the lists that are SDMX's own or the catalogue's areas."""
    return {(lst, code) for lst, code in found if lst not in {"CL_FREQ", "CL_OBS_STATUS", "CL_GEO_LEVEL"}}


@every_reader
@pytest.mark.parametrize("which", CATALOGS)
def test_a_client_keeps_what_the_page_says(
    client: str, name: str, which: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    catalog = request.getfixturevalue(which)
    kept = read(client, written(name, catalog), tmp_path)
    for row, expected in wanted(name, catalog).items():
        found = getattr(kept, row)
        found = without_standard(found) if row == "codes" else found
        forgets = row in FORGETS and FORGETS[row](client, name)
        if client == "sdmxthon" and which == "real" and row in {"names", "descriptions"}:
            forgets = True  # it has one language, of which sdmxthon forgets which it is
        assert found == (type(found)() if forgets else expected), row


@every_reader
def test_no_link_is_out_of_reach(client: str, name: str, full: Catalog, tmp_path: Path) -> None:
    """Whatever a client forgets, it can follow every link by one carrier or another."""
    kept = read(client, written(name, full), tmp_path)
    assert kept.concept_links | kept.code_links | kept.list_links == full.edges()


@every_reader
def test_a_client_reads_every_record(client: str, name: str, full: Catalog, tmp_path: Path) -> None:
    for definition in (full["DIAB_PREV"], full["MEDS_CUBE"], full["SEX"], full["CL_SEX"]):
        kept = read(client, written(name, full, (definition,)), tmp_path)
        assert kept.concept_links | kept.code_links | kept.list_links == full.edges((definition.id,))


def test_the_page(full: Catalog, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    golden("\n".join(page(full, tmp_path)) + "\n", "../../exporters/formats/sdmx/README.md")


def page(full: Catalog, folder: Path) -> Iterator[str]:
    kept = {(client, name): read(client, written(name, full), folder) for client, name in READERS}
    yield "# What SDMX clients keep\n"
    yield "Every portable file says a link several times, because no client keeps every place where one can stand."
    yield "Tests open each file with the real clients and compare what they have with the YAML; this table is made by"
    yield "them. *yes* means all of it, *no* nothing at all.\n"
    yield f"| | {' | '.join(f'{client}: {name}' for client, name in READERS)} |"
    yield f"|---|{'---|' * len(READERS)}"
    for row, about in ROWS.items():
        cells = (answer(row, getattr(kept[reader], row), wanted(reader[1], full)[row]) for reader in READERS)
        yield f"| {about} | {' | '.join(cells)} |"
    yield "\nsdmxthon and sdmx1 know no SDMX-JSON, sdmxthon no SDMX 3, sdmx1 no SDMX 3.1. pysdmx keeps one language."
    yield "`sdmx-ml-3.0-full` holds what few of them read: maps between concept schemes, a process, metadata sets."


def answer(row: str, found: Any, expected: Any) -> str:
    found = without_standard(found) if row == "codes" else found
    if found == expected:
        return "yes"
    return "some" if found else "no"
