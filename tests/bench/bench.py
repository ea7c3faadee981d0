"""Times every stage and format beside a hand-rolled baseline in the same run: `python tests/bench/bench.py [N]`.

Each line is a process of its own on a generated catalogue of N definitions (2,000 unless told), so that its peak
memory is its own. Machines differ and are noisy: the ratio to the baseline is what counts.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from generate import generate

Work = Callable[[], object]

HERE = Path(__file__).parent


def _files(folder: Path) -> Iterator[Path]:
    return (file for kind in ("stat", "cube", "source", "codelist") for file in (folder / kind).iterdir())


def safe_load(folder: Path) -> Work:
    """Baseline of reading: PyYAML as most scripts use it."""
    import yaml

    return lambda: [yaml.safe_load(file.read_bytes()) for file in _files(folder)]


def safe_load_and_validate(folder: Path) -> Work:
    """Baseline of checking: PyYAML, then jsonschema; no link is looked at."""
    import yaml
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    from exporters.reading.shape import DOCUMENT_KINDS, schema

    resources = ((schema(n)["$id"], Resource.from_contents(schema(n))) for n in ("common", *DOCUMENT_KINDS))
    registry: Registry[Any] = Registry().with_resources(resources)
    validators = {kind: Draft202012Validator(schema(kind), registry=registry) for kind in DOCUMENT_KINDS}

    def work() -> None:
        for file in _files(folder):
            data = yaml.load(file.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506  # plain texts only
            validators[data["kind"]].is_valid(data)

    return work


def read(folder: Path) -> Work:
    """Files to a linked catalogue."""
    from exporters.reading.loading import read_catalog

    return lambda: read_catalog(folder)


def check(folder: Path) -> Work:
    """What `varcat check` does."""
    from exporters import check

    return lambda: check(folder)


def publish(folder: Path) -> Work:
    """What `varcat publish` does."""
    from exporters import publish

    return lambda: publish(folder, folder.parent / "public")


def publish_main(folder: Path, *formats: str) -> Work:
    """What `varcat publish --main-only` does with a few formats."""
    from exporters import publish

    return lambda: publish(folder, folder.parent / "public", formats=formats, main_only=True)


def write(folder: Path, name: str) -> Work:
    """One format's main document."""
    from exporters import load
    from exporters.format import Settings
    from exporters.registry import chosen

    catalog, [form] = load(folder), chosen([name])

    def work() -> None:
        with (folder.parent / f"document.{form.extension}").open("wb") as stream:
            form.write(stream, catalog, tuple(catalog), Settings())

    return work


def prove(folder: Path, name: str) -> Work:
    """Reading one format's main document back."""
    from exporters.registry import chosen, reader

    [form] = chosen([name])
    read_links = reader(name)
    return lambda: set(read_links(folder.parent / f"document.{form.extension}"))


def rdflib_turtle(folder: Path) -> Work:
    """Baseline of DCAT: the same triples through rdflib's Graph and Turtle writer."""
    import pyoxigraph
    from rdflib import Graph, Literal, URIRef

    def term(node: Any) -> URIRef | Literal:
        if isinstance(node, pyoxigraph.NamedNode):
            return URIRef(node.value)
        return Literal(node.value, lang=node.language, datatype=None if node.language else URIRef(node.datatype.value))

    triples = list(pyoxigraph.parse(path=folder.parent / "document.ttl"))

    def work() -> None:
        graph = Graph()
        for triple in triples:
            graph.add((term(triple.subject), term(triple.predicate), term(triple.object)))
        graph.serialize(folder.parent / "baseline.ttl", format="turtle")

    return work


def oxigraph_turtle(folder: Path) -> Work:
    """Baseline of DCAT: the same triples, in memory already, through pyoxigraph's Turtle serialiser."""
    import pyoxigraph

    triples = list(pyoxigraph.parse(path=folder.parent / "document.ttl"))
    return lambda: pyoxigraph.serialize(triples, folder.parent / "baseline.ttl", pyoxigraph.RdfFormat.TURTLE)


def lxml_tree(folder: Path) -> Work:
    """Baseline of DDI and SDMX: the elements of the last XML document built as one lxml tree, then serialised."""
    from lxml import etree

    source = etree.parse(folder.parent / "document.xml").getroot()

    def copy(element: Any, parent: Any) -> None:
        twin = etree.SubElement(parent, element.tag, dict(element.attrib))
        twin.text, twin.tail = element.text, element.tail
        for child in element:
            copy(child, twin)

    def work() -> None:
        root = etree.Element(source.tag, nsmap=source.nsmap)
        for child in source:
            copy(child, root)
        etree.ElementTree(root).write(folder.parent / "baseline.xml", encoding="UTF-8")

    return work


