"""The catalogue itself: dcat:Catalog with its publisher and contact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exporters.formats.dcat.agents import addresses, contact, document, documents, organisation
from exporters.formats.dcat.authorities import languages
from exporters.formats.dcat.authority_tables import COUNTRIES, THEMES
from exporters.formats.dcat.iris import fragment
from exporters.formats.dcat.literals import many, nodes, plain, string, temporal, texts
from exporters.formats.dcat.scope import Block, Commons, Scope
from exporters.formats.dcat.terms import (
    ADMS_IDENTIFIER,
    CATALOG,
    CONTACT_POINT,
    DATA_DUMP,
    DESCRIPTION,
    HAS_DATASET,
    HAS_RECORD,
    HAS_SERVICE,
    HOMEPAGE,
    IDENTIFIER,
    LANGUAGE,
    LICENSE,
    MODIFIED,
    PUBLISHER,
    SEE_ALSO,
    SPATIAL,
    THEME_TAXONOMY,
    TITLE,
    TYPE,
    URI_SPACE,
    Statement,
    iri,
)
from exporters.formats.dcat.variables import identifier
from exporters.model.definitions import SourceVariable


def catalog(scope: Scope) -> Iterator[Block]:
    """The catalogue, its publisher with the ids that other worlds know it by, and its contact."""
    yield scope.iris.catalog, _catalog(scope)
    yield from scope.commons.once(_agents)


def _agents(commons: Commons) -> Sequence[Block]:
    info, node = commons.of.info, commons.iris.catalog
    return (
        (fragment(node, "publisher"), tuple(_publisher(commons))),
        (fragment(node, "contact"), tuple(contact(info.contact))),
        (fragment(node, "agency-ddi"), identifier(info.agency.ddi, "DDI")),
        (fragment(node, "agency-sdmx"), identifier(info.agency.sdmx, "SDMX")),
    )


def shared_parts(scope: Scope) -> Iterable[Block]:
    """The homepages, and the documents that lead through the publication."""
    return scope.commons.once(_documents)


def _documents(commons: Commons) -> Sequence[Block]:
    info = commons.of.info
    own = [iri(info.homepage)] if info.homepage else []
    files = [*own, *commons.iris.dumps, *commons.iris.guides]
    return (*documents(info.publisher), *addresses(info.contact), *[(node, document()) for node in files])


def _catalog(scope: Scope) -> Iterator[Statement]:
    info, node = scope.catalog.info, scope.iris.catalog
    yield TYPE, CATALOG
    yield IDENTIFIER, plain(info.id)
    yield from texts(TITLE, info.title)
    yield from texts(DESCRIPTION, info.description)
    yield PUBLISHER, fragment(node, "publisher")
    yield CONTACT_POINT, fragment(node, "contact")
    yield from many(LANGUAGE, [authority.node for authority in languages(info.languages)])
    yield from nodes(LICENSE, [info.licence] if info.licence else [])
    yield from nodes(HOMEPAGE, [info.homepage] if info.homepage else [])
    if info.country:
        yield SPATIAL, COUNTRIES.concept(info.country)
    yield from string(URI_SPACE, info.base_iri)
    yield from temporal(MODIFIED, max((d.modified for d in scope.subjects if d.modified), default=None))
    yield from _taxonomies(scope)
    yield DATA_DUMP, *scope.iris.dumps
    yield SEE_ALSO, *scope.iris.guides
    if info.service:
        yield HAS_SERVICE, scope.iris.service
    yield from _members(scope)


def _publisher(commons: Commons) -> Iterator[Statement]:
    yield from organisation(commons.of.info.publisher)
    yield ADMS_IDENTIFIER, *[fragment(commons.iris.catalog, name) for name in ("agency-ddi", "agency-sdmx")]


def _taxonomies(scope: Scope) -> Iterator[Statement]:
    if scope.catalog.info.themes:
        yield from nodes(THEME_TAXONOMY, [THEMES.scheme])
    if scope.catalog.keyword_scheme:
        yield THEME_TAXONOMY, scope.iris.keywords


def _members(scope: Scope) -> Iterator[Statement]:
    datasets = [(d, node) for d in scope.subjects if (node := scope.iris.dataset(d))]
    yield from many(HAS_DATASET, [node for _, node in datasets])
    if not scope.apart and any(isinstance(d, SourceVariable) for d in scope.subjects):
        yield HAS_DATASET, scope.iris.sources
    yield from many(HAS_RECORD, [scope.iris.record(d) for d, _ in datasets if d.modified])
