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
    yield from scope.commons.once(_identity)
    yield from temporal(MODIFIED, max((d.modified for d in scope.subjects if d.modified), default=None))
    yield from scope.commons.once(_offers)
    yield from _members(scope)


def _identity(commons: Commons) -> Sequence[Statement]:
    info, node = commons.of.info, commons.iris.catalog
    return (
        (TYPE, CATALOG),
        (IDENTIFIER, plain(info.id)),
        *texts(TITLE, info.title),
        *texts(DESCRIPTION, info.description),
        (PUBLISHER, fragment(node, "publisher")),
        (CONTACT_POINT, fragment(node, "contact")),
        *many(LANGUAGE, [authority.node for authority in languages(info.languages)]),
        *nodes(LICENSE, [info.licence] if info.licence else []),
        *nodes(HOMEPAGE, [info.homepage] if info.homepage else []),
        *many(SPATIAL, [COUNTRIES.concept(info.country)] if info.country else []),
        *string(URI_SPACE, info.base_iri),
    )


def _offers(commons: Commons) -> Sequence[Statement]:
    info, iris = commons.of.info, commons.iris
    return (
        *nodes(THEME_TAXONOMY, [THEMES.scheme] if info.themes else []),
        *many(THEME_TAXONOMY, [iris.keywords] if commons.of.keyword_scheme else []),
        (DATA_DUMP, *iris.dumps),
        (SEE_ALSO, *iris.guides),
        *many(HAS_SERVICE, [iris.service] if info.service else []),
    )


def _publisher(commons: Commons) -> Iterator[Statement]:
    yield from organisation(commons.of.info.publisher)
    yield ADMS_IDENTIFIER, *[fragment(commons.iris.catalog, name) for name in ("agency-ddi", "agency-sdmx")]


def _members(scope: Scope) -> Iterator[Statement]:
    datasets = [(d, node) for d in scope.subjects if (node := scope.iris.dataset(d))]
    yield from many(HAS_DATASET, [node for _, node in datasets])
    if not scope.apart and any(isinstance(d, SourceVariable) for d in scope.subjects):
        yield HAS_DATASET, scope.iris.sources
    yield from many(HAS_RECORD, [scope.iris.record(d) for d, _ in datasets if d.modified])
