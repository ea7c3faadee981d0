"""What SDMX calls the things of a catalogue: ids and URNs, the same in every version and syntax."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cached_property

from exporters.format import FIRST_VERSION
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition
from exporters.model.vocabulary import Kind

STANDARD_AGENCY = "SDMX"
"""The agency of the cross-domain artefacts, and the one that registers top-level agencies."""

FIXED_VERSION = "1.0"
"""The version that some artefacts have for ever: SDMX 3.1 gives them no attribute to say another."""

_NOT_IN_CODE_ID = re.compile(r"[^A-Za-z0-9_$\-]")
_MEASURE_LIKE = re.compile(r"OBS_VALUE_*")


@dataclass(frozen=True)
class Artefact:
    """A maintainable artefact. `type` is its class and `item_type` the class of its items (SDMX 2.1, section 3A)."""

    package: str
    type: str
    item_type: str
    agency: str
    id: str
    version: str = FIRST_VERSION

    @cached_property
    def urn(self) -> str:
        """The URN: `urn:sdmx:org.sdmx.infomodel.{package}.{class}={agency}:{id}({version})`."""
        return self._urn(self.type)

    @cached_property
    def items(self) -> str:
        """What the URNs of its items begin with; the id of the item follows."""
        return f"{self._urn(self.item_type)}."

    def item_urn(self, item: str) -> str:
        """The URN of one of its items."""
        return self.items + item

    def _urn(self, of_type: str) -> str:
        return f"urn:sdmx:org.sdmx.infomodel.{self.package}.{of_type}={self.agency}:{self.id}({self.version})"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an item scheme."""

    scheme: Artefact
    id: str

    @property
    def urn(self) -> str:
        """The item's URN."""
        return self.scheme.item_urn(self.id)


def codelist(agency: str, identifier: str, version: str = FIRST_VERSION) -> Artefact:
    """A code list."""
    return Artefact("codelist", "Codelist", "Code", agency, identifier, version)


def concept_scheme(agency: str, identifier: str, version: str = FIRST_VERSION) -> Artefact:
    """A concept scheme."""
    return Artefact("conceptscheme", "ConceptScheme", "Concept", agency, identifier, version)


