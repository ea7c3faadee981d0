"""The proof: every written file is read back, and its links must be those of the YAML.

The readers share no code with the writers, and run in processes of their own: they see the file, nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from exporters.findings import VarcatError
from exporters.model.catalog import Edge
from exporters.model.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Expectation:
    """A written file, its format, and the links that must be in it, no more and no less."""

    format: str
    file: Path
    edges: frozenset[Edge]


@dataclass(frozen=True, slots=True)
class Difference:
    """A file whose links are not those of the YAML."""

    file: Path
    lost: tuple[Edge, ...]
    invented: tuple[Edge, ...]


class ProofError(VarcatError):
    """Links were lost or invented on the way; `differences` names each."""

    exit_code = 1

    def __init__(self, differences: Sequence[Difference], root: Path) -> None:
        self.differences = tuple(differences)
        super().__init__("\n".join(("the proof failed: the links are not those of the YAML", *self._lines(root))))

    def _lines(self, root: Path) -> Iterator[str]:
        for difference in self.differences:
            file = difference.file.relative_to(root).as_posix()
            for verb, edges in (("lost", difference.lost), ("invented", difference.invented)):
                for source, role, target in edges:
                    yield f"  {file} {verb} {source} → {role} → {target}"


class UnreadableError(VarcatError):
    """A written file cannot be read back at all, or contradicts itself."""

    exit_code = 1


def differences(expectations: Sequence[Expectation]) -> tuple[Difference, ...]:
    """What files lost or invented, file by file.

    Raises UnreadableError if a file cannot be read back at all.
    """
    return tuple(
        Difference(e.file, tuple(sorted(e.edges - edges)), tuple(sorted(edges - e.edges)))
        for e, edges in zip(expectations, _read_back(expectations), strict=True)
        if edges != e.edges
    )


def _read_back(expectations: Sequence[Expectation]) -> Iterator[frozenset[Edge]]:
    """The links of each file, as the reader of its format finds them in another process."""
    answer = subprocess.run(  # our own interpreter and module
        [sys.executable, "-m", "exporters.proof"],
        input="".join(json.dumps((e.format, str(e.file))) + "\n" for e in expectations),
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"},
        check=False,
    )
    lines = answer.stdout.splitlines()
    if len(lines) < len(expectations):
        cause = (answer.stderr.strip() or f"exit code {answer.returncode}").splitlines()[-1]
        raise UnreadableError(f"what {expectations[len(lines)].format} wrote cannot be read back: {cause}")
    for line in lines:
        yield frozenset(Edge(source, Role(role), target) for source, role, target in json.loads(line))
