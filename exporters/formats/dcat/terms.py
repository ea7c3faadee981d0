"""The terms that DCAT-AP documents are written in, as text: the syntax of Turtle is their only form.

A term of a vocabulary is a prefixed name (`dct:title`), any other IRI stands in angle brackets, a literal in quotes.
Objects of a library would say no more, and making a million of them takes longer than writing the document. Every
serialisation is made from this text. What comes from outside enters by `iri` and the functions of `literals` alone,
so that nothing illegal can get in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, NewType

Node = NewType("Node", str)
"""An IRI: `<https://example.org/a>`, or a prefixed name of PREFIXES: `dct:title`."""

Literal = NewType("Literal", str)
"""A text with its language, `"Volume"@nl`, a code, `"A1"`, or a value with its datatype, `"2006"^^xsd:gYear`."""

Term = Node | Literal
Statement = tuple[Node, *tuple[Term, ...]]
"""A predicate and one or several objects: what a block says of its subject."""

_LEGAL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[^\x00-\x20<>\"{}|^`\\%]|%[0-9A-Fa-f]{2})*")
"""An absolute IRI (RDF 1.1 Concepts, section 3.2) as far as its characters go."""


@lru_cache
def iri(address: str) -> Node:
    """The node of an address; raises ValueError if RDF does not allow it."""
    if not _LEGAL.fullmatch(address):
        raise ValueError(f"Invalid IRI {address!r}")
    return Node(f"<{address}>")


def address(node: Node) -> str:
    """The address of a node that is no prefixed name."""
    return node[1:-1]


@cache
def _expanded(name: str) -> str:
    """A prefixed name in full; there are as many as the vocabularies in use have terms."""
    prefix, _, local = (f"{RDF}:type" if name == TYPE else name).partition(":")
    return PREFIXES[prefix] + local


def full(node: str) -> str:
    """The address of any node."""
    return node[1:-1] if node.startswith("<") else _expanded(node)


class Namespace(str):
    """The prefix of a vocabulary; calling it with a local name gives the node."""

    __slots__ = ()

    def __call__(self, name: str) -> Node:
        """The term of that name."""
        return Node(f"{self}:{name}")


ADMS: Final = Namespace("adms")
CSVW: Final = Namespace("csvw")
CV: Final = Namespace("cv")
DCAT: Final = Namespace("dcat")
DCATAP: Final = Namespace("dcatap")
DCT: Final = Namespace("dct")
DISCO: Final = Namespace("disco")
DPV: Final = Namespace("dpv")
ELI: Final = Namespace("eli")
FOAF: Final = Namespace("foaf")
HYDRA: Final = Namespace("hydra")
GEODCATAP: Final = Namespace("geodcatap")
HEALTHDCATAP: Final = Namespace("healthdcatap")
PROV: Final = Namespace("prov")
QB: Final = Namespace("qb")
RDF: Final = Namespace("rdf")
RDFS: Final = Namespace("rdfs")
SCHEMA: Final = Namespace("schema")
SDMX_ATTRIBUTE: Final = Namespace("sdmxa")
SDMX_MEASURE: Final = Namespace("sdmxm")
SKOS: Final = Namespace("skos")
SPDX: Final = Namespace("spdx")
STAT: Final = Namespace("stat")
VCARD: Final = Namespace("vcard")
VOID: Final = Namespace("void")
XSD: Final = Namespace("xsd")

PREFIXES: Final[Mapping[str, str]] = {
    ADMS: "http://www.w3.org/ns/adms#",
    CSVW: "http://www.w3.org/ns/csvw#",
    CV: "http://data.europa.eu/m8g/",
    DCAT: "http://www.w3.org/ns/dcat#",
    DCATAP: "http://data.europa.eu/r5r/",
    DCT: "http://purl.org/dc/terms/",
    DISCO: "http://rdf-vocabulary.ddialliance.org/discovery#",
    DPV: "https://w3id.org/dpv#",
    ELI: "http://data.europa.eu/eli/ontology#",
    FOAF: "http://xmlns.com/foaf/0.1/",
    HYDRA: "http://www.w3.org/ns/hydra/core#",
    GEODCATAP: "http://data.europa.eu/930/",
    HEALTHDCATAP: "http://healthdataportal.eu/ns/health#",
    PROV: "http://www.w3.org/ns/prov#",
    QB: "http://purl.org/linked-data/cube#",
    RDF: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    RDFS: "http://www.w3.org/2000/01/rdf-schema#",
    SCHEMA: "http://schema.org/",
    SDMX_MEASURE: "http://purl.org/linked-data/sdmx/2009/measure#",
    SDMX_ATTRIBUTE: "http://purl.org/linked-data/sdmx/2009/attribute#",
    SPDX: "http://spdx.org/rdf/terms#",
    STAT: "http://data.europa.eu/m8g/",
    SKOS: "http://www.w3.org/2004/02/skos/core#",
    VCARD: "http://www.w3.org/2006/vcard/ns#",
    VOID: "http://rdfs.org/ns/void#",
    XSD: "http://www.w3.org/2001/XMLSchema#",
}
"""The vocabularies by prefix."""

STRING: Final = XSD("string")
BOOLEAN: Final = XSD("boolean")
HEX_BINARY: Final = XSD("hexBinary")
INTEGER: Final = XSD("integer")
NON_NEGATIVE_INTEGER: Final = XSD("nonNegativeInteger")
XSD_DATE: Final = XSD("date")
YEAR: Final = XSD("gYear")
YEAR_MONTH: Final = XSD("gYearMonth")

TYPE: Final = Node("a")
VALUE: Final = RDF("value")
PROPERTY: Final = RDF("Property")
LABEL: Final = RDFS("label")
SUB_CLASS_OF: Final = RDFS("subClassOf")
SUB_PROPERTY_OF: Final = RDFS("subPropertyOf")
RANGE: Final = RDFS("range")
RESOURCE: Final = RDFS("Resource")

CATALOG: Final = DCAT("Catalog")
CATALOG_RECORD: Final = DCAT("CatalogRecord")
CONTACT_POINT: Final = DCAT("contactPoint")
DATASET: Final = DCAT("Dataset")
HAD_ROLE: Final = DCAT("hadRole")
HAS_DATASET: Final = DCAT("dataset")
HAS_RECORD: Final = DCAT("record")
KEYWORD: Final = DCAT("keyword")
LANDING_PAGE: Final = DCAT("landingPage")
QUALIFIED_RELATION: Final = DCAT("qualifiedRelation")
DCAT_RESOURCE: Final = DCAT("Resource")
RELATIONSHIP: Final = DCAT("Relationship")
ROLE: Final = DCAT("Role")
START_DATE: Final = DCAT("startDate")
THEME: Final = DCAT("theme")
THEME_TAXONOMY: Final = DCAT("themeTaxonomy")

ACCESS_URL: Final = DCAT("accessURL")
BYTE_SIZE: Final = DCAT("byteSize")
DATA_SERVICE: Final = DCAT("DataService")
DISTRIBUTION: Final = DCAT("Distribution")
DOWNLOAD_URL: Final = DCAT("downloadURL")
ENDPOINT_DESCRIPTION: Final = DCAT("endpointDescription")
ENDPOINT_URL: Final = DCAT("endpointURL")
HAS_DISTRIBUTION: Final = DCAT("distribution")
HAS_SERVICE: Final = DCAT("service")
MEDIA_TYPE: Final = DCAT("mediaType")
SERVES_DATASET: Final = DCAT("servesDataset")

CONFORMS_TO: Final = DCT("conformsTo")
DCT_FORMAT: Final = DCT("format")
MEDIA_TYPE_CLASS: Final = DCT("MediaType")
MEDIA_TYPE_OR_EXTENT: Final = DCT("MediaTypeOrExtent")
PROVENANCE: Final = DCT("provenance")
PROVENANCE_STATEMENT: Final = DCT("ProvenanceStatement")
STANDARD: Final = DCT("Standard")
ACCESS_RIGHTS: Final = DCT("accessRights")
ACCRUAL_PERIODICITY: Final = DCT("accrualPeriodicity")
ACCRUAL_POLICY: Final = DCT("accrualPolicy")
BIBLIOGRAPHIC_CITATION: Final = DCT("bibliographicCitation")
DATE: Final = DCT("date")
DESCRIPTION: Final = DCT("description")
IDENTIFIER: Final = DCT("identifier")
LANGUAGE: Final = DCT("language")
LICENSE: Final = DCT("license")
LICENSE_DOCUMENT: Final = DCT("LicenseDocument")
LINGUISTIC_SYSTEM: Final = DCT("LinguisticSystem")
LOCATION: Final = DCT("Location")
MODIFIED: Final = DCT("modified")
PERIOD_OF_TIME: Final = DCT("PeriodOfTime")
POLICY: Final = DCT("Policy")
PUBLISHER: Final = DCT("publisher")
REFERENCES: Final = DCT("references")
RELATION: Final = DCT("relation")
REPLACES: Final = DCT("replaces")
RIGHTS: Final = DCT("rights")
RIGHTS_HOLDER: Final = DCT("rightsHolder")
RIGHTS_STATEMENT: Final = DCT("RightsStatement")
SOURCE: Final = DCT("source")
SPATIAL: Final = DCT("spatial")
SUBJECT: Final = DCT("subject")
TEMPORAL: Final = DCT("temporal")
TITLE: Final = DCT("title")
DCT_TYPE: Final = DCT("type")
FREQUENCY: Final = DCT("Frequency")

AVAILABILITY: Final = DCATAP("availability")
HVD_CATEGORY: Final = DCATAP("hvdCategory")
APPLICABLE_LEGISLATION: Final = DCATAP("applicableLegislation")
LEGAL_RESOURCE: Final = ELI("LegalResource")
ADMS_IDENTIFIER: Final = ADMS("identifier")
IDENTIFIER_CLASS: Final = ADMS("Identifier")
SCHEMA_AGENCY: Final = ADMS("schemaAgency")
STATUS: Final = ADMS("status")

AGENT: Final = FOAF("Agent")
DOCUMENT: Final = FOAF("Document")
HOMEPAGE: Final = FOAF("homepage")
MBOX: Final = FOAF("mbox")
NAME: Final = FOAF("name")
PAGE: Final = FOAF("page")
PRIMARY_TOPIC: Final = FOAF("primaryTopic")
FORMATTED_NAME: Final = VCARD("fn")
HAS_EMAIL: Final = VCARD("hasEmail")
HAS_URL: Final = VCARD("hasURL")
VCARD_KIND: Final = VCARD("Kind")

WAS_DERIVED_FROM: Final = PROV("wasDerivedFrom")
INSTANTANEOUS_EVENT: Final = PROV("InstantaneousEvent")
HAS_DATA: Final = DPV("hasData")
CHECKSUM: Final = SPDX("checksum")
CHECKSUM_ALGORITHM: Final = SPDX("ChecksumAlgorithm")
CHECKSUM_CLASS: Final = SPDX("Checksum")
CHECKSUM_VALUE: Final = SPDX("checksumValue")
ALGORITHM: Final = SPDX("algorithm")
SHA_256: Final = iri("https://spdx.org/rdf/terms#checksumAlgorithm_sha256")
"""With https, as the vocabulary shapes of DCAT-AP 3.0.1 demand, although SPDX's own namespace has http."""

