"""What real SDMX clients keep of a structure message: each one's objects, as plain facts."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sdmx
from pysdmx.io import read_sdmx
from pysdmx.model import Categorisation, Codelist, ConceptScheme, Dataflow, DataStructureDefinition, Hierarchy
from pysdmx.model.constraint import DataConstraint
from sdmxthon.api.api import read_sdmx as sdmxthon_read

from exporters.formats.sdmx.annotation import LINK_TYPES
from exporters.model.catalog import Edge
from exporters.model.vocabulary import Role

ROLES = {kind: role for role, kind in LINK_TYPES.items()}
VARIABLES = ("CS_STAT", "CS_CUBE", "CS_SOURCE")


@dataclass
class Kept:
    """Ids and links as a client has them after reading; names where it keeps those of all languages."""

    concepts: set[str] = field(default_factory=set)
    codes: set[tuple[str, str]] = field(default_factory=set)
    dataflows: set[str] = field(default_factory=set)
    dimensions: set[tuple[str, str]] = field(default_factory=set)
    measures: set[tuple[str, str]] = field(default_factory=set)
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    descriptions: dict[str, dict[str, str]] = field(default_factory=dict)
    concept_links: set[Edge] = field(default_factory=set)
    code_links: set[Edge] = field(default_factory=set)
    list_links: set[Edge] = field(default_factory=set)
    steps: set[Edge] = field(default_factory=set)
    indicators: set[Edge] = field(default_factory=set)
    keywords: set[Edge] = field(default_factory=set)


def end(urn: str) -> str:
    """The id at the end of a URN; other addresses as they are."""
    if not urn.startswith("urn:sdmx:"):
        return urn
    artefact, _, item = urn.rpartition("=")[2].rpartition(")")
    return item.removeprefix(".") or artefact.partition(":")[2].partition("(")[0]


def links(identifier: str, annotations: Iterable[Any]) -> Iterator[Edge]:
    """The links that the annotations of a thing say, as every client has them: with a type and a URL."""
    for note in annotations or ():
        if role := ROLES.get(str(note.type)):
            yield Edge(identifier, role, end(str(note.url)))


def step(source: str, identifier: str, target: str) -> Edge:
    return Edge(source, ROLES[identifier.split("@")[1]], target)


def sdmx1(content: bytes) -> Kept:
    kept, message = Kept(), sdmx.read_sdmx(io.BytesIO(content), format="xml")
    for scheme in (message.concept_scheme[i] for i in VARIABLES):
        for concept in scheme:
            kept.concepts.add(concept.id)
            kept.names[concept.id] = dict(concept.name.localizations)
            kept.descriptions[concept.id] = dict(concept.description.localizations)
            kept.concept_links.update(links(concept.id, concept.annotations))
    for codelist in message.codelist.values():
        kept.codes.update((codelist.id, code.id) for code in codelist)
        kept.list_links.update(links(codelist.id, codelist.annotations))
    for code in message.codelist["CL_VARIABLE"]:
        kept.code_links.update(links(code.id, code.annotations))
    for flow in message.dataflow.values():
        kept.dataflows.add(flow.id)
        structure = message.structure[flow.structure.id]
        kept.dimensions.update((flow.id, dimension.id) for dimension in structure.dimensions)
        for measure in structure.measures:
            kept.measures.add((flow.id, measure.id))
            if measure.id != "OBS_VALUE":
                kept.indicators.add(Edge(measure.concept_identity.id, Role.CUBE, flow.id))
    hierarchies = [h for outer in message.hierarchical_codelist.values() for h in outer.hierarchy]
    for hierarchy in (*hierarchies, *message.hierarchy.values()):
        for root in hierarchy.codes.values():
            kept.steps.update(step(root.code.id, child.id, child.code.id) for child in root.child)
    for constraint in message.constraint.values():
        [flow], [region] = constraint.content, constraint.data_content_region
        values = (v.value for member in region.member.values() for v in member.values)
        kept.indicators.update(Edge(value, Role.CUBE, flow.id) for value in values)
    for one in message.categorisation.values():
        kept.keywords.add(Edge(one.artefact.id, Role.KEYWORD, one.category.id))
    return kept


def pysdmx(content: bytes) -> Kept:
    kept = Kept()
    for thing in read_sdmx(io.BytesIO(content), validate=True).structures or ():
        for kind, take in _PYSDMX.items():
            if isinstance(thing, kind):
                take(kept, thing)
    return kept


def _pysdmx_concepts(kept: Kept, scheme: ConceptScheme) -> None:
    if scheme.id in VARIABLES:
        for concept in scheme.concepts:
            kept.concepts.add(concept.id)
            kept.concept_links.update(links(concept.id, concept.annotations))


def _pysdmx_codes(kept: Kept, codelist: Codelist) -> None:
    kept.list_links.update(links(codelist.id, codelist.annotations))
    for code in codelist.codes:
        kept.codes.add((codelist.id, code.id))
        if codelist.id == "CL_VARIABLE":
            kept.code_links.update(links(code.id, code.annotations))


def _pysdmx_structure(kept: Kept, structure: DataStructureDefinition) -> None:
    kept.dimensions.update((structure.id, dimension.id) for dimension in structure.components.dimensions)
    for measure in structure.components.measures:
        kept.measures.add((structure.id, measure.id))
        if measure.id != "OBS_VALUE":
            concept = getattr(measure.concept, "item_id", None) or measure.concept.id
            kept.indicators.add(Edge(concept, Role.CUBE, structure.id))


def _pysdmx_hierarchy(kept: Kept, hierarchy: Hierarchy) -> None:
    for root in hierarchy.codes:
        kept.steps.update(step(end(str(root.urn)), _own_id(child), end(str(child.urn))) for child in root.codes)


def _own_id(code: Any) -> str:
    """The id of a code in its hierarchy: out of JSON, pysdmx puts that of the list in its place and notes it."""
    return next((str(note.value) for note in code.annotations if note.id == "hcode"), code.id)


def _pysdmx_constraint(kept: Kept, constraint: DataConstraint) -> None:
    [flow] = constraint.constraint_attachment.dataflows  # type: ignore[union-attr,misc]
    values = (v.value for region in constraint.cube_regions for key in region.key_values for v in key.values)
    kept.indicators.update(Edge(value, Role.CUBE, end(flow)) for value in values)


_PYSDMX: Mapping[type, Callable[[Kept, Any], None]] = {
    ConceptScheme: _pysdmx_concepts,
    Codelist: _pysdmx_codes,
    Dataflow: lambda kept, flow: kept.dataflows.add(flow.id),
    DataStructureDefinition: _pysdmx_structure,
    Hierarchy: _pysdmx_hierarchy,
    DataConstraint: _pysdmx_constraint,
    Categorisation: lambda kept, one: kept.keywords.add(Edge(end(one.source), Role.KEYWORD, end(one.target))),
}


def sdmxthon(content: bytes, folder: Path) -> Kept:
    path = folder / "sdmxthon.xml"
    path.write_bytes(content)
    kept, payload = Kept(), sdmxthon_read(str(path)).payload
    assert payload["errors"] == []
    for scheme in payload["Concepts"].values():
        for concept in scheme.items.values() if scheme.id in VARIABLES else ():
            kept.concepts.add(concept.id)
            if isinstance(concept.name, dict):  # of a text in one language only sdmxthon forgets the language
                kept.names[concept.id] = _contents(concept.name)
                kept.descriptions[concept.id] = _contents(concept.description or {})
            kept.concept_links.update(links(concept.id, concept.annotations))
    for codelist in payload["Codelists"].values():
        kept.codes.update((codelist.id, code) for code in codelist.items)
        kept.list_links.update(links(codelist.id, codelist.annotations))
        for code in codelist.items.values() if codelist.id == "CL_VARIABLE" else ():
            kept.code_links.update(links(code.id, code.annotations))
    kept.dataflows.update(flow.id for flow in payload.get("Dataflows", {}).values())
    for structure in payload.get("DataStructures", {}).values():
        kept.dimensions.update((structure.id, d) for d in structure.dimension_descriptor.components)
        kept.measures.update((structure.id, m) for m in structure.measure_descriptor.components)
    return kept


def _contents(text: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {language: words["content"] for language, words in text.items()}
