"""A part of the mutations of `mutate.py`; `.ci/run` tries all of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from mutate import MUTATIONS, Bench, mutated


def test_no_mutation_makes_an_error(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    outcomes = Counter(bench.outcome(number) for number in range(300))
    assert outcomes["YML"] > 50
    assert outcomes["SCH"] > 50
    assert outcomes["LNK"] > 5


def test_the_same_number_is_the_same_mutation() -> None:
    assert mutated(4711) == mutated(4711)
    assert len({mutated(number)[2] for number in range(50)}) > 45


def test_every_kind_of_mutation_changes_something() -> None:
    import random

    data = b"id: a\nkind: stat\ntitle: {nl: Naam}\nrelated: [b]\n"
    for mutate in MUTATIONS:
        assert any(mutate(data, random.Random(seed)) != data for seed in range(5)), mutate  # noqa: S311
