"""Proves a schema.org document: rebuilds the links from its additional properties."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Final

from exporters.model.catalog import Edge
from exporters.model.vocabulary import Role
from exporters.proof.rdf import Properties, read

_SCHEMA: Final = "https://schema.org/"
_WANTED: Final = {_SCHEMA + n for n in ("identifier", "termCode", "additionalProperty", "propertyID", "valueReference")}
_PROPERTIES: Final = Properties(_WANTED.__contains__)


def read_links(path: Path) -> frozenset[Edge]:
    """The links that leave the subjects of a schema.org document in JSON-LD.

    Raises ValueError for a link to something that the document does not name, and for a file that is not JSON-LD.
    """
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    read(path, _PROPERTIES, lambda s, p, o: facts[p.removeprefix(_SCHEMA)][s].append(o.removeprefix('"')))
    ids = {node: values[0] for name in ("termCode", "identifier") for node, values in facts[name].items()}
    edges = set()
    for source, properties in facts["additionalProperty"].items():
        for node in properties:
            [role], [target] = facts["propertyID"][node], facts["valueReference"][node]
            if role != Role.EXACT_MATCH and target not in ids:
                raise ValueError(f"{target} is linked to, but has no id in the document")
            edges.add(Edge(ids[source], Role(role), target if role == Role.EXACT_MATCH else ids[target]))
    return frozenset(edges)
