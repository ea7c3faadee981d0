"""The catalogue as a study: citation, abstract, coverage, keywords, populations, organisations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from exporters.formats.ddi.facts import catalog_facts
from exporters.formats.ddi.lifecycle.described import exact_matches, structured
from exporters.formats.ddi.lifecycle.groups import CONCEPT
from exporters.formats.ddi.lifecycle.instance import OBJECT, Instance, made, pairs
from exporters.formats.ddi.lifecycle.variables import UNIVERSE
from exporters.formats.ddi.names import DATA_THEMES
from exporters.formats.xml import XmlStream, quoted
from exporters.model.definitions import Agent, CatalogInfo, Definition, Keyword, Variable

_INTERNET_EMAIL = re.compile(r"[.A-Za-z0-9_-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+")
STUDY, PUBLISHER, CONTACT = "study", "publisher", "contact"


def write_study(xml: XmlStream, instance: Instance) -> None:
    """What a StudyUnit says up to its coverage. The types of its UserIDs are those that CESSDA's profile prescribes."""
    info = instance.catalog.info
    instance.identify_module(xml, STUDY)
    xml.text("r:UserID", info.id, {"typeOfUserID": "StudyNumber"})
    xml.text("r:UserID", info.homepage or info.base_iri, {"typeOfUserID": "URLServiceProvider"})
    levels = [("catalog.geographic_levels.title", level.id, level.title) for level in info.geographic_levels]
    xml.markup(pairs(xml.margin, (*catalog_facts(info, None), *levels)))
    _write_citation(xml, instance, info)
    with xml.element("r:Abstract"):
        xml.texts("r:Content", info.description)
    _write_coverage(xml, instance, info)


def _write_citation(xml: XmlStream, instance: Instance, info: CatalogInfo) -> None:
    with xml.element("r:Citation"):
        with xml.element("r:Title"):
            xml.texts("r:String", info.title)
        with xml.element("r:Publisher"):
            with xml.element("r:PublisherName"):
                xml.texts("r:String", info.publisher.name)
            inside = instance.reference_to("Organization", made(info.id, PUBLISHER), instance.modified)
            xml.child(f"<r:PublisherReference>{inside}</r:PublisherReference>")
        if instance.modified:
            with xml.line("r:PublicationDate"):
                xml.text("r:SimpleDate", instance.modified)
        for language in info.languages:
            xml.text("r:Language", language)
        with xml.element("r:InternationalIdentifier"):
            xml.text("r:IdentifierContent", instance.module_urn(STUDY))
            xml.text("r:ManagingAgency", "URN")
        if info.licence:
            with xml.line("r:Copyright"):
                xml.text("r:String", info.licence)


def _write_coverage(xml: XmlStream, instance: Instance, info: CatalogInfo) -> None:
    with xml.element("r:Coverage"):
        with xml.element("r:TopicalCoverage"):
            instance.identify_module(xml, "topics")
            for theme in info.themes:
                urn = quoted(f"{DATA_THEMES}/{theme}")
                for language in info.languages:
                    xml.child(f'<r:Subject xml:lang="{language}" controlledVocabularyURN={urn}>{theme}</r:Subject>')
            for keyword in instance.catalog.keywords.values():
                xml.texts("r:Keyword", keyword.title)
        if info.country:
            with xml.element("r:SpatialCoverage"):
                instance.identify_module(xml, "places")
                xml.text("r:CountryCode", info.country)


def write_concepts(xml: XmlStream, instance: Instance, subjects: Iterable[Definition]) -> None:
    """The ConceptualComponent: the keywords as concepts, the populations as universes."""
    scheme = instance.catalog.keyword_scheme
    with xml.element("c:ConceptualComponent"):
        instance.identify_module(xml, "concepts")
        if scheme:
            with xml.element("c:ConceptScheme"):
                instance.identify_module(xml, "keywords")
                with xml.element("r:Label"):
                    xml.texts("r:Content", scheme.title)
                xml.pieces(_concept(instance, keyword) for keyword in scheme.keywords)
        with xml.element("c:UniverseScheme"):
            instance.identify_module(xml, "universes")
            xml.pieces(_universe(instance, subject) for subject in subjects if isinstance(subject, Variable))


def _concept(instance: Instance, keyword: Keyword) -> str:
    return (
        f"{OBJECT}<c:Concept>"
        f"{instance.identity(made(keyword.id, CONCEPT), instance.modified)}"
        f"{exact_matches(keyword.exact_match)}"
        f"{structured('r:Label', keyword.title)}"
        f"{structured('r:Description', keyword.definition)}"
        f"{OBJECT}</c:Concept>"
    )


def _universe(instance: Instance, variable: Variable) -> str:
    if not variable.population:
        return ""
    identity = instance.identity(made(variable.id, UNIVERSE), variable.modified)
    return f"{OBJECT}<c:Universe>{identity}{structured('r:Label', variable.population)}{OBJECT}</c:Universe>"


def write_organisations(xml: XmlStream, instance: Instance) -> None:
    """The Archive module, for the one who publishes and the one who answers."""
    info = instance.catalog.info
    with xml.element("a:Archive"):
        instance.identify_module(xml, "archive")
        with xml.element("a:OrganizationScheme"):
            instance.identify_module(xml, "organisations")
            for role, agent in ((PUBLISHER, info.publisher), (CONTACT, info.contact)):
                _write_organisation(xml, instance, role, agent)


def _write_organisation(xml: XmlStream, instance: Instance, role: str, agent: Agent) -> None:
    with xml.element("a:Organization"):
        instance.identify_module(xml, role)
        with xml.element("a:OrganizationIdentification"), xml.element("a:OrganizationName"):
            xml.texts("r:String", agent.name)
        if agent.url or agent.email:
            with xml.element("a:ContactInformation"):
                _write_addresses(xml, agent)


def _write_addresses(xml: XmlStream, agent: Agent) -> None:
    """An e-mail address that `r:InternetEmailType` does not allow, such as one with a `+`, is a URL."""
    if agent.url:
        xml.text("a:URL", agent.url)
    if agent.email is None:
        return
    if not _INTERNET_EMAIL.fullmatch(agent.email):
        xml.text("a:URL", f"mailto:{quote(agent.email, safe='@')}")
        return
    with xml.line("a:Email"):
        xml.text("r:InternetEmail", agent.email)
