"""The YAML behind what SHACL finds wrong with a document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from exporters.findings import Pointer
from exporters.format import Lack, Settings
from exporters.formats.dcat import health, validation
from exporters.formats.dcat.document import blocks
from exporters.formats.dcat.kinds import DATASET_KINDS
from exporters.formats.dcat.terms import (
    ACCESS_RIGHTS,
    ACCESS_URL,
    ACCRUAL_PERIODICITY,
    APPLICABLE_LEGISLATION,
    BIBLIOGRAPHIC_CITATION,
    CONTACT_POINT,
    CUSTODIAN,
    CV_EMAIL,
    DESCRIPTION,
    ENDPOINT_URL,
    FORMATTED_NAME,
    HAS_DISTRIBUTION,
    HAS_EMAIL,
    HAS_URL,
    HDAB,
    HEALTH_CATEGORY,
    HOMEPAGE,
    HVD_CATEGORY,
    KEYWORD,
    LANDING_PAGE,
    LANGUAGE,
    LICENSE,
    MODIFIED,
    NAME,
    PAGE,
    PREF_LABEL,
    PROVENANCE,
    PUBLISHER,
    RIGHTS_HOLDER,
    SKOS_DEFINITION,
    SPATIAL,
    STATUS,
    TEMPORAL,
    THEME,
    TITLE,
    full,
)
from exporters.formats.dcat.validation import DCAT_AP, HIGH_VALUE, Violation, violations
from exporters.formats.dcat.writing import TURTLE
from exporters.model.catalog import Catalog
from exporters.model.vocabulary import AccessLevel

_FRAGMENTS: Final[Mapping[str, Pointer]] = {
    "contact": ("contact",),
    "owner": ("owner",),
    "publisher": ("publisher",),
    "publisher-contact-point": ("publisher",),
    "hdab": ("health", "hdab"),
    "hdab-contact-point": ("health", "hdab"),
    "custodian": ("health", "custodian"),
    "custodian-contact-point": ("health", "custodian"),
    "period": ("available_from",),
    "update": ("update", "timing"),
    "small-cells": ("small_cell_rule",),
    "provenance": ("provenance",),
    "data": ("access_url",),
    "unit": ("unit",),
    "population": ("population",),
}
"""The part of the YAML that a node's fragment is made of."""

_FIELDS: Final[Mapping[str, Pointer]] = {
    full(predicate): pointer
    for predicate, pointer in {
        ACCESS_RIGHTS: ("access_level",),
        ACCESS_URL: ("access_url",),
        ACCRUAL_PERIODICITY: ("update", "frequency"),
        APPLICABLE_LEGISLATION: ("legal_basis",),
        BIBLIOGRAPHIC_CITATION: ("citation",),
        CONTACT_POINT: ("contact",),
        DESCRIPTION: ("definition",),
        ENDPOINT_URL: ("service", "endpoint_url"),
        FORMATTED_NAME: ("name",),
        CUSTODIAN: ("health", "custodian"),
        CV_EMAIL: ("email",),
        HAS_DISTRIBUTION: ("access_url",),
        HAS_EMAIL: ("email",),
        HDAB: ("health", "hdab"),
        HEALTH_CATEGORY: ("health_category",),
        HAS_URL: ("url",),
        HOMEPAGE: ("homepage",),
        HVD_CATEGORY: ("high_value",),
        KEYWORD: ("keywords",),
        LANDING_PAGE: ("landing_page",),
        LANGUAGE: ("languages",),
        LICENSE: ("licence",),
        MODIFIED: ("modified",),
        NAME: ("name",),
        PAGE: ("service", "endpoint_description"),
        PREF_LABEL: ("title",),
        PROVENANCE: ("provenance",),
        PUBLISHER: ("publisher",),
        RIGHTS_HOLDER: ("owner",),
        SKOS_DEFINITION: ("definition",),
        SPATIAL: ("country",),
        STATUS: ("status",),
        TEMPORAL: ("available_from",),
        THEME: ("themes",),
        TITLE: ("title",),
    }.items()
}
"""The field of the YAML that a property is made of."""


def lacks(catalog: Catalog) -> Iterator[Lack]:
    """What the official shapes find wrong with the document about everything, where the YAML causes it."""
    text = "".join(TURTLE.serialized(blocks(catalog, tuple(catalog), Settings())))
    shapes = (*DCAT_AP, HIGH_VALUE) if catalog.info.high_value else DCAT_AP
    for violation in violations(text, shapes):
        yield at_its_cause(catalog, violation)


def health_lacks(catalog: Catalog, ready: Collection[str]) -> Iterator[Lack]:
    """The same of the documents of HealthDCAT-AP, as far as the user has the shapes, about the datasets that are ready.

    What keeps the others from being ready is told already.
    """
    for document in health.plan(catalog):
        subjects = [one for one in document.subjects if one.id in ready or not isinstance(one, DATASET_KINDS)]
        shapes = validation.health_shapes(AccessLevel(document.path.removesuffix(".ttl")))
        if shapes:
            text = "".join(TURTLE.serialized(health.blocks(catalog, subjects, Settings())))
            yield from (at_its_cause(catalog, violation) for violation in violations(text, [shapes]))


def at_its_cause(catalog: Catalog, violation: Violation) -> Lack:
    """A violation as a lack of the YAML: of the definition that the node is made of, or of catalog.yaml."""
    place, _, part = violation.node.removeprefix(catalog.info.base_iri).partition("#")
    definition = catalog.definitions.get(place.rpartition("/")[2])
    owner = definition or catalog.info
    pointer = (*_FRAGMENTS.get(part, ()), *_FIELDS.get(violation.path, ()))
    about = violation.path.replace("#", "/").rpartition("/")[2] or "the node"
    return Lack(
        f"{about} of {violation.node}: {violation.message or 'violates its shape'}",
        definition,
        _existing(owner, pointer),
    )


def _existing(owner: object, pointer: Pointer) -> Pointer:
    """As much of the way as there is in the YAML."""
    for length, name in enumerate(pointer):
        owner = getattr(owner, str(name), None)
        if not owner:
            return pointer[:length]
    return pointer
