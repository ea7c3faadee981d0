"""How each kind of box looks: calm colours that keep a contrast of 4.5 to 1 between text and ground (WCAG AA)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from exporters.diagram.graph import FORMAT, IRI, KEYWORD
from exporters.model.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Look:
    """The words for a kind of box, and its colours: ground, border, small text and title."""

    words: str
    fill: str
    stroke: str
    ink: str
    title: str = "#1c2733"


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        Kind.SOURCE: Look("source variable", "#fff7e8", "#e3bd74", "#80570f"),
        Kind.CUBE: Look("cube", "#edf4fe", "#93bbe9", "#245a96"),
        Kind.STAT: Look("indicator", "#e8f7f1", "#6fc2a4", "#17694f"),
        Kind.CODELIST: Look("code list", "#f4f0fc", "#b7a5e0", "#5b429b"),
        KEYWORD: Look("", "#f3f5f7", "#cdd4dc", "#566271"),
        IRI: Look("", "#f3f5f7", "#cdd4dc", "#566271"),
        FORMAT: Look("format", "#2b3a52", "#2b3a52", "#b9c8de", "#ffffff"),
    }
)
"""The look of every Kind, KEYWORD, IRI and FORMAT."""
