"""SDMX-ML 3.0 in full: the portable structures with what few readers keep, and the reference metadata beside them.

To the portable file are added the links of each concept as Link elements, the links between variables as
ConceptSchemeMaps, the derivation as a Process with the formulas, and the structure of the reference metadata.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from exporters.format import Settings
from exporters.formats.sdmx import labels, metadata, ml, ml3, structures
from exporters.formats.sdmx.annotation import LINK_TYPES
from exporters.formats.sdmx.selection import Selection, select
from exporters.formats.sdmx.structures import About, Entry, Link, Scheme
from exporters.formats.xml import xml_document
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition, LangText, Measurable, Variable
from exporters.model.vocabulary import DERIVATION_ROLES, Kind, Role

_LINKS = frozenset(LINK_TYPES.values())
_BASE = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/"
_METADATA_NAMESPACES = {
    "xmlns:mes": f"{_BASE}message",
    "xmlns:md": f"{_BASE}metadata/generic",
    "xmlns:com": f"{_BASE}common",
}


def write_structures(out: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], settings: Settings) -> None:
    """Writes a structure message about the subjects, with stubs of whatever they point at."""
    ml.write_message(out, select(catalog, subjects, settings.versions), settings, version="v3_0", sections=_SECTIONS)


def write_metadata(out: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], settings: Settings) -> None:
    """Writes a metadata set for each of the variables among the subjects (GenericMetadataType)."""
    selection = select(catalog, subjects, settings.versions)
    with xml_document(out, "mes:GenericMetadata", _METADATA_NAMESPACES) as xml:
        ml.write_header(xml, catalog.info, settings, selection.names.metadata_structure)
        xml.pieces(metadata.metadata_set(v, selection) for v in selection.variables if selection.is_subject(v))


def _concept_schemes(selection: Selection) -> Iterator[Scheme]:
    for scheme in structures.concept_schemes(selection):
        yield scheme._replace(entries=(_with_links(entry, selection) for entry in scheme.entries))
    yield metadata.concepts(selection)


def _with_links(entry: Entry, selection: Selection) -> Entry:
    identifier, name, description, notes, _, values = entry
    links = tuple(_link(kind, url or "", selection) for kind, _, url, _ in notes if kind in _LINKS)
    return identifier, name, description, notes, links, values


def _link(kind: str, target: str, selection: Selection) -> Link:
    """The address is that of the page about the target, where the catalogue says which that is."""
    if kind == LINK_TYPES[Role.EXACT_MATCH]:
        return Link(kind, target, None)
    page = selection.catalog.info.landing_page
    identifier = target.rpartition(".")[2]
    known = page and kind != LINK_TYPES[Role.KEYWORD] and identifier in selection.catalog.definitions
    return Link(kind, page.replace("{id}", identifier) if page and known else target, target)


def _concept_scheme_maps(selection: Selection) -> Iterator[str]:
    """A map for each type of link and pair of kinds; what leads from a variable to a variable is in one of them."""
    for role, kind in LINK_TYPES.items():
        for source in selection.names.concepts:
            for target in selection.names.concepts:
                if pairs := tuple(_pairs(selection, role, source, target)):
                    yield _concept_scheme_map(selection, kind, source, target, pairs)


def _pairs(selection: Selection, role: Role, source: Kind, target: Kind) -> Iterator[tuple[str, str]]:
    catalog = selection.catalog
    for definition in selection.of_kind(source):
        if selection.is_subject(definition):
            for other in catalog.links_from(definition.id).get(role, ()):
                if other in catalog.definitions and catalog[other].kind is target:
                    yield definition.id, other


def _concept_scheme_map(
    selection: Selection, kind: str, source: Kind, target: Kind, pairs: Sequence[tuple[str, str]]
) -> str:
    concepts = selection.names.concepts
    values = "".join(
        f"{ml.INNER}<str:ItemMap><str:SourceValue>{one}</str:SourceValue>"
        f"<str:TargetValue>{other}</str:TargetValue></str:ItemMap>"
        for one, other in pairs
    )
    return ml.artefact(
        selection.names.scheme_map(kind, source, target),
        About(_name(kind, source, target)),
        f"{ml.INNER}<str:Source>{concepts[source].urn}</str:Source>"
        f"{ml.INNER}<str:Target>{concepts[target].urn}</str:Target>{values}",
    )


def _name(kind: str, source: Kind, target: Kind) -> LangText:
    """`Source variable: Indicators → Source variables`, in every language of the names."""
    ends = labels.CONCEPT_SCHEMES
    return {
        language: f"{name}: {ends[source][language]} → {ends[target][language]}"
        for language, name in labels.METADATA[kind].items()
    }


def _processes(selection: Selection) -> Iterator[str]:
    steps = (_step(v, selection) for v in selection.variables if selection.is_subject(v))
    some = (step for step in steps if step)
    if (first := next(some, None)) is None:
        return
    process = selection.names.process
    yield ml.start(process, About(labels.DERIVATION), {}) + first
    yield from some
    yield ml.end(process)


def _step(variable: Variable, selection: Selection) -> str:
    """ProcessStepType: what goes in, as what; what comes out; and the formula."""
    names, catalog, margin = selection.names, selection.catalog, f"{ml.INNER}  "
    inputs = "".join(
        f'{margin}<str:Input localID="{LINK_TYPES[role]}">'
        f"<str:ObjectReference>{names.urn(catalog[target])}</str:ObjectReference></str:Input>"
        for role, targets in catalog.links_from(variable.id).items()
        if role in DERIVATION_ROLES
        for target in targets
    )
    formula = variable.calculation.text if isinstance(variable, Measurable) and variable.calculation else None
    if not (inputs or formula):
        return ""
    reference = f"<str:ObjectReference>{names.urn(variable)}</str:ObjectReference>"
    described = ml.texts_of("Description", formula, f"{margin}  ") if formula else ""
    computation = f"{margin}<str:Computation>{described}{margin}</str:Computation>" if formula else ""
    return (
        f'{ml.INNER}<str:ProcessStep id="{variable.id}">{ml.texts_of("Name", variable.title, margin)}'
        f"{inputs}{margin}<str:Output>{reference}</str:Output>{computation}{ml.INNER}</str:ProcessStep>"
    )


_SECTIONS: Sequence[ml.Section] = (
    *((name, section) for name, section in ml3.SECTIONS if name != "ConceptSchemes"),
    ("ConceptSchemes", ml.schemes(_concept_schemes, ml3.reference)),
    ("ConceptSchemeMaps", _concept_scheme_maps),
    ("Metadataflows", metadata.metadataflows),
    ("MetadataStructures", metadata.metadata_structures),
    ("Processes", _processes),
)
