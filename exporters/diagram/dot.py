"""The cascade in the DOT language of Graphviz (https://graphviz.org/doc/info/lang.html)."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.diagram.graph import Arrow, Graph, Node, graph
from exporters.diagram.palette import LOOKS
from exporters.diagram.view import View
from exporters.model.catalog import Catalog


def render(catalog: Catalog, view: View) -> str:
    """The cascade as a directed graph from left to right."""
    return "".join(f"{line}\n" for line in _lines(graph(catalog, view)))


def _lines(drawn: Graph) -> Iterator[str]:
    yield "digraph cascade {"
    yield '  graph [rankdir=LR, nodesep=0.3, ranksep=0.8, fontname="Helvetica"]'
    yield '  node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=11, margin="0.18,0.1"]'
    yield '  edge [fontname="Helvetica", fontsize=9, color="#8793a3", fontcolor="#566271"]'
    yield from map(_node, drawn.nodes)
    yield from map(_arrow, drawn.arrows)
    yield "}"


def _node(node: Node) -> str:
    look = LOOKS[node.kind]
    label = "\\n".join(_escaped(line) for line in dict.fromkeys((node.title, node.name)))
    colors = f'fillcolor="{look.fill}", color="{look.stroke}", fontcolor="{look.title}"'
    return f'  "{_escaped(node.key)}" [label="{label}", {colors}]'


def _arrow(arrow: Arrow) -> str:
    attributes = [
        *([f'label="{", ".join(arrow.labels)}"'] if arrow.labels else []),
        # neighbours must not pull the columns of the cascade apart
        *(["style=dashed", "constraint=false"] if arrow.dashed else []),
        *(["dir=both"] if arrow.mutual else []),
    ]
    return f'  "{_escaped(arrow.tail)}" -> "{_escaped(arrow.head)}" [{", ".join(attributes)}]'


def _escaped(text: str) -> str:
    """A text inside quotes: Graphviz reads backslash sequences there, and HTML entities too."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
