"""The proof finds every link of a structure message, and no other; a broken writer does not pass."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from exporters.format import Settings
from exporters.formats.sdmx import SDMX_ML_2_1, annotation, components, ml21
from exporters.formats.sdmx.annotation import LINK_TYPES, Annotation
from exporters.formats.sdmx.urns import Names
from exporters.model.catalog import Catalog, Edge
from exporters.model.definitions import Definition
from exporters.model.vocabulary import Role
from exporters.proof.sdmx import read_links

Read = Callable[..., frozenset[Edge]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Writes a message about some definitions, or all, and reads its links."""

    def written(catalog: Catalog, subjects: Iterable[Definition] | None = None) -> frozenset[Edge]:
        path = tmp_path / "structures.xml"
        with path.open("wb") as out:
            SDMX_ML_2_1.write(out, catalog, tuple(catalog if subjects is None else subjects), Settings())
        return read_links(path)

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


def _without(role: Role) -> Callable[..., Links]:
    real = annotation.link_annotations
    return lambda *args: (note for note in real(*args) if note.type != LINK_TYPES[role])


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DIMENSION, Role.CODELIST, Role.KEYWORD}))
def test_a_role_that_is_lost_is_missed(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch, role: Role) -> None:
    monkeypatch.setattr(annotation, "link_annotations", _without(role))
    assert {edge.role for edge in full.edges() - read(full)} == {role}


def test_a_lost_link_is_missed(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    real = annotation.link_annotations

    def all_but_one(identifier: str, catalog: Catalog, names: Names) -> Links:
        notes = list(real(identifier, catalog, names))
        yield from notes[1:] if identifier == "ATC_CODE" else notes

    monkeypatch.setattr(annotation, "link_annotations", all_but_one)
    assert len(full.edges() - read(full)) == 1


def test_an_invented_link_is_seen(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    real = annotation.link_annotations

    def one_more(identifier: str, catalog: Catalog, names: Names) -> Links:
        yield from real(identifier, catalog, names)
        if identifier == "SEX":
            yield Annotation("RELATED", url=names.urn(catalog["DIAB_OLD"]))

    monkeypatch.setattr(annotation, "link_annotations", one_more)
    assert read(full) - full.edges() == {Edge("SEX", Role.RELATED, "DIAB_OLD")}


def test_a_link_under_another_role_is_seen(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotation, "LINK_TYPES", {**LINK_TYPES, Role.NUMERATOR: LINK_TYPES[Role.FILTER]})
    found = read(full)
    assert {edge.role for edge in full.edges() - found} == {Role.NUMERATOR}
    assert {edge.role for edge in found - full.edges()} == {Role.FILTER}


def test_a_link_to_nothing_is_no_link(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    real = annotation._target_urn

    def of_the_wrong_scheme(role: Role, catalog: Catalog, names: Names) -> Callable[[str], str]:
        return lambda target: real(role, catalog, names)(target).replace("CS_SOURCE", "CS_STAT")

    monkeypatch.setattr(annotation, "_target_urn", of_the_wrong_scheme)
    found = read(full)
    lost = full.edges() - found
    assert {edge.target for edge in lost} == {"ATC_CODE", "PERSON_ID", "SEX"}
    assert all(edge.target.startswith("urn:sdmx:") for edge in found - full.edges())


def test_a_missing_categorisation_is_missed(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ml21, "_write_categorisations", lambda *_: None)
    assert full.edges() - read(full) == {Edge("MEDS_CUBE", Role.KEYWORD, "medicines")}


def test_an_invented_categorisation_is_seen(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    real = ml21._categorised
    cube = full["MEDS_CUBE"]
    monkeypatch.setattr(ml21, "_categorised", lambda selection: [*real(selection), (cube, "diabetes")])
    assert read(full) - full.edges() == {Edge("MEDS_CUBE", Role.KEYWORD, "diabetes")}


def test_a_missing_enumeration_is_missed(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ml21, "_write_representation", lambda *_: None)
    lost = {edge for edge in full.edges() if edge.role is Role.CODELIST}
    assert full.edges() - read(full) == lost


def test_a_dimension_without_its_variable_is_missed(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "_variable", lambda *_: None)
    assert full.edges() - read(full) == {Edge("MEDS_CUBE", Role.DIMENSION, "SEX")}


def test_a_dimension_with_another_code_list_is_seen(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "_codelist", lambda *_: "CL_SEX")
    found = read(full)
    assert full.edges() - found == {Edge("MEDS_CUBE", Role.CODELIST, "CL_LEVEL")}


def test_the_code_list_of_time_is_found(full: Catalog, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "dimension_id", lambda i: "TIME_PERIOD" if i == "LEVEL" else i)
    assert read(full) == full.edges()


def test_only_a_structure_message_will_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message_start = b'<mes:Structure xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message">'
    path = tmp_path / "broken.xml"
    for content in (b"", b"<nothing/>", message_start + b"<mes:Odd/>", message_start.replace(b"Structure ", b"Error ")):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=r"broken\.xml"):
            read_links(path)
    assert not capsys.readouterr().out


def test_any_writer_is_judged_by_its_file_alone(full: Catalog, tmp_path: Path) -> None:
    out = io.BytesIO()
    SDMX_ML_2_1.write(out, full, tuple(full), Settings())
    path = tmp_path / "by-hand.xml"
    path.write_bytes(out.getvalue().replace(b"NUMERATOR<", b"SUMMAND<"))
    assert {edge.role for edge in full.edges() - read_links(path)} == {Role.NUMERATOR}
