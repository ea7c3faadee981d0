"""Changes of a catalogue, told to people and machines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from exporters.states import Comparison
from exporters.telling.json_changes import as_json
from exporters.telling.markdown import as_markdown
from exporters.telling.text import as_text

Teller = Callable[[Comparison], str]
"""Makes the whole of a report, which ends with a line end."""

TELLERS: Mapping[str, Teller] = MappingProxyType({"text": as_text, "markdown": as_markdown, "json": as_json})
