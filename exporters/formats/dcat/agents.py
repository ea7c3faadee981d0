"""People, organisations and documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote

from exporters.formats.dcat.literals import nodes, string, texts
from exporters.formats.dcat.scope import Block
from exporters.formats.dcat.terms import (
    AGENT,
    CONTACT_PAGE,
    CV_CONTACT_POINT_CLASS,
    CV_EMAIL,
    DOCUMENT,
    FORMATTED_NAME,
    HAS_EMAIL,
    HAS_URL,
    HOMEPAGE,
    MBOX,
    NAME,
    RESOURCE,
    TYPE,
    VCARD_KIND,
    Statement,
    iri,
)
from exporters.model.definitions import Agent

_MAIL_SAFE: Final = "@!$&'*+,;="
"""The characters that an address may have as they are in a mailto IRI (RFC 6068, section 2)."""


def contact(agent: Agent) -> Iterator[Statement]:
    """A vcard:Kind (DCAT-AP 3.0.1, Kind)."""
    yield TYPE, VCARD_KIND
    yield from texts(FORMATTED_NAME, agent.name)
    yield from nodes(HAS_EMAIL, _mailboxes(agent))
    yield from nodes(HAS_URL, _urls(agent))


def organisation(agent: Agent) -> Iterator[Statement]:
    """A foaf:Agent (DCAT-AP 3.0.1, Agent)."""
    yield TYPE, AGENT
    yield from texts(NAME, agent.name)
    yield from nodes(MBOX, _mailboxes(agent))
    yield from nodes(HOMEPAGE, _urls(agent))


def contact_point(agent: Agent) -> Iterator[Statement]:
    """A cv:ContactPoint (HealthDCAT-AP Release 8, Contact Point)."""
    yield TYPE, CV_CONTACT_POINT_CLASS
    yield from string(CV_EMAIL, agent.email)
    yield from nodes(CONTACT_PAGE, _urls(agent))


def documents(agent: Agent) -> Iterator[Block]:
    """The homepage and the mailbox of an organisation, typed."""
    yield from ((iri(url), document()) for url in _urls(agent))
    yield from ((iri(mailbox), resource()) for mailbox in _mailboxes(agent))


def addresses(agent: Agent) -> Iterator[Block]:
    """The addresses of a contact, typed, which DCAT-AP HVD asks for."""
    return ((iri(url), resource()) for url in (*_mailboxes(agent), *_urls(agent)))


def document() -> Iterable[Statement]:
    """A foaf:Document."""
    return ((TYPE, DOCUMENT),)


def resource() -> Iterable[Statement]:
    """A thing of which no more is known than its address."""
    return ((TYPE, RESOURCE),)


def _mailboxes(agent: Agent) -> list[str]:
    return ["mailto:" + quote(agent.email, safe=_MAIL_SAFE)] if agent.email else []


def _urls(agent: Agent) -> list[str]:
    return [agent.url] if agent.url else []
