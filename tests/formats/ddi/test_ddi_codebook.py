"""What a codebook says, field by field where a field needs a thought."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from exporters.formats.ddi import CODEBOOK_2_5
from exporters.model.catalog import Catalog
from exporters.model.definitions import Code, CodeList, Cube, Day, Dimension, SourceVariable, Stat, Unit
from exporters.model.vocabulary import Role

Codebook = Callable[..., bytes]
Find = Callable[[bytes, str], Any]
Golden = Callable[[bytes | str, str], None]


def test_golden_files(real: Catalog, full: Catalog, codebook: Codebook, golden: Golden) -> None:
    golden(codebook(real), "ddi-real.xml")
    golden(codebook(real, (real["stat_013_014"],)), "ddi-real-record.xml")
    golden(codebook(full), "ddi-full.xml")
    golden(codebook(full, (full["DIAB_PREV"],)), "ddi-full-record.xml")


def test_the_plan_is_the_catalogue_and_a_record_for_each_indicator(real: Catalog) -> None:
    first, *records = CODEBOOK_2_5.plan(real)
    assert (first.path, tuple(first.subjects)) == ("catalog.xml", tuple(real))
    assert [(r.path, tuple(r.subjects)) for r in records] == [(f"stat/{s.id}.xml", (s,)) for s in real.stats]


def test_a_record_has_the_indicator_as_its_study_and_its_neighbours_as_stubs(
    full: Catalog, codebook: Codebook, find: Find
) -> None:
    stat = full["DIAB_PREV"]
    record = codebook(full, (stat,))
    assert find(record, "string(//d:stdyDscr//d:titlStmt/d:IDNo)") == stat.id
    assert find(record, "//d:stdyDscr//d:serName/text()") == list(full.info.title.values())
    neighbours = {target for role, targets in full.links_from(stat.id).items() for target in targets}
    described = set(find(record, "//d:var/@ID | //d:nCube/@ID"))
    assert described == {stat.id} | {n for n in neighbours if n in full.definitions}
    assert not find(record, "//*[self::d:var or self::d:nCube][@ID != 'DIAB_PREV']/d:txt")
    assert find(record, "//d:nCube/d:measure/@varRef") == [stat.id] * len(full.links_from(stat.id)[Role.CUBE])


def test_every_title_is_there_in_every_language(full: Catalog, codebook: Codebook, find: Find) -> None:
    document = codebook(full)
    for definition in full:
        labels = find(document, f"//*[self::d:var or self::d:nCube][@ID='{definition.id}']/d:labl")
        assert {label.get("{http://www.w3.org/XML/1998/namespace}lang"): label.text for label in labels} == dict(
            definition.title
        )


def test_notes_for_maintainers_stay_inside(full: Catalog, codebook: Codebook) -> None:
    secret = {d.id: dataclasses.replace(d, notes="for our eyes only") for d in full}
    assert b"for our eyes" not in codebook(dataclasses.replace(full, definitions=secret))


def test_an_unused_code_list_keeps_its_codes_and_their_validity(
    catalog_of: Callable[..., Catalog], codebook: Codebook, find: Find
) -> None:
    codes = (
        Code(code=" 01 ", title={"nl": "een"}, definition={"nl": "de eerste"}),
        Code(code="02", title={"nl": "twee"}, valid_from=Day("2010-01-01"), valid_to=Day("2020-12-31")),
    )
    document = codebook(catalog_of([CodeList(id="CL", path="x", title={"nl": "Lijst"}, codes=codes)]))
    assert find(document, "//d:var[@ID='CL']/d:concept[@vocab='kind']/text()") == ["codelist"]
    assert find(document, "//d:var/d:catgry/d:catValu/text()") == [" 01 ", "02"]
    assert find(document, "//d:var/d:catgry/d:txt/text()") == ["de eerste"]
    notes = find(document, "//d:var/d:notes[starts-with(@type, 'codes.')]")
    assert [(n.get("type"), n.get("subject"), n.text) for n in notes] == [
        ("codes.valid_from", "2", "2010-01-01"),
        ("codes.valid_to", "2", "2020-12-31"),
    ]


def test_a_variable_shows_the_codes_that_it_takes_its_values_from(
    catalog_of: Callable[..., Catalog], codebook: Codebook, find: Find
) -> None:
    codelist = CodeList(id="CL", path="x", title={"nl": "L"}, codes=(Code(code="1", title={"nl": "een"}),))
    source = SourceVariable(id="V", path="x", title={"nl": "V"}, codelist="CL")
    catalog = catalog_of([codelist, source])
    for document in (codebook(catalog), codebook(catalog, (source,))):
        assert find(document, "//d:var[@ID='V']/@representationType") == ["code"]
        assert find(document, "//d:var[@ID='V']/d:catgry/d:catValu/text()") == ["1"]
    assert not find(codebook(catalog, (source,)), "//d:var[@ID='CL']/d:catgry")


def test_a_dimension_refers_to_its_variable_or_else_to_its_code_list(
    catalog_of: Callable[..., Catalog], codebook: Codebook, find: Find
) -> None:
    dimensions = (
        Dimension(id="a", variable="V", codelist="CL"),
        Dimension(id="b", codelist="CL", title={"nl": "tweede"}),
        Dimension(id="c"),
    )
    cube = Cube(id="C", path="x", title={"nl": "C"}, dimensions=dimensions)
    source = SourceVariable(id="V", path="x", title={"nl": "V"})
    document = codebook(catalog_of([cube, source, CodeList(id="CL", path="x", title={"nl": "L"})]))
    axes = find(document, "//d:nCube/d:dmns")
    assert [(a.get("rank"), a.get("ID"), a.get("varRef")) for a in axes] == [
        ("1", "dimension.C.a", "V"),
        ("2", "dimension.C.b", "CL"),
        ("3", "dimension.C.c", None),
    ]
    assert find(document, "//d:nCube/d:notes[@type='dimensions.title'][@subject='2']/text()") == ["tweede"]


@pytest.mark.parametrize(("multiplier", "scale"), [(0, "x1"), (3, "x1000"), (-2, "x0.01"), (None, None)])
def test_scale(
    multiplier: int | None, scale: str | None, catalog_of: Callable[..., Catalog], codebook: Codebook, find: Find
) -> None:
    stat = Stat(id="S", path="x", title={"nl": "S"}, unit=Unit(code="%", multiplier=multiplier))
    [var] = find(codebook(catalog_of([stat])), "//d:var")
    assert (var.get("measUnit"), var.get("scale")) == ("%", scale)


def test_shared_facts_are_told_once_and_referred_to(full: Catalog, codebook: Codebook, find: Find) -> None:
    document = codebook(full)
    for attribute, elements in {"sdatrefs": "timePrd geogUnit", "methrefs": "frequenc", "access": "conditions"}.items():
        told = {i for name in elements.split() for i in find(document, f"//d:stdyDscr//d:{name}/@ID")}
        referred = {i for refs in find(document, f"//@{attribute}") for i in refs.split()}
        assert referred
        assert referred <= told


def test_nothing_is_empty(
    real: Catalog, full: Catalog, catalog_of: Callable[..., Catalog], codebook: Codebook, find: Find
) -> None:
    """Neither an attribute nor an element without content: a reader would take it for an answer."""
    bare = catalog_of([Stat(id="S", path="x", title={"nl": "S"})])
    documents = [codebook(catalog) for catalog in (real, full, bare, catalog_of())]
    documents += [codebook(catalog, (definition,)) for catalog in (real, full) for definition in catalog]
    for document in documents:
        assert not find(document, "//@*[. = '']")
        assert not find(document, "//d:*[not(self::d:dataDscr) and not(*) and not(@*) and not(normalize-space())]")
