"""What SDMX carries of each field, and where: the same in every version, but for the few places that differ."""

from __future__ import annotations

from collections.abc import Mapping

from exporters.format import Coverage, approximated, dropped, exact
from exporters.model.fields import PORTAL_FIELDS


def _annotation(kind: str) -> Coverage:
    return exact(f"Annotation {kind}")


def _step(kind: str) -> Coverage:
    return exact(f"Annotation {kind}; HierarchicalCode of H_DERIVATION")


def _about_catalog(kind: str) -> Coverage:
    return exact(f"Annotation {kind} of the Codelist of all variables")


COVERAGE_2_1: Mapping[str, Coverage] = {
    "kind": exact("Codelist, or the ConceptScheme CS_STAT, CS_CUBE or CS_SOURCE"),
    "id": exact("@id and @urn of Concept, Codelist, Dataflow, DataStructure"),
    "title": exact("Name"),
    "code": _annotation("CODE"),
    "definition": approximated("Description (plain text)"),
    "remarks": approximated("Annotation COMMENT (plain text)"),
    "modified": _annotation("META_LAST_UPDATE"),
    "valid_from": _annotation("VALID_FROM"),
    "valid_to": _annotation("VALID_TO"),
    "status": _annotation("STATUS"),
    "replaces": _annotation("REPLACES"),
    "replaced_by": exact("Annotation REPLACES of the replacement"),
    "exact_match": _annotation("EXACT_MATCH"),
    "contact.name": _annotation("CONTACT, text"),
    "contact.email": _annotation("CONTACT, title"),
    "contact.url": _annotation("CONTACT, URL"),
    "owner.name": _annotation("OWNER, text"),
    "owner.email": _annotation("OWNER, title"),
    "owner.url": _annotation("OWNER, URL"),
    "legal_basis.title": _annotation("INST_MAN_LA_OA, text"),
    "legal_basis.url": _annotation("INST_MAN_LA_OA, URL"),
    "translations": _annotation("TRANSLATION: the property is its title, the state its text"),
    "notes": dropped("for the maintainers of the catalogue only"),
    "population": _annotation("STAT_POP"),
    "unit_type": _annotation("STAT_UNIT"),
    "update.frequency": exact("Annotation FREQ_DISS, title; its URL is the code of CL_FREQ"),
    "update.timing": _annotation("FREQ_DISS, text"),
    "geography.smallest": exact("Annotation REF_AREA_LEVEL; its URL is the code of CL_GEO_LEVEL"),
    "geography.since": _annotation("REF_AREA_SINCE"),
    "available_from": _annotation("COVERAGE_TIME"),
    "breaks.date": _annotation("COMPAR_TIME, title"),
    "breaks.reason": _annotation("COMPAR_TIME, text"),
    "access_level": _annotation("ACCESS_LEVEL"),
    "personal_data": _annotation("PERSONAL_DATA"),
    "small_cell_rule.threshold": _annotation("CONF_DATA_TR, title"),
    "small_cell_rule.text": _annotation("CONF_DATA_TR, text"),
    "platform": _annotation("PLATFORM"),
    "access_url": _annotation("ACCESS_URL, URL"),
    "provenance": _annotation("PROVENANCE, text"),
    "health_category": _annotation("HEALTH_CATEGORY"),
    "sources": _step("SOURCE_VARIABLE"),
    "related": _annotation("RELATED"),
    "keywords": exact("Annotation KEYWORD; of cubes also a Categorisation of the Dataflow"),
    "unit.label": _annotation("UNIT_MEASURE, text"),
    "unit.code": _annotation("UNIT_MEASURE, title"),
    "unit.multiplier": _annotation("UNIT_MULT"),
    "measurement_level": exact("Annotation MEASUREMENT_LEVEL; TextFormat of the Concept"),
    "calculation.text": _annotation("DATA_COMP"),
    "calculation.numerator": _step("NUMERATOR"),
    "calculation.denominator": _step("DENOMINATOR"),
    "calculation.filter": _step("FILTER"),
    "codelist": exact("Annotation CODELIST; CoreRepresentation/Enumeration of the Concept"),
    "cubes": exact("Annotation DERIVED_FROM; HierarchicalCode of H_DERIVATION; Value of the ContentConstraint"),
    "dimensions.id": exact("Dimension/@id; where that is OBS_VALUE, Annotation ORIG_CODE"),
    "dimensions.title": exact("Annotation NAME of the Dimension; Name of its Concept, if no variable stands behind it"),
    "dimensions.variable": exact("Annotation DIMENSION of the cube; ConceptIdentity of the Dimension"),
    "dimensions.codelist": exact("Annotation CODELIST of the cube; LocalRepresentation/Enumeration of the Dimension"),
    "measures": exact("Annotation DERIVED_FROM of the indicator; Value of the cube's ContentConstraint"),
    "codes.code": exact("Code/@id; where that is no IDType, Annotation ORIG_CODE"),
    "codes.title": exact("Name of the Code"),
    "codes.definition": exact("Description of the Code"),
    "codes.valid_from": _annotation("VALID_FROM of the Code"),
    "codes.valid_to": _annotation("VALID_TO of the Code"),
    "prose links": exact("Annotation MENTION, for IRIs Annotation WEB_LINK"),
    "keyword_scheme.title": exact("Name of the CategoryScheme"),
    "keyword_scheme.keywords.id": exact("Category/@id"),
    "keyword_scheme.keywords.title": exact("Name of the Category"),
    "keyword_scheme.keywords.definition": exact("Description of the Category"),
    "keyword_scheme.keywords.exact_match": _annotation("EXACT_MATCH of the Category"),
    "catalog.id": exact("Header/ID; Annotation CATALOG_ID of the Codelist of all variables"),
    "catalog.title": exact("Header/Source; Name of the Codelist of all variables"),
    "catalog.description": exact("Description of the Codelist of all variables"),
    "catalog.publisher.name": exact("Header/Sender/Name; Name of the Agency"),
    "catalog.publisher.email": _about_catalog("PUBLISHER, title"),
    "catalog.publisher.url": _about_catalog("PUBLISHER, URL"),
    "catalog.contact.name": exact("Agency/Contact/Name"),
    "catalog.contact.email": exact("Agency/Contact/Email"),
    "catalog.contact.url": exact("Agency/Contact/URI"),
    "catalog.base_iri": _about_catalog("BASE_IRI"),
    "catalog.languages": _about_catalog("LANGUAGE"),
    "catalog.agency.ddi": _about_catalog("DDI_AGENCY"),
    "catalog.agency.sdmx": exact("@agencyID"),
    "catalog.licence": _about_catalog("LICENCE"),
    "catalog.themes": _about_catalog("THEME"),
    "catalog.country": _about_catalog("COUNTRY"),
    "catalog.homepage": _about_catalog("HOMEPAGE"),
    "catalog.landing_page": exact("Annotation CITATION, URL; LANDING_PAGE_TEMPLATE of the Codelist of all variables"),
    "catalog.citation": exact("Annotation CITATION, text; CITATION_TEMPLATE of the Codelist of all variables"),
    **dict.fromkeys(PORTAL_FIELDS, dropped("what data portals ask for: in the DCAT documents")),
    "catalog.geographic_levels.id": exact("Code/@id of CL_GEO_LEVEL"),
    "catalog.geographic_levels.title": exact("Name of the Code of CL_GEO_LEVEL"),
}

