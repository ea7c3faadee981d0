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


def _label(en: str, fr: str, nl: str, de: str) -> LangText:
    return {"en": en, "fr": fr, "nl": nl, "de": de}


METADATA_OF_VARIABLES = _label(
    "Reference metadata of variables",
    "Métadonnées de référence des variables",
    "Referentiemetadata van variabelen",
    "Referenzmetadaten der Variablen",
)
METADATA: Mapping[str, LangText] = {
    "DATA_DESCR": _label("Data description", "Description des données", "Beschrijving", "Datenbeschreibung"),
    "COMMENT": _label("Comment", "Commentaire", "Opmerkingen", "Anmerkungen"),
    "CODE": _label("Code", "Code", "Code", "Code"),
    "STATUS": _label("Status", "Statut", "Status", "Status"),
    "META_LAST_UPDATE": _label(
        "Metadata last update", "Dernière mise à jour des métadonnées", "Laatste wijziging", "Letzte Änderung"
    ),
    "VALID_FROM": _label("Valid from", "Valable à partir du", "Geldig vanaf", "Gültig ab"),
    "VALID_TO": _label("Valid to", "Valable jusqu'au", "Geldig tot", "Gültig bis"),
    "STAT_POP": _label("Statistical population", "Population statistique", "Populatie", "Grundgesamtheit"),
    "STAT_UNIT": _label("Statistical unit", "Unité statistique", "Statistische eenheid", "Statistische Einheit"),
    "UNIT_MEASURE": _label("Unit of measure", "Unité de mesure", "Meeteenheid", "Maßeinheit"),
    "UNIT_MULT": _label("Unit multiplier", "Multiplicateur d'unité", "Vermenigvuldiger", "Multiplikator"),
    "MEASUREMENT_LEVEL": _label("Level of measurement", "Niveau de mesure", "Meetniveau", "Skalenniveau"),
    "DATA_COMP": _label("Data compilation", "Compilation des données", "Berekening", "Datenberechnung"),
    "REF_AREA_SINCE": _label(
        "Smallest areas since", "Plus petites zones depuis", "Kleinste gebieden sinds", "Kleinste Gebiete seit"
    ),
    "COVERAGE_TIME": _label("Time coverage", "Couverture temporelle", "Beschikbaar vanaf", "Erfasster Zeitraum"),
    "COMPAR_TIME": _label(
        "Comparability over time",
        "Comparabilité temporelle",
        "Vergelijkbaarheid in de tijd",
        "Zeitliche Vergleichbarkeit",
    ),
    "INST_MAN_LA_OA": _label(
        "Legal acts and other agreements", "Actes juridiques et autres accords", "Wettelijke basis", "Rechtsgrundlagen"
    ),
    "ACCESS_LEVEL": _label("Access level", "Niveau d'accès", "Toegang", "Zugang"),
    "PERSONAL_DATA": _label("Personal data", "Données à caractère personnel", "Persoonsgegevens", "Personenbezug"),
    "CONF_DATA_TR": _label(
        "Confidentiality: data treatment",
        "Confidentialité : traitement des données",
        "Geheimhouding: behandeling van de gegevens",
        "Geheimhaltung: Behandlung der Daten",
    ),
    "CONTACT": _label("Contact", "Contact", "Contact", "Kontakt"),
    "OWNER": _label("Owner", "Propriétaire", "Eigenaar", "Eigentümer"),
    "PLATFORM": _label("Platform", "Plateforme", "Platform", "Plattform"),
    "ACCESS_URL": _label("Where the data are", "Accès aux données", "Waar de gegevens zijn", "Zugriff auf die Daten"),
    "PROVENANCE": _label("Provenance", "Provenance", "Herkomst", "Herkunft"),
    "HEALTH_CATEGORY": _label(
        "Category of health data",
        "Catégorie de données de santé",
        "Categorie gezondheidsgegevens",
        "Gesundheitskategorie",
    ),
    "FREQ_DISS": _label(
        "Frequency of dissemination",
        "Fréquence de diffusion",
        "Frequentie van verspreiding",
        "Häufigkeit der Verbreitung",
    ),
    "REF_AREA_LEVEL": _label("Smallest area", "Plus petite zone", "Kleinste gebied", "Kleinstes Gebiet"),
    "WEB_LINK": _label("Link in the text", "Lien dans le texte", "Link in de tekst", "Verweis im Text"),
    "TRANSLATION": _label(
        "State of the translation", "État de la traduction", "Stand van de vertaling", "Stand der Übersetzung"
    ),
    "CITATION": _label("How to cite", "Comment citer", "Hoe te citeren", "Zitierweise"),
    "SOURCE_VARIABLE": _label("Source variable", "Variable source", "Bronvariabele", "Quellvariable"),
    "DERIVED_FROM": _label("Derived from the cube", "Dérivé du cube", "Afgeleid van de kubus", "Abgeleitet vom Würfel"),
    "DIMENSION": _label("Dimension", "Dimension", "Dimensie", "Dimension"),
    "NUMERATOR": _label("Numerator", "Numérateur", "Teller", "Zähler"),
    "DENOMINATOR": _label("Denominator", "Dénominateur", "Noemer", "Nenner"),
    "FILTER": _label("Filter", "Filtre", "Filter", "Filter"),
    "RELATED": _label("Related", "Voir aussi", "Verwant", "Verwandt"),
    "REPLACES": _label("Replaces", "Remplace", "Vervangt", "Ersetzt"),
    "CODELIST": _label("Code list", "Liste de codes", "Codelijst", "Codeliste"),
    "KEYWORD": _label("Keyword", "Mot-clé", "Trefwoord", "Schlagwort"),
    "MENTION": _label("Mentioned in the text", "Mentionné dans le texte", "Vermeld in de tekst", "Im Text erwähnt"),
    "EXACT_MATCH": _label("The same elsewhere", "Le même ailleurs", "Hetzelfde elders", "Dasselbe anderswo"),
}
"""What is reported of a variable, by the id of its attribute; in English named as in ESMS 2.0, where that has it."""

METADATA_PARTS: Mapping[str, LangText] = {
    "VALUE": _label("value", "valeur", "waarde", "Wert"),
    "URL": _label("address", "adresse", "adres", "Adresse"),
}
"""What an attribute below another one holds of it, by the end of its id."""
