"""What things are called: every IRI of a document, made from the catalogue's base IRI and the ids.

Ids hold neither slash, hash nor dot, so the folders and fragments used here can never meet an id.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from pyoxigraph import NamedNode

from exporters.model.definitions import CodeList, Cube, Definition, Stat
from exporters.model.vocabulary import Role


def fragment(owner: NamedNode, name: str) -> NamedNode:
    """A thing that belongs to another thing and is described where that one is."""
    return NamedNode(f"{owner.value}#{name}")


@dataclass(frozen=True)
class Iris:
    """The IRIs under one base, which ends in a slash."""

    base: str

    @cached_property
    def catalog(self) -> NamedNode:
        """The dcat:Catalog."""
        return NamedNode(f"{self.base}catalog")

    @cached_property
    def variables(self) -> NamedNode:
        """The concept scheme of the variable layer."""
        return NamedNode(f"{self.base}var")

    @cached_property
    def keywords(self) -> NamedNode:
        """The concept scheme of the keywords."""
        return NamedNode(f"{self.base}keyword")

    @cached_property
    def geographic_levels(self) -> NamedNode:
        """The concept scheme of the geographic levels."""
        return NamedNode(f"{self.base}geography")

    @cached_property
    def sources(self) -> NamedNode:
        """The dataset that the administrative variables belong to."""
        return NamedNode(f"{self.base}source")

    def dataset(self, definition: Definition) -> NamedNode | None:
        """The dataset layer's node of an indicator or a cube; other kinds have no dataset of their own."""
        if isinstance(definition, Stat | Cube):
            return NamedNode(f"{self.base}{definition.kind}/{definition.id}")
        return None

    def variable(self, definition: Definition) -> NamedNode:
        """The variable layer's node of a definition: a concept, or a concept scheme for a code list."""
        if isinstance(definition, CodeList):
            return NamedNode(f"{self.base}codelist/{definition.id}")
        return NamedNode(f"{self.base}var/{definition.id}")

    def main(self, definition: Definition) -> NamedNode:
        """The node that speaks of the data: the dataset where there is one."""
        return self.dataset(definition) or self.variable(definition)

    def record(self, definition: Definition) -> NamedNode:
        """The dcat:CatalogRecord of a definition that has a dataset."""
        return NamedNode(f"{self.base}record/{definition.id}")

    def keyword(self, identifier: str) -> NamedNode:
        """A concept of the keyword scheme."""
        return NamedNode(f"{self.base}keyword/{identifier}")

    def geographic_level(self, identifier: str) -> NamedNode:
        """A concept of the scheme of geographic levels."""
        return NamedNode(f"{self.base}geography/{identifier}")

    def platform(self, name: str) -> NamedNode:
        """The platform that publishes some of the data."""
        return NamedNode(f"{self.base}platform/{quote(name, safe='')}")

    def code(self, codelist: Definition, code: str, occurrence: int) -> NamedNode:
        """A code of a code list. A code that is used again for another period is told apart behind a semicolon."""
        again = f";{occurrence}" if occurrence > 1 else ""
        return fragment(self.variable(codelist), f"code-{quote(code, safe='')}{again}")

    def term(self, name: str) -> NamedNode:
        """A term of the catalogue's own little vocabulary, for what no standard vocabulary has a word for."""
        return NamedNode(f"{self.base}term/{name}")

    def role(self, role: Role) -> NamedNode:
        """A role of a link, which is also the property that states such a link between two variables."""
        return self.term(role)
