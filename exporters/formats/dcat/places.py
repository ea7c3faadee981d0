"""Where the documents of a publication are: paths in its folder, and addresses on the web."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from exporters.formats.dcat.terms import Node, iri
from exporters.model.definitions import CatalogInfo, Definition

FORMAT: Final = "dcat-ap-3.0.1"
"""The name of the format, which is that of its folder."""

DUMPS: Final = ("ttl", "rdf", "jsonld", "nt")
"""The extensions of the serialisations of the full dump."""


def dump(extension: str) -> str:
    """The path of the document about everything, in the format's folder."""
    return f"catalog.{extension}"


def record(definition: Definition) -> str:
    """The path of the document about one definition."""
    return f"{definition.kind}/{definition.id}.ttl"


def page(number: int) -> str:
    """The path of one of the pages."""
    return f"page/{number}.ttl"


def address(info: CatalogInfo, path: str) -> Node:
    """The address of a file of the publication; `path` begins with the folder of its format."""
    return iri((info.published_at or info.base_iri) + quote(path, safe="/;"))


def dumps(info: CatalogInfo) -> list[Node]:
    """The addresses of the full dump in every serialisation."""
    return [address(info, f"{FORMAT}/{dump(extension)}") for extension in DUMPS]


def guides(info: CatalogInfo) -> list[Node]:
    """The addresses of what leads a harvester through the publication."""
    return [address(info, path) for path in (f"{FORMAT}/{page(1)}", "feed.xml", "sitemap.xml")]
