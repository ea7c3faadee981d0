"""A foreign client opens the Lifecycle document: ddi-l, offline. The page of what it sees is made here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import ddi_l
import pytest
from lxml import etree

from exporters.model.catalog import Catalog
from exporters.model.definitions import Measurable
from exporters.model.vocabulary import Role


@pytest.mark.parametrize("which", ["real", "full"])
def test_ddi_l_lists_the_same_variables_cubes_and_code_lists(
    which: str, request: pytest.FixtureRequest, written: Callable[..., bytes], tmp_path: Path
) -> None:
    catalog: Catalog = request.getfixturevalue(which)
    file = tmp_path / "catalog.xml"
    file.write_bytes(written("ddi-lifecycle-3.3", catalog))
    document = ddi_l.read_ddi(file)
    assert list(document.validate()) == []
    assert [finding for finding in document.lint() if finding.severity == "error"] == []
    [study] = document.iter_study_units()
    [product] = study.logical_products
    variables = {v.identifier: v for v in product.iter_variables() if "@" not in v.identifier}
    assert set(variables) == {d.id for d in catalog.of_type(Measurable)}
    assert [cube.identifier for cube in product.n_cubes] == [cube.id for cube in catalog.cubes]
    assert [codelist.identifier for codelist in product.code_lists] == [codelist.id for codelist in catalog.codelists]
    for identifier, variable in variables.items():
        definition = catalog[identifier]
        assert {language: variable.get_label(language) for language in definition.title} == dict(definition.title)
        sources = [reference.identifier for reference in variable.source_variable_references]
        assert sources == list(catalog.links_from(identifier).get(Role.SOURCE, ()))


ROWS: Mapping[str, Callable[[Any, Any, Any, Any], Any]] = {
    "variables": lambda _, product, __, ___: product.variables,
    "cubes": lambda _, product, __, ___: product.n_cubes,
    "code lists and their codes": lambda _, product, __, ___: product.code_lists[0].codes,
    "what a code means, in every language": lambda _, product, __, ___: product.categories[0].labels,
    "keywords, as concepts": lambda study, *_: study.conceptual_components[0].concepts,
    "populations, as universes": lambda study, *_: study.conceptual_components[0].universes,
    "titles in every language": lambda _, __, variable, ___: variable.labels,
    "codes of definitions, the same thing elsewhere (`UserID`)": lambda _, __, variable, ___: variable.user_ids,
    "facts that DDI has no element for (`UserAttributePair`)": lambda _, __, variable, ___: (
        variable.user_attribute_pairs
    ),
    "the sources of a variable": lambda _, __, variable, ___: variable.source_variable_references,
    "the population of a variable": lambda _, __, variable, ___: variable.universe_references,
    "the code list of a variable": lambda _, product, __, ___: next(
        v.variable_representation.code_representation.code_list_reference
        for v in product.variables
        if v.identifier == "SEX"
    ),
    "the unit of a variable": lambda _, __, variable, ___: (
        variable.variable_representation.numeric_representation.other_elements
    ),
    "the calculation of a variable": lambda _, __, variable, ___: variable.variable_representation.other_elements,
    "what goes into a calculation, and its formula": lambda study, *_: study.data_collections[0].other_elements,
    "the axes of a cube": lambda _, __, ___, cube: cube.dimensions,
    "the measures of a cube": lambda _, __, ___, cube: cube.measure_definitions,
    "what a definition replaces": lambda _, __, variable, ___: [variable.based_on_object],
    "publisher and contact": lambda study, *_: study.archives[0].organization_schemes,
    "the words of definitions and remarks, which are XHTML": lambda _, __, variable, ___: [
        text.text for text in variable.descriptions if text.text
    ],
    "groups: related definitions, sources of a cube, keywords": lambda _, product, __, ___: [
        group for group in (*product.other_elements, *product.scheme_labels) if "Group" in str(group)
    ],
}
"""What there is to see, and where ddi-l has it: in the study, its logical product, a variable or a cube."""


def how(found: Any) -> str:
    if not found:
        return "no"
    return "as bare XML" if any(isinstance(one, etree._Element) for one in found) else "yes"


def page(file: Path) -> Iterator[str]:
    [study] = ddi_l.read_ddi(file).iter_study_units()
    [product] = study.logical_products
    variable = next(v for v in product.variables if v.identifier == "DIAB_PREV")
    cube = next(cube for cube in product.n_cubes if cube.identifier == "MEDS_CUBE")
    yield "# What a client of DDI-Lifecycle sees\n"
    yield "Tests open the file with [ddi-l](https://pypi.org/project/ddi-l/), offline; its own"
    yield "validation finds nothing. This table is made by them. *As bare XML*: it hands over the element, and knows no"
    yield "more of it; *no*: a program that uses only ddi-l does not get at it. All of it is in the file.\n"
    yield "| | ddi-l |\n|---|---|"
    for what, where in ROWS.items():
        found = where(study, product, variable, cube)
        yield f"| {what} | {how(found if isinstance(found, list | tuple) else [found])} |"


def test_what_ddi_l_does_not_see_is_written_down(
    full: Catalog, written: Callable[..., bytes], tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    file = tmp_path / "catalog.xml"
    file.write_bytes(written("ddi-lifecycle-3.3", full))
    golden("\n".join(page(file)) + "\n", "../../exporters/formats/ddi/README.md")
