"""Rich text in RDF: the author's own CommonMark, which CKAN, udata and piveau render.

A literal that has a language can have no other datatype (RDF 1.1, section 3.3), so HTML is no choice.
"""

from __future__ import annotations

import re
from typing import Final

from exporters.formats.dcat.scope import Scope
from exporters.model.definitions import LangText

_LINK_TO_ID: Final = re.compile(r"(?<=\]\()[A-Za-z][A-Za-z0-9_-]*(?=[\s)])")


def absolute(scope: Scope, sources: LangText) -> LangText:
    """CommonMark texts whose links to definitions lead to their IRIs, so that they work wherever they are shown."""

    def iri(found: re.Match[str]) -> str:
        definition = scope.catalog.definitions.get(found[0])
        return scope.iris.main(definition).value if definition else found[0]

    return {language: _LINK_TO_ID.sub(iri, text) if "](" in text else text for language, text in sources.items()}
