"""The YAML behind what SHACL finds wrong with a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from exporters.findings import Pointer
from exporters.format import Lack, Settings
from exporters.formats.dcat.document import blocks
from exporters.formats.dcat.terms import (
    ACCESS_RIGHTS,
    ACCESS_URL,
    ACCRUAL_PERIODICITY,
    APPLICABLE_LEGISLATION,
    BIBLIOGRAPHIC_CITATION,
    CONTACT_POINT,
    DESCRIPTION,
    ENDPOINT_URL,
    FORMATTED_NAME,
    HAS_EMAIL,
    HAS_URL,
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

_FRAGMENTS: Final[Mapping[str, Pointer]] = {
    "contact": ("contact",),
    "owner": ("owner",),
    "publisher": ("publisher",),
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
        HAS_EMAIL: ("email",),
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
