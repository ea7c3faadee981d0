"""The names that DDI-Codebook 2.5 documents are made of, and the ids that the writer gives.

A definition keeps its id as `@ID`. An id that the writer makes up holds a dot, which no id of a catalogue can, so the
two never collide, and its first word says what it is: `keyword.health.en`, `time.2006`, `dimension.cube_1.sex`.
"""

from __future__ import annotations

from exporters.model.definitions import Agency, CatalogInfo, Definition
from exporters.model.vocabulary import Kind

DDI = "ddi:codebook:2_5"
XHTML = "http://www.w3.org/1999/xhtml"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
DC = "http://purl.org/dc/terms/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NSMAP = {None: DDI, "xhtml": XHTML, "dc": DC, "xsi": XSI}
SCHEMA_LOCATION = f"{DDI} https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd"

FILE_ID = "file.1"
"""The one fileDscr of a codebook: NADA lists a variable only below a file that it names."""

IRI_FOLDERS = {Kind.STAT: "stat", Kind.CUBE: "cube", Kind.SOURCE: "var", Kind.CODELIST: "codelist"}
"""Where below the base IRI the definitions of a kind have their names."""

DATA_THEMES = "http://publications.europa.eu/resource/authority/data-theme"
COAR_ACCESS_RIGHTS = "COAR Access Right Vocabulary"


def in_codebook(name: str) -> str:
    """The qualified name of an element of DDI-Codebook."""
    return f"{{{DDI}}}{name}"


def in_xhtml(name: str) -> str:
    """The qualified name of an XHTML element."""
    return f"{{{XHTML}}}{name}"


def generated_id(*parts: str) -> str:
    """An `xs:ID` that no definition can have."""
    return ".".join(parts)


def urn(agency: Agency, definition: Definition) -> str:
    """The DDI URN `urn:ddi:agency:id:version`; the version is the date of the last change, `2025.11.17`, or `1`."""
    version = (definition.modified or "1").replace("-", ".")
    return f"urn:ddi:{agency.ddi}:{definition.id}:{version}"


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
