"""Mutated YAML files: bytes flipped, lines cut, types changed; each must give findings or none, never an error.

`python tests/fuzz/mutate.py 10000` tries so many, and prints what came of them. The same number is the same mutation
on every machine, so that one that fails can be tried again: `python tests/fuzz/mutate.py --only 4711`.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from unittest import mock

from exporters import check, pipeline
from exporters.cli.common import report_context
from exporters.editing.layout import laid_out
from exporters.report import REPORTERS

TESTS = Path(__file__).parent.parent
CATALOGS = (TESTS.parent / "metadata", TESTS / "catalogs" / "full")
VALUES = (
    *("12", "-1", "1.5e400", "true", "null", "~", "''", "[]", "{}", "[a]", "{nl: x}", "2025-02-30", "*x", "&x y", "!x"),
    *('"\\0"', "|", ">-", "{a: {b: {c: d}}}", "no", "012345", "1:30", ".nan", "<<", "'#'", "é" * 300, "\ufeff", "\x85"),
)
MARKS = ("\t", "- ", ": ", "#", "}", "]", '"', "\r", "---\n")

Mutation = Callable[[bytes, random.Random], bytes]


def flip(data: bytes, chance: random.Random) -> bytes:
    """A few bits of a few bytes."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """A line less, or half of one, or all behind it."""
    lines = data.splitlines(keepends=True)
    n = chance.randrange(len(lines))
    half = lines[n][: chance.randrange(len(lines[n]) + 1)]
    return b"".join(chance.choice(([*lines[:n], *lines[n + 1 :]], [*lines[:n], half, *lines[n + 1 :]], lines[:n])))


def retype(data: bytes, chance: random.Random) -> bytes:
    """Another value, of another type, behind one of the colons."""
    places = [match.span(1) for match in re.finditer(rb": ([^\n,}\]]+)", data)]
    if not places:
        return data
    start, end = chance.choice(places)
    return data[:start] + chance.choice(VALUES).encode() + data[end:]


def swap(data: bytes, chance: random.Random) -> bytes:
    """Two lines in each other's place, or one of them twice."""
    lines = data.splitlines(keepends=True)
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], chance.choice((lines[one], lines[other]))
    return b"".join(lines)


def insert(data: bytes, chance: random.Random) -> bytes:
    """Characters that mean something to YAML, where they do not belong."""
    place = chance.randrange(len(data) + 1)
    return (
        data[:place]
        + chance.choice((*VALUES, "\t", "- ", ": ", "#", "}", "]", '"', "\r", "---\n")).encode()
        + data[place:]
    )


MUTATIONS: Sequence[Mutation] = (flip, cut, retype, swap, insert)


def mutated(number: int) -> tuple[Path, Path, bytes]:
    """The catalogue, the file in it and the file's new content of one mutation."""
    chance = random.Random(number)  # noqa: S311  # nothing is to be kept secret
    catalog = CATALOGS[number % 2]
    file = chance.choice(sorted(catalog.rglob("*.yaml")))
    data = file.read_bytes()
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(MUTATIONS)(data or b"a: b\n", chance) or b"a: b\n"
    return catalog, file.relative_to(catalog), data


class Bench:
    """Copies of the catalogues, in which one file at a time is another."""

    def __init__(self, folder: Path) -> None:
        self.plugins = cache(pipeline.plugins)  # they stay the same
        self.roots = {catalog: folder / str(n) for n, catalog in enumerate(CATALOGS)}
        for catalog, root in self.roots.items():
            shutil.copytree(catalog, root)

    def outcome(self, number: int) -> str:
        """What came of one mutation; raises whatever the program raises."""
        catalog, name, data = mutated(number)
        file = self.roots[catalog] / name
        original = file.read_bytes()
        file.write_bytes(data)
        try:
            with mock.patch.object(pipeline, "plugins", self.plugins):
                checked = check(self.roots[catalog])
            for reporter in REPORTERS.values():
                reporter(checked.findings, report_context(checked.files)).encode()
            text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
            laid_out("a.yaml", text, None)
        finally:
            file.write_bytes(original)
        if not all(finding.location.line >= 1 and finding.location.column >= 1 for finding in checked.findings):
            raise AssertionError(f"mutation {number}: a finding stands nowhere")
        return checked.findings[0].rule.code[:3] if checked.findings else "clean"


def main() -> int:
    """Tries mutations and says what came of them; 1 if one of them made an error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--only", type=int)
    given = parser.parse_args()
    numbers = range(given.count) if given.only is None else [given.only]
    start, outcomes, failed = time.process_time(), Counter[str](), []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for number in numbers:
            try:
                outcomes[bench.outcome(number)] += 1
            except Exception as error:  # noqa: BLE001  # that is what is looked for
                failed.append(f"mutation {number}: {type(error).__name__}: {error}")
    told = ", ".join(f"{count} {name}" for name, count in outcomes.most_common())
    sys.stdout.write(f"{len(numbers)} mutations, {len(failed)} errors ({told}), {time.process_time() - start:.0f} s\n")
    sys.stdout.writelines(f"{line}\n" for line in failed[:20])
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
