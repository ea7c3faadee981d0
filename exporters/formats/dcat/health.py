"""HealthDCAT-AP Release 8: what the European Health Data Space asks of catalogues of health data.

There is one document for each access level, because the official shapes fix the access rights of every dataset of a
document. So a document describes no dataset of another level; what its own ones are derived from there is told by the
variable layer alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from exporters.format import Document, Settings
from exporters.formats.dcat import columns, distributions
from exporters.formats.dcat.agents import contact_point, documents, organisation
from exporters.formats.dcat.authorities import described_authorities
from exporters.formats.dcat.authority_tables import HEALTH_CATEGORIES, Authority
from exporters.formats.dcat.document import described
from exporters.formats.dcat.health_demands import category, level
from exporters.formats.dcat.iris import fragment
from exporters.formats.dcat.kinds import DATASET_KINDS
from exporters.formats.dcat.scope import Block, Scope
from exporters.formats.dcat.terms import (
    APPLICABLE_LEGISLATION,
    CUSTODIAN,
    CV_CONTACT_POINT,
    HAS_STRUCTURED_DATA,
    HAS_VARIABLES,
    HDAB,
    HEALTH_CATEGORY,
    LEGAL_RESOURCE,
    TRUE,
    TYPE,
    Node,
    Statement,
    iri,
)
from exporters.formats.dcat.writing import TURTLE
from exporters.model.catalog import Catalog
from exporters.model.definitions import Agent, Definition
from exporters.model.vocabulary import AccessLevel

REGULATION: Final = iri("http://data.europa.eu/eli/reg/2025/327/oj")


def blocks(catalog: Catalog, subjects: Sequence[Definition], settings: Settings) -> Iterator[Block]:
    """What the DCAT-AP document says of the subjects, and what HealthDCAT-AP adds."""
    scope = Scope(catalog, subjects, settings, apart=True)
    yield from described(scope)
    yield scope.iris.catalog, ((APPLICABLE_LEGISLATION, REGULATION),)
    yield REGULATION, ((TYPE, LEGAL_RESOURCE),)
    yield from _agents(scope)
    for definition in subjects:
        if node := scope.iris.dataset(definition):
            yield node, _dataset(scope, definition, node)
            yield from columns.parts(scope, definition, node)
    for node in dict.fromkeys(n for d in subjects for n in distributions.of_dataset(scope, d)):
        yield node, ((APPLICABLE_LEGISLATION, REGULATION),)
    yield from _categories(scope)


def _dataset(scope: Scope, definition: Definition, node: Node) -> Iterator[Statement]:
    yield APPLICABLE_LEGISLATION, REGULATION
    if code := category(scope.catalog, definition):
        yield HEALTH_CATEGORY, HEALTH_CATEGORIES.concept(code)
    health = scope.catalog.info.health
    if health and health.hdab:
        yield HDAB, fragment(scope.iris.catalog, "hdab")
    if health and health.custodian:
        yield CUSTODIAN, fragment(scope.iris.catalog, "custodian")
    yield HAS_STRUCTURED_DATA, TRUE
    yield HAS_VARIABLES, fragment(node, "variables")


def _agents(scope: Scope) -> Iterator[Block]:
    """The publisher, the access body and the custodian, each with the one contact point that the shapes demand."""
    info = scope.catalog.info
    agents: dict[str, Agent] = {"publisher": info.publisher}
    if info.health:
        others = {"hdab": info.health.hdab, "custodian": info.health.custodian}
        agents |= {name: agent for name, agent in others.items() if agent}
    for name, agent in agents.items():
        node = fragment(scope.iris.catalog, name)
        if name != "publisher":
            yield node, organisation(agent)
        yield node, ((CV_CONTACT_POINT, fragment(scope.iris.catalog, f"{name}-contact-point")),)
        yield fragment(scope.iris.catalog, f"{name}-contact-point"), contact_point(agent)
        yield from documents(agent)


def _categories(scope: Scope) -> Sequence[Block]:
    datasets = [definition for definition in scope.subjects if isinstance(definition, DATASET_KINDS)]
    codes = {code for definition in datasets if (code := category(scope.catalog, definition))}
    return described_authorities(frozenset(Authority(HEALTH_CATEGORIES, code) for code in codes))


def plan(catalog: Catalog) -> Iterator[Document]:
    """A document for every access level that there are datasets of; the other definitions are in each."""
    others = [definition for definition in catalog if not isinstance(definition, DATASET_KINDS)]
    for one in AccessLevel:
        datasets = [definition for definition in catalog if level(definition) is one]
        if datasets:
            yield Document(f"{one}.ttl", (*datasets, *others))


write = TURTLE.writer(blocks)
