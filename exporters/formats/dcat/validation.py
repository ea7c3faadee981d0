"""The official SHACL shapes, applied: what a document violates, said of the nodes and properties of the document.

pyshacl is the reference. The engine `shacl`, written in Rust, gives the same results some twenty times faster where it
is installed, and is taken first. Without either there is nothing to validate with.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from exporters.model.vocabulary import AccessLevel

if TYPE_CHECKING:
    from rdflib import Graph

PACKAGE: Final = "exporters.formats.dcat.shapes"

DCAT_AP: Final = ("dcat-ap-base", "dcat-ap-range", "dcat-ap-vocabularies")
HIGH_VALUE: Final = "dcat-ap-hvd"
_HEALTH: Final = "healthdcat-ap-"


class Violation(NamedTuple):
    """What a shape finds wrong: addresses of the node and the property, and the words of the shape, if it has some."""

    node: str
    path: str
    message: str


def can_validate() -> bool:
    """Whether an engine is installed: `pip install varcat[shacl]`."""
    return any(find_spec(name) for name in ("shacl", "pyshacl"))


def violations(turtle: str, shapes: Sequence[str]) -> list[Violation]:
    """What the named shapes find wrong with a document, in a stable order.

    Raises ModuleNotFoundError if no engine is installed.
    """
    validate = by_shacl if find_spec("shacl") else by_pyshacl
    return sorted({violation for name in shapes for violation in validate(turtle, repaired(name))})


def health_shapes(level: AccessLevel) -> str | None:
    """The name of the shapes of HealthDCAT-AP Release 8 for an access level, if the user has them.

    They are not shipped, for want of a licence at first hand: VARCAT_STANDARDS names the folder that has them.
    """
    name = f"{_HEALTH}{level}"
    return name if _file(name).is_file() else None


@cache
def repaired(name: str) -> str:
    """The official shapes of that name, ready for the engines."""
    return without_pathless(_file(name).read_text("utf-8"))


def _file(name: str) -> Traversable:
    if name.startswith(_HEALTH):
        folder = Path(os.environ.get("VARCAT_STANDARDS") or os.devnull)
        return folder / "rdf" / "healthdcat-ap-r8" / "shapes" / f"{name.removeprefix(_HEALTH)}-shapes.ttl"
    return files(PACKAGE) / f"{name}.ttl"


def without_pathless(shapes: str) -> str:
    """Shapes without the property shapes that have no path, on which the engines stop."""
    from rdflib import SH, Graph

    graph = Graph().parse(data=shapes, format="turtle", publicID="urn:x:")
    for shape in set(graph.objects(None, SH.property)):
        if (shape, SH.path, None) not in graph:
            graph.remove((None, SH.property, shape))
    return graph.serialize(format="turtle")


def by_pyshacl(turtle: str, shapes: str) -> Iterator[Violation]:
    """What pyshacl finds."""
    import pyshacl
    from rdflib import RDF, SH, Graph

    _, report, _ = pyshacl.validate(
        Graph().parse(data=turtle, format="turtle"),
        shacl_graph=Graph().parse(data=shapes, format="turtle"),
        do_owl_imports=False,
    )
    for result in report.objects(next(report.subjects(RDF.type, SH.ValidationReport)), SH.result):
        if (result, SH.resultSeverity, SH.Violation) in report:
            yield Violation(*(_text(report, result, p) for p in (SH.focusNode, SH.resultPath, SH.resultMessage)))


def by_shacl(turtle: str, shapes: str) -> Iterator[Violation]:
    """What the engine in Rust finds; it reads files."""
    import shacl

    with TemporaryDirectory(prefix="varcat.") as folder:
        data, rules = Path(folder) / "data.ttl", Path(folder) / "shapes.ttl"
        data.write_text(turtle, encoding="utf-8")
        rules.write_text(shapes, encoding="utf-8")
        for result in shacl.validate(str(data), str(rules)).results:
            if result.severity_iri.strip("<>").endswith("#Violation"):
                yield Violation(result.focus_node.strip("<>"), (result.path or "").strip("<>"), result.message or "")


def _text(report: Graph, result: Any, predicate: Any) -> str:
    value = report.value(result, predicate)
    return "" if value is None else str(value)