@dataclass(frozen=True, kw_only=True)
class Names:
    """The artefacts that a catalogue becomes; `names_for` makes one.

    `versions` are those of definitions by id, `version` is that of what holds many of them; allowed in SDMX 2.1, they
    are semantic in SDMX 3. Ids of definitions are carried verbatim: a code list is the Codelist of its id, a cube the
    Dataflow and the DataStructure of its id, any other variable the Concept of its id in the scheme of its kind.
    """

    agency: str
    variables: Artefact
    geographic_levels: Artefact
    keywords: Artefact
    concepts: Mapping[Kind, Artefact]
    versions: Mapping[str, str]
    version: str

    def codelist(self, identifier: str) -> Artefact:
        """The Codelist that a code list becomes."""
        return codelist(self.agency, identifier, self._version(identifier))

    def dataflow(self, cube: str) -> Artefact:
        """The Dataflow that a cube becomes."""
        return Artefact("datastructure", "Dataflow", "", self.agency, cube, self._version(cube))

    def data_structure(self, cube: str) -> Artefact:
        """The DataStructure that a cube becomes."""
        return Artefact("datastructure", "DataStructure", "Dimension", self.agency, cube, self._version(cube))

    def dimension_concepts(self, cube: str) -> Artefact:
        """The concepts of those dimensions of a cube that no variable stands behind.

        Ids of dimensions are unique in their cube only, so every cube has a scheme of its own, as at Eurostat.
        """
        return concept_scheme(self.agency, f"CS_DIM_{cube}", self._version(cube))

    def indicators(self, cube: str) -> Artefact:
        """The constraint that says which indicators a cube holds, where a DataStructure has one measure only (2.1)."""
        return Artefact("registry", "ContentConstraint", "", self.agency, f"CC_{cube}", self._version(cube))

    def categorisation(self, cube: str, keyword: str) -> Artefact:
        """The Categorisation of a Dataflow under a keyword; no id of the catalogue's has an `@`."""
        return Artefact("categoryscheme", "Categorisation", "", self.agency, f"{cube}@{keyword}", FIXED_VERSION)

    @property
    def derivation(self) -> Artefact:
        """The Hierarchy that says what comes from what."""
        return Artefact("codelist", "Hierarchy", "HierarchicalCode", self.agency, "H_DERIVATION", self.version)

    @property
    def derivations(self) -> Artefact:
        """The list around that hierarchy (SDMX 2.1)."""
        return Artefact("codelist", "HierarchicalCodelist", "Hierarchy", self.agency, "HCL_DERIVATION", self.version)

    @property
    def process(self) -> Artefact:
        """The Process that computes what comes from others."""
        return Artefact("process", "Process", "ProcessStep", self.agency, "P_DERIVATION", self.version)

    def scheme_map(self, kind: str, source: Kind, target: Kind) -> Artefact:
        """The map of all links of one type between the variables of two kinds (SDMX 3)."""
        identifier = f"CSM_{kind}_{source.upper()}_{target.upper()}"
        return Artefact("structuremapping", "ConceptSchemeMap", "", self.agency, identifier, self.version)

    @property
    def metadata_concepts(self) -> Artefact:
        """The concepts of what is reported of a variable."""
        return concept_scheme(self.agency, "CS_METADATA")

    @property
    def metadata_structure(self) -> Artefact:
        """The MetadataStructure of what is reported of a variable."""
        return Artefact("metadatastructure", "MetadataStructure", "MetadataAttribute", self.agency, "MSD_VARIABLE")

    @property
    def metadataflow(self) -> Artefact:
        """The Metadataflow of what is reported of variables, all of which it refers to."""
        return Artefact("metadatastructure", "Metadataflow", "", self.agency, "MDF_VARIABLE", self.version)

    def metadata_set(self, variable: str) -> Artefact:
        """The MetadataSet about a variable, which it refers to, as an item of what has the version of the whole."""
        return Artefact("metadatastructure", "MetadataSet", "", self.agency, f"MDS_{variable}", self.version)

    def urn(self, definition: Definition) -> str:
        """The URN that links to a definition have for a target."""
        items = self._concept_urns.get(definition.kind)
        return items + definition.id if items else self.codelist(definition.id).urn

    def _version(self, identifier: str) -> str:
        return self.versions.get(identifier, FIRST_VERSION)

    @cached_property
    def _concept_urns(self) -> Mapping[Kind, str]:
        return {kind: scheme.items for kind, scheme in self.concepts.items()}


def names_for(catalog: Catalog, versions: Mapping[str, str]) -> Names:
    """The names for one catalogue. A generated code list gives way to a definition of the same id."""
    agency = catalog.info.agency.sdmx
    version = versions.get(catalog.info.id, FIRST_VERSION)
    kinds = (Kind.STAT, Kind.CUBE, Kind.SOURCE)
    return Names(
        agency=agency,
        variables=codelist(agency, free_id("CL_VARIABLE", catalog.definitions), version),
        geographic_levels=codelist(agency, free_id("CL_GEO_LEVEL", catalog.definitions), version),
        keywords=Artefact("categoryscheme", "CategoryScheme", "Category", agency, "CAT_KEYWORDS", version),
        concepts={kind: concept_scheme(agency, f"CS_{kind.upper()}", version) for kind in kinds},
        versions=versions,
        version=version,
    )


def agency_item(agency: str) -> Item:
    """The Agency of a dotted agency id: the last part, in the scheme of the agency above it."""
    parent, _, last = agency.rpartition(".")
    return Item(Artefact("base", "AgencyScheme", "Agency", parent or STANDARD_AGENCY, "AGENCIES", FIXED_VERSION), last)


def code_id(code: str) -> str:
    """A code as an IDType (SDMX 2.1, SDMXCommonReferences.xsd): other characters as `@hex@`, so no two codes meet."""
    return _NOT_IN_CODE_ID.sub(lambda match: f"@{ord(match[0]):X}@", code) or "@"


def dimension_id(identifier: str) -> str:
    """The id of a dimension, out of the way of the primary measure, whose id SDMX 2.1 fixes as `OBS_VALUE`."""
    return f"{identifier}_" if _MEASURE_LIKE.fullmatch(identifier) else identifier


def free_id(identifier: str, taken: Container[str]) -> str:
    """An id that is not taken yet: the wanted one, else with underscores behind it."""
    return free_id(f"{identifier}_", taken) if identifier in taken else identifier
