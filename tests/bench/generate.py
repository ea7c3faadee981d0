"""Makes a catalogue of N definitions to measure with: `python tests/bench/generate.py N DIR`.

The mix is that of a real office: 70 % indicators, 10 % cubes, 15 % source variables, 5 % code lists; every text in
four languages and about as long as on the real pages; every definition linked to others. The same N gives the same
bytes.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("nl", "fr", "en", "de")
_KEYWORDS = 40

_SUBJECTS = {
    "nl": ("CT-scans", "radiografieën", "opnames", "geneesmiddelen", "raadplegingen", "bevallingen", "vaccinaties"),
    "fr": ("scanners", "radiographies", "admissions", "médicaments", "consultations", "accouchements", "vaccinations"),
    "en": ("CT scans", "radiographs", "admissions", "medicines", "consultations", "deliveries", "vaccinations"),
    "de": ("CT-Scans", "Röntgenbilder", "Aufnahmen", "Arzneimittel", "Konsultationen", "Entbindungen", "Impfungen"),
}
_TITLE = {"nl": "Volume {s} {n}", "fr": "Volume de {s} {n}", "en": "Volume of {s} {n}", "de": "Umfang der {s} {n}"}
_DEFINITION = {
    "nl": "Aantal terugbetaalde {s} (reeks {n}) die in het referentiejaar werden uitgevoerd bij *rechthebbenden*.",
    "fr": "Nombre de {s} remboursés (série {n}) effectués pendant l'année de référence chez les *bénéficiaires*.",
    "en": "Number of reimbursed {s} (series {n}) that were carried out in the reference year among *insured persons*.",
    "de": "Anzahl der erstatteten {s} (Reihe {n}), die im Bezugsjahr bei *Versicherten* durchgeführt wurden.",
}
_REMARKS = {
    "nl": """\
- Prestaties worden geïdentificeerd aan de hand van de nomenclatuurcodes voor {s} die u vindt in de lijst met codes.
- Hoewel {t} een vorm van {s} zijn, zijn deze prestaties niet opgenomen om de onderstaande redenen.
  - Ze worden in andere situaties gebruikt en zijn wel opgenomen in [{t}]({link}).
  - De terugbetaling is een vrij recent gegeven en zou voor een trendbreuk in de cijfers kunnen zorgen.
- De cijfers per geografische entiteit zijn gebaseerd op de woonplaats van de rechthebbenden op 31 december van het \
referentiejaar. Is deze op dat moment niet gekend, wordt deze gebaseerd op de woonplaats op 30 juni.
""",
    "fr": """\
- Les prestations sont identifiées à l'aide des codes de nomenclature pour {s} qui figurent dans la liste des codes.
- Bien que les {t} soient une forme de {s}, ces prestations ne sont pas reprises pour les raisons ci-dessous.
  - Elles sont utilisées dans d'autres situations et sont reprises dans [{t}]({link}).
  - Le remboursement est relativement récent et pourrait provoquer une rupture de tendance dans les chiffres.
- Les chiffres par entité géographique sont basés sur le domicile des bénéficiaires au 31 décembre de l'année de \
référence. S'il n'est pas connu à ce moment, ils se basent sur le domicile au 30 juin.
""",
    "en": """\
- Services are identified by the nomenclature codes for {s} that you find in the list of codes.
- Although {t} are a form of {s}, these services are not included in these statistics for the reasons below.
  - They are used in other situations and are included in [{t}]({link}).
  - Their reimbursement is rather recent and might cause a break in the trend of the figures.
- The figures by geographic entity are based on the residence of the insured on 31 December of the reference year. \
If it is not known at that moment, the residence on 30 June is taken.
""",
    "de": """\
- Leistungen werden anhand der Nomenklaturcodes für {s} ermittelt, die Sie in der Liste der Codes finden.
- Obwohl {t} eine Form von {s} sind, sind diese Leistungen aus den folgenden Gründen nicht enthalten.
  - Sie werden in anderen Situationen verwendet und sind enthalten in [{t}]({link}).
  - Ihre Erstattung ist recht neu und könnte einen Bruch in der Entwicklung der Zahlen verursachen.
