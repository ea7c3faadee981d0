"""The structures that a catalogue becomes, as plain tuples: the same for every version and syntax of SDMX.

Each function gives one section of a structure message. Whatever is many is made as it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from exporters.formats.sdmx import crossdomain, labels
from exporters.formats.sdmx.annotation import (
    LINK_TYPES,
    Annotation,
    catalog_annotations,
    code_annotations,
    definition_annotations,
    keyword_annotations,
    mirror_annotations,
    stub_annotations,
)
from exporters.formats.sdmx.components import Components, components, dimension_names, indicators
from exporters.formats.sdmx.selection import Selection
from exporters.formats.sdmx.urns import Artefact, Item, agency_item, code_id
from exporters.model.definitions import Agent, CodeList, Definition, LangText, Measurable
from exporters.model.richtext import plain_texts
from exporters.model.vocabulary import DERIVATION_ROLES, MeasurementLevel, Role

_TEXT_TYPES: Mapping[MeasurementLevel | None, str] = {
    MeasurementLevel.NOMINAL: "String",
    MeasurementLevel.ORDINAL: "String",
    MeasurementLevel.INTERVAL: "Double",
    MeasurementLevel.RATIO: "Double",
}


class Link(NamedTuple):
    """A link as SDMX 3 has an element for it (LinkType): its relation, an address, and the URN of an artefact."""

    rel: str
    url: str
    urn: str | None


class About(NamedTuple):
    """What people read of an artefact (NameableType)."""

    name: LangText
    description: LangText | None = None
    annotations: Sequence[Annotation] = ()
    links: Sequence[Link] = ()


class Representation(NamedTuple):
    """What the values are: codes of a list, else of a text type (RepresentationType)."""

    codes: Artefact | None
    text_type: str | None


Entry = tuple[str, LangText, LangText | None, Sequence[Annotation], Sequence[Link], Representation | None]
"""One item of a scheme (ItemType): its id, what people read of it, as in About, and what its values are.

A bare tuple, as the annotations are.
"""


class Scheme(NamedTuple):
    """An item scheme and its items, to be read once (ItemSchemeType)."""

    artefact: Artefact
    about: About
    entries: Iterable[Entry]
    is_partial: bool = False


class AgencyEntry(NamedTuple):
    """A maintenance agency and whom to ask (AgencyType)."""

    item: Item
    about: About
    contact: Agent


class Flow(NamedTuple):
    """A dataflow (DataflowType)."""

    artefact: Artefact
    about: About
    structure: Artefact


class Categorisation(NamedTuple):
    """A dataflow under a category (CategorisationType)."""

    artefact: Artefact
    about: About
    source: Artefact
    target: Item


class Structure(NamedTuple):
    """A data structure definition (DataStructureType)."""

    artefact: Artefact
    about: About
    components: Components


class Step(NamedTuple):
    """A code below another one, by its id in the hierarchy and its own (HierarchicalCodeType)."""

    id: str
    code: str


class Node(NamedTuple):
    """A code at the top of a hierarchy and those below it; its id in the hierarchy is its own."""

    code: str
    steps: Sequence[Step]


class Constraint(NamedTuple):
    """The values that a dataflow may have along one dimension (ContentConstraintType)."""

    artefact: Artefact
    about: About
    flow: Artefact
    dimension: str
    values: Sequence[str]


def agency(selection: Selection) -> AgencyEntry:
    """The catalogue's own agency, in the scheme of the one above it."""
    info = selection.catalog.info
    return AgencyEntry(agency_item(info.agency.sdmx), About(info.publisher.name), info.contact)


def named(identifier: str, name: LangText) -> Entry:
    """An item of which there is no more to say than its name."""
    return identifier, name, None, (), (), None


def dataflows(selection: Selection) -> Iterator[Flow]:
    """A dataflow for each cube told in full."""
    names = selection.names
    for cube in selection.cubes:
        about = About(cube.title, _description(cube), (("DESCRIBED_BY", None, names.urn(cube), None),))
        yield Flow(names.dataflow(cube.id), about, names.data_structure(cube.id))


def category_schemes(selection: Selection) -> Iterator[Scheme]:
    """The keywords, if there are any."""
    scheme = selection.catalog.keyword_scheme
    if scheme and selection.keywords:
        entries = (
            (keyword.id, keyword.title, keyword.definition, tuple(keyword_annotations(keyword)), (), None)
            for keyword in selection.keywords
        )
        yield Scheme(selection.names.keywords, About(scheme.title), entries, selection.is_partial)


def categorisations(selection: Selection) -> Iterator[Categorisation]:
    """Of dataflows only: categorising a concept makes readers lose the concept's names."""
    names = selection.names
    for cube in selection.cubes:
        for keyword in selection.catalog.links_from(cube.id).get(Role.KEYWORD, ()):
            artefact = names.categorisation(cube.id, keyword)
            about = About(selection.catalog.keywords[keyword].title)
            yield Categorisation(artefact, about, names.dataflow(cube.id), Item(names.keywords, keyword))


