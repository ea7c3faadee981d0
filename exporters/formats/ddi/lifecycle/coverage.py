"""What becomes of every field in DDI-Lifecycle 3.3. `pair[name]` stands for the UserAttributePair of that key."""

from __future__ import annotations

from collections.abc import Mapping

from exporters.format import Coverage, approximated, dropped, exact
from exporters.formats.ddi.facts import LIFECYCLE_FACTS
from exporters.model.fields import PORTAL_FIELDS

_STUDY_PAIRS = (
    "catalog.base_iri",
    "catalog.homepage",
    "catalog.landing_page",
    "catalog.citation",
    "catalog.publisher.email",
    "catalog.agency.sdmx",
    "catalog.geographic_levels.id",
    "catalog.geographic_levels.title",
)
_EMAIL = "Organization/ContactInformation/Email (one with characters that Email does not allow: URL, mailto:)"
_INPUT = "GenerationInstruction/InputVariableReference, its pair[role]"

_OWN_ELEMENTS: Mapping[str, Coverage] = {
    "kind": exact("VariableRole; NCube; CodeList"),
    "id": exact("URN, ID"),
    "title": exact("Label"),
    "code": exact("UserID[@typeOfUserID='code']; VariableName, NCubeName, CodeListName"),
    "definition": approximated("Description (CommonMark becomes XHTML; headings become paragraphs)"),
    "remarks": approximated("Description/xhtml:div[@class='remarks'] (CommonMark becomes XHTML; headings too)"),
    "modified": exact("@versionDate, Version"),
    "replaces": exact("BasedOnObject/BasedOnReference"),
    "replaced_by": exact("BasedOnObject/BasedOnReference, from the other end"),
    "exact_match": exact("UserID[@typeOfUserID='exact_match']"),
    "translations": exact("pair[translations#language.field]"),
    "notes": dropped("for the maintainers of the catalogue only"),
    "population": exact("Universe/Label, UniverseReference"),
    "unit_type": exact("pair[unit_type]; in its first language AnalysisUnit"),
    "measurement_level": exact("pair[measurement_level], @classificationLevel"),
    "unit.label": exact("pair[unit.label]; in its first language MeasurementUnit"),
    "unit.multiplier": exact("pair[unit.multiplier], NumericRepresentation/@scale"),
    "sources": exact("SourceVariableReference; of a cube VariableGroup[TypeOfVariableGroup='source']"),
    "related": exact("VariableGroup, NCubeGroup, their BasedOnReference"),
    "keywords": exact("VariableGroup, NCubeGroup, their ConceptReference"),
    "calculation.text": exact("GenerationInstruction/Description"),
    "calculation.numerator": exact(_INPUT),
    "calculation.denominator": exact(_INPUT),
    "calculation.filter": exact(_INPUT),
    "codelist": exact("CodeRepresentation/CodeListReference"),
    "cubes": exact("NCube/MeasureDefinition/VariableReference"),
    "measures": exact("NCube/MeasureDefinition/VariableReference"),
    "dimensions.variable": exact("NCube/Dimension/VariableReference"),
    "dimensions.codelist": exact("CodeListReference of the axis; beside a variable pair[codelist]"),
    "codes.code": exact("Code/Value"),
    "codes.title": exact("Category/Label"),
    "codes.definition": exact("Category/Description"),
    "prose links": exact("Description//xhtml:a/@href"),
    "keyword_scheme.title": exact("ConceptScheme/Label"),
    "keyword_scheme.keywords.id": exact("Concept/ID"),
    "keyword_scheme.keywords.title": exact("Concept/Label, Keyword"),
    "keyword_scheme.keywords.definition": exact("Concept/Description"),
    "keyword_scheme.keywords.exact_match": exact("Concept/UserID[@typeOfUserID='exact_match']"),
    "catalog.id": exact("StudyUnit/UserID[@typeOfUserID='StudyNumber']"),
    "catalog.title": exact("StudyUnit/Citation/Title"),
    "catalog.description": exact("StudyUnit/Abstract"),
    "catalog.publisher.name": exact("Organization/OrganizationName, Citation/Publisher/PublisherName"),
    "catalog.publisher.email": exact(_EMAIL),
    "catalog.publisher.url": exact("Organization/ContactInformation/URL"),
    "catalog.contact.name": exact("Organization/OrganizationName"),
    "catalog.contact.email": exact(_EMAIL),
    "catalog.contact.url": exact("Organization/ContactInformation/URL"),
    "catalog.languages": exact("Citation/Language"),
    "catalog.agency.ddi": exact("Agency, URN"),
    "catalog.licence": exact("Citation/Copyright"),
    "catalog.themes": exact("TopicalCoverage/Subject"),
    "catalog.country": exact("SpatialCoverage/CountryCode"),
}

COVERAGE: Mapping[str, Coverage] = {
    **dict.fromkeys(PORTAL_FIELDS, dropped("what data portals ask for: in the DCAT documents")),
    **{field: exact(f"pair[{field}]") for field in LIFECYCLE_FACTS},
    **{field: exact(f"StudyUnit/pair[{field}]") for field in _STUDY_PAIRS},
    **_OWN_ELEMENTS,
}
"""An entry for every name in `exporters.model.fields.FIELDS`."""
