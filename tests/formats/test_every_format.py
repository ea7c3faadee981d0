"""What holds for every format, also for those that are still to come: no format is named here."""

from __future__ import annotations

import dataclasses
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from any_catalogue import a_few, catalogues
from hypothesis import given

from exporters.format import Fidelity, Settings
from exporters.model.catalog import Catalog, Edge, Link
from exporters.model.definitions import Definition
from exporters.model.fields import FIELDS, PROSE_LINKS
from exporters.model.vocabulary import Role
from exporters.reading.linking import LINK_PROPERTIES
from exporters.registry import plugins, reader

FORMATS = {plugin.name: plugin.format for plugin in plugins() if plugin.distribution == "varcat"}
every_format = pytest.mark.parametrize("name", FORMATS)

LINKS = {".".join(row.path) for row in LINK_PROPERTIES} | {"keywords", "exact_match", PROSE_LINKS}
"""Fields that are links: the proof looks after them."""
IN_PLACE = {Role.MENTION, Role.DIMENSION, Role.CODELIST}
"""Links that are written where the words, the dimension or the values stand that they belong to."""
IDENTITY = {"kind", "id", "dimensions.id", "keyword_scheme.keywords.id", "catalog.geographic_levels.id"}
"""Fields that other fields name: altering one alone would break the catalogue."""


def written(name: str, catalog: Catalog, subjects: tuple[Definition, ...] | None = None) -> bytes:
    form = FORMATS[name]
    assert form, f"{name} cannot be loaded"
    stream = io.BytesIO()
    form.write(stream, catalog, tuple(catalog) if subjects is None else subjects, Settings())
    return stream.getvalue()


def edges(name: str, document: bytes, folder: Path) -> frozenset[Edge]:
    form = FORMATS[name]
    assert form
    file = folder / f"document.{form.extension}"
    file.write_bytes(document)
    return frozenset(reader(name)(file))


@every_format
def test_coverage_speaks_of_every_field_and_of_no_other(name: str) -> None:
    form = FORMATS[name]
    assert form
    assert set(form.coverage) == set(FIELDS)
    assert all(entry.carrier for entry in form.coverage.values())
    assert [f for f, entry in form.coverage.items() if entry.fidelity is Fidelity.DROPPED and f in LINKS] == []


@every_format
@pytest.mark.parametrize("field", [f for f in FIELDS if f not in LINKS | IDENTITY])
def test_coverage_tells_the_truth(name: str, field: str, full: Catalog) -> None:
    """What is said to be carried leaves a trace in the file, in every language; what is dropped leaves none."""
    form = FORMATS[name]
    assert form
    dropped = form.coverage[field].fidelity is Fidelity.DROPPED
    plain = written(name, full)
    for altered, marks in alterations(full, field):
        after = written(name, altered)
        assert (after == plain) == dropped
        assert [mark for mark in marks if (mark.encode() in after) == dropped] == []


@every_format
def test_same_catalogue_same_bytes_under_any_hash_seed(name: str) -> None:
    """All documents: every serialisation, record and page."""
    program = (
        "import sys; from exporters import load; from exporters.format import PublishedFile as File, Settings; "
        "from exporters.registry import chosen; catalog = load(sys.argv[1]); [form] = chosen([sys.argv[2]]); "
        "files = (File(path='a.xml', format='a', media_type='text/xml', bytes=1, sha256='00'),); "
        "[form.writer(d)(sys.stdout.buffer, catalog, d.subjects, Settings(files=files)) for d in form.plan(catalog)]"
    )
    folder = Path(__file__).parent.parent / "catalogs" / "full"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, str(folder), name],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


@every_format
def test_links_survive(name: str, full: Catalog, tmp_path: Path) -> None:
    assert edges(name, written(name, full), tmp_path) == full.edges()


@every_format
def test_links_of_one_definition_survive_in_its_own_document(name: str, full: Catalog, tmp_path: Path) -> None:
    for definition in full:
        document = written(name, full, (definition,))
        assert edges(name, document, tmp_path) == full.edges([definition.id]), definition.id


@every_format
@pytest.mark.parametrize("role", Role)
def test_a_writer_that_loses_a_link_is_found_out(name: str, role: Role, full: Catalog, tmp_path: Path) -> None:
    """The writer is given a catalogue with one link less than the YAML, every one in turn."""
    for gone in sorted(edge for edge in full.edges() if edge.role is role):
        found = edges(name, written(name, without(full, gone)), tmp_path)
        assert full.edges() - found == {gone}
        assert found <= full.edges()


@every_format
@pytest.mark.parametrize("role", sorted(set(Role) - IN_PLACE))
def test_a_writer_that_invents_a_link_is_found_out(name: str, role: Role, full: Catalog, tmp_path: Path) -> None:
    invented = invention(role, full)
    more = dataclasses.replace(full, links=(*full.links, invented))
    assert edges(name, written(name, more), tmp_path) - full.edges() == {invented.edge}


@every_format
def test_the_plan_begins_with_the_whole_catalogue_and_repeats_no_path(name: str, full: Catalog) -> None:
    """A format on request may leave out what does not meet its demands."""
    form = FORMATS[name]
    assert form
    first, *others = form.plan(full)
    assert form.on_request or list(first.subjects) == list(full)
    paths = [document.path for document in (first, *others)]
    assert len(paths) == len(set(paths))
    own = [document.path for document in (first, *others) if document.media_type in (None, form.media_type)]
    assert all(path.endswith(f".{form.extension}") for path in own)


