"""The cascade as a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporters.diagram.graph import Arrow, Graph, Node, graph
from exporters.diagram.palette import LOOKS
from exporters.diagram.view import View
from exporters.model.catalog import Catalog

_ACTIVE = re.compile(r"[!-+/:-@\[-^`{-~]|(?<![^\W_])_|_(?![^\W_])")


def render(catalog: Catalog, view: View) -> str:
    """The cascade as a flowchart from left to right. Boxes are numbered, as ids may be words of the language."""
    return "".join(f"{line}\n" for line in _lines(graph(catalog, view)))


def _lines(drawn: Graph) -> Iterator[str]:
    numbers = {node.key: f"n{n}" for n, node in enumerate(drawn.nodes, 1)}
    yield "flowchart LR"
    for node in drawn.nodes:
        yield f'  {numbers[node.key]}["{_label(node)}"]:::{node.kind}'
    for arrow in drawn.arrows:
        yield f"  {numbers[arrow.tail]} {_line(arrow)}{_labels(arrow)} {numbers[arrow.head]}"
    for kind in sorted({node.kind for node in drawn.nodes}):
        look = LOOKS[kind]
        yield f"  classDef {kind} fill:{look.fill},stroke:{look.stroke},color:{look.title}"


def _line(arrow: Arrow) -> str:
    line = "-.->" if arrow.dashed else "-->"
    return f"<{line}" if arrow.mutual else line


def _labels(arrow: Arrow) -> str:
    return f'|"{", ".join(arrow.labels)}"|' if arrow.labels else ""


def _label(node: Node) -> str:
    return "<br>".join(_escaped(line) for line in dict.fromkeys((node.title, node.name)))


def _escaped(text: str) -> str:
    """Everything that Mermaid, Markdown or HTML could act on, as Mermaid's entity codes (`#34;`)."""
    return _ACTIVE.sub(lambda match: f"#{ord(match[0])};", text)
