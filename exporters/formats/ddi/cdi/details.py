"""CatalogDetails: what is said of definitions of every kind, and the links that no association carries."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.formats.ddi.cdi.agents import definition_agents, write_agent, write_organisation
from exporters.formats.ddi.cdi.model import (
    Model,
    concept_reference,
    date,
    entry_value,
    international,
    made,
    uri,
    write_reference,
    write_texts,
)
from exporters.formats.ddi.cdi.universes import has_universe, universe_reference
from exporters.formats.ddi.names import landing_page
from exporters.formats.ddi.prose import plain_prose
from exporters.formats.xml import XmlStream, escaped
from exporters.model.definitions import Cube, Definition, LangText, LegalBasis, Variable
from exporters.model.vocabulary import AccessLevel, Role

CONCEPT, LEVEL = "keyword", "level"
"""What the ids of the concepts of keywords and of geographic levels end in."""


def write_details(xml: XmlStream, model: Model, definition: Definition) -> None:
    """The details of a definition, in the order of the schema."""
    variable = definition if isinstance(definition, Variable) else None
    with xml.element("cdi:catalogDetails"):
        if variable and variable.access_level:
            _write_access(xml, variable.access_level)
        for role in definition_agents(definition):
            write_agent(xml, model, role, definition.modified)
        for semantic, day in (("valid_from", definition.valid_from), ("valid_to", definition.valid_to)):
            if day:
                xml.child(f"<cdi:date>{date(day)}<cdi:semantics>{entry_value(semantic)}</cdi:semantics></cdi:date>")
        if variable and variable.provenance:
            with xml.element("cdi:provenance"):
                write_texts(xml, "provenanceStatement", variable.provenance)
        for inside in _related_resources(model, definition):
            write_reference(xml, "relatedResource", inside)
        write_texts(xml, "summary", plain_prose(definition))
        write_texts(xml, "title", definition.title)
        xml.child(f"<cdi:typeOfResource>{entry_value(definition.kind)}</cdi:typeOfResource>")


def write_organisations(xml: XmlStream, model: Model, definition: Definition) -> None:
    """Those whom the details of a definition name."""
    for role in definition_agents(definition):
        write_organisation(xml, model, role, definition.modified)


def of_cube(model: Model, definition: Definition, target: str) -> bool:
    """Whether one end of a link is a cube, of which no VariableRelationship can speak."""
    return isinstance(definition, Cube) or isinstance(model.catalog[target], Cube)


def _write_access(xml: XmlStream, level: AccessLevel) -> None:
    rights = f"<cdi:languageSpecificString><cdi:content>{level}</cdi:content></cdi:languageSpecificString>"
    xml.child(f"<cdi:access><cdi:rights>{rights}</cdi:rights></cdi:access>")


def _related_resources(model: Model, definition: Definition) -> Iterator[str]:
    yield from _linked(model, definition)
    if isinstance(definition, Variable):
        yield from _of_variable(model, definition)
    yield from map(_legal_basis, definition.legal_basis)
    yield _resource("landing_page", landing_page(model.catalog.info, definition))


def _linked(model: Model, definition: Definition) -> Iterator[str]:
    for role, targets in model.catalog.links_from(definition.id).items():
        for target in targets:
            if role is Role.KEYWORD and isinstance(definition, Cube):
                yield concept_reference(model, made(target, CONCEPT), role)
            elif role in {Role.REPLACES, Role.MENTION} or (role is Role.RELATED and of_cube(model, definition, target)):
                yield model.reference(target, role)


def _of_variable(model: Model, variable: Variable) -> Iterator[str]:
    if isinstance(variable, Cube) and has_universe(variable):
        yield universe_reference(model, variable, "population")
    if variable.geography and variable.geography.smallest:
        yield concept_reference(model, made(variable.geography.smallest, LEVEL), "geography.smallest")
    if variable.access_url or variable.platform:
        yield _resource("access_url", variable.access_url, variable.platform)


def _legal_basis(basis: LegalBasis) -> str:
    return _resource("legal_basis", basis.url, location=basis.title)


def _resource(
    semantic: str, address: str | None, description: str | None = None, location: LangText | None = None
) -> str:
    """The inside of a Reference to what is no object of DDI."""
    return "".join(
        (
            f"<cdi:description>{escaped(description)}</cdi:description>" if description else "",
            f"<cdi:location>{international(location)}</cdi:location>" if location else "",
            f"<cdi:semantic>{entry_value(semantic)}</cdi:semantic>",
            uri(address) if address else "",
        )
    )
