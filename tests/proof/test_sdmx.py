"""The proof finds every link of a structure message, and no other; a broken writer does not pass, whatever carrier."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from exporters.format import Format, Settings
from exporters.formats.sdmx import annotation, components, structures
from exporters.formats.sdmx.annotation import LINK_TYPES, Annotation
from exporters.formats.sdmx.selection import Selection
from exporters.model.catalog import Catalog, Edge
from exporters.model.definitions import Definition
from exporters.model.vocabulary import Role
from exporters.registry import plugins, reader

FORMATS = {p.name: p.format for p in plugins() if p.format and p.name.startswith("sdmx-")}
Read = Callable[..., frozenset[Edge]]


@pytest.fixture(params=FORMATS)
def form(request: pytest.FixtureRequest) -> Format:
    form = FORMATS[request.param]
    assert form
    return form


@pytest.fixture
def read(form: Format, tmp_path: Path) -> Read:
    """Writes a message about some definitions, or all, and reads its links."""

    def written(catalog: Catalog, subjects: Iterable[Definition] | None = None) -> frozenset[Edge]:
        path = tmp_path / f"structures.{form.extension}"
        with path.open("wb") as out:
            form.write(out, catalog, tuple(catalog if subjects is None else subjects), Settings())
        return frozenset(reader(form.name)(path))

    return written


@pytest.mark.parametrize("name", ["real", "full"])
def test_all_links_and_no_other(name: str, read: Read, request: pytest.FixtureRequest) -> None:
    catalog = request.getfixturevalue(name)
    assert read(catalog) == catalog.edges()


def test_the_full_catalogue_has_every_role(full: Catalog) -> None:
    assert {edge.role for edge in full.edges()} == set(Role)


def test_a_record_has_the_links_that_leave_it(full: Catalog, read: Read) -> None:
    for definition in full:
        assert read(full, (definition,)) == full.edges((definition.id,)), definition.id


def test_two_records_in_one(full: Catalog, read: Read) -> None:
    ids = ("SEX", "MEDS_CUBE")
    assert read(full, map(full.__getitem__, ids)) == full.edges(ids)


Links = Iterator[Annotation]


def changed(module: Any, name: str, change: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Replaces a function by what `change` makes of its results."""
    real = getattr(module, name)
    monkeypatch.setattr(module, name, lambda *args, **named: change(real(*args, **named)))


IN_ANNOTATIONS_ONLY = {Role.RELATED, Role.REPLACES, Role.MENTION, Role.EXACT_MATCH}


def differences(read: Read, full: Catalog) -> str:
    """What a proof has to say of the file: that it contradicts itself, or what is not as in the YAML."""
    try:
        found = read(full)
    except ValueError as error:
        return str(error)
    return ", ".join(" → ".join(edge) for edge in sorted(found ^ full.edges()))