COVERAGE_3: Mapping[str, Coverage] = {
    **COVERAGE_2_1,
    "cubes": exact("Annotation DERIVED_FROM; HierarchicalCode of H_DERIVATION; Measure of the cube's DataStructure"),
    "measures": exact("Annotation DERIVED_FROM of the indicator; Measure of the cube's DataStructure"),
}

COVERAGE_3_FULL: Mapping[str, Coverage] = {
    **COVERAGE_3,
    "definition": exact("Description (plain text); metadata attribute DATA_DESCR (XHTML)"),
    "remarks": exact("Annotation COMMENT (plain text); metadata attribute COMMENT (XHTML)"),
    "calculation.text": exact("Annotation DATA_COMP; Computation of the ProcessStep"),
}

COVERAGE_JSON: Mapping[str, Coverage] = {
    **COVERAGE_3,
    "id": exact("id and link of Concept, Codelist, Dataflow, DataStructure"),
    "catalog.id": exact("meta/id; annotation CATALOG_ID of the Codelist of all variables"),
    "catalog.title": exact("meta/names; names of the Codelist of all variables"),
    "catalog.publisher.name": exact("meta/sender/names; names of the Agency"),
    "catalog.contact.name": exact("names of the Agency's contact"),
    "catalog.contact.email": exact(
        "emails of the Agency's contact; Annotation CONTACT of the Codelist of all variables"
    ),
    "catalog.contact.url": exact("uris of the Agency's contact"),
    "catalog.agency.sdmx": exact("agencyID"),
}