COLLECTION: Final = HYDRA("Collection")
FIRST: Final = HYDRA("first")
LAST: Final = HYDRA("last")
NEXT: Final = HYDRA("next")
PARTIAL_COLLECTION_VIEW: Final = HYDRA("PartialCollectionView")
PREVIOUS: Final = HYDRA("previous")
TOTAL_ITEMS: Final = HYDRA("totalItems")
VIEW: Final = HYDRA("view")

IS_DEFINED_BY: Final = RDFS("isDefinedBy")
SEE_ALSO: Final = RDFS("seeAlso")
DATA_DUMP: Final = VOID("dataDump")
URI_SPACE: Final = VOID("uriSpace")

CONCEPT: Final = SKOS("Concept")
CONCEPT_SCHEME: Final = SKOS("ConceptScheme")
EDITORIAL_NOTE: Final = SKOS("editorialNote")
EXACT_MATCH: Final = SKOS("exactMatch")
HISTORY_NOTE: Final = SKOS("historyNote")
IN_SCHEME: Final = SKOS("inScheme")
NOTATION: Final = SKOS("notation")
PREF_LABEL: Final = SKOS("prefLabel")
RELATED: Final = SKOS("related")
SCOPE_NOTE: Final = SKOS("scopeNote")
SKOS_DEFINITION: Final = SKOS("definition")
TOP_CONCEPT_OF: Final = SKOS("topConceptOf")

