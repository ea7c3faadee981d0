"""YML: what can be wrong with a file as YAML."""

from __future__ import annotations

from exporters.findings import Rule, Severity

DEEPEST = 64
LARGEST_TREE = 1_000_000
"""Nodes, aliases counted as often as they are used: more than any file of allowed size can need."""

CONTROL_CHARACTER = Rule(
    code="YML002",
    name="control-character",
    severity=Severity.ERROR,
    doc="""A character that is a command to a machine and not a part of a text.

Control characters (except tab and line end), lone surrogates and non-characters cannot be written in YAML or in
XML 1.0, so neither DDI nor SDMX can carry the text. They usually come along when text is pasted from a PDF or a
database, or when Windows-1252 is taken for Unicode.

Bad:

    code: "a\\x1Bb"

Good:

    code: ab

To mend it, delete the character and type what is meant.
""",
)
SYNTAX = Rule(
    code="YML003",
    name="syntax",
    severity=Severity.ERROR,
    doc="""The file is not YAML, or uses a part of YAML that a catalogue does not need.

The usual causes: a tab where blanks are due, a line that is not indented like its neighbours, a text with a
colon or a `#` that is not in quotes, a bracket or a quote that is not closed. Tags (`!!str`) and keys that are
lists are not allowed.

Nothing of such a file can be read, so it would be missing everywhere.

Bad:

    title: {nl: Volume: CT-scan}

Good:

    title: {nl: "Volume: CT-scan"}

To mend it, look at the place shown and at the line above it. Quotes around a text never hurt.
""",
)
DUPLICATE_KEY = Rule(
    code="YML004",
    name="duplicate-key",
    severity=Severity.ERROR,
    doc="""A property stands twice in the same place.

Only one of the two could count, and nobody could tell which.

Bad:

    modified: 2024-01-31
    modified: 2025-11-17

Good:

    modified: 2025-11-17

To mend it, delete one of them.
""",
)
TOO_COMPLEX = Rule(
    code="YML007",
    name="too-complex",
    severity=Severity.ERROR,
    doc=f"""The file is nested too deeply, or its aliases repeat too much.

More than {DEEPEST} levels, or more than {LARGEST_TREE:,} values once every alias is written out, is never a
definition.

Bad:

    remarks: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[a]]]…

Good:

    remarks: {{en: A remark.}}

To mend it, look for a mistake at the place shown; write the text out instead of using aliases.
""",
)
SEVERAL_DOCUMENTS = Rule(
    code="YML009",
    name="several-documents",
    severity=Severity.ERROR,
    doc="""The file holds several YAML documents.

A file holds one definition. A line `---` in the middle begins another one.

Readers would take one of them and never see the other.

Bad:

    id: visits
    kind: source
    ---
    id: patients
    kind: source

Good:

    id: visits
    kind: source

To mend it, move the second definition to a file of its own.
""",
)
