"""The files of one run: a URN means the same in each, and whatever one refers to another declares."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from any_catalogue import a_few, catalogues
from hypothesis import given

from exporters import publish
from exporters.format import Settings
from exporters.formats.sdmx import json2, structures
from exporters.model.catalog import Catalog
from exporters.model.definitions import Cube, Dimension
from exporters.proof import ContradictionError
from exporters.proof.agreement import Links, Named, contradictions
from exporters.registry import plugins, reader

FORMATS = [p.format for p in plugins() if p.format and p.name.startswith("sdmx-")]
REAL = Path(__file__).parents[2] / "metadata"


def named(file: Path) -> Named:
    links = reader(file.parent.name)(file)
    assert isinstance(links, Links)
    return Named(file, links.meanings, links.lacking)


def written(catalog: Catalog, folder: Path) -> Mapping[Path, Named]:
    """Every SDMX file of a run, and what it says of names."""
    found = {}
    for form in FORMATS:
        for document in form.plan(catalog):
            file = folder / form.name / document.path
            file.parent.mkdir(exist_ok=True)
            with file.open("wb") as out:
                form.writer(document)(out, catalog, document.subjects, Settings())
            found[file.relative_to(folder)] = named(file)
    return found


@pytest.fixture(scope="module")
def run(full: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Mapping[Path, Named]:
    return written(full, tmp_path_factory.mktemp("run"))


def told(files: Sequence[Named]) -> list[str]:
    return list(contradictions(files, files[0].file.parents[1]))


def test_the_files_of_a_run_agree(run: Mapping[Path, Named]) -> None:
    assert told(list(run.values())) == []


AXES = ["INDICATOR", "FREQ", "OBS_VALUE"]
"""Ids of dimensions that SDMX has another use for, not the same in every version."""


@a_few(6)
@given(catalogues({(Cube, "dimensions"): lambda world: world.several(Dimension, "id", AXES)}))
def test_the_files_of_a_run_agree_whatever_the_catalogue(tmp_path: Path, catalog: Catalog) -> None:
    assert told(list(written(catalog, tmp_path).values())) == []


def test_words_that_look_like_a_urn_refer_to_nothing(full: Catalog, tmp_path: Path) -> None:
    info = dataclasses.replace(full.info, title={"en": "urn:sdmx:"}, description={"en": "urn:sdmx:org.sdmx"})
    assert told(list(written(dataclasses.replace(full, info=info), tmp_path).values())) == []


def test_what_the_metadata_refer_to_is_in_the_structures(run: Mapping[Path, Named]) -> None:
    assert [path.name for path, one in run.items() if one.lacking] == ["metadata.xml"]
    alone = [one for path, one in run.items() if path.name == "metadata.xml"]
    assert told(alone)[0].startswith("sdmx-ml-3.0-full/metadata.xml refers to urn:sdmx:org.sdmx.infomodel")


class Bend(NamedTuple):
    """What is altered in one of the files, and the thing that it then says something else of."""

    file: str
    there: str
    instead: str
    thing: str


ML, JSON, FULL = "sdmx-ml-2.1/structures.xml", "sdmx-json-2.0/structures.json", "sdmx-ml-3.0-full/metadata.xml"
CROSS = "urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=SDMX:CROSS_DOMAIN_CONCEPTS(2.0)"
DIFFERENT: Mapping[str, Bend] = {
    "a name in one language": Bend(ML, '"fr">Sexe<', '"fr">Autre<', "SEX"),
    "a name under another language": Bend(ML, '"fr">Sexe<', '"it">Sexe<', "SEX"),
    "a name in JSON": Bend(JSON, '"fr":"Sexe"', '"fr":"Autre"', "SEX"),
    "an annotation": Bend(JSON, '"type":"STAT_UNIT"', '"type":"UNIT"', "DIAB_PREV"),
    "the address of an annotation": Bend(ML, "https://example.com/codes/sex", "https://example.com/codes", "CL_SEX"),
    "the values of a concept": Bend(
        "sdmx-ml-3.1/structures.xml", 'textType="Double"', 'textType="Integer"', "CS_STAT(1.0.0).DIAB_PREV"
    ),
    "the concept of a dimension": Bend(
        JSON,
        f'"id":"REF_AREA","conceptIdentity":"{CROSS}.REF_AREA"',
        f'"id":"REF_AREA","conceptIdentity":"{CROSS}.FREQ"',
        "Dimension=EX.OFFICE:DEATHS_CUBE(1.0.0).REF_AREA",
    ),
    "the name of a code": Bend("sdmx-ml-3.1/structures.xml", ">vrouw<", ">Frau<", "CL_SEX(1.0.0).2"),
    "the name of a hierarchy": Bend("sdmx-json-2.1/structures.json", "Dérivation", "Autre", "H_DERIVATION"),
    "the name of a category": Bend(ML, '"de">Arzneimittel<', '"de">Mittel<', "CAT_KEYWORDS(1.0.0).medicines"),
}
"""The files differ in something that each by itself is free to say."""

MISSING: Mapping[str, Bend] = {
    "a variable that is not there": Bend(FULL, "CS_SOURCE(1.0.0).SEX<", "CS_SOURCE(1.0.0).SEKS<", "SEKS"),
    "a variable of another version": Bend(
        FULL, "CS_SOURCE(1.0.0).SEX<", "CS_SOURCE(1.1.0).SEX<", "CS_SOURCE(1.1.0).SEX"
    ),
    "another structure": Bend(FULL, ":MSD_VARIABLE(1.0.0)<", ":MSD_VARIABLES(1.0.0)<", "MSD_VARIABLES"),
    "an attribute that the structure lacks": Bend(FULL, '"STAT_UNIT"', '"STAT_UNITS"', "STAT_UNITS"),
    "an attribute in another place": Bend(FULL, '"CONTACT_URL"', '"OWNER_URL"', "CONTACT.OWNER_URL"),
}
"""A file refers to what no other declares."""


def bent(run: Mapping[Path, Named], bend: Bend, folder: Path) -> list[Named]:
    """The files of the run, one of which says something else in one place."""
    found = []
    for path, one in run.items():
        file = folder / path
        if path == Path(bend.file):
            content = one.file.read_text(encoding="utf-8")
            assert bend.there in content
            file.parent.mkdir()
            file.write_text(content.replace(bend.there, bend.instead, 1), encoding="utf-8")
            found.append(named(file))
        else:
            found.append(dataclasses.replace(one, file=file))
    return found


@pytest.mark.parametrize("name", DIFFERENT)
def test_a_file_that_says_something_else_is_named(name: str, run: Mapping[Path, Named], tmp_path: Path) -> None:
    bend = DIFFERENT[name]
    found = told(bent(run, bend, tmp_path))
    assert found
    assert all(bend.file in line and "say different things of" in line and bend.thing in line for line in found)


@pytest.mark.parametrize("name", MISSING)
def test_a_file_that_refers_to_nothing_is_named(name: str, run: Mapping[Path, Named], tmp_path: Path) -> None:
    bend = MISSING[name]
    [line] = told(bent(run, bend, tmp_path))
    assert line.startswith(f"{bend.file} refers to ")
    assert bend.thing in line
    assert line.endswith(", which no file declares")


def test_a_message_names_a_few_of_many(run: Mapping[Path, Named], tmp_path: Path) -> None:
    bend = Bend(FULL, "org.sdmx", "org.sdmx", "")
    one, *_ = bent(run, bend, tmp_path)
    other = Named(tmp_path / "other", dict.fromkeys(one.meanings, ""), frozenset())
    [line] = told([one, other])
    assert line.endswith(f" and {len(one.meanings) - 3} more")


def test_nothing_is_published_if_the_files_disagree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer whose every link is right, and that calls one thing by another name."""
    real = json2._entry

    def renamed(entry: structures.Entry, urn_prefix: str) -> Any:
        return real(entry, urn_prefix) | ({"names": {"nl": "Anders"}} if entry[0] == "stat_013_012" else {})

    monkeypatch.setattr(json2, "_entry", renamed)
    with pytest.raises(ContradictionError, match=r"say different things of .*stat_013_012"):
        publish(REAL, tmp_path / "public", formats=["sdmx-ml-2.1", "sdmx-json-2.0"])
    assert not (tmp_path / "public").exists()
    publish(REAL, tmp_path / "public", formats=["sdmx-json-2.0"])
