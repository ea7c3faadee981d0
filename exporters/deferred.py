"""Imports that wait until they are needed; an interruption waits for them in turn."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


def imported(module: str) -> ModuleType:
    """A module, imported. Libraries written in Rust panic, aloud, when a signal cuts their import short."""
    with _signals_held():
        return import_module(module)


def deferred(place: str) -> Callable[..., Any]:
    """A function, as `module:name`, whose module is imported when it is called.

    Every command looks at all formats and reports, and most need one or none of them.
    """
    module, _, name = place.partition(":")

    def call(*arguments: Any) -> Any:
        return getattr(imported(module), name)(*arguments)

    return call


@contextmanager
def _signals_held() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
