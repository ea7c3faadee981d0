"""The links of an SDMX structure message, as the client library sdmx1 reads it.

Every link is an annotation: its type says the role, its URL is the URN of the target. Where SDMX has a place of its
own for a link (an enumeration, the concept of a dimension, a categorisation), both must say the same, so that it does
not matter which of the two a reader follows.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from pathlib import Path

import sdmx
from sdmx.message import StructureMessage
from sdmx.model.common import (
    AnnotableArtefact,
    Codelist,
    Component,
    Concept,
    IdentifiableArtefact,
    ItemScheme,
    Representation,
)
from sdmx.urn import URN

from exporters.model.catalog import Edge
from exporters.model.vocabulary import Role

_ROLES: Mapping[str | None, Role] = {
    "SOURCE_VARIABLE": Role.SOURCE,
    "DERIVED_FROM": Role.CUBE,
    "DIMENSION": Role.DIMENSION,
    "NUMERATOR": Role.NUMERATOR,
    "DENOMINATOR": Role.DENOMINATOR,
    "FILTER": Role.FILTER,
    "RELATED": Role.RELATED,
    "REPLACES": Role.REPLACES,
    "CODELIST": Role.CODELIST,
    "KEYWORD": Role.KEYWORD,
    "MENTION": Role.MENTION,
    "EXACT_MATCH": Role.EXACT_MATCH,
}
_VARIABLES = frozenset({"CS_STAT", "CS_CUBE", "CS_SOURCE"})


def read_links(path: Path) -> frozenset[Edge]:
    """The links of one structure message.

    A link that SDMX has a place of its own for, and that is missing there, counts as lost; one that is only there
    counts as said. A URN that names nothing in the message stays as it is, so that it equals no id.
    Raises ValueError where sdmx1 cannot read the file as a structure message.
    """
    message = _read(path)
    annotated = frozenset(_annotated_links(message))
    structural = frozenset(_structural_links(message))
    lost = {edge for edge in annotated - structural if _is_structural(edge, message)}
    return (annotated - lost) | structural


def _read(path: Path) -> StructureMessage:
    """The message; what sdmx1 prints about a broken file is not for our standard output."""
    try:
        with path.open("rb") as file, redirect_stdout(io.StringIO()):
            message = sdmx.read_sdmx(file, format="xml")
    except Exception as error:  # sdmx1 has no error of its own for most of what it stumbles over
        raise ValueError(f"sdmx1 cannot read {path}: {error!r}") from error
    if not isinstance(message, StructureMessage):
        raise ValueError(f"{path} is no structure message")  # noqa: TRY004  # the file is wrong, not the caller
    return message


def _annotated_links(message: StructureMessage) -> Iterator[Edge]:
    targets = {thing.urn: thing.id for thing in _things(message)}
    for thing in (*_concepts(message), *message.codelist.values()):
        for role, url in _links_of(thing):
            yield Edge(thing.id, role, url if role is Role.EXACT_MATCH else targets.get(url, url))


def _links_of(thing: AnnotableArtefact) -> Iterator[tuple[Role, str]]:
    for annotation in thing.annotations:
        if role := _ROLES.get(annotation.type):
            yield role, annotation.url or ""


def _things(message: StructureMessage) -> Iterator[IdentifiableArtefact]:
    """Whatever a link can point at."""
    yield from _concepts(message)
    yield from message.codelist.values()
    for scheme in message.category_scheme.values():
        yield from scheme


def _concepts(message: StructureMessage) -> Iterator[Concept]:
    """The variables of the catalogue."""
    for scheme in message.concept_scheme.values():
        if scheme.id in _VARIABLES:
            yield from scheme


def _is_structural(edge: Edge, message: StructureMessage) -> bool:
    """Whether SDMX has a place of its own for a link: for keywords it has one in dataflows only."""
    return edge.role in {Role.CODELIST, Role.DIMENSION} or (
        edge.role is Role.KEYWORD and edge.source in message.dataflow
    )


def _structural_links(message: StructureMessage) -> Iterator[Edge]:
    for concept in _concepts(message):
        yield from _enumeration(concept.id, concept.core_representation)
    for structure in message.structure.values():
        for dimension in structure.dimensions.components:
            yield from _dimension(structure.id, dimension)
    for categorisation in message.categorisation.values():
        if categorisation.artefact and categorisation.category:
            yield Edge(categorisation.artefact.id, Role.KEYWORD, categorisation.category.id)


def _dimension(cube: str, dimension: Component) -> Iterator[Edge]:
    """A dimension says its variable and its code list; for time, which has no codes in SDMX, by an annotation."""
    concept = dimension.concept_identity
    if concept and _is_variable(concept):
        yield Edge(cube, Role.DIMENSION, concept.id)
    yield from _enumeration(cube, dimension.local_representation)
    for role, urn in _links_of(dimension):
        yield Edge(cube, role, URN(urn).id)


def _is_variable(concept: Concept) -> bool:
    scheme: ItemScheme[Concept] | None = concept.get_scheme()  # type: ignore[no-untyped-call]
    return scheme is not None and scheme.id in _VARIABLES


def _enumeration(source: str, representation: Representation | None) -> Iterator[Edge]:
    codes = representation and representation.enumerated
    if isinstance(codes, Codelist) and _is_definition(codes):
        yield Edge(source, Role.CODELIST, codes.id)


def _is_definition(codelist: Codelist) -> bool:
    """Not the list of all variables, which carries what the catalogue says of itself, nor a list of SDMX's own."""
    about_catalog = any(annotation.type == "CATALOG_ID" for annotation in codelist.annotations)
    return not about_catalog and getattr(codelist.maintainer, "id", None) != "SDMX"
