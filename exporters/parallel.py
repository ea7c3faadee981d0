"""Several tasks side by side, each in a copy of this process, so that none has to be handed the catalogue."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

Result = TypeVar("Result")
Thing = TypeVar("Thing")


def side_by_side(tasks: Sequence[Callable[[], Result]], *, joining: bool = False) -> list[Result]:
    """The results of the tasks, in their order; what one of them raises is raised here.

    On Linux each task runs in a forked process, as many at a time as there are processors; results and errors come
    back pickled, and an interruption ends them all. If this process is `joining`, it does the first task itself, whose
    result need not be handed over. Where forking is not safe, on other systems and beside other
    threads, they run one after the other.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or len(tasks) <= 1:
        return [task() for task in tasks]
    from exporters.forking import forked

    return forked(tasks, processors(), joining=joining)


def in_shares(things: Iterable[Thing], weights: Iterable[float], sizes: Iterator[float]) -> list[list[Thing]]:
    """The things, in their order, in shares whose weights come near to the sizes."""
    shares: list[list[Thing]] = []
    room = 0.0
    for thing, weight in zip(things, weights, strict=True):
        if room <= weight / 2:
            shares.append([])
            room = next(sizes)
        shares[-1].append(thing)
        room -= weight
    return shares


def processors() -> int:
    """How many tasks can run at the same time."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
