"""Who is responsible, as Organization with its addresses, and as an agent in the details of what it answers for."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.formats.ddi.cdi.model import Model, international, made, uri
from exporters.formats.xml import XmlStream, escaped
from exporters.model.definitions import Agent, Definition

AgentInRole = tuple[str, str, Agent]
"""The element of CatalogDetails, the id of the Organization, and who it is."""


def definition_agents(definition: Definition) -> Iterator[AgentInRole]:
    """The contact of a definition as its contributor, the owner as its creator."""
    if definition.contact:
        yield "contributor", made(definition.id, "contact"), definition.contact
    if definition.owner:
        yield "creator", made(definition.id, "owner"), definition.owner


def write_agent(xml: XmlStream, model: Model, role: AgentInRole, modified: str | None) -> None:
    """A person or organisation by name, and where more of it is said."""
    name, identifier, agent = role
    reference = model.reference_to("Organization", identifier, modified)
    xml.child(
        f"<cdi:{name}><cdi:agentName>{international(agent.name)}</cdi:agentName>"
        f"<cdi:reference>{reference}</cdi:reference></cdi:{name}>"
    )


def write_organisation(xml: XmlStream, model: Model, role: AgentInRole, modified: str | None, others: str = "") -> None:
    """A person or organisation with its addresses. An OrganizationName has no language: it is that of the first."""
    _, identifier, agent = role
    with xml.element("cdi:Organization"):
        model.identify(xml, identifier, modified, others)
        if agent.email or agent.url:
            with xml.element("cdi:contactInformation"):
                if agent.email:
                    address = f"<cdi:internetEmail>{escaped(agent.email)}</cdi:internetEmail>"
                    xml.child(f"<cdi:email>{address}</cdi:email>")
                if agent.url:
                    xml.child(f"<cdi:website>{uri(agent.url)}</cdi:website>")
        first = escaped(next(iter(agent.name.values())))
        xml.child(f"<cdi:organizationName><cdi:name>{first}</cdi:name></cdi:organizationName>")
