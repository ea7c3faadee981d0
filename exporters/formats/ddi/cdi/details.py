"""CatalogDetails: what is said of definitions of every kind, and the links that no association carries."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.formats.ddi.cdi.model import Model, international, made, non_ddi, write_reference, write_texts
from exporters.formats.ddi.names import landing_page
from exporters.formats.ddi.prose import plain_prose
from exporters.formats.xml import XmlStream, escaped
from exporters.model.definitions import Agent, Cube, Definition, Variable
from exporters.model.vocabulary import Role

CONCEPT = "keyword"


def write_details(xml: XmlStream, model: Model, definition: Definition) -> None:
    """The details of a definition, in the order of the schema."""
    with xml.element("cdi:catalogDetails"):
        if isinstance(definition, Variable) and definition.access_level:
            level = f"<cdi:content>{definition.access_level}</cdi:content>"
            rights = f"<cdi:languageSpecificString>{level}</cdi:languageSpecificString>"
            xml.child(f"<cdi:access><cdi:rights>{rights}</cdi:rights></cdi:access>")
        for name, agent in (("contributor", definition.contact), ("creator", definition.owner)):
            if agent:
                write_agent(xml, name, agent)
        for semantic, day in (("valid_from", definition.valid_from), ("valid_to", definition.valid_to)):
            if day:
                entry = f"<cdi:semantics><cdi:entryValue>{semantic}</cdi:entryValue></cdi:semantics>"
                xml.child(f"<cdi:date><cdi:isoDate>{day}</cdi:isoDate>{entry}</cdi:date>")
        for basis in definition.legal_basis:
            write_texts(xml, "informationSource", basis.title)
        for inside in _related_resources(model, definition):
            write_reference(xml, "relatedResource", inside)
        write_texts(xml, "summary", plain_prose(definition))
        write_texts(xml, "title", definition.title)
        xml.child(f"<cdi:typeOfResource><cdi:entryValue>{definition.kind}</cdi:entryValue></cdi:typeOfResource>")


def write_agent(xml: XmlStream, name: str, agent: Agent) -> None:
    """A person or organisation by name."""
    xml.child(f"<cdi:{name}><cdi:agentName>{international(agent.name)}</cdi:agentName></cdi:{name}>")


def other_names(model: Model, definition: Definition) -> str:
    """The code of a definition, and the IRIs of the same thing elsewhere."""
    same = model.catalog.links_from(definition.id).get(Role.EXACT_MATCH, ())
    code = [non_ddi("code", definition.code)] if definition.code else []
    return "".join((*code, *(non_ddi(Role.EXACT_MATCH, iri) for iri in same)))


def _related_resources(model: Model, definition: Definition) -> Iterator[str]:
    for role, targets in model.catalog.links_from(definition.id).items():
        for target in targets:
            if role is Role.KEYWORD and isinstance(definition, Cube):
                yield model.reference_to("Concept", made(target, CONCEPT), model.modified, role)
            elif role in {Role.REPLACES, Role.MENTION} or (role is Role.RELATED and of_cube(model, definition, target)):
                yield model.reference(target, role)
    for basis in definition.legal_basis:
        if basis.url:
            yield _address("legal_basis", basis.url)
    yield _address("landing_page", landing_page(model.catalog.info, definition))


def of_cube(model: Model, definition: Definition, target: str) -> bool:
    """Whether one end of a link is a cube, of which no VariableRelationship can speak."""
    return isinstance(definition, Cube) or isinstance(model.catalog[target], Cube)


def _address(semantic: str, uri: str) -> str:
    entry = f"<cdi:semantic><cdi:entryValue>{semantic}</cdi:entryValue></cdi:semantic>"
    return f"{entry}<cdi:uri>{escaped(uri)}</cdi:uri>"
