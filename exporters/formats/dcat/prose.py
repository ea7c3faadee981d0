"""Rich text in RDF: the author's own CommonMark, which CKAN, udata and piveau render.

A literal that has a language can have no other datatype (RDF 1.1, section 3.3), so HTML is no choice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from exporters.formats.dcat.literals import joined, literals
from exporters.formats.dcat.scope import Scope
from exporters.formats.dcat.terms import Literal, address
from exporters.model.definitions import Definition, LangText
from exporters.model.vocabulary import Role

_LINK_TO_ID: Final = re.compile(r"\]\(([A-Za-z][A-Za-z0-9_-]*)(?=[\s)])")


class Prose(NamedTuple):
    """The texts of a definition by language, ready to be written; empty where there are none."""

    title: Mapping[str, Literal]
    definition: Mapping[str, Literal]
    remarks: Mapping[str, Literal]

    @property
    def description(self) -> Mapping[str, Literal]:
        """Definition and remarks in one text; the title, where there is neither."""
        if not self.remarks:
            return self.definition or self.title
        return joined(self.definition, self.remarks)


def prose(scope: Scope, definition: Definition) -> Prose:
    """The texts of a definition, with links to definitions made absolute so that they work anywhere."""
    sources: list[LangText] = [definition.definition or {}, definition.remarks or {}]
    if Role.MENTION in scope.catalog.links_from(definition.id):
        sources = [_absolute(scope, source) for source in sources]
    return Prose(literals(definition.title), *map(literals, sources))


def _absolute(scope: Scope, sources: LangText) -> LangText:
    nodes = scope.iris.mains

    def iri(found: re.Match[str]) -> str:
        node = nodes.get(found[1])
        return f"]({address(node)}" if node else found[0]

    return {language: _LINK_TO_ID.sub(iri, text) if "](" in text else text for language, text in sources.items()}
