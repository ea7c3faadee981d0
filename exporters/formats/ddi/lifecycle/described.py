"""What all objects that stand for a definition begin with: identity, facts, predecessors, name, label, description."""

from __future__ import annotations

from exporters.formats.ddi.facts import LIFECYCLE_FACTS, definition_facts
from exporters.formats.ddi.lifecycle.instance import Instance, type_of, write_pairs, write_reference
from exporters.formats.ddi.prose import xhtml_prose
from exporters.formats.xml import Attributes, XmlStream
from exporters.model.definitions import Definition, LangText
from exporters.model.vocabulary import Role, Status


def attributes(definition: Definition) -> Attributes:
    """The attributes of a versionable object."""
    published = "true" if definition.status is Status.PUBLISHED else None
    return {"versionDate": definition.modified, "isPublished": published}


def write_described(xml: XmlStream, instance: Instance, definition: Definition) -> None:
    """A definition in full, up to its description."""
    links = instance.catalog.links_from(definition.id)
    instance.identify(xml, definition.id, definition.modified)
    if definition.code:
        xml.text("r:UserID", definition.code, {"typeOfUserID": "code"})
    for iri in links.get(Role.EXACT_MATCH, ()):
        xml.text("r:UserID", iri, {"typeOfUserID": "exact_match"})
    write_pairs(xml, definition_facts(instance.catalog.info, definition, LIFECYCLE_FACTS))
    if Role.REPLACES in links:
        with xml.element("r:BasedOnObject"):
            for target in links[Role.REPLACES]:
                write_reference(xml, "r:BasedOnReference", instance.reference(target))
    _write_name(xml, definition)
    _write_label(xml, definition.title)
    prose = xhtml_prose(definition, instance.urn)
    if prose:
        with xml.element("r:Description"):
            for language, blocks in prose.items():
                xml.child(f'<r:Content xml:lang="{language}" isPlainText="false">{blocks}</r:Content>')


def write_stub(xml: XmlStream, instance: Instance, definition: Definition) -> None:
    """As much of a definition as the target of a link has to have: identity, name, label."""
    instance.identify(xml, definition.id, definition.modified)
    _write_name(xml, definition)
    _write_label(xml, definition.title)


def write_text(xml: XmlStream, name: str, texts: LangText | None) -> None:
    """A StructuredString without structure."""
    if texts:
        with xml.element(name):
            xml.texts("r:Content", texts)


def _write_label(xml: XmlStream, texts: LangText) -> None:
    write_text(xml, "r:Label", texts)


def _write_name(xml: XmlStream, definition: Definition) -> None:
    with xml.line(f"l:{type_of(definition)}Name"):
        xml.text("r:String", definition.code or definition.id)
