"""What the official shapes of DCAT-AP miss: whether each statement of a document is sound by itself.

The shapes of DCAT-AP 3.0.1 let pass a date that is none (`sh:shape` where `sh:datatype` was meant), a text without a
language, terms that `deprecateduris.ttl` replaces, and, with nothing but the base shapes, literals where portals look
for addresses. Illegal and relative IRIs and language tags are for the parsers to see.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode


class Judges(NamedTuple):
    """What says, in words, what is wrong with the object of a statement: with a literal, and with any address."""

    on_text: Callable[[Literal], str | None]
    on_address: str | None = None


_VOCABULARIES: Final = {
    "adms": "http://www.w3.org/ns/adms#",
    "csvw": "http://www.w3.org/ns/csvw#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geodcatap": "http://data.europa.eu/930/",
    "health": "http://healthdataportal.eu/ns/health#",
    "hydra": "http://www.w3.org/ns/hydra/core#",
    "m8g": "http://data.europa.eu/m8g/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "schemas": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return _VOCABULARIES[prefix] + local


def _named(names: str) -> frozenset[str]:
    return frozenset(map(_full, names.split()))


_DEPRECATED: Final[Mapping[str, str]] = {
    _full("dct:hasVersion"): "dcat:hasVersion",
    _full("dct:isVersionOf"): "dcat:isVersionOf",
    _full("owl:versionInfo"): "dcat:version",
    _full("adms:version"): "dcat:version",
    _full("schema:startDate"): "dcat:startDate",
    _full("schema:endDate"): "dcat:endDate",
}
"""What DCAT-AP 3.0.1 has replaced, and by what (deprecateduris.ttl)."""

_CODES: Final = _named("""
    skos:notation dct:identifier adms:schemaAgency schema:name void:uriSpace csvw:name csvw:datatype m8g:email
    m8g:telephone
""")
"""The properties whose values belong to no language."""

_DAYS: Final = _named("""
    dct:created dct:date dct:issued dct:modified dcat:startDate dcat:endDate schema:validFrom
    schema:validThrough
""")
"""The properties whose values are a year, a month, a day or a moment."""

_LINKS: Final = _named("""
    rdf:type rdfs:isDefinedBy rdfs:range rdfs:seeAlso rdfs:subClassOf rdfs:subPropertyOf dct:accessRights
    dct:accrualPeriodicity dct:accrualPolicy dct:conformsTo dct:creator dct:format dct:language dct:license
    dct:provenance dct:publisher dct:references dct:relation dct:replaces dct:rights dct:rightsHolder
    dct:source dct:spatial dct:subject dct:temporal dct:type dcat:accessService dcat:accessURL
    dcat:contactPoint dcat:dataset dcat:distribution dcat:downloadURL dcat:endpointDescription
    dcat:endpointURL dcat:hadRole dcat:inSeries dcat:landingPage dcat:mediaType dcat:qualifiedRelation
    dcat:record dcat:servesDataset dcat:service dcat:theme dcat:themeTaxonomy dcatap:applicableLegislation
    dcatap:availability dcatap:hvdCategory adms:identifier adms:status foaf:homepage foaf:mbox foaf:page
    foaf:primaryTopic prov:wasDerivedFrom skos:exactMatch skos:inScheme skos:related
    skos:topConceptOf void:dataDump qb:attribute qb:codeList qb:component qb:componentAttachment qb:concept
    qb:dimension qb:measure qb:structure csvw:column csvw:propertyUrl csvw:table m8g:attribute m8g:contactPage
    m8g:contactPoint m8g:dimension m8g:statUnitMeasure geodcatap:custodian health:hasVariables health:hdab
    health:healthCategory hydra:first hydra:last hydra:next hydra:previous hydra:view
    schema:includedInDataCatalog schema:sameAs schema:variableMeasured spdx:algorithm spdx:checksum
    vcard:hasEmail vcard:hasURL schemas:additionalProperty schemas:contentUrl schemas:creator schemas:dataset
    schemas:distribution schemas:hasDefinedTerm schemas:includedInDataCatalog schemas:isBasedOn
    schemas:license schemas:publisher schemas:sameAs schemas:spatialCoverage schemas:subjectOf schemas:url
    schemas:valueReference schemas:variableMeasured
""")
"""The properties whose values are things, not words."""

_WORDS_OF_SCHEMA_ORG: Final = _named(
    "schemas:name schemas:description schemas:keywords schemas:unitText schemas:measurementTechnique"
)
"""The properties of schema.org whose values are texts in a language; most of the others have codes."""


def _day(value: str) -> None:
    """Raises ValueError for what is not a day as XML Schema writes it; Python takes more forms of ISO 8601."""
    if date.fromisoformat(value).isoformat() != value:
        raise ValueError(value)


_STRING: Final = NamedNode(_full("xsd:string"))
_CALENDAR: Final[Mapping[NamedNode, Callable[[str], object]]] = {
    NamedNode(_full("xsd:gYear")): lambda value: _day(f"{value}-01-01"),
    NamedNode(_full("xsd:gYearMonth")): lambda value: _day(f"{value}-01"),
    NamedNode(_full("xsd:date")): _day,
    NamedNode(_full("xsd:dateTime")): datetime.fromisoformat,
}
"""The datatypes of points in time, each with what reads its values and raises ValueError for one that there is not."""


@cache
def judges_of(predicate: str) -> Judges:
    """What judges the objects of a property."""
    if replacement := _DEPRECATED.get(predicate):
        problem = f"is deprecated; DCAT-AP 3.0.1 has {replacement}"
        return Judges(lambda _: problem, problem)
    if predicate in _LINKS:
        return Judges(lambda term: f"is the text {term}, not an address")
    if predicate in _DAYS:
        return Judges(_as_day, "is an address, not a date")
    if predicate == _full("schemas:dateModified"):
        return Judges(lambda term: _not_in_the_calendar(term.value, _day), "is an address, not a date")
    has_codes = predicate.startswith(_VOCABULARIES["schemas"]) and predicate not in _WORDS_OF_SCHEMA_ORG
    return Judges(_as_value if has_codes or predicate in _CODES else _as_text)


def _as_day(term: Literal) -> str | None:
    return _as_value(term) if term.datatype in _CALENDAR else f"is {term}, without the datatype of a date"


def _as_text(term: Literal) -> str | None:
    if term.language:
        return None
    return f"is {term}, a text without a language" if term.datatype == _STRING else _as_value(term)


def _as_value(term: Literal) -> str | None:
    read = _CALENDAR.get(term.datatype)
    return _not_in_the_calendar(term.value, read) if read else None


def _not_in_the_calendar(value: str, read: Callable[[str], object]) -> str | None:
    try:
        read(value)
    except ValueError:
        return f"is {value}, which is not in the calendar"
    return None
