"""Renderers of the cascade: a catalogue and what to show of it in, text out. They know the model, never files.

The modules are imported only when they are used: the tree needs no XML library.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from exporters.diagram.view import View
from exporters.model.catalog import Catalog

Renderer = Callable[[Catalog, View], str]
"""Renders the cascade of `View.focus`, or of the whole catalogue if that is None. Pure; ends with a newline."""

RENDERERS: Mapping[str, str] = MappingProxyType(
    {
        "tree": "exporters.diagram.tree",
        "json": "exporters.diagram.json_links",
        "mermaid": "exporters.diagram.mermaid",
        "dot": "exporters.diagram.dot",
        "svg": "exporters.diagram.svg",
    }
)
"""What a cascade can be rendered as, and the module whose function `render` does it."""

PICTURES = ("mermaid", "dot", "svg")
"""The renderers that can show formats too."""


def renderer(name: str) -> Renderer:
    """The renderer of a name in RENDERERS; raises KeyError for another."""
    render: Renderer = import_module(RENDERERS[name]).render
    return render
