"""Rich text in RDF: the author's own CommonMark, which CKAN, udata and piveau render.

A literal that has a language can have no other datatype (RDF 1.1, section 3.3), so HTML is no choice.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from exporters.formats.dcat.scope import Scope
from exporters.model.definitions import Definition, LangText

_LINK_TO_ID: Final = re.compile(r"\]\(([A-Za-z][A-Za-z0-9_-]*)(?=[\s)])")


class Prose(NamedTuple):
    """The definition and the remarks of a definition, ready to be written; empty where there are none."""

    definition: LangText
    remarks: LangText

    @property
    def description(self) -> LangText:
        """Both in one text, the remarks behind the definition."""
        if not self.remarks:
            return self.definition
        languages = dict.fromkeys((*self.definition, *self.remarks))
        return {language: "\n\n".join(text[language] for text in self if language in text) for language in languages}


def prose(scope: Scope, definition: Definition) -> Prose:
    """The rich texts of a definition, with links to definitions made absolute so that they work anywhere."""
    return Prose(_absolute(scope, definition.definition or {}), _absolute(scope, definition.remarks or {}))


def _absolute(scope: Scope, sources: LangText) -> LangText:
    def iri(found: re.Match[str]) -> str:
        definition = scope.catalog.definitions.get(found[1])
        return f"]({scope.iris.main(definition).value}" if definition else found[0]

    return {language: _LINK_TO_ID.sub(iri, text) if "](" in text else text for language, text in sources.items()}
