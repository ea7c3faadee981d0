"""The cascade as JSON. It is flat, because readers of JSON refuse what is nested as deep as a cascade can be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from exporters.cascade import beside, derivations, named_by, reached
from exporters.diagram.view import View
from exporters.model.catalog import Catalog
from exporters.model.citation import in_language
from exporters.model.vocabulary import Role


def render(catalog: Catalog, view: View) -> str:
    """The cascade as one JSON object.

    Of one definition: `id`, `kind`, `title`; `upstream` and `downstream`, lists of `id`, `kind`, `title` and
    `distance` (steps), nearest first; `beside` and `named_by`, role -> ids, keywords or IRIs; and `links`. Of all:
    `definitions`, a list of `id`, `kind`, `title`, and `links`.

    A link says that `source` has `target` as its `roles`. Of one definition they are the derivation links of the
    cascade, of all they are all links.
    """
    data = _everything(catalog, view) if view.focus is None else _one(catalog, view, view.focus)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _everything(catalog: Catalog, view: View) -> dict[str, Any]:
    return {
        "definitions": [_described(catalog, view, identifier) for identifier in catalog.definitions],
        "links": [link for identifier in catalog.definitions for link in _links_of(catalog, identifier)],
    }


def _one(catalog: Catalog, view: View, identifier: str) -> dict[str, Any]:
    upstream, downstream = reached(identifier, view.upstream(catalog)), reached(identifier, view.downstream(catalog))
    links = dict.fromkeys(link for side in (upstream, downstream) for link in derivations(catalog, (identifier, *side)))
    return {
        **_described(catalog, view, identifier),
        "upstream": _side(catalog, view, upstream),
        "downstream": _side(catalog, view, downstream),
        "beside": {} if view.direction else beside(catalog, identifier),
        "named_by": {} if view.direction else named_by(catalog, identifier),
        "links": [_link(*link) for link in links],
    }


def _side(catalog: Catalog, view: View, distances: Mapping[str, int]) -> list[dict[str, Any]]:
    return [{**_described(catalog, view, i), "distance": distance} for i, distance in distances.items()]


def _described(catalog: Catalog, view: View, identifier: str) -> dict[str, Any]:
    definition = catalog[identifier]
    title = in_language(definition.title, view.language)
    return {"id": identifier, "kind": definition.kind, "title": title}


def _links_of(catalog: Catalog, identifier: str) -> Iterable[dict[str, Any]]:
    links = catalog.links_from(identifier)
    return (_link(identifier, (role,), target) for role in Role for target in links.get(role, ()))


def _link(source: str, roles: tuple[Role, ...], target: str) -> dict[str, Any]:
    return {"source": source, "roles": roles, "target": target}
