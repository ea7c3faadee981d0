"""What all objects that stand for a definition begin with: identity, facts, predecessors, name, label, description."""

from __future__ import annotations

from collections.abc import Iterable

from exporters.formats.ddi.facts import LIFECYCLE_FACTS, definition_facts
from exporters.formats.ddi.lifecycle.instance import DEEPER, INSIDE, Instance, pairs, type_of
from exporters.formats.ddi.prose import xhtml_prose
from exporters.formats.xml import escaped, in_languages, parent
from exporters.model.definitions import Definition, LangText
from exporters.model.vocabulary import Role, Status

_CONTENT = '\n            <r:Content xml:lang="{language}">{text}</r:Content>'
_XHTML = '\n            <r:Content xml:lang="{language}" isPlainText="false">{text}</r:Content>'


def versioned(definition: Definition) -> str:
    """The attributes of a versionable object."""
    day = f' versionDate="{definition.modified}"' if definition.modified else ""
    return f'{day} isPublished="true"' if definition.status is Status.PUBLISHED else day


def described(instance: Instance, definition: Definition) -> str:
    """A definition in full, up to its description."""
    catalog = instance.catalog
    links = catalog.links_from(definition.id)
    return (
        f"{instance.identity(definition.id, definition.modified)}"
        f"{_user_id('code', definition.code) if definition.code else ''}"
        f"{exact_matches(links.get(Role.EXACT_MATCH, ()))}"
        f"{pairs(INSIDE, definition_facts(catalog.info, definition, LIFECYCLE_FACTS))}"
        f"{based_on(instance, links.get(Role.REPLACES, ()))}"
        f"{_named(definition)}"
        f"{parent(INSIDE, 'r:Description', xhtml_prose(_XHTML, definition, instance.urn))}"
    )


def stub(instance: Instance, definition: Definition) -> str:
    """As much of a definition as the target of a link has to have: identity, name, label."""
    return instance.identity(definition.id, definition.modified) + _named(definition)


def structured(name: str, texts: LangText | None) -> str:
    """A StructuredString without structure, inside an object of a scheme."""
    return parent(INSIDE, name, in_languages(_CONTENT, texts))


def based_on(instance: Instance, targets: Iterable[str]) -> str:
    """What a definition replaces, or whose a group is."""
    references = [f"{DEEPER}<r:BasedOnReference>{instance.reference(t)}</r:BasedOnReference>" for t in targets]
    return parent(INSIDE, "r:BasedOnObject", "".join(references))


def exact_matches(iris: Iterable[str]) -> str:
    """The IRIs of the same thing elsewhere."""
    return "".join([_user_id("exact_match", iri) for iri in iris])


def _user_id(kind: str, text: str) -> str:
    return f'{INSIDE}<r:UserID typeOfUserID="{kind}">{escaped(text)}</r:UserID>'


def _named(definition: Definition) -> str:
    name, words = f"l:{type_of(definition)}Name", escaped(definition.code or definition.id)
    return f"{INSIDE}<{name}><r:String>{words}</r:String></{name}>{structured('r:Label', definition.title)}"
