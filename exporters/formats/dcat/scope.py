"""What the parts of a document are written from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

from exporters.format import PublishedFile, Settings
from exporters.formats.dcat.iris import Iris
from exporters.formats.dcat.literals import literals
from exporters.formats.dcat.terms import Literal, Node, Statement
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition, Keyword
from exporters.model.vocabulary import Role

Block = tuple[Node, Iterable[Statement]]
"""A node and everything that is said of it."""

Made = TypeVar("Made")

OUTWARD_ROLES = frozenset({Role.KEYWORD, Role.EXACT_MATCH})
"""The roles whose targets are no definitions."""


@dataclass(frozen=True)
class Commons:
    """What all documents about one catalogue have in common: made once, where several are written."""

    of: Catalog

    @cached_property
    def iris(self) -> Iris:
        """What things are called."""
        return Iris(self.of)

    @cached_property
    def _made(self) -> dict[Callable[[Commons], Any], Any]:
        return {}

    def once(self, make: Callable[[Commons], Made]) -> Made:
        """What is made of the catalogue alone, whatever the subjects; it must not be an iterator."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    @cached_property
    def source_ids(self) -> frozenset[str]:
        """The ids of the administrative variables."""
        return frozenset(d.id for d in self.of.source_variables)

    @cached_property
    def keyword_titles(self) -> Mapping[str, tuple[Literal, ...]]:
        """The titles of the keywords, in every language, ready to be written."""
        return {k.id: tuple(literals(k.title).values()) for k in self.of.keywords.values()}


@dataclass(frozen=True)
class Scope:
    """A catalogue, the definitions that one document is about, and what else its writer may know.

    In a document that stands `apart` only the subjects have datasets. What is `shared` comes from the plan of several
    documents.
    """

    catalog: Catalog
    subjects: Sequence[Definition]
    settings: Settings
    apart: bool = False
    shared: Commons | None = None

    @cached_property
    def commons(self) -> Commons:
        """What all documents about the catalogue have in common."""
        return self.shared or Commons(self.catalog)

    @cached_property
    def iris(self) -> Iris:
        """What things are called."""
        return self.commons.iris

    @cached_property
    def datasets(self) -> Mapping[str, Node]:
        """The nodes of the datasets that the document describes, by the definition's id."""
        everywhere = self.iris.datasets
        return {i: everywhere[i] for i in self.subjects_with_dataset} if self.apart else everywhere

    @cached_property
    def subject_ids(self) -> frozenset[str]:
        """The ids of the subjects."""
        return frozenset(d.id for d in self.subjects)

    @cached_property
    def subjects_with_dataset(self) -> frozenset[str]:
        """The ids of the subjects that are datasets of their own."""
        return frozenset(d.id for d in self.subjects if d.id in self.iris.datasets)

    @cached_property
    def described_ids(self) -> frozenset[str]:
        """The ids of the subjects and of the stubs."""
        return self.subject_ids | {stub.id for stub in self.stubs}

    @property
    def is_whole(self) -> bool:
        """Whether the document is about every definition, so that nothing may be left out of it."""
        return len(self.subject_ids) == len(self.catalog)

    @cached_property
    def stubs(self) -> tuple[Definition, ...]:
        """The definitions that subjects point at and that are no subjects themselves, ordered by id."""
        if self.is_whole:
            return ()
        targets = {
            target
            for subject in self.subjects
            for role, targets in self.catalog.links_from(subject.id).items()
            if role not in OUTWARD_ROLES
            for target in targets
        }
        return tuple(self.catalog[target] for target in sorted(targets - self.subject_ids))

    @cached_property
    def files_about_all(self) -> tuple[PublishedFile, ...]:
        """Of each format and media type the first file that is about several definitions: the full dump.

        A document about one definition does not speak of them, lest every change anywhere changed it too.
        """
        if len(self.subjects) == 1:
            return ()
        firsts: dict[tuple[str, str], PublishedFile] = {}
        for file in self.settings.files_by_definition.get(None, ()):
            firsts.setdefault((file.format, file.media_type), file)
        return tuple(firsts.values())

    def files_about(self, identifier: str) -> Sequence[PublishedFile]:
        """The files of other formats that tell of a definition: its own ones, or else those about all."""
        own = self.settings.files_by_definition.get(identifier, ())
        formats = {file.format for file in own}
        return (*own, *[file for file in self.files_about_all if file.format not in formats])

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The roles of the links that leave the subjects, in the order of the vocabulary."""
        used = {role for subject in self.subjects for role in self.catalog.links_from(subject.id)}
        return tuple(role for role in Role if role in used)

    def described(self, kind: type[Definition]) -> Iterator[Definition]:
        """The subjects and the stubs of one class."""
        return (d for d in (*self.subjects, *self.stubs) if isinstance(d, kind))

    def keywords(self) -> Iterator[Keyword]:
        """The keywords of the scheme that the document needs, in the order of the scheme."""
        if self.is_whole:
            return iter(self.catalog.keywords.values())
        used = {keyword for d in self.subjects for keyword in self.catalog.links_from(d.id).get(Role.KEYWORD, ())}
        return (k for k in self.catalog.keywords.values() if k.id in used)

    def geographic_levels(self) -> Iterator[str]:
        """The ids of the geographic levels that the document needs, in the order of the catalogue."""
        if self.is_whole:
            return iter(self.catalog.geographic_levels)
        used = {_level(d) for d in self.subjects}
        return (level for level in self.catalog.geographic_levels if level in used)


def _level(definition: Definition) -> str | None:
    geography = getattr(definition, "geography", None)
    return geography.smallest if geography else None
