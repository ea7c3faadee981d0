from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from functools import partial

import pytest

from exporters.findings import VarcatError
from exporters.parallel import side_by_side


def fail(error: BaseException) -> None:
    raise error


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("joining", [False, True])
def test_results_come_in_the_order_of_the_tasks(joining: bool) -> None:
    tasks: list[Callable[[], int]] = [partial(pow, n, 2) for n in range(5)]
    assert side_by_side(tasks, joining=joining) == [0, 1, 4, 9, 16]
    assert side_by_side([], joining=joining) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only there tasks are processes")
def test_tasks_run_in_processes_of_their_own_unless_there_are_threads() -> None:
    assert os.getpid() not in side_by_side([os.getpid, os.getpid])
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert set(side_by_side([os.getpid, os.getpid])) == {os.getpid()}
    finally:
        stop.set()
        thread.join()


@pytest.mark.skipif(sys.platform != "linux", reason="only there tasks are processes")
def test_a_process_that_joins_does_the_first_task() -> None:
    first, second = side_by_side([os.getpid, os.getpid], joining=True)
    assert first == os.getpid() != second


@pytest.mark.parametrize(
    ("error", "raised", "words"),
    [
        (VarcatError("plain words"), VarcatError, "plain words"),
        (OSError(28, "no space"), OSError, "no space"),
        (KeyboardInterrupt(), KeyboardInterrupt, ""),
        (ZeroDivisionError("a fault"), RuntimeError, "ZeroDivisionError: a fault"),
    ],
)
def test_what_a_task_raises_is_raised(error: BaseException, raised: type[BaseException], words: str) -> None:
    with pytest.raises(raised, match=words or None):
        side_by_side([partial(fail, error), partial(pow, 1, 1)])


@pytest.mark.skipif(sys.platform != "linux", reason="only there tasks are processes")
def test_a_task_that_is_killed_is_no_hang() -> None:
    with pytest.raises(VarcatError, match="a process was killed"):
        side_by_side([die, partial(pow, 1, 1)])


@pytest.mark.skipif(sys.platform != "linux", reason="only there tasks are processes")
def test_an_error_ends_the_other_tasks() -> None:
    start = time.monotonic()
    with pytest.raises(VarcatError):
        side_by_side([partial(fail, VarcatError("no")), partial(time.sleep, 60)])
    assert time.monotonic() - start < 30