ANALYSIS_UNIT: Final = DISCO("analysisUnit")
ANALYSIS_UNIT_CLASS: Final = DISCO("AnalysisUnit")
DISCO_VARIABLE: Final = DISCO("Variable")
UNIVERSE: Final = DISCO("universe")
UNIVERSE_CLASS: Final = DISCO("Universe")

CODED_PROPERTY: Final = QB("CodedProperty")
CODE_LIST: Final = QB("codeList")
COMPONENT: Final = QB("component")
COMPONENT_SPECIFICATION: Final = QB("ComponentSpecification")
DATA_SET: Final = QB("DataSet")
DATA_STRUCTURE_DEFINITION: Final = QB("DataStructureDefinition")
DIMENSION: Final = QB("dimension")
DIMENSION_PROPERTY: Final = QB("DimensionProperty")
MEASURE: Final = QB("measure")
MEASURE_PROPERTY: Final = QB("MeasureProperty")
ORDER: Final = QB("order")
QB_CONCEPT: Final = QB("concept")
STRUCTURE: Final = QB("structure")

STAT_ATTRIBUTE: Final = STAT("attribute")
STAT_DIMENSION: Final = STAT("dimension")
STAT_NUMBER_OF_SERIES: Final = STAT("numSeries")
STAT_UNIT_MEASURE: Final = STAT("statUnitMeasure")

