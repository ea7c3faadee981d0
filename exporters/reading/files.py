"""The files of a catalogue, from the folder to their text."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from exporters.findings import Finding, Location, Rule, Severity

LARGEST_FILE = 16 * 2**20
"""Bytes. The largest code lists of statistical offices are about a tenth of this."""

NOT_UTF8 = Rule(
    code="YML001",
    name="not-utf-8",
    severity=Severity.ERROR,
    doc="""The file is not UTF-8 text.

A byte sequence in it means nothing in UTF-8. Most often the file was saved as Latin-1, Windows-1252 or UTF-16.

Bad:

    title: {nl: Tomografie\\xEBn}   (the byte E9 or EB of Latin-1)

Good:

    title: {nl: Tomografieën}   (saved as UTF-8)

To mend it, open the file in your editor with the right encoding and save it as UTF-8.
""",
)
EMPTY_FILE = Rule(
    code="YML005",
    name="empty-file",
    severity=Severity.ERROR,
    doc="""The file says nothing.

It is empty, or holds only blank lines and comments.

A link to what it should define would lead to nothing.

Bad:

    # to be written

Good:

    id: ct_scans
    kind: source
    title: {en: Number of CT scans}

To mend it, write the definition, or delete the file.
""",
)
TOO_LARGE = Rule(
    code="YML006",
    name="too-large",
    severity=Severity.ERROR,
    doc=f"""The file is larger than {LARGEST_FILE // 2**20} MB.

No definition is that long, so it is taken for a mistake and not read.

Bad:

    (a file of 50 MB)

Good:

    (a file of some kilobytes)

To mend it, look whether data or a copy of the whole catalogue ended up in the file.
""",
)
UNREADABLE = Rule(
    code="YML008",
    name="unreadable",
    severity=Severity.ERROR,
    doc="""The file cannot be read.

The operating system refuses it (no permission, a link in a circle), it is not a file, or no report could print
its name.

What cannot be read cannot be published, and nobody would notice that it is missing.

Bad:

    stat/a.yaml -> a.yaml   (a link to itself)

Good:

    stat/a.yaml   (a file)

To mend it, look at the cause that the message gives.
""",
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file and its text, whose lines end in a line feed and which has no byte order mark."""

    path: str
    text: str


def yaml_files(root: Path) -> Iterator[str | Finding]:
    """The path of every YAML file below a folder, in order, and a finding for what cannot be entered.

    Paths begin with `root` as it was given and have forward slashes. Hidden files and folders are left out;
    links to folders are followed, but never twice to the same one. A file whose name cannot be printed (a line end
    in it, bytes that are not UTF-8) is a finding, which shows the name with escapes.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [(root, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield path.as_posix() if path.name.isprintable() else _unprintable_name(path)
            continue
        try:
            entries = _entries(path, seen)
        except OSError as error:
            yield Finding(rule=UNREADABLE, message=_cause(error), where=Location(_printable(path)))
            continue
        waiting += ((path / entry.name, _is_folder(entry)) for entry in reversed(entries) if _is_wanted(entry))


def read_file(path: str) -> SourceFile | Finding:
    """The text of one file, or why there is none."""
    try:
        raw = _bytes(path)
    except OSError as error:
        return Finding(rule=UNREADABLE, message=_cause(error), where=Location(path))
    return raw if isinstance(raw, Finding) else decoded(path, raw)


def decoded(path: str, raw: bytes) -> SourceFile | Finding:
    """The text of some bytes, or why they are none."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(path, raw, error)
    return SourceFile(path, _with_plain_line_ends(text))


def _entries(folder: Path, seen: set[tuple[int, int]]) -> list[os.DirEntry[str]]:
    """What is in a folder, by name; nothing if it was seen before."""
    status = folder.stat()
    if (status.st_dev, status.st_ino) in seen:
        return []
    seen.add((status.st_dev, status.st_ino))
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith(".") and (_is_folder(entry) or entry.name.lower().endswith((".yaml", ".yml")))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle: reading it as a file will say so
        return False


def _bytes(path: str) -> bytes | Finding:
    # O_NONBLOCK: opening a named pipe must not wait for a writer
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return Finding(rule=UNREADABLE, message="this is not a regular file", where=Location(path))
        if status.st_size > LARGEST_FILE:
            size = f"{status.st_size / 2**20:.0f} MB"
            return Finding(rule=TOO_LARGE, message=f"this file is {size} large, and was not read", where=Location(path))
        return file.read()


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(path: str, raw: bytes, error: UnicodeDecodeError) -> Finding:
    before = _with_plain_line_ends(error.object[: error.start].decode())
    where = Location(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    return Finding(
        rule=NOT_UTF8,
        message=f"this is {'UTF-16' if utf16 else f'no UTF-8 (byte {error.object[error.start]:#04x})'}",
        where=where,
        hint="save the file as UTF-8",
    )


def _cause(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _unprintable_name(path: Path) -> Finding:
    message = "the name of this file has a character that cannot be printed"
    return Finding(rule=UNREADABLE, message=message, where=Location(_printable(path)), hint="rename the file")


def _printable(path: Path) -> str:
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in path.as_posix())
