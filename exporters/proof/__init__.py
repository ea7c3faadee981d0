"""The proof: every written file is read back, and its links must be those of the YAML.

The readers share no code with the writers, and run in processes of their own: they see the file, nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exporters.findings import VarcatError
from exporters.model.catalog import Edge
from exporters.model.vocabulary import Role
from exporters.proof.agreement import Named, contradictions


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


class ContradictionError(VarcatError):
    """The files of one run contradict each other, or refer to what none of them holds; each is true to its links."""

    exit_code = 1

    def __init__(self, found: Sequence[str]) -> None:
        lines = (f"  {one}" for one in found)
        super().__init__("\n".join(("the proof failed: the files do not agree with each other", *lines)))


@dataclass(frozen=True, slots=True)
class Proof:
    """What reading some files back came to: those that lost or invented links, and the names that files tell."""

    differences: tuple[Difference, ...] = ()
    named: tuple[Named, ...] = ()


def prove(expectations: Sequence[Expectation]) -> Proof:
    """Reads files back, each by itself; raises UnreadableError if one of them cannot be read at all."""
    differences: list[Difference] = []
    named: list[Named] = []
    for expected, (links, meanings, lacking) in zip(expectations, _read_back(expectations), strict=True):
        edges = frozenset(Edge(source, Role(role), target) for source, role, target in links)
        if edges != expected.edges:
            lost, invented = sorted(expected.edges - edges), sorted(edges - expected.edges)
            differences.append(Difference(expected.file, tuple(lost), tuple(invented)))
        if meanings or lacking:
            named.append(Named(expected.file, meanings, frozenset(lacking)))
    return Proof(tuple(differences), tuple(named))


def require(proofs: Iterable[Proof], root: Path) -> None:
    """Raises ProofError if a file of a run lost or invented a link, ContradictionError if files do not agree."""
    every = tuple(proofs)
    if found := [difference for proof in every for difference in proof.differences]:
        raise ProofError(found, root)
    if told := list(contradictions((named for proof in every for named in proof.named), root)):
        raise ContradictionError(told)


def _read_back(expectations: Sequence[Expectation]) -> Iterator[Any]:
    """What the reader of its format finds in each file in another process: links, meanings, lacking names."""
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
    return map(json.loads, lines)
