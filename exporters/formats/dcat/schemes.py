"""The concept schemes: code lists, keywords, geographic levels, variables, and the controlled vocabularies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from exporters.formats.dcat.authorities import (
    described_authorities,
    used_by,
    used_by_catalog,
    used_by_files,
)
from exporters.formats.dcat.authority_tables import Authority
from exporters.formats.dcat.literals import english, in_languages, nodes, number, plain, temporal, texts
from exporters.formats.dcat.scope import Block, Commons, Scope
from exporters.formats.dcat.terms import (
    CONCEPT,
    CONCEPT_SCHEME,
    DATASET,
    DCAT_RESOURCE,
    EXACT_MATCH,
    IN_SCHEME,
    LABEL,
    LICENSE_DOCUMENT,
    NOTATION,
    POSITION,
    PREF_LABEL,
    PROPERTY,
    SKOS_DEFINITION,
    SUB_CLASS_OF,
    TITLE,
    TOP_CONCEPT_OF,
    TYPE,
    VALID_FROM,
    VALID_THROUGH,
    Node,
    Statement,
    iri,
)
from exporters.model.definitions import Code, CodeList, Keyword, LangText, Measurable
from exporters.model.vocabulary import MeasurementLevel

_GEOGRAPHIC_LEVELS: Final[LangText] = {
    "de": "Räumliche Ebenen",
    "en": "Geographic levels",
    "fr": "Niveaux géographiques",
    "nl": "Geografische niveaus",
}

_OWN_PROPERTIES: Final[Mapping[str, str]] = {
    "geographic-level": "smallest area that there are values for",
    "geographic-level-since": "since when there are values for the smallest area",
    "measurement-level": "level of measurement",
}
"""What no standard vocabulary has a word for: name -> English label."""


def codes(scope: Scope, codelist: CodeList) -> Iterator[Block]:
    """The concepts of a code list, in its order."""
    scheme = scope.iris.variable(codelist)
    occurrences: Counter[str] = Counter()
    for position, code in enumerate(codelist.codes, 1):
        occurrences[code.code] += 1
        yield scope.iris.code(codelist, code.code, occurrences[code.code]), _code(scheme, code, position)


def _code(scheme: Node, code: Code, position: int) -> Iterator[Statement]:
    yield TYPE, CONCEPT
    yield NOTATION, plain(code.code)
    yield from texts(PREF_LABEL, code.title)
    yield from texts(SKOS_DEFINITION, code.definition)
    yield from temporal(VALID_FROM, code.valid_from)
    yield from temporal(VALID_THROUGH, code.valid_to)
    yield IN_SCHEME, scheme
    yield TOP_CONCEPT_OF, scheme
    yield from number(POSITION, position)


def keyword_scheme(scope: Scope) -> Iterator[Block]:
    """The keywords and their scheme; nothing for a catalogue without one."""
    if scope.catalog.keyword_scheme:
        scheme = scope.iris.keywords
        yield scheme, concept_scheme(scope.catalog.keyword_scheme.title)
        for keyword in scope.keywords():
            yield scope.iris.keyword(keyword.id), _keyword(scheme, keyword)


def _keyword(scheme: Node, keyword: Keyword) -> Iterator[Statement]:
    yield from _concept(scheme, keyword.id, keyword.title)
    yield from texts(SKOS_DEFINITION, keyword.definition)
    yield from nodes(EXACT_MATCH, keyword.exact_match)


def geographic_levels(scope: Scope) -> Iterator[Block]:
    """The geographic levels and their scheme."""
    levels = list(scope.geographic_levels())
    scheme = scope.iris.geographic_levels
    if levels:
        yield scheme, concept_scheme(in_languages(_GEOGRAPHIC_LEVELS, scope.catalog.info.languages))
    for level in levels:
        title = scope.catalog.geographic_levels[level].title
        yield scope.iris.geographic_level(level), _concept(scheme, level, title)


def variable_scheme(scope: Scope) -> Iterator[Block]:
    """The scheme of the variable layer, called like the catalogue."""
    yield scope.iris.variable_scheme, scope.commons.once(_variable_scheme)


def _variable_scheme(commons: Commons) -> Sequence[Statement]:
    return tuple(concept_scheme(commons.of.info.title))


def concept_scheme(title: LangText) -> Iterator[Statement]:
    """A skos:ConceptScheme (DCAT-AP 3.0.1, Concept Scheme)."""
    yield TYPE, CONCEPT_SCHEME
    yield from texts(TITLE, title)


def _concept(scheme: Node, identifier: str, title: LangText) -> Iterable[Statement]:
    return (
        (TYPE, CONCEPT),
        (NOTATION, plain(identifier)),
        *texts(PREF_LABEL, title),
        (IN_SCHEME, scheme),
        (TOP_CONCEPT_OF, scheme),
    )


def own_terms(scope: Scope) -> Iterator[Block]:
    """The catalogue's own properties, and the levels of measurement in use."""
    yield from scope.commons.once(_own_properties)
    used = {d.measurement_level for d in scope.subjects if isinstance(d, Measurable)}
    for level in (level for level in MeasurementLevel if level in used):
        yield scope.iris.term(f"level.{level}"), _measurement_level(level)


def _own_properties(commons: Commons) -> Sequence[Block]:
    names = _OWN_PROPERTIES.items()
    return [(commons.iris.term(name), ((TYPE, PROPERTY), (LABEL, english(label)))) for name, label in names]


def _measurement_level(level: MeasurementLevel) -> Iterator[Statement]:
    yield TYPE, CONCEPT
    yield PREF_LABEL, english(level)


def authorities(scope: Scope) -> Sequence[Block]:
    """The controlled vocabularies and those of their concepts that the document uses, in a fixed order."""
    return described_authorities(
        frozenset(
            {
                *scope.commons.once(_used_by_catalog),
                *(a for d in scope.subjects for a in used_by(d)),
                *used_by_files(scope.settings),
            }
        )
    )


def _used_by_catalog(commons: Commons) -> frozenset[Authority]:
    return frozenset(used_by_catalog(commons.of))


def axioms() -> Iterator[Block]:
    """What the complete shapes of DCAT-AP 3.0.1 would else have to look up in DCAT: that a dataset is a resource."""
    yield DATASET, iter([(SUB_CLASS_OF, DCAT_RESOURCE)])


def licence(scope: Scope) -> Iterator[Block]:
    """The licence as a document."""
    if scope.catalog.info.licence:
        yield iri(scope.catalog.info.licence), _licence()


def _licence() -> Iterator[Statement]:
    yield TYPE, LICENSE_DOCUMENT
