"""A foreign client opens the Lifecycle document: ddi-l, offline.

What ddi-l 0.1 does not see: the reference to the instruction that a variable is calculated by and the unit are bare
XML to it, the instruction's inputs and the groups' concepts too; `lint` asks for labels of modules, which have none.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import ddi_l
import pytest

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
