"""Whether the things of a message are what they say they are, and whether whatever is referred to is there.

A URN says class, agency, id and version once more (SDMX 2.1, section 3A, and 3.0, section 6): it must agree. An id
must be of the type that its class has (SDMXCommonReferences.xsd). A code whose id had to change says the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_URN = "urn:sdmx:org.sdmx.infomodel."
_ID = re.compile(r"[A-Za-z0-9_@$\-]+")
_NC_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_\-]*")
_NC_NAMED = frozenset({"ConceptScheme", "Concept", "Agency", "Dimension", "TimeDimension", "Attribute", "Measure"})
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
    "Dataflow": "datastructure",
    "HierarchicalCodelist": "codelist",
    "Hierarchy": "codelist",
    "MetadataSet": "metadatastructure",
    "MetadataStructure": "metadatastructure",
    "Metadataflow": "metadatastructure",
    "Process": "process",
}
"""Class -> the package that a URN names before it."""


@dataclass
class Identities:
    """What is declared in a message, and what is referred to."""

    declared: set[str] = field(default_factory=set)
    referred: set[str] = field(default_factory=set)

    def maintainable(self, type_: str, agency: str, identifier: str, version: str, urn: str) -> None:
        """An artefact that an agency maintains; raises ValueError if its id or URN is not what it should be."""
        self._declare(type_, identifier, f"{agency}:{identifier}({version})", urn)

    def item(self, type_: str, scheme: str, identifier: str, urn: str) -> None:
        """An item of a scheme, whose URN is given; raises ValueError if its id or URN is not what it should be."""
        self._declare(type_, identifier, f"{scheme.partition('=')[2]}.{identifier}", urn)

    def refer(self, urn: str) -> None:
        """Something that the message refers to; what stands for all items of a scheme refers to none."""
        if not urn.endswith(".*"):
            self.referred.add(urn)

    def reference(self, urn: str, package: str, type_: str, rest: str) -> None:
        """A reference in two forms; raises ValueError if they name different things."""
        if urn != f"{_URN}{package}.{type_}={rest}":
            raise ValueError(f"a reference says {urn}, but also {package}.{type_}={rest}")
        self.refer(urn)

    def check(self, beside: Iterable[str] = ()) -> None:
        """Raises ValueError if something is referred to that is not there, nor among what is declared beside it."""
        if missing := sorted(self.referred - self.declared - set(beside)):
            raise ValueError(f"{len(missing)} references lead nowhere, such as {', '.join(missing[:_FEW])}")

    def _declare(self, type_: str, identifier: str, rest: str, urn: str) -> None:
        pattern = _NC_NAME if type_ in _NC_NAMED else _ID
        if not pattern.fullmatch(identifier):
            raise ValueError(f"{identifier!r} is no id of a {type_}")
        if urn != _urn(type_, rest):
            raise ValueError(f"{type_} {identifier} has the URN {urn}, not {_urn(type_, rest)}")
        if urn in self.declared:
            raise ValueError(f"{urn} is there twice")
        self.declared.add(urn)


def require_original(identifier: str, original: str | None) -> None:
    """Raises ValueError if the id of a code was made from another code that is not said."""
    if "@" in identifier and code_of(identifier) != original:
        raise ValueError(f"the code {identifier} stands for {code_of(identifier)!r}, but says {original!r}")


def code_of(identifier: str) -> str:
    """The code that an id was made from: every `@hex@` is one character."""
    return "" if identifier == "@" else _HEX.sub(lambda match: chr(int(match[1], 16)), identifier)


def _urn(type_: str, rest: str) -> str:
    return f"{_URN}{PACKAGES.get(type_, '?')}.{type_}={rest}"