@every_format
def test_links_survive_in_every_sort_of_document(name: str, full: Catalog, tmp_path: Path) -> None:
    form = FORMATS[name]
    assert form
    for document in {document.media_type: document for document in form.plan(full)}.values():
        file = tmp_path / Path(document.path).name
        with file.open("wb") as stream:
            form.writer(document)(stream, full, document.subjects, Settings())
        assert frozenset(reader(name)(file)) == full.edges(d.id for d in document.subjects), document.path


@every_format
@a_few(6)
@given(catalog=catalogues())
def test_any_catalogue_survives_in_every_document(name: str, catalog: Catalog, tmp_path: Path) -> None:
    form = FORMATS[name]
    assert form
    for document in form.plan(catalog):
        stream, file = io.BytesIO(), tmp_path / Path(document.path).name
        form.writer(document)(stream, catalog, document.subjects, Settings())
        file.write_bytes(stream.getvalue())
        assert reader(name)(file) == catalog.edges(d.id for d in document.subjects), document.path


def without(catalog: Catalog, gone: Edge) -> Catalog:
    """The catalogue without one link, nor the words or the dimension that state it."""
    kept = tuple(link for link in catalog.links if link.edge != gone)
    definition = catalog[gone.source]
    if gone.role in IN_PLACE:
        definition = _cleared(definition, gone.target)
    return dataclasses.replace(catalog, links=kept, definitions={**catalog.definitions, definition.id: definition})


def _cleared(thing: Any, target: str) -> Any:
    """A definition in which nothing names the target any more."""
    if isinstance(thing, str):
        return thing.replace(f"({target})", "(https://example.org/elsewhere)")
    if isinstance(thing, tuple):
        return tuple(_cleared(item, target) for item in thing)
    if isinstance(thing, Mapping):
        return {key: _cleared(value, target) for key, value in thing.items()}
    if not dataclasses.is_dataclass(thing) or isinstance(thing, type):
        return thing
    fields = {field.name: getattr(thing, field.name) for field in dataclasses.fields(thing)}
    return dataclasses.replace(
        thing, **{n: None if v == target and n != "id" else _cleared(v, target) for n, v in fields.items()}
    )


def invention(role: Role, catalog: Catalog) -> Link:
    """A link like another one of that role, to a target of the same sort that it does not lead to yet."""
    for pattern in (link for link in catalog.links if link.edge.role is role):
        source, _, target = pattern.edge
        for other in _like(target, catalog):
            edge = Edge(source, role, other)
            if edge not in catalog.edges() and other != source:
                return Link(edge, pattern.stated_at)
    raise AssertionError(role)


def _like(target: str, catalog: Catalog) -> Iterator[str]:
    if target in catalog.definitions:
        return (d.id for d in catalog if d.kind == catalog[target].kind)
    return iter(catalog.keywords) if target in catalog.keywords else iter(["https://example.com/invented"])


def alterations(catalog: Catalog, field: str) -> Iterator[tuple[Catalog, list[str]]]:
    """The catalogue with one field altered wherever it stands, and the marks that the alteration put there."""
    root, path = _root(field)
    marks: list[str] = []
    if root == "definitions":
        altered: Any = {
            i: _altered(d, path, marks) if hasattr(d, path[0]) else d for i, d in catalog.definitions.items()
        }
    else:
        altered = _altered(getattr(catalog, root), path, marks)
    yield dataclasses.replace(catalog, **{root: altered}), marks


def _root(field: str) -> tuple[str, list[str]]:
    head, *path = field.split(".")
    if head == "catalog":
        return "info", path
    return (head, path) if head == "keyword_scheme" else ("definitions", [head, *path])


def _altered(thing: Any, path: list[str], marks: list[str]) -> Any:
    if thing is None:
        return None
    if isinstance(thing, tuple) and path:
        return tuple(_altered(item, path, marks) for item in thing)
    if path:
        return dataclasses.replace(thing, **{path[0]: _altered(getattr(thing, path[0]), path[1:], marks)})
    return _other(thing, marks)


def _other(value: Any, marks: list[str]) -> Any:
    """Another value of the same type; texts are marked in every language."""
    match value:
        case Enum():
            return next(member for member in type(value) if member is not value)
        case int():
            return value + 1
        case tuple():
            return value[:-1]
        case Mapping() if all(isinstance(text, str) and not isinstance(text, Enum) for text in value.values()):
            return {language: _marked(text, f"Mark{language.upper()}", marks) for language, text in value.items()}
        case Mapping():
            return {language: {name: _other(s, []) for name, s in states.items()} for language, states in value.items()}
        case str():
            return _OTHER_FORMS.get(value[:4], lambda v: v + "x")(value)
    raise AssertionError(value)


def _marked(text: str, mark: str, marks: list[str]) -> str:
    marks.append(mark)
    return f"{mark} {text}"


_OTHER_FORMS: Mapping[str, Callable[[str], str]] = {
    **{f"{year}": lambda v: "1996" + v[4:] for year in range(1990, 2040)},
    "BEL": lambda _: "FRA",
}
