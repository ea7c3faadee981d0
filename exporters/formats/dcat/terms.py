"""The terms of the vocabularies that DCAT-AP documents are written in, as pyoxigraph's own nodes.

The nodes are pyoxigraph's because bulk files go straight into its serialiser: terms of rdflib would have to be
made and converted one by one, which takes three times as long. pyoxigraph also refuses every illegal IRI.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode

Term = NamedNode | Literal
Statement = tuple[NamedNode, Term]
"""A predicate and an object: what a block says of its subject."""


class Namespace(str):
    """The common beginning of a vocabulary's IRIs; calling it with a local name gives the node."""

    __slots__ = ()

    def __call__(self, name: str) -> NamedNode:
        """The term of that name."""
        return NamedNode(self + name)


ADMS: Final = Namespace("http://www.w3.org/ns/adms#")
DCAT: Final = Namespace("http://www.w3.org/ns/dcat#")
DCATAP: Final = Namespace("http://data.europa.eu/r5r/")
DCT: Final = Namespace("http://purl.org/dc/terms/")
DISCO: Final = Namespace("http://rdf-vocabulary.ddialliance.org/discovery#")
DPV: Final = Namespace("https://w3id.org/dpv#")
ELI: Final = Namespace("http://data.europa.eu/eli/ontology#")
FOAF: Final = Namespace("http://xmlns.com/foaf/0.1/")
PROV: Final = Namespace("http://www.w3.org/ns/prov#")
QB: Final = Namespace("http://purl.org/linked-data/cube#")
RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA: Final = Namespace("http://schema.org/")
SDMX_ATTRIBUTE: Final = Namespace("http://purl.org/linked-data/sdmx/2009/attribute#")
SKOS: Final = Namespace("http://www.w3.org/2004/02/skos/core#")
VCARD: Final = Namespace("http://www.w3.org/2006/vcard/ns#")
VOID: Final = Namespace("http://rdfs.org/ns/void#")
XSD: Final = Namespace("http://www.w3.org/2001/XMLSchema#")

PREFIXES: Final[Mapping[str, str]] = {
    "adms": ADMS,
    "dcat": DCAT,
    "dcatap": DCATAP,
    "dct": DCT,
    "disco": DISCO,
    "dpv": DPV,
    "eli": ELI,
    "foaf": FOAF,
    "prov": PROV,
    "qb": QB,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sdmxa": SDMX_ATTRIBUTE,
    "skos": SKOS,
    "vcard": VCARD,
    "void": VOID,
    "xsd": XSD,
}

STRING: Final = XSD("string")
INTEGER: Final = XSD("integer")
XSD_DATE: Final = XSD("date")
YEAR: Final = XSD("gYear")
YEAR_MONTH: Final = XSD("gYearMonth")

TYPE: Final = RDF("type")
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
