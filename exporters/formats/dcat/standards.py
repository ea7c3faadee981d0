"""What DCAT documents conform to."""

from typing import Final

from exporters.format import Standard

DCAT_AP: Final = Standard("DCAT-AP 3.0.1", "https://semiceu.github.io/DCAT-AP/releases/3.0.1/")
HEALTHDCAT_AP: Final = Standard(
    "HealthDCAT-AP Release 8", "https://healthdataeu.pages.code.europa.eu/healthdcat-ap/releases/release-8/"
)
DATA_CUBE: Final = Standard("RDF Data Cube Vocabulary", "https://www.w3.org/TR/vocab-data-cube/")
SCHEMA_ORG: Final = Standard("schema.org", "https://schema.org/")