def codelists(selection: Selection) -> Iterator[Scheme]:
    """SDMX's own lists as far as they are used, the list of all variables, the areas, and the catalogue's lists."""
    yield _standard(crossdomain.FREQUENCIES, labels.FREQUENCIES, crossdomain.FREQUENCY_NAMES)
    yield _standard(crossdomain.OBSERVATION_STATUSES, labels.OBSERVATION_STATUSES, crossdomain.OBSERVATION_STATUS_NAMES)
    yield _variables(selection)
    if levels := selection.catalog.geographic_levels:
        entries = (named(level.id, level.title) for level in levels.values())
        yield Scheme(selection.names.geographic_levels, About(labels.GEOGRAPHIC_LEVELS), entries)
    for codelist in selection.codelists:
        yield _codelist(codelist, selection)


def concept_schemes(selection: Selection) -> Iterator[Scheme]:
    """SDMX's cross-domain concepts as far as they are used, one scheme a kind, and those of each cube's own axes."""
    yield _standard(crossdomain.CONCEPTS, labels.CROSS_DOMAIN_CONCEPTS, crossdomain.CONCEPT_NAMES)
    for kind, scheme in selection.names.concepts.items():
        entries = (_concept(definition, selection) for definition in selection.of_kind(kind))
        yield Scheme(scheme, About(labels.CONCEPT_SCHEMES[kind]), entries, selection.is_partial)
    for cube in selection.cubes:
        if axes := dimension_names(cube, selection.catalog):
            entries = (named(identifier, name) for identifier, name in axes.items())
            yield Scheme(selection.names.dimension_concepts(cube.id), About(cube.title), entries)


def data_structures(selection: Selection, *, one_measure: bool) -> Iterator[Structure]:
    """A data structure for each cube told in full, with one measure (SDMX 2.1) or one for each indicator."""
    names = selection.names
    for cube in selection.cubes:
        parts = components(cube, selection.catalog, names, one_measure=one_measure)
        yield Structure(names.data_structure(cube.id), About(cube.title), parts)


def derivation(selection: Selection) -> Iterator[Node]:
    """Every definition that comes from others, and below it what it comes from, one step down; all are variables.

    One step, because whatever stands below has a place of its own at the top; all steps could be more than any file
    holds. The id of a step is where it begins, the type of its link and where it leads: `s1@DERIVED_FROM@c2`.
    """
    for identifier in selection.definitions:
        if identifier in selection.subjects and (steps := _steps(identifier, selection)):
            yield Node(identifier, steps)


def constraints(selection: Selection) -> Iterator[Constraint]:
    """Which indicators each cube holds, for a version of SDMX whose cubes have one measure."""
    names, catalog = selection.names, selection.catalog
    for cube in selection.cubes:
        if values := indicators(cube, catalog):
            dimension = components(cube, catalog, names, one_measure=True).indicator or ""
            yield Constraint(names.indicators(cube.id), About(cube.title), names.dataflow(cube.id), dimension, values)


def _steps(identifier: str, selection: Selection) -> list[Step]:
    return [
        Step(f"{identifier}@{LINK_TYPES[role]}@{target}", target)
        for role, targets in selection.catalog.links_from(identifier).items()
        if role in DERIVATION_ROLES
        for target in targets
    ]


def _standard(artefact: Artefact, name: LangText, entries: Mapping[str, str]) -> Scheme:
    return Scheme(artefact, About(name), (named(i, {"en": text}) for i, text in entries.items()), True)


def _variables(selection: Selection) -> Scheme:
    """The list of all variables, which stands for the catalogue itself; a code of it says all links once more."""
    info = selection.catalog.info
    about = About(info.title, info.description, tuple(catalog_annotations(info)))
    entries = (
        (variable.id, variable.title, None, mirror_annotations(variable, selection), (), None)
        for variable in selection.variables
    )
    return Scheme(selection.names.variables, about, entries, selection.is_partial)


def _codelist(codelist: CodeList, selection: Selection) -> Scheme:
    artefact = selection.names.codelist(codelist.id)
    if not selection.is_subject(codelist):
        return Scheme(artefact, About(codelist.title, None, stub_annotations()), (), True)
    entries = (
        (code_id(code.code), code.title, code.definition, code_annotations(code), (), None) for code in codelist.codes
    )
    about = About(codelist.title, _description(codelist), definition_annotations(codelist, selection))
    return Scheme(artefact, about, entries)


def _concept(definition: Definition, selection: Selection) -> Entry:
    if not selection.is_subject(definition):
        return definition.id, definition.title, None, stub_annotations(), (), None
    values = _values(definition, selection) if isinstance(definition, Measurable) else None
    notes = definition_annotations(definition, selection)
    return definition.id, definition.title, _description(definition), notes, (), values


def _values(variable: Measurable, selection: Selection) -> Representation | None:
    """The code list of a variable, else the text type of its level of measurement."""
    lists = selection.catalog.links_from(variable.id).get(Role.CODELIST, ())
    if lists:
        return Representation(selection.names.codelist(lists[0]), None)
    text_type = _TEXT_TYPES.get(variable.measurement_level)
    return Representation(None, text_type) if text_type else None


def _description(definition: Definition) -> LangText | None:
    return plain_texts(definition.definition) if definition.definition else None
