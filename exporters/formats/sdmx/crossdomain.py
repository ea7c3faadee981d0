"""What SDMX itself maintains and this catalogue refers to: stubs, shipped so that no reference dangles.

Ids and names are those of the SDMX cross-domain concepts 2.0 and code lists; the names are published in English.
"""

from __future__ import annotations

from collections.abc import Mapping

from exporters.formats.sdmx.urns import STANDARD_AGENCY, Item, codelist, concept_scheme
from exporters.model.vocabulary import Frequency

CONCEPTS = concept_scheme(STANDARD_AGENCY, "CROSS_DOMAIN_CONCEPTS", "2.0")
FREQUENCIES = codelist(STANDARD_AGENCY, "CL_FREQ", "2.1")
OBSERVATION_STATUSES = codelist(STANDARD_AGENCY, "CL_OBS_STATUS", "2.2")

CONCEPT_NAMES: Mapping[str, str] = {
    "FREQ": "Frequency of observation",
    "REF_AREA": "Reference area",
    "INDICATOR": "Indicator",
    "TIME_PERIOD": "Time period",
    "OBS_VALUE": "Observation value",
    "UNIT_MEASURE": "Unit of measure",
    "UNIT_MULT": "Unit multiplier",
    "OBS_STATUS": "Observation status",
}

FREQUENCY_NAMES: Mapping[str, str] = {
    "A": "Annual",
    "A2": "Biennial",
    "A3": "Triennial",
    "A4": "Quadrennial",
    "A5": "Quinquennial",
    "A10": "Decennial",
    "S": "Half-yearly, semester",
    "Q": "Quarterly",
    "M": "Monthly",
    "M2": "Bimonthly",
    "W": "Weekly",
    "D": "Daily",
    "I": "Irregular",
    "_O": "Other",
    "_Z": "Not applicable",
}

OBSERVATION_STATUS_NAMES: Mapping[str, str] = {
    "A": "Normal value",
    "B": "Time series break",
    "D": "Definition differs",
    "E": "Estimated value",
    "F": "Forecast value",
    "G": "Experimental value",
    "I": "Imputed value (CCSA definition)",
    "L": "Missing value; data exist but were not collected",
    "M": "Missing value; data cannot exist",
    "N": "Not significant",
    "O": "Missing value",
    "P": "Provisional value",
    "Q": "Missing value; suppressed",
    "U": "Low reliability",
    "V": "Unvalidated value",
}

FREQUENCY_CODES: Mapping[Frequency, str] = {
    Frequency.DECENNIAL: "A10",
    Frequency.QUINQUENNIAL: "A5",
    Frequency.QUADRENNIAL: "A4",
    Frequency.TRIENNIAL: "A3",
    Frequency.BIENNIAL: "A2",
    Frequency.ANNUAL: "A",
    Frequency.SEMIANNUAL: "S",
    Frequency.QUARTERLY: "Q",
    Frequency.BIMONTHLY: "M2",
    Frequency.MONTHLY: "M",
    Frequency.WEEKLY: "W",
    Frequency.DAILY: "D",
    Frequency.CONTINUOUS: "_O",
    Frequency.IRREGULAR: "I",
    Frequency.NEVER: "_Z",
}


def concept(identifier: str) -> Item:
    """A cross-domain concept."""
    return Item(CONCEPTS, identifier)
