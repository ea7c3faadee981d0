"""Times the DDI writers beside ddi-l: `python tests/bench/ddi_writers.py [N]`.

N definitions (10,000 unless told) in four languages, in full; ddi-l authors and saves 1,000 variables with no more than
a name and a label. Only writing is timed, in CPU seconds of one core, the best of seven, because a machine has other
work as well; each line is a process of its own. The memory is the peak of what Python allocates while writing, which
one more run traces.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from generate import generate

from exporters import load
from exporters.format import Document, Settings
from exporters.model.catalog import Catalog
from exporters.registry import chosen

Work = Callable[[], object]
CODEBOOK, LIFECYCLE = "ddi-codebook-2.5", "ddi-lifecycle-3.3"
RECORDS = f"{CODEBOOK}, a record for each indicator"
DDI_L = "ddi-l, 1,000 variables, name and label only"
_VARIABLES = 1_000


def writing(catalog: Catalog, name: str, documents: Iterable[Document]) -> Work:
    """Some documents of a format, which nobody keeps."""
    [form], some = chosen([name]), tuple(documents)

    def work() -> None:
        with Path(os.devnull).open("wb") as stream:
            for document in some:
                form.writer(document)(stream, catalog, document.subjects, Settings())

    return work


def ddi_l(folder: Path) -> Work:
    """The way that ddi-l recommends."""
    from ddi_l import new_study

    def work() -> None:
        study = new_study(title="Bench", agency="org.example")
        for number in range(_VARIABLES):
            study.add_variable(name=f"variable_{number}", label=f"The label of variable {number}")
        study.save(folder / "ddi-l.xml")

    return work


def made(name: str, folder: Path) -> Work:
    """What a line of the table measures."""
    if name == DDI_L:
        return ddi_l(folder)
    catalog = load(folder)
    catalog.links_from(""), catalog.links_to("")  # both ways are found when one first looks
    form = name.partition(",")[0]
    plan = chosen([form])[0].plan(catalog)
    return writing(catalog, form, islice(plan, 1, None) if name == RECORDS else islice(plan, 1))


def run(name: str, folder: Path) -> None:
    """Prints the CPU seconds and the megabytes that one line takes."""
    work = made(name, folder)
    gc.collect()
    gc.freeze()
    seconds = []
    for _ in range(7):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    tracemalloc.start()
    work()
    print(json.dumps([min(seconds), tracemalloc.get_traced_memory()[1] / 2**20]))  # noqa: T201


def main(size: int) -> None:
    """Prints the table."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        generate(size, folder)
        figures = {}
        for name in (CODEBOOK, LIFECYCLE, RECORDS, DDI_L):
            command = [sys.executable, __file__, "--one", name, str(folder)]
            figures[name] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    print(f"| {size} definitions in four languages | CPU seconds | times ddi-l | peak MB |\n|---|--:|--:|--:|")  # noqa: T201
    for name, (seconds, peak) in figures.items():
        print(f"| {name} | {seconds:.2f} | {seconds / figures[DDI_L][0]:.2f} | {peak:,.1f} |")  # noqa: T201


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        run(sys.argv[2], Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
