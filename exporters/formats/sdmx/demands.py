"""What an SDMX registry asks of a cube, and the YAML does not: the demands of the profile `sdmx-registry`.

A structure without these can be written, and is valid; but whoever wants to send data along it cannot.
"""

from __future__ import annotations

from collections.abc import Iterator

from exporters.findings import Severity
from exporters.format import Lack, Profile, demand
from exporters.formats.sdmx.crossdomain import CONCEPT_NAMES
from exporters.model.catalog import Catalog
from exporters.model.definitions import Stat
from exporters.model.vocabulary import Role


@demand("SDX002", "dimension-without-name", Severity.WARNING)
def dimension_without_name(catalog: Catalog) -> Iterator[Lack]:
    """A dimension that nothing names: no title, no variable, no code list.

    In SDMX every dimension is a concept, and every concept has a name. Without one, readers see the bare id.

    Bad:

        dimensions: [{id: REGION}]

    Good:

        dimensions: [{id: REGION, title: {nl: Regio, fr: Région}}]

    To mend it, give the dimension a `title`, or say its `variable` or `codelist`.
    """
    for cube in catalog.cubes:
        for number, dimension in enumerate(cube.dimensions):
            named = dimension.title or dimension.variable or dimension.codelist
            if not named and dimension.id not in CONCEPT_NAMES:
                yield Lack(f"the dimension `{dimension.id}` has no name", cube, ("dimensions", number))


@demand("SDX003", "measure-without-unit", Severity.WARNING)
def measure_without_unit(catalog: Catalog) -> Iterator[Lack]:
    """An indicator of a cube that says no unit.

    UNIT_MEASURE is a mandatory attribute of every data structure here, as of nearly all in the world: without a unit
    nobody can send a value.

    Bad:

        id: stat_1  # and no unit

    Good:

        id: stat_1
        unit: {code: PC, label: {en: Per cent}}

    To mend it, give the indicator a `unit`.
    """
    for stat in _measures(catalog):
        if not (stat.unit and (stat.unit.label or stat.unit.code)):
            yield Lack(f"`{stat.id}` is a measure and has no unit", stat)


@demand("SDX004", "measure-without-values", Severity.WARNING)
def measure_without_values(catalog: Catalog) -> Iterator[Lack]:
    """An indicator of a cube that does not say what its values are.

    A measure has numbers, texts or codes. Where that is not said, SDMX takes it for text, and nobody can add it up.

    Bad:

        id: stat_1  # and neither measurement_level nor codelist

    Good:

        id: stat_1
        measurement_level: ratio

    To mend it, give the indicator a `measurement_level` or a `codelist`.
    """
    for stat in _measures(catalog):
        if not (stat.measurement_level or stat.codelist):
            yield Lack(f"`{stat.id}` is a measure and does not say what its values are", stat)


@demand("SDX005", "codelist-without-codes", Severity.WARNING)
def codelist_without_codes(catalog: Catalog) -> Iterator[Lack]:
    """A code list without codes.

    A component whose values are codes of it can have no value at all.

    Bad:

        codes: []

    Good:

        codes: [{code: M, title: {en: Male}}, {code: F, title: {en: Female}}]

    To mend it, list the `codes`.
    """
    for codelist in catalog.codelists:
        if not codelist.codes:
            yield Lack(f"`{codelist.id}` has no codes", codelist)


@demand("SDX006", "cube-without-frequency", Severity.WARNING)
def cube_without_frequency(catalog: Catalog) -> Iterator[Lack]:
    """A cube that does not say how often it gets new values.

    FREQ is a dimension of every data structure; a registry wants to know which of its codes to expect.

    Bad:

        id: cube_1  # and no update

    Good:

        id: cube_1
        update: {frequency: annual}

    To mend it, say `update: {frequency: annual}` or whichever it is.
    """
    for cube in catalog.cubes:
        if not (cube.update and cube.update.frequency):
            yield Lack(f"`{cube.id}` does not say how often it is updated", cube)


REGISTRY = Profile(
    "sdmx-registry",
    "What an SDMX registry asks for before data can be sent",
    (
        dimension_without_name,
        measure_without_unit,
        measure_without_values,
        codelist_without_codes,
        cube_without_frequency,
    ),
)


def _measures(catalog: Catalog) -> Iterator[Stat]:
    return (stat for stat in catalog.stats if catalog.links_from(stat.id).get(Role.CUBE))
