"""Groups of variables and of cubes: what a definition is related to, what a cube comes from, what a keyword is about.

A group of a definition says by `r:BasedOnReference` whose it is; that of a keyword by `r:ConceptReference`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exporters.formats.ddi.lifecycle.described import write_text
from exporters.formats.ddi.lifecycle.instance import Instance, made, type_of, write_reference
from exporters.formats.xml import XmlStream
from exporters.model.definitions import Cube, Definition, Keyword
from exporters.model.vocabulary import Role

CONCEPT = "keyword"


@dataclass(frozen=True, slots=True)
class _Group:
    """A group of definitions: of `owner`, or about `keyword`."""

    owner: Definition | None
    keyword: Keyword | None
    role: Role
    members: tuple[str, ...]


def write_groups(xml: XmlStream, instance: Instance, subjects: Iterable[Definition], member: str) -> None:
    """The groups whose members are of one type of object, `Variable` or `NCube`."""
    for group in _groups(instance, subjects):
        members = [i for i in group.members if type_of(instance.catalog[i]) == member]
        if members:
            _write_group(xml, instance, group, members, member)


def _groups(instance: Instance, subjects: Iterable[Definition]) -> Iterator[_Group]:
    for subject in subjects:
        links = instance.catalog.links_from(subject.id)
        if Role.RELATED in links:
            yield _Group(subject, None, Role.RELATED, links[Role.RELATED])
        if isinstance(subject, Cube) and Role.SOURCE in links:
            yield _Group(subject, None, Role.SOURCE, links[Role.SOURCE])
    for keyword in instance.catalog.keywords.values():
        owners = instance.catalog.links_to(keyword.id).get(Role.KEYWORD, ())
        yield _Group(None, keyword, Role.KEYWORD, tuple(i for i in owners if i in instance.subjects))


def _write_group(xml: XmlStream, instance: Instance, group: _Group, members: Iterable[str], member: str) -> None:
    with xml.element(f"l:{member}Group"):
        role = f"{group.role}-{member}s"
        if group.owner:
            instance.identify(xml, made(group.owner.id, role), group.owner.modified)
            with xml.element("r:BasedOnObject"):
                write_reference(xml, "r:BasedOnReference", instance.reference(group.owner.id))
        elif group.keyword:
            instance.identify(xml, made(group.keyword.id, role), instance.modified)
        xml.text(f"l:TypeOf{member}Group", group.role)
        if group.keyword:
            write_text(xml, "r:Label", group.keyword.title)
            inside = instance.reference_to("Concept", made(group.keyword.id, CONCEPT), instance.modified)
            write_reference(xml, "r:ConceptReference", inside)
            xml.texts("r:Keyword", group.keyword.title)
        for identifier in members:
            write_reference(xml, f"r:{member}Reference", instance.reference(identifier))
