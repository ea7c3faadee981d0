"""What things are called: every IRI of a document, made from the catalogue's base IRI and the ids.

Ids hold neither slash, hash nor dot, so the folders and fragments used here can never meet an id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from exporters.formats.dcat import places
from exporters.formats.dcat.kinds import DATASET_KINDS
from exporters.formats.dcat.terms import Node, iri
from exporters.model.catalog import Catalog
from exporters.model.definitions import CodeList, Definition
from exporters.model.vocabulary import Role


def fragment(owner: Node, name: str) -> Node:
    """A thing that belongs to another thing and is described where that one is."""
    return Node(f"{owner[:-1]}#{name}>")


@dataclass(frozen=True)
class Iris:
    """The IRIs of one catalogue, most of them under its base IRI, which ends in a slash."""

    of: Catalog

    @cached_property
    def _start(self) -> str:
        return iri(self.of.info.base_iri)[:-1]

    @cached_property
    def datasets(self) -> Mapping[str, Node]:
        """The dataset layer's node of every indicator and cube, by id; other kinds have no dataset of their own."""
        return {d.id: Node(f"{self._start}{d.kind}/{d.id}>") for d in self.of if isinstance(d, DATASET_KINDS)}

    @cached_property
    def variables(self) -> Mapping[str, Node]:
        """The variable layer's node of every definition, by id: a concept, or a concept scheme for a code list."""
        return {d.id: Node(f"{self._start}{'codelist' if isinstance(d, CodeList) else 'var'}/{d.id}>") for d in self.of}

    @cached_property
    def mains(self) -> Mapping[str, Node]:
        """The node that speaks of the data, by id: the dataset where there is one."""
        return {**self.variables, **self.datasets}

    @cached_property
    def catalog(self) -> Node:
        """The dcat:Catalog."""
        return Node(f"{self._start}catalog>")

    @cached_property
    def variable_scheme(self) -> Node:
        """The concept scheme of the variable layer."""
        return Node(f"{self._start}var>")

    @cached_property
    def keywords(self) -> Node:
        """The concept scheme of the keywords."""
        return Node(f"{self._start}keyword>")

    @cached_property
    def geographic_levels(self) -> Node:
        """The concept scheme of the geographic levels."""
        return Node(f"{self._start}geography>")

    @cached_property
    def sources(self) -> Node:
        """The dataset that the administrative variables belong to."""
        return Node(f"{self._start}source>")

    @cached_property
    def service(self) -> Node:
        """The data service."""
        return Node(f"{self._start}service>")

    def dataset(self, definition: Definition) -> Node | None:
        """The dataset layer's node of a definition, if it has one."""
        return self.datasets.get(definition.id)

    def variable(self, definition: Definition) -> Node:
        """The variable layer's node of a definition."""
        return self.variables[definition.id]

    def main(self, definition: Definition) -> Node:
        """The node that speaks of the data: the dataset where there is one."""
        return self.mains[definition.id]

    @cached_property
    def _documents(self) -> str:
        return places.address(self.of.info, f"{places.FORMAT}/")[:-1]

    def document(self, definition: Definition) -> Node:
        """The address of the document about one definition."""
        return Node(f"{self._documents}{places.record(definition)}>")

    @cached_property
    def dumps(self) -> Sequence[Node]:
        """The addresses of the full dump in every serialisation."""
        return places.dumps(self.of.info)

    @cached_property
    def guides(self) -> Sequence[Node]:
        """The addresses of what leads a harvester through the publication."""
        return places.guides(self.of.info)

    @cached_property
    def _landing_page(self) -> Node | None:
        """The template, which is legal if any of its addresses is: ids have no characters that IRIs have not."""
        template = self.of.info.landing_page
        return Node(f"<{template}>") if template and iri(template.replace("{id}", "id")) else None

    def landing_page(self, definition: Definition) -> Node | None:
        """Where a human reader finds a definition, by the catalogue's template."""
        return self._landing_page and Node(self._landing_page.replace("{id}", definition.id))

    def record(self, definition: Definition) -> Node:
        """The dcat:CatalogRecord of a definition that has a dataset."""
        return Node(f"{self._start}record/{definition.id}>")

    def keyword(self, identifier: str) -> Node:
        """A concept of the keyword scheme."""
        return Node(f"{self._start}keyword/{identifier}>")

    def geographic_level(self, identifier: str) -> Node:
        """A concept of the scheme of geographic levels."""
        return Node(f"{self._start}geography/{identifier}>")

    def platform(self, name: str) -> Node:
        """The platform that publishes some of the data."""
        return Node(f"{self._start}platform/{quote(name, safe='')}>")

    def code(self, codelist: Definition, code: str, occurrence: int) -> Node:
        """A code of a code list. A code that is used again for another period is told apart behind a semicolon."""
        again = f";{occurrence}" if occurrence > 1 else ""
        return fragment(self.variable(codelist), f"code-{quote(code, safe='')}{again}")

    def term(self, name: str) -> Node:
        """A term of the catalogue's own little vocabulary, for what no standard vocabulary has a word for."""
        return Node(f"{self._start}term/{name}>")

    def role(self, role: Role) -> Node:
        """A role of a link, which is also the property that states such a link between two variables."""
        return self.term(role)
