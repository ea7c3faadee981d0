"""Mending a catalogue: the text of every file as it should be, and writing it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from exporters.editing.layout import laid_out
from exporters.editing.mending import mended
from exporters.findings import Finding, Mend, VarcatError
from exporters.reading.careful import read_carefully
from exporters.reading.files import SourceFile, read_file, yaml_files
from exporters.reading.loading import CATALOG_FILE
from exporters.reading.shape import DOCUMENT_KINDS

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file and what its text is to become."""

    path: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after

    @property
    def difference(self) -> str:
        """The difference in the form that `patch` and `git apply` read."""
        lines = unified_diff(
            self.before.splitlines(keepends=True), self.after.splitlines(keepends=True), self.path, self.path
        )
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)

    def write(self) -> None:
        """Writes the file, with the byte order mark and the line ends that it had; raises VarcatError if it cannot."""
        file = Path(self.path)
        try:
            raw = file.read_bytes()
            text = self.after.replace("\n", "\r\n") if b"\r\n" in raw else self.after
            file.write_bytes((_MARK if raw.startswith(_MARK) else b"") + text.encode())
        except OSError as error:
            raise VarcatError(f"{self.path} cannot be written: {(error.strerror or str(error)).lower()}") from error


def layouts(root: Path) -> Iterator[Rewrite]:
    """Every file that can be read, with its canonical layout."""
    return (Rewrite(s.path, s.text, laid_out(s.path, s.text, _schema(s, root))) for s in _sources(root))


def mendings(root: Path, findings: Iterable[Finding]) -> Iterator[Rewrite]:
    """Every file that can be read, with what is safe to mend of some findings mended, and in the canonical layout."""
    by_file: dict[str, list[Mend]] = defaultdict(list)
    for mend in (mend for finding in findings for mend in finding.mends):
        by_file[mend.place.path].append(mend)
    for source in _sources(root):
        name = _schema(source, root)
        text = mended(source.path, source.text, name, by_file[source.path])
        yield Rewrite(source.path, source.text, laid_out(source.path, text, name))


def _sources(root: Path) -> Iterator[SourceFile]:
    read = (read_file(path) for path in yaml_files(root) if isinstance(path, str))
    return (source for source in read if isinstance(source, SourceFile))


def _schema(source: SourceFile, root: Path) -> str | None:
    if source.path == (root / CATALOG_FILE).as_posix():
        return "catalog"
    top = read_carefully(source.path, source.text).top
    kind = top.value.get("kind") if top and isinstance(top.value, Mapping) else None
    return kind if kind in DOCUMENT_KINDS else None
