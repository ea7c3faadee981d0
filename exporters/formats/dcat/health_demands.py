"""What HealthDCAT-AP Release 8 demands and the YAML may lack: the readiness of each definition for the EHDS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from exporters.findings import Pointer, Severity
from exporters.format import Lack, Profile, demand
from exporters.formats.dcat.kinds import DATASET_KINDS
from exporters.model.catalog import Catalog
from exporters.model.definitions import Agent, Definition, Variable
from exporters.model.vocabulary import AccessLevel, HealthCategory


def level(definition: Definition) -> AccessLevel | None:
    """The access level of a dataset, which decides on the document that it is in."""
    return definition.access_level if isinstance(definition, DATASET_KINDS) else None


def category(catalog: Catalog, definition: Definition) -> HealthCategory | None:
    """The health category of a dataset: its own, or that of the catalogue."""
    own = definition.health_category if isinstance(definition, Variable) else None
    return own or (catalog.info.health.category if catalog.info.health else None)


@demand("EHD001", "catalogue-not-ready")
def catalogue_not_ready(catalog: Catalog) -> Iterator[Lack]:
    """The catalogue lacks something that HealthDCAT-AP demands of every dataset.

    Every dataset needs a theme, a health data access body, and a publisher and an access body that can be reached.

    Bad:

        themes: []

    Good:

        themes: [HEAL]
        health:
          hdab: {name: {en: Health Data Agency}, email: info@example.org}

    To mend it, complete catalog.yaml.
    """
    info, health = catalog.info, catalog.info.health
    if not info.themes:
        yield Lack("no dataset has a theme (dcat:theme)", hint="add `themes: [HEAL]`")
    if health is None or health.hdab is None:
        yield Lack("there is no health data access body (healthdcatap:hdab)", hint="add `health: {hdab: …}`")
    agents: dict[Pointer, Agent | None] = {("publisher",): info.publisher}
    if health:
        agents |= {("health", "hdab"): health.hdab, ("health", "custodian"): health.custodian}
    for pointer, agent in agents.items():
        if agent and not _can_be_reached(agent):
            yield Lack(f"{pointer[-1]} cannot be reached (cv:contactPoint)", None, pointer, "add `email` or `url`")


@demand("EHD002", "definition-not-ready")
def definition_not_ready(catalog: Catalog) -> Iterator[Lack]:
    """An indicator or a cube lacks something that HealthDCAT-AP demands of a dataset of its access level.

    Every dataset needs an access level, a health category, a distribution and a contact that can be reached; one
    that is not public also a provenance and keywords.

    Bad:

        id: stat_1  # and no access_level

    Good:

        id: stat_1
        access_level: public
        access_url: https://example.org/data/stat_1.csv

    To mend it, add what the message names.
    """
    for definition in datasets(catalog):
        if missing := lacking(catalog, definition):
            words = ", ".join(f"`{name}`" for name in missing)
            yield Lack(f"{definition.id} cannot be published by HealthDCAT-AP: it lacks {words}", definition)


@demand("EHD004", "violates-health-shapes")
def violates_health_shapes(catalog: Catalog) -> Iterator[Lack]:
    """A document of HealthDCAT-AP violates an official SHACL shape of its access level.

    The portals of the European Health Data Space would refuse it. This is looked for if the shapes are there: set
    VARCAT_STANDARDS to a folder with `rdf/healthdcat-ap-r8/shapes/public-shapes.ttl` and those of the other levels
    (they are not shipped with varcat), and `pip install varcat[shacl]`. Definitions that EHD002 names are left out.

    Bad:

        contact: {name: {en: Data team}}

    Good:

        contact: {name: {en: Data team}, email: data@example.org}

    To mend it, complete or correct the field that the finding points at.
    """
    ready = {definition.id for definition in datasets(catalog) if not lacking(catalog, definition)}
    if ready and not any(catalogue_not_ready.lacks(catalog)):
        from exporters.formats.dcat.validation import can_validate, health_shapes

        if can_validate() and any(map(health_shapes, AccessLevel)):
            from exporters.formats.dcat.shacl_causes import health_lacks

            yield from health_lacks(catalog, ready)


@demand("EHD003", "readiness", Severity.WARNING)
def readiness(catalog: Catalog) -> Iterator[Lack]:
    """How many definitions could be published by HealthDCAT-AP today.

    This sums EHD002 up. It goes away when all of them could.

    Bad:

        id: stat_1  # one of those that EHD002 names

    Good:

        id: stat_1
        access_level: public
        access_url: https://example.org/data/stat_1.csv

    To mend it, mend what EHD002 names.
    """
    lacks = {d.id: lacking(catalog, d) for d in datasets(catalog)}
    ready = [identifier for identifier, missing in lacks.items() if not missing]
    if len(ready) < len(lacks):
        names = f": {', '.join(ready)}" if ready else ""
        yield Lack(f"{len(ready)} of {len(lacks)} definitions could be published by HealthDCAT-AP today{names}")


def datasets(catalog: Catalog) -> Iterator[Variable]:
    """The definitions that HealthDCAT-AP wants to know of."""
    return (definition for definition in catalog if isinstance(definition, DATASET_KINDS))


def lacking(catalog: Catalog, definition: Variable) -> list[str]:
    """The fields that stand between a definition and HealthDCAT-AP."""
    present: dict[str, object] = {
        "access_level": definition.access_level,
        "health_category": category(catalog, definition),
        "access_url": definition.access_url,
        "contact": _can_be_reached(definition.contact or catalog.info.contact),
    }
    if definition.access_level is AccessLevel.NON_PUBLIC:
        present |= {"provenance": definition.provenance, "keywords": definition.keywords}
    return [name for name, value in present.items() if not value]


def _can_be_reached(agent: Agent) -> bool:
    return bool(agent.email or agent.url)


PROFILE: Final = Profile(
    "healthdcat-ap-8",
    "HealthDCAT-AP Release 8, for the European Health Data Space",
    (catalogue_not_ready, definition_not_ready, readiness, violates_health_shapes),
)
