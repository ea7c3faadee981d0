"""What SDMX asks for, and the YAML may lack: the standard itself, and whoever runs a registry.

The standard wants a name for every concept and a unit for every value (UNIT_MEASURE is a mandatory attribute of every
structure here). Without the rest, a structure is valid, but whoever wants to send data along it cannot: those are the
demands of the profile `sdmx-registry`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporters.findings import Pointer, Severity
from exporters.format import Lack, Profile, demand
from exporters.formats.sdmx.crossdomain import CONCEPT_NAMES
from exporters.formats.sdmx.urns import code_id
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition, Stat
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
                yield Lack(f"the dimension `{dimension.id}` has no name", cube, ("dimensions", number, "id"))


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
        if stat.unit and not (stat.unit.label or stat.unit.code):
            yield Lack(f"the unit of `{stat.id}` has neither a label nor a code", stat, ("unit",))
    for stat, stated in _where_stated([stat for stat in _measures(catalog) if not stat.unit], catalog):
        yield Lack(f"`{stat.id}` is a measure and has no unit", *stated)


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
    bare = [stat for stat in _measures(catalog) if not (stat.measurement_level or stat.codelist)]
    for stat, stated in _where_stated(bare, catalog):
        yield Lack(f"`{stat.id}` is a measure and does not say what its values are", *stated)


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
            yield Lack(f"`{codelist.id}` has no codes", codelist, ("codes",))


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
            yield Lack(f"`{cube.id}` does not say how often it is updated", cube, ("update",))


@demand("SDX007", "code-rewritten", Severity.WARNING)
def code_rewritten(catalog: Catalog) -> Iterator[Lack]:
    """A code has characters that no SDMX code may have.

    An SDMX code is made of letters A to Z, digits, `_`, `$`, `@` and `-`. Any other character is written as its number
    (a dot as `@2E@`), and the code itself stands in an annotation; but data use what is written.

    Bad:

        codes: [{code: "1.5", title: {en: Dentists}}]

    Good:

        codes: [{code: "1_5", title: {en: Dentists}}]

    To mend it, write such codes as your data do; or leave them, if data are to be sent with the written ones.
    """
    for codelist in catalog.codelists:
        for number, code in enumerate(codelist.codes):
            if (written := code_id(code.code)) != code.code:
                message = f"the code `{code.code}` is written as `{written}`"
                yield Lack(message, codelist, ("codes", number, "code"))
                break


REGISTRY = Profile(
    "sdmx-registry",
    "What an SDMX registry asks for before data can be sent",
    (
        dimension_without_name,
        measure_without_unit,
        measure_without_values,
        codelist_without_codes,
        cube_without_frequency,
        code_rewritten,
    ),
)


def own_profile(name: str, title: str) -> Profile:
    """What the standard itself demands, whenever the format of that name is published."""
    return Profile(name, title, (dimension_without_name, measure_without_unit))


def _measures(catalog: Catalog) -> Iterator[Stat]:
    return (stat for stat in catalog.stats if catalog.links_from(stat.id).get(Role.CUBE))


def _where_stated(stats: Sequence[Stat], catalog: Catalog) -> Iterator[tuple[Stat, tuple[Definition, Pointer]]]:
    """Indicators of cubes, each with the place that makes it one: in its own file, or in that of its cube."""
    if stats:
        by_path = {definition.path: definition for definition in catalog}
        places = {edge.source: place for edge, place in reversed(catalog.links) if edge.role is Role.CUBE}
        yield from ((stat, (by_path[places[stat.id].path], places[stat.id].pointer)) for stat in stats)