def ddi_l_write(folder: Path) -> Work:
    """Baseline of DDI-Lifecycle: ddi-l's own models and writer, with no more than name and label of each variable."""
    from ddi_l.models import InternationalString, LogicalProduct, Variable
    from lxml import etree

    from exporters import load

    catalog = load(folder)
    whose = {"agency": catalog.info.agency.ddi, "version": "1"}

    def work() -> None:
        variables = [
            Variable(
                identifier=definition.id,
                names=[InternationalString(definition.id)],
                labels=[InternationalString(text, lang=language) for language, text in definition.title.items()],
                **whose,
            )
            for definition in catalog
        ]
        product = LogicalProduct(identifier="product", variables=variables, **whose)
        etree.ElementTree(product.to_xml()).write(folder.parent / "baseline.xml", encoding="UTF-8")

    return work


def sdmx1_write(folder: Path) -> Work:
    """Baseline of SDMX: the same structures through sdmx1's own writer."""
    import sdmx

    message = sdmx.read_sdmx(folder.parent / "document.xml")
    return lambda: (folder.parent / "baseline.xml").write_bytes(sdmx.to_xml(message))


FIRST_FORMATS = ("dcat-ap-3.0.1", "ddi-codebook-2.5", "sdmx-ml-2.1")
STAGES: tuple[tuple[str, Callable[..., Work], tuple[str, ...], str | None], ...] = (
    ("PyYAML safe_load", safe_load, (), None),
    ("PyYAML C loader + jsonschema", safe_load_and_validate, (), None),
    ("read and link", read, (), "PyYAML safe_load"),
    ("check", check, (), "PyYAML C loader + jsonschema"),
    ("write dcat-ap-3.0.1", write, ("dcat-ap-3.0.1",), "pyoxigraph, triples in memory"),
    ("pyoxigraph, triples in memory", oxigraph_turtle, (), None),
    ("rdflib Graph to Turtle", rdflib_turtle, (), None),
    ("prove dcat-ap-3.0.1", prove, ("dcat-ap-3.0.1",), None),
    ("write ddi-codebook-2.5", write, ("ddi-codebook-2.5",), "lxml tree of the DDI"),
    ("lxml tree of the DDI", lxml_tree, (), None),
    ("prove ddi-codebook-2.5", prove, ("ddi-codebook-2.5",), None),
    ("write ddi-lifecycle-3.3", write, ("ddi-lifecycle-3.3",), "ddi-l, name and label only"),
    ("ddi-l, name and label only", ddi_l_write, (), None),
    ("prove ddi-lifecycle-3.3", prove, ("ddi-lifecycle-3.3",), None),
    ("write sdmx-ml-2.1", write, ("sdmx-ml-2.1",), "sdmx1 writer"),
    ("lxml tree of the SDMX", lxml_tree, (), None),
    ("sdmx1 writer", sdmx1_write, (), None),
    ("prove sdmx-ml-2.1", prove, ("sdmx-ml-2.1",), None),
    ("publish --main-only, three formats", publish_main, FIRST_FORMATS, "PyYAML C loader + jsonschema"),
    ("publish, everything", publish, (), "PyYAML C loader + jsonschema"),
)


def measure(number: int, folder: Path) -> tuple[float, float]:
    """Seconds and peak megabytes (of the largest process) of one stage."""
    answer = subprocess.run(
        [sys.executable, __file__, "--stage", str(number), str(folder)],
        stdout=subprocess.PIPE,
        check=True,
        env={**os.environ, "PYTHONPATH": str(HERE)},
    )
    seconds, megabytes = json.loads(answer.stdout)
    return seconds, megabytes


def run_stage(number: int, folder: Path) -> None:
    """Runs one stage and prints its seconds and peak megabytes; making ready is not timed."""
    _, make, arguments, _ = STAGES[number]
    work = make(folder, *arguments)
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps([seconds, max(peaks) / 1024]))  # noqa: T201


def main(size: int) -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "catalogue"
        generate(size, folder)
        figures = {name: measure(number, folder) for number, (name, *_) in enumerate(STAGES)}
    print(f"| {size} definitions in four languages | seconds | definitions/s | peak MB | against | times as long |")  # noqa: T201
    print("|---|--:|--:|--:|---|--:|")  # noqa: T201
    for name, _, _, baseline in STAGES:
        seconds, megabytes = figures[name]
        ratio = f"{baseline} | {seconds / figures[baseline][0]:.2f}" if baseline else " | "
        print(f"| {name} | {seconds:.2f} | {size / seconds:,.0f} | {megabytes:,.0f} | {ratio} |")  # noqa: T201


if __name__ == "__main__":
    if sys.argv[1:2] == ["--stage"]:
        run_stage(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
