"""What every part of a codebook is told: the edition of the standard, the catalogue, and what the document is about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from exporters.model.catalog import Catalog

FILE_ID = "_file"
"""The one fileDscr of a codebook: NADA lists a variable only below a file that it names, and whose id has no dot.

No definition can have it, for their ids begin with a letter.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An edition of DDI-Codebook. `has_link` says whether `Link` and `ExtLink` are there to be used."""

    version: str
    has_link: bool

    @property
    def namespace(self) -> str:
        """The XML namespace of its elements."""
        return f"ddi:codebook:{self.version.replace('.', '_')}"

    @property
    def schema_location(self) -> str:
        """The namespace and where its schema is published."""
        folder = f"https://ddialliance.org/Specification/DDI-Codebook/{self.version}"
        return f"{self.namespace} {folder}/XMLSchema/codebook.xsd"


EDITION_2_5 = Edition(version="2.5", has_link=True)
EDITION_2_6 = Edition(version="2.6", has_link=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """One document. `subjects` are the ids that it describes in full; `is_plain` keeps markup out of all texts."""

    edition: Edition
    catalog: Catalog
    subjects: Collection[str]
    is_plain: bool = False
    concepts: dict[str, str] = field(default_factory=dict)
    """The `concept` elements of the keywords that were written so far."""
