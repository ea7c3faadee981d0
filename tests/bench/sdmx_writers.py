"""Times the SDMX writers beside other libraries: `python tests/bench/sdmx_writers.py [N]`.

N variables (10,000 unless told) in four languages with five annotations each. Only writing is timed, in CPU seconds of
one core, the best of three; each line is a process of its own, so that the memory that it grows by is its own.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from exporters.format import Settings
from exporters.model.catalog import Catalog
from exporters.model.definitions import (
    Agency,
    Agent,
    Calculation,
    CatalogInfo,
    Definition,
    Iri,
    RichLangText,
    SourceVariable,
    Unit,
    Update,
)
from exporters.reading.linking import link
from exporters.registry import chosen

Work = Callable[[], object]
OURS = ("sdmx-ml-2.1", "sdmx-ml-3.0", "sdmx-json-2.0")
SDMX1 = "sdmx1 (from 500 of them, in proportion)"
PEERS = ("joined f-strings, concepts only", "pysdmx, one language", SDMX1)
_FEW = 500
"""As many variables does sdmx1 write; its time is taken for all in proportion."""


def text(words: str) -> RichLangText:
    return RichLangText({language: f"{words} in language {language}" for language in ("nl", "fr", "en", "de")})


def catalogue(size: int) -> Catalog:
    """Variables without links, whose every text is in four languages."""
    info = CatalogInfo(
        id="shape",
        title=text("Shape"),
        description=text("A shape to measure"),
        publisher=Agent(name=text("Office")),
        contact=Agent(name=text("Desk")),
        base_iri=Iri("https://example.org/"),
        languages=("nl", "fr", "en", "de"),
        agency=Agency(ddi="org.example", sdmx="OFFICE"),
    )
    variables = [
        SourceVariable(
            id=f"v{n:05}",
            path="",
            title=text(f"Variable {n}"),
            definition=text(f"What the variable {n} says"),
            population=text("Persons"),
            unit_type=text("Person"),
            unit=Unit(label=text("number")),
            update=Update(timing=text("In autumn")),
            calculation=Calculation(text=text("a / b")),
        )
        for n in range(size)
    ]
    return link(info, None, variables)[0]


def ours(name: str, size: int) -> Work:
    catalog, [form] = catalogue(size), chosen([name])

    def work() -> None:
        with Path(os.devnull).open("wb") as stream:
            form.write(stream, catalog, tuple(catalog), Settings())

    return work


def joined(size: int) -> Work:
    catalog = catalogue(size)

    def texts(tag: str, texts: RichLangText) -> str:
        return "".join(f'<{tag} xml:lang="{language}">{escape(words)}</{tag}>' for language, words in texts.items())

    def annotations(variable: Definition) -> str:
        return "".join(f"<Annotation>{texts('Text', variable.title)}</Annotation>" for _ in range(5))

    def work() -> bytes:
        return "".join(
            f'<Concept id="{v.id}">{annotations(v)}'
            f"{texts('Name', v.title)}{texts('Description', v.definition)}</Concept>"
            for v in catalog
        ).encode()

    return work


def pysdmx(size: int) -> Work:
    from pysdmx.io.format import Format
    from pysdmx.io.writer import write_sdmx
    from pysdmx.model import Agency as TheirAgency
    from pysdmx.model import Annotation, Concept, ConceptScheme

    concepts = [
        Concept(
            id=v.id,
            name=v.title["en"],
            description=v.definition["en"],
            annotations=[Annotation(id=f"A{k}", type="STAT_POP", text=v.population["en"]) for k in range(5)],
        )
        for v in catalogue(size)
    ]
    scheme = ConceptScheme("CS", agency=TheirAgency("OFFICE"), name="CS", version="1.0", items=concepts)

    def work() -> None:
        with TemporaryDirectory() as folder:
            write_sdmx([scheme], Format.STRUCTURE_SDMX_ML_2_1, output_path=f"{folder}/out.xml")

    return work


def sdmx1(_: int) -> Work:
    import io

    import sdmx

    stream = io.BytesIO()
    catalog, [form] = catalogue(_FEW), chosen(["sdmx-ml-2.1"])
    form.write(stream, catalog, tuple(catalog), Settings())
    message = sdmx.read_sdmx(io.BytesIO(stream.getvalue()))
    return lambda: sdmx.to_xml(message)


def run(name: str, size: int) -> None:
    """Prints the CPU seconds and the megabytes that one writer takes."""
    makers = dict(zip(PEERS, (joined, pysdmx, sdmx1), strict=True))
    work = makers[name](size) if name in makers else ours(name, size)
    gc.collect()
    gc.freeze()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = []
    for _ in range(1 if name == SDMX1 else 3):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    factor = size / _FEW if name == SDMX1 else 1
    print(json.dumps([min(seconds) * factor, grown / 1024]))  # noqa: T201


def main(size: int) -> None:
    """Prints the table."""
    print(f"| {size} variables, four languages, five annotations | CPU seconds | grows by MB |\n|---|--:|--:|")  # noqa: T201
    for name in (*OURS, *PEERS):
        command = [sys.executable, __file__, "--one", name, str(size)]
        seconds, grown = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        print(f"| {name} | {seconds:.2f} | {grown:,.0f} |")  # noqa: T201


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        run(sys.argv[2], int(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
