"""BRK: the breaks, each with its page of help, so that a pull request shows them as it shows other findings."""

from __future__ import annotations

from collections.abc import Mapping

from exporters.changes.change import Change, Sort
from exporters.findings import Finding, Location, Rule, Severity


def _rule(code: str, name: str, doc: str) -> Rule:
    return Rule(code=code, name=name, severity=Severity.ERROR, doc=doc)


BREAKS: Mapping[Sort, Rule] = {
    Sort.DEFINITION_REMOVED: _rule(
        "BRK001",
        "definition-removed",
        """A definition is gone, and nothing replaces it.

Whoever quotes its address, or has data that rest on it, arrives at nothing.

Bad:

    (the file stat/deaths.yaml is deleted)

Good:

    id: deaths
    status: deprecated
    replaced_by: [deaths_2025]

To mend it, bring the file back with `status: deprecated` and `replaced_by`, or write `replaces` in what takes its
place.
""",
    ),
    Sort.MEANING: _rule(
        "BRK002",
        "id-reused",
        """An id means another thing than before.

Hardly a word of the title and the definition is left, or the kind is another one. Old data and old links keep the id
and would now say something else.

Bad:

    id: stat_013_014
    title: {nl: Aantal bevallingen}  # it was: Volume CT-scan

Good:

    id: stat_021_001
    title: {nl: Aantal bevallingen}

To mend it, give the new thing an id of its own, and let the old definition stand.
""",
    ),
    Sort.STATUS: _rule(
        "BRK003",
        "status-moved-back",
        """A definition that was published is a draft again.

Users rely on what is published; a draft may change at any time.

Bad:

    status: draft  # it was: published

Good:

    status: deprecated
    replaced_by: [deaths_2025]

To mend it, leave it published until something replaces it.
""",
    ),
    Sort.UNIT: _rule(
        "BRK004",
        "unit-changed",
        """The unit or the level of measurement is another one.

The same number means another quantity than before, and no break in the series says since when.

Bad:

    unit: {code: PM}  # it was: PC

Good:

    unit: {code: PM}
    breaks:
      - date: 2025
        reason: {en: From per cent to per thousand}

To mend it, declare a break in the series, or define the new values under an id of their own.
""",
    ),
    Sort.POPULATION: _rule(
        "BRK005",
        "population-changed",
        """The values speak of another population, or count other units.

Values before and after cannot be compared, and no break in the series says so. (A word corrected in one translation
of several is no other population.)

Bad:

    population: {en: Inhabitants on 1 January}  # it was: Insured persons on 31 December

Good:

    population: {en: Inhabitants on 1 January}
    breaks:
      - date: 2025
        reason: {en: Inhabitants instead of insured persons}

To mend it, declare a break in the series, or define the new values under an id of their own.
""",
    ),
    Sort.CALCULATION: _rule(
        "BRK006",
        "calculation-changed",
        """The values are computed in another way.

Another formula, numerator, denominator or filter makes other values, and no break in the series says since when.

Bad:

    calculation: {numerator: [visits], denominator: [insured]}  # the denominator was: [inhabitants]

Good:

    calculation: {numerator: [visits], denominator: [insured]}
    breaks:
      - date: 2025
        reason: {en: Per insured person instead of per inhabitant}

To mend it, declare a break in the series, or define the new values under an id of their own.
""",
    ),
    Sort.GEOGRAPHY: _rule(
        "BRK007",
        "coarser-geography",
        """There are values for larger areas only.

Maps and tables of the smaller areas can no longer be made. `geographic_levels` in catalog.yaml lists the levels from
the smallest to the largest.

Bad:

    geography: {smallest: district}  # it was: municipality

Good:

    geography: {smallest: municipality}

To mend it, keep publishing the smaller areas, or deprecate the definition and replace it by one of the larger areas.
""",
    ),
    Sort.PERIOD: _rule(
        "BRK008",
        "shorter-period",
        """The period that can be used is shorter than before.

Values begin later, or a validity begins later or ends earlier. Users may have built on what falls away.

Bad:

    available_from: 2010  # it was: 2006

Good:

    available_from: 2006
    breaks:
      - date: 2010
        reason: {en: New source}

To mend it, keep the period and declare a break in the series; name a replacement for what ends.
""",
    ),
    Sort.DIMENSION: _rule(
        "BRK009",
        "dimension-changed",
        """The dimensions of a cube are others.

A key has a value for each dimension, in order. When one comes, goes or moves, or takes its values from another code
list, no stored key or query fits any more.

Bad:

    dimensions: [{id: AGE}, {id: SEX}]  # it was: [{id: SEX}, {id: AGE}]

Good:

    dimensions: [{id: SEX}, {id: AGE}]

To mend it, define a cube of another id, and let it replace this one.
""",
    ),
    Sort.CODE_REMOVED: _rule(
        "BRK010",
        "code-removed",
        """A code is gone, and no new one has its title.

Data that use it can no longer be read.

Bad:

    codes:
      - {code: "1", title: {en: male}}  # "2" was deleted

Good:

    codes:
      - {code: "1", title: {en: male}}
      - {code: "2", title: {en: female}, valid_to: 2025-12-31}

To mend it, keep the code and close it with `valid_to`.
""",
    ),
    Sort.CODE_CHANGED: _rule(
        "BRK011",
        "code-reused",
        """A code has another title in every language.

Old data keep the code and would now say something else.

Bad:

    - {code: "2", title: {en: child}}  # it was: female

Good:

    - {code: "2", title: {en: female}}
    - {code: "3", title: {en: child}}

To mend it, give the new thing a code of its own.
""",
    ),
    Sort.LINK_CUT: _rule(
        "BRK012",
        "derivation-cut",
        """A link by which one could see where values come from is cut.

The lineage ends where it went on before, or codes are read with the help of another list.

Bad:

    sources: [visits]  # it was: [visits, patients]

Good:

    sources: [visits, patients]

To mend it, bring the link back; if its target is replaced, link to what replaces it.
""",
    ),
    Sort.ACCESS: _rule(
        "BRK013",
        "access-narrowed",
        """Fewer people may have the data than before.

Users who had them lose them.

Bad:

    access_level: restricted  # it was: public

Good:

    access_level: public

To mend it, keep the level, or publish what may still be public under an id of its own.
""",
    ),
    Sort.VOCABULARY: _rule(
        "BRK014",
        "vocabulary-cut",
        """A keyword or a geographic level is gone.

Each has an address that portals and other catalogues link to.

Bad:

    keywords: [{id: drugs, title: {en: Medicines}}]  # the id was: medicines

Good:

    keywords: [{id: medicines, title: {en: Drugs}}]

To mend it, keep the id; the title may change.
""",
    ),
    Sort.IDENTITY: _rule(
        "BRK015",
        "identifiers-changed",
        """All published identifiers change.

They are made of the catalogue's `id`, `base_iri` and `agency`. Every link from outside ends.

Bad:

    base_iri: https://new.example.org/id/  # it was: https://example.org/id/

Good:

    base_iri: https://example.org/id/

To mend it, keep the three as they are, and forward the old addresses on the web server if the site has to move.
""",
    ),
    Sort.LANGUAGE: _rule(
        "BRK016",
        "language-given-up",
        """A language of the catalogue is given up.

Who reads only that one finds nothing any more.

Bad:

    languages: [nl, fr]  # it was: [nl, fr, de]

Good:

    languages: [nl, fr, de]

To mend it, keep the language, with what is translated.
""",
    ),
}
"""The rule of every sort of change that can be a break."""


def code(change: Change) -> str | None:
    """The code of the rule that a break offends; None for other changes."""
    return BREAKS[change.sort].code if change.is_break else None


def finding(change: Change, where: Location) -> Finding:
    """A break as a finding at its place; raises KeyError for a change that is none."""
    concerns = f"; it affects {', '.join(change.affected)}" if change.affected else ""
    message, hint = f"{change.subject}: {change.message}", change.reason + concerns
    return Finding(rule=BREAKS[change.sort], message=message, where=where, hint=hint)
