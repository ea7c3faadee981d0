"""SCH: what can be wrong with the shape of a file."""

from __future__ import annotations

from exporters.findings import Rule, Severity

MISSING_PROPERTY = Rule(
    code="SCH001",
    name="missing-property",
    severity=Severity.ERROR,
    doc="""A required property is missing.

Every definition has an id, a kind and a title; some parts of it have required properties of their own.

Without it there is nothing to call the thing by, in no format.

Bad:

    id: ct_scans
    kind: stat

Good:

    id: ct_scans
    kind: stat
    title: {en: CT scans}

To mend it, add the property that the message names.
""",
)
UNKNOWN_PROPERTY = Rule(
    code="SCH002",
    name="unknown-property",
    severity=Severity.ERROR,
    doc="""The property is not one of the catalogue's.

It is misspelt, or stands in the wrong place or under the wrong kind. An unknown property is never skipped in
silence, because what it says would be missing from every export.

Bad:

    tittle: {en: CT scans}

Good:

    title: {en: CT scans}

To mend it, correct the name (the message proposes one where it can), or move it.
""",
)
WRONG_TYPE = Rule(
    code="SCH003",
    name="wrong-type",
    severity=Severity.ERROR,
    doc="""The value is of another type than the property needs.

Often a text looks like a number or a date to YAML, or a text is given without its language.

No format could tell what is meant.

Bad:

    title: CT scans

Good:

    title: {en: CT scans}

To mend it, put quotes around a text that looks like a number (`code: "01"`); write a text per language
(`title: {nl: Volume}`); write a list with brackets or dashes.
""",
)
WRONG_VALUE = Rule(
    code="SCH004",
    name="wrong-value",
    severity=Severity.ERROR,
    doc="""The value is not one that the property allows.

The property takes its values from a fixed list, or in a fixed form such as YYYY-MM-DD, or needs at least one.

Portals and archives know only these values and forms.

Bad:

    modified: 17/11/2025

Good:

    modified: 2025-11-17

To mend it, choose one of the values that the message names.
""",
)
UNKNOWN_KIND = Rule(
    code="SCH005",
    name="unknown-kind",
    severity=Severity.ERROR,
    doc="""The file does not say what it defines.

Its `kind` is missing, or is not one of stat, cube, source, codelist and keywords.

The kind decides what the other properties mean, and what becomes of it in each format.

Bad:

    id: ct_scans
    kind: indicator

Good:

    id: ct_scans
    kind: stat

To mend it, write for instance `kind: stat` under the id.
""",
)
