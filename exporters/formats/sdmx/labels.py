"""The names of the artefacts that a catalogue becomes but does not name itself."""

from __future__ import annotations

from collections.abc import Mapping

from exporters.model.definitions import LangText
from exporters.model.vocabulary import Kind

AGENCIES: LangText = {"en": "Agencies", "fr": "Agences", "nl": "Agentschappen", "de": "Agenturen"}
CONCEPT_SCHEMES: Mapping[Kind, LangText] = {
    Kind.STAT: {"en": "Indicators", "fr": "Indicateurs", "nl": "Indicatoren", "de": "Indikatoren"},
    Kind.CUBE: {"en": "Cubes", "fr": "Cubes", "nl": "Kubussen", "de": "Datenwürfel"},
    Kind.SOURCE: {"en": "Source variables", "fr": "Variables sources", "nl": "Bronvariabelen", "de": "Quellvariablen"},
}
GEOGRAPHIC_LEVELS: LangText = {
    "en": "Geographic levels",
    "fr": "Niveaux géographiques",
    "nl": "Geografische niveaus",
    "de": "Räumliche Ebenen",
}
DERIVATION: LangText = {"en": "Derivation", "fr": "Dérivation", "nl": "Afleiding", "de": "Ableitung"}
CROSS_DOMAIN_CONCEPTS: LangText = {"en": "SDMX Cross-Domain Concepts"}
FREQUENCIES: LangText = {"en": "Frequency"}
OBSERVATION_STATUSES: LangText = {"en": "Observation status"}
