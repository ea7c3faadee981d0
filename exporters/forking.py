"""Tasks in copies of this process; only what runs tasks side by side needs what is imported here."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar, cast

from exporters.findings import VarcatError

Result = TypeVar("Result")


def forked(tasks: Sequence[Callable[[], Result]], at_once: int, *, joining: bool) -> list[Result]:
    """The results of the tasks, in their order: of forked processes, so many at once, and of this one if `joining`."""
    gc.freeze()  # lest the collector of each copy touches, and so copies, all that they share
    waiting = deque(enumerate(tasks))
    own = waiting.popleft() if joining else None
    running: dict[Connection, tuple[int, BaseProcess]] = {}
    results: dict[int, Result] = {}
    try:
        while waiting or running or own:
            while waiting and len(running) + bool(own) < at_once:
                number, task = waiting.popleft()
                process, connection = _start(task)
                running[connection] = number, process
            if own:
                results[own[0]], own = own[1](), None
            for ready in cast(list[Connection], wait(list(running))):
                results[running[ready][0]] = _result(ready)
                _end(running.pop(ready)[1])
        return [results[number] for number in range(len(tasks))]
    finally:
        for _, process in running.values():
            _end(process)
        gc.unfreeze()


def _start(task: Callable[[], Any]) -> tuple[BaseProcess, Connection]:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(task, sender), daemon=True)
    process.start()
    if process.pid:
        with suppress(OSError):  # it may have gone already
            os.setpgid(process.pid, process.pid)
    sender.close()
    return process, receiver


def _end(process: BaseProcess) -> None:
    """Ends a process and whatever it started: the group that it leads. A signal that asks could be missed."""
    if process.pid:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()


def _run(task: Callable[[], Any], sender: Connection) -> None:
    """What the copy does: the task, and nothing of what its parent would do when it ends."""
    try:
        sender.send((task(), None))
    except BaseException as error:  # noqa: BLE001  # whatever it is, it is the parent's to handle
        sender.send((None, _portable(error)))
    finally:
        os._exit(0)


def _portable(error: BaseException) -> BaseException:
    """An error that can be sent: those that are raised on purpose, and what the system says; of others the words."""
    if isinstance(error, VarcatError | OSError | KeyboardInterrupt):
        return error
    return RuntimeError(f"{type(error).__name__}: {error}")


def _result(connection: Connection) -> Any:
    try:
        result, error = connection.recv()
    except EOFError:
        raise VarcatError("a process was killed; most often for lack of memory") from None
    if error:
        raise error
    return result
