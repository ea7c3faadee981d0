"""The names that DDI gives: URNs, IRIs, pages, and the ids that the writers make up.

A definition keeps its id. An id that a writer makes up holds a dot, which no id of a catalogue can, so the two never
collide, and its first word says what it is: `keyword.health.en`, `time.2006`, `dimension.cube_1.sex`.
"""

from __future__ import annotations

from exporters.model.definitions import Agency, CatalogInfo, Definition
from exporters.model.vocabulary import Kind

XSI = "http://www.w3.org/2001/XMLSchema-instance"
DC = "http://purl.org/dc/terms/"

IRI_FOLDERS = {Kind.STAT: "stat", Kind.CUBE: "cube", Kind.SOURCE: "var", Kind.CODELIST: "codelist"}
"""Where below the base IRI the definitions of a kind have their names."""

DATA_THEMES = "http://publications.europa.eu/resource/authority/data-theme"


def generated_id(*parts: str) -> str:
    """An `xs:ID` that no definition can have."""
    return ".".join(parts)


def version(modified: str | None) -> str:
    """The version of what was last changed on a day: `2025.11.17`, or `1` where the day is not known."""
    return (modified or "1").replace("-", ".")


def urn(agency: Agency, definition: Definition) -> str:
    """The DDI URN `urn:ddi:agency:id:version`."""
    return f"urn:ddi:{agency.ddi}:{definition.id}:{version(definition.modified)}"


def definition_iri(info: CatalogInfo, definition: Definition) -> str:
    """The IRI that names a definition."""
    return f"{info.base_iri}{IRI_FOLDERS[definition.kind]}/{definition.id}"


def keyword_iri(info: CatalogInfo, identifier: str) -> str:
    """The IRI that names a keyword."""
    return f"{info.base_iri}keyword/{identifier}"


def landing_page(info: CatalogInfo, definition: Definition) -> str:
    """The page about a definition: the template of the catalogue filled in, or else the definition's IRI."""
    if info.landing_page is None:
        return definition_iri(info, definition)
    return info.landing_page.replace("{id}", definition.id)
