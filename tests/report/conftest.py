"""A small faulty catalogue and what is found in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from exporters.findings import Finding, Location, Related, Rule, Severity
from exporters.report import ReportContext

DANGLING_LINK = Rule(
    code="LNK001",
    name="dangling-link",
    severity=Severity.ERROR,
    doc="""A link leads to nothing.

No definition has that id, so nobody could follow the link.

To mend it, correct the id, or write the definition.
""",
)
UNKNOWN_KEYWORD = Rule(
    code="VOC001",
    name="unknown-keyword",
    severity=Severity.ERROR,
    doc="A keyword is not in the scheme.\n\nTo mend it, add it to `keywords.yaml`.\n",
)
EQUAL_TEXTS = Rule(
    code="I18002",
    name="equal-texts",
    severity=Severity.WARNING,
    doc="A text is the same in two languages.\n\nTo mend it, translate it.\n",
)
SOURCES = {
    "metadata/stat/stat_013_014.yaml": (
        "id: stat_013_014\nkind: stat\ntitle: {nl: Volume CT-scan, fr: Volume CT-scan}\n"
        "sources: [IMAG_CT]\nkeywords: [zorgverleners, Zorgverstrekingen]\n"
        "definition: {nl: "
        + "Aantal terugbetaalde computergestuurde tomografieën die in het referentiejaar werden uitgevoerd, " * 2
        + "[zie](stat_099), bij rechthebbenden van de Belgische ziekteverzekering}\n"
    ),
    "metadata/keywords.yaml": "kind: keywords\nkeywords:\n  - id: zorgverstrekkingen\n",
    "metadata/stat/tandheelkundige radiologie, 100%.yaml": "id: x\n\ttitle: {ja: 歯科用Ｘ線 [画像](stat_099)}\n",
}
STAT, KEYWORDS, DENTAL = SOURCES


@pytest.fixture
def findings() -> tuple[Finding, ...]:
    """Errors and a warning, with and without hint and related place, one said twice of one file."""
    nowhere = "there is no definition `stat_099`"
    scheme = Related(Location(KEYWORDS, 3, 9), "the scheme [nl] has it here")
    return (
        Finding(rule=EQUAL_TEXTS, message="`title` is the same in nl and fr", where=Location(STAT, 3, 33)),
        Finding(
            rule=DANGLING_LINK,
            message="there is no definition `IMAG_CT`",
            where=Location(STAT, 4, 11),
            hint="did you mean `IMAG_CT_N`?",
        ),
        Finding(
            rule=UNKNOWN_KEYWORD,
            message="there is no keyword `Zorgverstrekingen`",
            where=Location(STAT, 5, 27),
            hint="did you mean `zorgverstrekkingen`?\nor add it to the scheme",
            related=(scheme,),
        ),
        Finding(rule=DANGLING_LINK, message=nowhere, where=Location(STAT, 6, 218)),
        Finding(rule=DANGLING_LINK, message=nowhere, where=Location(STAT, 6, 230)),
        Finding(rule=DANGLING_LINK, message=nowhere, where=Location(DENTAL, 2, 27)),
        Finding(rule=DANGLING_LINK, message="50% is lost:\nthis, and that", where=Location("gone.yaml", 7, 1)),
    )


@pytest.fixture
def context_of() -> Callable[..., ReportContext]:
    """A context of the faulty catalogue, with what a test wants to be otherwise."""

    def make(**changed: object) -> ReportContext:
        usual = {
            "source_lines": lambda path: SOURCES.get(path, "").split("\n"),
            "color": False,
            "root": "/checkout",
            "files": 14,
            "version": "0.1.0",
        }
        return ReportContext(**usual | changed)  # type: ignore[arg-type]

    return make


@pytest.fixture
def context(context_of: Callable[..., ReportContext]) -> ReportContext:
    """The usual context."""
    return context_of()
