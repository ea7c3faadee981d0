"""How long the command takes to start, beside a Python that does nothing: `python tests/bench/startup.py`.

The least of several runs each, taken in turn, so that a busy machine hits all of them alike.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

METADATA = Path(__file__).parent.parent.parent / "metadata"
VARCAT = str(Path(sys.executable).with_name("varcat"))
COMMANDS = {
    "python -c pass": (sys.executable, "-c", "pass"),
    "varcat --version": (VARCAT, "--version"),
    "varcat --help": (VARCAT, "--help"),
    "varcat check metadata": (VARCAT, "check", str(METADATA)),
}


def measured(runs: int) -> dict[str, tuple[float, float]]:
    """For each command the least seconds of wall time and of processor time."""
    best = dict.fromkeys(COMMANDS, (float("inf"), float("inf")))
    for _ in range(runs):
        for name, command in COMMANDS.items():
            best[name] = tuple(map(min, best[name], _once(command)))  # type: ignore[assignment]  # of two, two
    return best


def _once(command: Sequence[str]) -> tuple[float, float]:
    wall, used = time.perf_counter(), _used()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - wall, _used() - used


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Prints a table."""
    table = measured(runs=10)
    base = table["python -c pass"][1]
    sys.stdout.write(f"{'':24}{'wall ms':>10}{'CPU ms':>10}{'times Python':>15}\n")
    for name, (wall, cpu) in table.items():
        sys.stdout.write(f"{name:24}{wall * 1000:10.0f}{cpu * 1000:10.0f}{cpu / base:15.1f}\n")


if __name__ == "__main__":
    main()