@pytest.mark.parametrize("role", sorted(Role))
def test_a_role_that_the_annotations_lose_is_missed(
    full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    """Where another carrier still has it, the file contradicts itself."""
    lost = LINK_TYPES[role]
    changed(annotation, "link_annotations", lambda notes: (n for n in notes if n[0] != lost), monkeypatch)
    assert f" → {role} → " in differences(read, full)


@pytest.mark.parametrize("role", sorted(IN_ANNOTATIONS_ONLY))
def test_a_link_that_only_the_codes_of_variables_lose_is_missed(
    full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    lost = LINK_TYPES[role]
    changed(structures, "mirror_annotations", lambda notes: [n for n in notes if n[0] != lost], monkeypatch)
    with pytest.raises(ValueError, match=f"missing from the codes of the variables, .*{role}"):
        read(full)


def test_a_step_that_the_hierarchy_loses_is_missed(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(structures, "derivation", lambda nodes: (n._replace(steps=n.steps[:-1]) for n in nodes), monkeypatch)
    with pytest.raises(ValueError, match="missing from the hierarchy"):
        read(full)


def test_a_step_that_the_hierarchy_invents_is_seen(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def invent(nodes: Iterable[structures.Node]) -> Iterator[structures.Node]:
        for node in nodes:
            invented = structures.Step(f"{node.code}@FILTER@DIAB_OLD", "DIAB_OLD")
            yield node._replace(steps=(*node.steps, invented))

    changed(structures, "derivation", invent, monkeypatch)
    with pytest.raises(ValueError, match=r"only in the hierarchy, .* → filter → DIAB_OLD"):
        read(full)


def test_a_step_under_another_role_is_seen(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(structures, "LINK_TYPES", {**LINK_TYPES, Role.NUMERATOR: LINK_TYPES[Role.FILTER]})
    with pytest.raises(ValueError, match="missing from the hierarchy, such as DIAB_PREV → numerator → ATC_CODE"):
        read(full)


def test_an_indicator_that_its_cube_loses_is_missed(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (structures, components):
        monkeypatch.setattr(module, "indicators", lambda *_: ("INSULIN_PREV",))
    with pytest.raises(ValueError, match="missing from the measures, such as DIAB_PREV → cube → MEDS_CUBE"):
        read(full)


def test_an_indicator_that_a_cube_invents_is_seen(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (structures, components):
        changed(module, "indicators", lambda found: (*found, "DIAB_OLD"), monkeypatch)
    with pytest.raises(ValueError, match="only in the measures, such as DIAB_OLD → cube"):
        read(full)


def test_an_invented_link_is_seen(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    real = annotation.link_annotations

    def one_more(identifier: str, selection: Selection) -> Links:
        yield from real(identifier, selection)
        if identifier == "SEX":
            yield ("RELATED", None, selection.urns[Role.RELATED]("DIAB_OLD"), None)

    monkeypatch.setattr(annotation, "link_annotations", one_more)
    assert "SEX → related → DIAB_OLD" in differences(read, full)


def test_a_link_to_nothing_is_no_link(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    real = annotation.link_annotations

    def of_the_wrong_scheme(identifier: str, selection: Selection) -> Links:
        return (
            (kind, None, str(url).replace("CS_SOURCE", "CS_STAT"), None)
            for kind, _, url, _ in real(identifier, selection)
        )

    monkeypatch.setattr(annotation, "link_annotations", of_the_wrong_scheme)
    with pytest.raises(ValueError, match=r"3 references lead nowhere, such as .*CS_STAT\(1.0.0\).ATC_CODE"):
        read(full)


def test_a_missing_categorisation_is_missed(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(structures, "categorisations", lambda _: iter(()))
    with pytest.raises(ValueError, match="missing from the structures, such as MEDS_CUBE → keyword → medicines"):
        read(full)


def test_a_missing_enumeration_is_missed(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(structures, "_values", lambda *_: None)
    with pytest.raises(ValueError, match="2 links are missing from the structures, such as INSULIN_PREV → codelist"):
        read(full)


def test_a_dimension_without_its_variable_is_missed(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "_variable", lambda *_: None)
    with pytest.raises(ValueError, match="missing from the structures, such as MEDS_CUBE → dimension → SEX"):
        read(full)


def test_a_dimension_with_another_code_list_is_seen(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "_codelist", lambda *_: "CL_SEX")
    with pytest.raises(ValueError, match="missing from the structures, such as MEDS_CUBE → codelist → CL_LEVEL"):
        read(full)


def test_the_code_list_of_time_is_found(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "dimension_id", lambda i: "TIME_PERIOD" if i == "LEVEL" else i)
    assert read(full) == full.edges()


FULL = "sdmx-ml-3.0-full"
FULL_FORGERIES = {
    "a Link element less": (b'<com:Link rel="FILTER"', b'<com:Link rel="NOTHING"', "missing from the Link elements"),
    "another Link element": (b'rel="NUMERATOR"', b'rel="FILTER"', "missing from the Link elements"),
    "another map": (b"<str:TargetValue>ATC_CODE<", b"<str:TargetValue>SEX<", "missing from the maps"),
    "another input": (b'localID="NUMERATOR"', b'localID="DENOMINATOR"', "missing from the process"),
    "a target of metadata that is not there": (b":MSD_VARIABLE(1.0.0)", b":MSD_VARIABLE(1.0.1)", "MSD_VARIABLE"),
}


@pytest.mark.parametrize("name", FULL_FORGERIES)
def test_a_full_file_that_is_inconsistent_is_not_proven(name: str, full: Catalog, tmp_path: Path) -> None:
    there, instead, message = FULL_FORGERIES[name]
    with pytest.raises(ValueError, match=message):
        forged(FORMATS[FULL], full, there, instead, tmp_path / "structures.xml")


def test_metadata_are_proven(full: Catalog, tmp_path: Path) -> None:
    """That what they refer to is there is seen when all files of the run have been read."""
    form = FORMATS[FULL]
    assert form
    _, metadata = form.plan(full)
    path = tmp_path / metadata.path
    with path.open("wb") as out:
        form.writer(metadata)(out, full, metadata.subjects, Settings())
    assert reader(FULL)(path) == full.edges(v.id for v in full.variables)
    content = path.read_bytes()
    assert b"=EX.OFFICE:MDS_SEX(" in content
    path.write_bytes(content.replace(b"=EX.OFFICE:MDS_SEX(", b"=EX.OFFICE:MDS_SEKS("))
    with pytest.raises(ValueError, match=r"metadata\.xml"):
        reader(FULL)(path)
    path.write_bytes(content.replace(b'"NUMERATOR"', b'"FILTER"'))
    assert Edge("DIAB_PREV", Role.FILTER, "ATC_CODE") in reader(FULL)(path)


def forged(form: Format | None, catalog: Catalog, there: bytes, instead: bytes, path: Path) -> None:
    """Reads a file in which some words stand for others."""
    assert form
    out = io.BytesIO()
    form.write(out, catalog, tuple(catalog), Settings())
    assert there in out.getvalue()
    path.write_bytes(out.getvalue().replace(there, instead, 1))
    reader(form.name)(path)


FORGERIES = {
    "a URN of another agency": (
        b"ConceptScheme=EX.OFFICE:CS_STAT(1.0.0)",
        b"ConceptScheme=EX:CS_STAT(1.0.0)",
        "the URN",
    ),
    "a URN of another version": (b"Codelist=EX.OFFICE:CL_SEX(1.0.0)", b"Codelist=EX.OFFICE:CL_SEX(1.0.1)", "CL_SEX"),
    "a code whose original is not said": (b"ORIG_CODE", b"SOME_CODE", "stands for 'x y/ë', but says None"),
    "a code whose original is another one": ("x y/ë".encode(), b"x y", "but says 'x y'"),
    "an id that is none": (b"x@20@y", b"x:20:y", "is no id of a Code"),
    "a version that is none": (b"CL_SEX(1.0.0)", b"CL_SEX(new)", "CL_SEX"),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_file_that_is_inconsistent_is_not_proven(name: str, form: Format, full: Catalog, tmp_path: Path) -> None:
    there, instead, message = FORGERIES[name]
    with pytest.raises(ValueError, match=message):
        forged(form, full, there, instead, tmp_path / "forged")


BROKEN = (b"", b"<nothing/>", b"{", b"[]", b'{"data": 1}')


def test_only_a_structure_message_will_do(form: Format, full: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "broken"
    out = io.BytesIO()
    form.write(out, full, tuple(full), Settings())
    half = out.getvalue()[: len(out.getvalue()) // 2]
    for content in (
        *BROKEN,
        half,
        out.getvalue().replace(b"mes:Structure", b"mes:Error").replace(b'"data"', b'"Data"'),
    ):
        path.write_bytes(content)
        with pytest.raises(ValueError, match="broken"):
            reader(form.name)(path)
