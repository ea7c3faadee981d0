"""Groups of variables and of cubes: what a definition is related to, what a cube comes from, what a keyword is about.

A group of a definition says by `r:BasedOnReference` whose it is; that of a keyword by `r:ConceptReference`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from exporters.formats.ddi.lifecycle.described import based_on, structured
from exporters.formats.ddi.lifecycle.instance import INSIDE, OBJECT, Instance, made, type_of
from exporters.formats.xml import in_languages
from exporters.model.definitions import Cube, Definition, Keyword
from exporters.model.vocabulary import Role

CONCEPT = "keyword"
_KEYWORD = '\n          <r:Keyword xml:lang="{language}">{text}</r:Keyword>'


class _Group(NamedTuple):
    """A group of definitions: those that a definition is related to or made from, or that are about a keyword."""

    owner: Definition | Keyword
    role: Role
    members: tuple[str, ...]


def groups(instance: Instance, subjects: Iterable[Definition], member: str) -> Iterator[str]:
    """The groups whose members are of one type of object, `Variable` or `NCube`."""
    for group in _groups(instance, subjects):
        members = [i for i in group.members if type_of(instance.catalog[i]) == member]
        if members:
            yield _written(instance, group, members, member)


def _groups(instance: Instance, subjects: Iterable[Definition]) -> Iterator[_Group]:
    for subject in subjects:
        links = instance.catalog.links_from(subject.id)
        if Role.RELATED in links:
            yield _Group(subject, Role.RELATED, links[Role.RELATED])
        if isinstance(subject, Cube) and Role.SOURCE in links:
            yield _Group(subject, Role.SOURCE, links[Role.SOURCE])
    for keyword in instance.catalog.keywords.values():
        owners = instance.catalog.links_to(keyword.id).get(Role.KEYWORD, ())
        yield _Group(keyword, Role.KEYWORD, tuple(i for i in owners if i in instance.subjects))


def _written(instance: Instance, group: _Group, members: Iterable[str], member: str) -> str:
    owner = group.owner
    modified = instance.modified if isinstance(owner, Keyword) else owner.modified
    references = [f"{INSIDE}<r:{member}Reference>{instance.reference(i)}</r:{member}Reference>" for i in members]
    return (
        f"{OBJECT}<l:{member}Group>"
        f"{instance.identity(made(owner.id, f'{group.role}-{member}s'), modified)}"
        f"{'' if isinstance(owner, Keyword) else based_on(instance, [owner.id])}"
        f"{INSIDE}<l:TypeOf{member}Group>{group.role}</l:TypeOf{member}Group>"
        f"{_about(instance, owner) if isinstance(owner, Keyword) else ''}"
        f"{''.join(references)}"
        f"{OBJECT}</l:{member}Group>"
    )


def _about(instance: Instance, keyword: Keyword) -> str:
    concept = instance.reference_to("Concept", made(keyword.id, CONCEPT), instance.modified)
    return (
        f"{structured('r:Label', keyword.title)}"
        f"{INSIDE}<r:ConceptReference>{concept}</r:ConceptReference>"
        f"{in_languages(_KEYWORD, keyword.title)}"
    )