INCLUDED_IN_DATA_CATALOG: Final = SCHEMA("includedInDataCatalog")
DATA_CATALOG: Final = SCHEMA("DataCatalog")
MEASUREMENT_TECHNIQUE: Final = SCHEMA("measurementTechnique")
MIN_VALUE: Final = SCHEMA("minValue")
POSITION: Final = SCHEMA("position")
SAME_AS: Final = SCHEMA("sameAs")
SCHEMA_NAME: Final = SCHEMA("name")
STATISTICAL_VARIABLE: Final = SCHEMA("StatisticalVariable")
VALID_FROM: Final = SCHEMA("validFrom")
VALID_THROUGH: Final = SCHEMA("validThrough")
VARIABLE_MEASURED: Final = SCHEMA("variableMeasured")

UNIT_MEASURE: Final = SDMX_ATTRIBUTE("unitMeasure")
UNIT_MULTIPLIER: Final = SDMX_ATTRIBUTE("unitMult")
ATTRIBUTE: Final = QB("attribute")
ATTRIBUTE_PROPERTY: Final = QB("AttributeProperty")
COMPONENT_ATTACHMENT: Final = QB("componentAttachment")
OBSERVED_VALUE: Final = SDMX_MEASURE("obsValue")

COLUMN: Final = CSVW("column")
COLUMN_CLASS: Final = CSVW("Column")
COLUMN_TITLE: Final = CSVW("title")
DATATYPE: Final = CSVW("datatype")
HAS_COLUMN_NAME: Final = CSVW("name")
PROPERTY_URL: Final = CSVW("propertyUrl")
TABLE: Final = CSVW("table")
TABLE_CLASS: Final = CSVW("Table")
TABLE_GROUP: Final = CSVW("TableGroup")
CONTACT_PAGE: Final = CV("contactPage")
CV_CONTACT_POINT: Final = CV("contactPoint")
CV_CONTACT_POINT_CLASS: Final = CV("ContactPoint")
CV_EMAIL: Final = CV("email")
CUSTODIAN: Final = GEODCATAP("custodian")
HAS_STRUCTURED_DATA: Final = HEALTHDCATAP("hasStructuredData")
HAS_VARIABLES: Final = HEALTHDCATAP("hasVariables")
HDAB: Final = HEALTHDCATAP("hdab")
HEALTH_CATEGORY: Final = HEALTHDCATAP("healthCategory")

TRUE: Final = Literal(f'"true"^^{BOOLEAN}')
