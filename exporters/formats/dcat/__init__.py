"""DCAT-AP: what data portals harvest.

A document is a stream of triples in a stable order (`document`), put together from the catalogue (`catalogs`), the
dataset layer (`datasets`), the variable layer (`variables`), what is said of the data (`data`), the links in both
layers (`links`), the structure of cubes (`structures`) and the concept schemes (`schemes`); the
serialisations (`turtle`, `rdfxml`, `jsonld`, `ntriples`) write it.
"""

from __future__ import annotations

from typing import Final

from exporters.deferred import deferred
from exporters.format import Format
from exporters.formats.dcat import standards
from exporters.formats.dcat.coverage import COVERAGE, CUBE_COVERAGE, HEALTH_COVERAGE, SCHEMA_ORG_COVERAGE
from exporters.formats.dcat.health_demands import PROFILE
from exporters.formats.dcat.search_demands import SEARCH
from exporters.formats.dcat.shacl_demands import SHACL_PROFILE

DCAT_AP_3_0_1: Final = Format(
    name="dcat-ap-3.0.1",
    title="DCAT-AP 3.0.1 in Turtle, RDF/XML, JSON-LD and N-Triples",
    media_type="text/turtle",
    extension="ttl",
    coverage=COVERAGE,
    write=deferred("exporters.formats.dcat.documents:write"),
    plan=deferred("exporters.formats.dcat.documents:plan"),
    profiles=(SHACL_PROFILE,),
    standard=standards.DCAT_AP,
    describes_files=True,
)

HEALTHDCAT_AP_8: Final = Format(
    name="healthdcat-ap-8",
    title="HealthDCAT-AP Release 8 in Turtle, by access level",
    media_type="text/turtle",
    extension="ttl",
    coverage=HEALTH_COVERAGE,
    write=deferred("exporters.formats.dcat.health:write"),
    plan=deferred("exporters.formats.dcat.health:plan"),
    profiles=(PROFILE,),
    standard=standards.HEALTHDCAT_AP,
    on_request=True,
    describes_files=True,
)

RDF_DATA_CUBE: Final = Format(
    name="rdf-data-cube",
    title="RDF Data Cube structures in Turtle",
    media_type="text/turtle",
    extension="ttl",
    coverage=CUBE_COVERAGE,
    write=deferred("exporters.formats.dcat.cube:write"),
    plan=deferred("exporters.formats.dcat.cube:plan"),
    standard=standards.DATA_CUBE,
)

SCHEMA_ORG: Final = Format(
    name="schema-org",
    title="schema.org Dataset and DataCatalog in JSON-LD",
    media_type="application/ld+json",
    extension="jsonld",
    coverage=SCHEMA_ORG_COVERAGE,
    write=deferred("exporters.formats.dcat.schema_org:write"),
    plan=deferred("exporters.formats.dcat.schema_org:plan"),
    profiles=(SEARCH,),
    standard=standards.SCHEMA_ORG,
    describes_files=True,
)