- Die Zahlen je geografischer Einheit beruhen auf dem Wohnsitz der Versicherten am 31. Dezember des Bezugsjahres. \
Ist er zu diesem Zeitpunkt nicht bekannt, gilt der Wohnsitz am 30. Juni.
""",
}
_UNIT = {
    "nl": "Aantal per 1.000 rechthebbenden van de Belgische ziekteverzekering",
    "fr": "Nombre par 1.000 bénéficiaires de l'assurance maladie belge",
    "en": "Number per 1,000 persons insured by the Belgian health insurance",
    "de": "Anzahl je 1.000 Versicherte der belgischen Krankenversicherung",
}
_TIMING = {
    "nl": "jaarlijks in Q4 worden de statistieken van kalenderjaar -2 toegevoegd",
    "fr": "chaque année au T4, les statistiques de l'année civile -2 sont ajoutées",
    "en": "every year in Q4 the statistics of calendar year -2 are added",
    "de": "jährlich im 4. Quartal werden die Statistiken des Kalenderjahres -2 ergänzt",
}
_CALCULATION = {
    "nl": "Aantal {s} / (Aantal rechthebbenden / 1.000)",
    "fr": "Nombre de {s} / (Nombre de bénéficiaires / 1.000)",
    "en": "Number of {s} / (Number of insured persons / 1,000)",
    "de": "Anzahl {s} / (Anzahl Versicherte / 1.000)",
}
_CATALOG = {
    "id": "bench",
    "title": {"nl": "Meetcatalogus", "fr": "Catalogue de mesure", "en": "Bench catalogue", "de": "Messkatalog"},
    "description": {"nl": "Om te meten", "fr": "Pour mesurer", "en": "To measure with", "de": "Zum Messen"},
    "publisher": {"name": {"nl": "Bureau", "fr": "Office", "en": "Agency", "de": "Amt"}},
    "contact": {
        "name": {"nl": "Helpdesk", "fr": "Assistance", "en": "Help desk", "de": "Auskunft"},
        "email": "help@example.org",
    },
    "base_iri": "https://example.org/bench/",
    "languages": list(LANGUAGES),
    "agency": {"ddi": "org.example", "sdmx": "EXAMPLE"},
    "licence": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0",
    "themes": ["HEAL"],
    "country": "BEL",
    "landing_page": "https://example.org/variables/{id}",
    "citation": {
        "nl": "{publisher} ({modified:%d/%m/%Y}), {id}, geraadpleegd op {accessed}",
        "fr": "{publisher} ({modified:%d/%m/%Y}), {id}, consulté le {accessed}",
        "en": "{publisher} ({modified}), {id}, accessed on {accessed}",
        "de": "{publisher} ({modified:%d.%m.%Y}), {id}, abgerufen am {accessed}",
    },
    "geographic_levels": [
        {"id": "municipality", "title": {"nl": "gemeente", "fr": "commune", "en": "municipality", "de": "Gemeinde"}}
    ],
}


class Office:
    """The ids of a catalogue of a given size, and what its definitions say."""

    def __init__(self, size: int) -> None:
        self.random = random.Random(size)  # noqa: S311  # no secrets here
        counts = {"cube": size // 10, "source": size * 15 // 100, "codelist": size // 20}
        counts["stat"] = size - sum(counts.values())
        prefix = {"stat": "stat", "cube": "cube", "source": "SRC", "codelist": "CL"}
        self.ids = {kind: [f"{prefix[kind]}_{n:06}" for n in range(count)] for kind, count in counts.items()}

    def definition(self, kind: str, number: int) -> dict[str, Any]:
        """One definition as plain data."""
        definition = {
            "id": self.ids[kind][number],
            "kind": kind,
            "title": self._text(_TITLE, number),
            "definition": self._text(_DEFINITION, number),
            "modified": f"20{10 + number % 16}-{1 + number % 12:02}-{1 + number % 28:02}",
        }
        return definition | getattr(self, f"_{kind}")(number)

    def keywords(self) -> dict[str, Any]:
        """The keyword scheme as plain data."""
        titles = {"nl": "Trefwoorden", "fr": "Mots-clés", "en": "Keywords", "de": "Schlagwörter"}
        scheme = [{"id": f"kw_{n:02}", "title": self._text(_TITLE, n)} for n in range(_KEYWORDS)]
        return {"kind": "keywords", "title": titles, "keywords": scheme}

    def _stat(self, number: int) -> dict[str, Any]:
        partner = self.ids["stat"][number ^ 1 if number ^ 1 < len(self.ids["stat"]) else number - 1]
        sources = self._some("source", 2)
        return {
            "code": f"{self.ids['stat'][number]}_At",
            "unit": {"label": _UNIT},
            "remarks": self._text(_REMARKS, number, link=partner),
            "update": {"frequency": "annual", "timing": _TIMING},
            "geography": {"smallest": "municipality", "since": 2016},
            "calculation": {"text": self._text(_CALCULATION, number), "numerator": sources[:1]},
            "available_from": 2006,
            "sources": sources,
            "cubes": self._some("cube", 1),
            "related": [partner] if number ^ 1 < len(self.ids["stat"]) else [],
            "keywords": [f"kw_{n:02}" for n in self.random.sample(range(_KEYWORDS), 2)],
        }

    def _cube(self, _: int) -> dict[str, Any]:
        variable = self._some("source", 1)
        dimensions = [
            {"id": f"D{n}", "variable": v, "codelist": c}
            for n, (v, c) in enumerate(zip(variable, self._some("codelist", 1), strict=False))
        ]
        return {"dimensions": dimensions, "sources": self._some("source", 3), "update": {"frequency": "annual"}}

    def _source(self, _: int) -> dict[str, Any]:
        return {"unit": {"label": _UNIT}, "update": {"frequency": "annual", "timing": _TIMING}}

    def _codelist(self, number: int) -> dict[str, Any]:
        return {"codes": [{"code": f"C{n}", "title": self._text(_TITLE, n + number)} for n in range(8)]}

    def _some(self, kind: str, count: int) -> list[str]:
        ids = self.ids[kind]
        return self.random.sample(ids, min(count, len(ids)))

    def _text(self, templates: dict[str, str], number: int, **more: str) -> dict[str, str]:
        return {
            language: template.format(
                s=_pick(_SUBJECTS[language], number), t=_pick(_SUBJECTS[language], number + 1), n=number, **more
            )
            for language, template in templates.items()
        }


def _pick(words: Sequence[str], number: int) -> str:
    return words[number % len(words)]


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes several lines as a block, as people do, and shared data out in full."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


_Dumper.add_representer(
    str, lambda d, s: d.represent_scalar("tag:yaml.org,2002:str", s, style="|" if "\n" in s else None)
)


def generate(size: int, folder: Path) -> None:
    """Writes a catalogue of `size` definitions (at least 20) to a folder."""
    office = Office(size)
    for kind, ids in office.ids.items():
        (folder / kind).mkdir(parents=True, exist_ok=True)
        for number, identifier in enumerate(ids):
            _write(folder / kind / f"{identifier}.yaml", office.definition(kind, number))
    _write(folder / "catalog.yaml", _CATALOG)
    _write(folder / "keywords.yaml", office.keywords())


def _write(path: Path, content: dict[str, Any]) -> None:
    text = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
