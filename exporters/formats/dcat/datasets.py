"""The dataset layer: what a portal lists, one dcat:Dataset for every indicator and every cube."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from exporters.formats.dcat import data, distributions, structures
from exporters.formats.dcat.authorities import BY_STATUS, STATISTICAL
from exporters.formats.dcat.authority_tables import COUNTRIES, THEMES
from exporters.formats.dcat.iris import fragment
from exporters.formats.dcat.links import dataset_links
from exporters.formats.dcat.literals import in_languages, many, plain, string, temporal, texts
from exporters.formats.dcat.prose import Prose
from exporters.formats.dcat.scope import Block, Commons, Scope
from exporters.formats.dcat.standards import DCAT_AP
from exporters.formats.dcat.terms import (
    BIBLIOGRAPHIC_CITATION,
    CATALOG_RECORD,
    CONFORMS_TO,
    CONTACT_POINT,
    DATA_SET,
    DATASET,
    DCT_TYPE,
    DESCRIPTION,
    HAS_DISTRIBUTION,
    IDENTIFIER,
    KEYWORD,
    MODIFIED,
    PRIMARY_TOPIC,
    PUBLISHER,
    SPATIAL,
    STATUS,
    STRUCTURE,
    THEME,
    TITLE,
    TYPE,
    VARIABLE_MEASURED,
    Node,
    Statement,
    iri,
)
from exporters.model.citation import citations, in_language
from exporters.model.definitions import Definition, LangText, SourceVariable
from exporters.model.vocabulary import Kind, Role

TYPES: Final[Mapping[Kind, tuple[Node, ...]]] = {Kind.STAT: (DATASET,), Kind.CUBE: (DATASET, DATA_SET)}
"""What the dataset of each kind is."""

_DCAT_AP: Final = iri(DCAT_AP.url)

_TO_VARIABLE: Final[Mapping[Kind, Node]] = {Kind.STAT: VARIABLE_MEASURED, Kind.CUBE: STRUCTURE}

_SOURCES_TITLES: Final[LangText] = {
    "de": "Quellvariablen",
    "en": "Source variables",
    "fr": "Variables sources",
    "nl": "Bronvariabelen",
}


def stub(scope: Scope, definition: Definition, prose: Prose) -> Iterable[Statement]:
    """What DCAT-AP demands of any dataset, title and description (the title again, if need be); and the id."""
    return (
        (TYPE, *TYPES[definition.kind]),
        (IDENTIFIER, plain(definition.id)),
        (TITLE, *prose.title.values()),
        (DESCRIPTION, *prose.description.values()),
        (_TO_VARIABLE[definition.kind], scope.iris.variable(definition)),
        *scope.commons.once(distributions.high_value),
    )


def dataset(scope: Scope, definition: Definition, prose: Prose) -> Iterable[Statement]:
    """Everything that the dataset layer says of a definition, its links included."""
    keywords = scope.catalog.links_from(definition.id).get(Role.KEYWORD, ())
    return (
        *stub(scope, definition, prose),
        *common(scope, with_contact=definition.contact is None),
        *structures.described(scope, definition),
        *data.statements(scope, definition),
        *many(KEYWORD, [text for keyword in keywords for text in scope.commons.keyword_titles[keyword]]),
        *texts(BIBLIOGRAPHIC_CITATION, citations(scope.catalog.info, definition)),
        *many(HAS_DISTRIBUTION, distributions.of_dataset(scope, definition)),
        *dataset_links(scope, definition),
    )


def common(scope: Scope, *, with_contact: bool) -> Iterable[Statement]:
    """What all datasets of a catalogue share."""
    publisher, contact, *others = scope.commons.once(_common)
    return (publisher, contact, *others) if with_contact else (publisher, *others)


def _common(commons: Commons) -> Sequence[Statement]:
    info = commons.of.info
    return (
        (PUBLISHER, fragment(commons.iris.catalog, "publisher")),
        (CONTACT_POINT, fragment(commons.iris.catalog, "contact")),
        (DCT_TYPE, STATISTICAL.node),
        *many(THEME, [THEMES.concept(code) for code in info.themes]),
        *many(SPATIAL, [COUNTRIES.concept(info.country)] if info.country else []),
    )


def parts(scope: Scope, definition: Definition, node: Node, prose: Prose) -> Iterator[Block]:
    """The dataset, and its dcat:CatalogRecord, which must have a date: that of the metadata, not of the data."""
    yield node, dataset(scope, definition, prose)
    if definition.modified:
        yield scope.iris.record(definition), _record(definition, node)


def _record(definition: Definition, node: Node) -> Iterator[Statement]:
    yield TYPE, CATALOG_RECORD
    yield PRIMARY_TOPIC, node
    yield CONFORMS_TO, _DCAT_AP
    yield from temporal(MODIFIED, definition.modified)
    if definition.status:
        yield STATUS, BY_STATUS[definition.status].node


def sources(scope: Scope) -> Iterator[Block]:
    """The dataset of the administrative variables, which have no dataset each."""
    variables = [scope.iris.variable(d) for d in scope.described(SourceVariable)]
    if variables and not scope.apart:
        yield scope.iris.sources, _sources(scope, variables)


def _sources(scope: Scope, variables: list[Node]) -> Iterator[Statement]:
    title = sources_title(scope.catalog.info.title)
    yield TYPE, DATASET
    yield from string(IDENTIFIER, f"{scope.catalog.info.id}.sources")
    yield from texts(TITLE, title)
    yield from texts(DESCRIPTION, title)
    yield from common(scope, with_contact=True)
    yield from scope.commons.once(distributions.high_value)
    yield VARIABLE_MEASURED, *variables


def sources_title(catalog_title: LangText) -> LangText:
    """The title of that dataset, in the languages that both the catalogue's title and our wording have."""
    wording = in_languages(_SOURCES_TITLES, catalog_title)
    return {language: f"{in_language(catalog_title, language)}: {words}" for language, words in wording.items()}
