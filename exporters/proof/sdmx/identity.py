"""Whether the things of a message are what they say they are, and whether whatever is referred to is there.

A URN says class, agency, id and version once more (SDMX 2.1, section 3A, and 3.0, section 6): it must agree. An id
must be of the type that its class has (SDMXCommonReferences.xsd). A code whose id had to change says the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from zlib import crc32

_URN = "urn:sdmx:org.sdmx.infomodel."
_ID = re.compile(r"[A-Za-z0-9_@$\-]+")
_NC_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_\-]*")
_NC_NAMED = frozenset(
    {
        "Agency",
        "CategoryScheme",
        "Codelist",
        "Concept",
        "ConceptScheme",
        "Dimension",
        "Measure",
        "MetadataAttribute",
    }
)
_VERSION = re.compile(r"[0-9]+(\.[0-9]+)*")
_HEX = re.compile(r"@([0-9A-F]+)@")
_FEW = 3

PACKAGES: Mapping[str, str] = {
    "Agency": "base",
    "AgencyScheme": "base",
    "Categorisation": "categoryscheme",
    "Category": "categoryscheme",
    "CategoryScheme": "categoryscheme",
    "Code": "codelist",
    "Codelist": "codelist",
    "Concept": "conceptscheme",
    "ConceptScheme": "conceptscheme",
    "ConceptSchemeMap": "structuremapping",
    "ContentConstraint": "registry",
    "DataStructure": "datastructure",
    "Dimension": "datastructure",
    "Measure": "datastructure",
    "Dataflow": "datastructure",
    "HierarchicalCodelist": "codelist",
    "Hierarchy": "codelist",
    "MetadataAttribute": "metadatastructure",
    "MetadataSet": "metadatastructure",
    "MetadataStructure": "metadatastructure",
    "Metadataflow": "metadatastructure",
    "Process": "process",
}
"""Class -> the package that a URN names before it."""


@dataclass
class Identities:
    """What is declared in a message, each URN with a fingerprint of what is said of the thing, and what is referred to.

    A fingerprint is made of the names and texts in every language, the annotations, and what the values are.
    """

    declared: dict[str, str] = field(default_factory=dict)
    referred: set[str] = field(default_factory=set)

    def maintainable(  # noqa: PLR0913, PLR0917  # a URN has four parts
        self, type_: str, agency: str, identifier: str, version: str, urn: str, meaning: str
    ) -> None:
        """An artefact that an agency maintains; raises ValueError if id, version or URN are not what they should be."""
        if not _VERSION.fullmatch(version):
            raise ValueError(f"{version!r} is no version of the {type_} {identifier}")
        self._declare(type_, identifier, f"{agency}:{identifier}({version})", urn, meaning)

    def item(self, type_: str, scheme: str, identifier: str, urn: str, meaning: str) -> None:
        """An item of a scheme, whose URN is given; raises ValueError if its id or URN is not what it should be."""
        self._declare(type_, identifier, f"{scheme.partition('=')[2]}.{identifier}", urn, meaning)

    def component(self, type_: str, above: str, identifier: str, meaning: str) -> str:
        """A component of what has the URN `above`, and its own URN; raises ValueError if its id is none."""
        rest = f"{above.partition('=')[2]}.{identifier}"
        urn = _urn(type_, rest)
        self._declare(type_, identifier, rest, urn, meaning)
        return urn

    def reference(self, urn: str, package: str, type_: str, rest: str) -> None:
        """A reference in two forms; raises ValueError if they name different things."""
        if urn != f"{_URN}{package}.{type_}={rest}":
            raise ValueError(f"a reference says {urn}, but also {package}.{type_}={rest}")
        self.referred.add(urn)

    @property
    def lacking(self) -> frozenset[str]:
        """What is referred to and not declared here; what stands for all items of a scheme refers to none."""
        return frozenset(urn for urn in self.referred if urn not in self.declared and not urn.endswith(".*"))

    def check(self) -> None:
        """Raises ValueError if something is referred to that is not there."""
        if missing := sorted(self.lacking):
            raise ValueError(f"{len(missing)} references lead nowhere, such as {', '.join(missing[:_FEW])}")

    def _declare(self, type_: str, identifier: str, rest: str, urn: str, meaning: str) -> None:
        pattern = _NC_NAME if type_ in _NC_NAMED else _ID
        if not pattern.fullmatch(identifier):
            raise ValueError(f"{identifier!r} is no id of a {type_}")
        if urn != _urn(type_, rest):
            raise ValueError(f"{type_} {identifier} has the URN {urn}, not {_urn(type_, rest)}")
        if urn in self.declared:
            raise ValueError(f"{urn} is there twice")
        self.declared[urn] = meaning


def fingerprint(words: Iterable[str], types: Iterable[str] = ()) -> str:
    """What stands for all that a message says of a thing: its words but for blanks, and their languages and types."""
    return f"{crc32(''.join(''.join(words).split()).encode()):08x}{crc32(' '.join(types).encode()):08x}"


def require_original(identifier: str, original: str | None) -> None:
    """Raises ValueError if the id of a code was made from another code that is not said."""
    if "@" in identifier and code_of(identifier) != original:
        raise ValueError(f"the code {identifier} stands for {code_of(identifier)!r}, but says {original!r}")


def code_of(identifier: str) -> str:
    """The code that an id was made from: every `@hex@` is one character."""
    return "" if identifier == "@" else _HEX.sub(lambda match: chr(int(match[1], 16)), identifier)


def _urn(type_: str, rest: str) -> str:
    return f"{_URN}{PACKAGES.get(type_, '?')}.{type_}={rest}"
