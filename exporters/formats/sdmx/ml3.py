"""SDMX-ML 3.0 and 3.1 structure messages: a measure for each indicator, a hierarchy of its own, URNs to refer with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO

from exporters.format import Settings
from exporters.formats.sdmx import components, labels, ml, structures
from exporters.formats.sdmx.components import Component
from exporters.formats.sdmx.selection import Selection, select
from exporters.formats.sdmx.structures import About
from exporters.formats.sdmx.urns import Artefact, Item
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition


def write(out: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], settings: Settings, *, version: str) -> None:
    """Writes a structure message about the subjects, with stubs of whatever they point at."""
    ml.write_message(out, select(catalog, subjects, settings.versions), settings, version=version, sections=SECTIONS)


def reference(name: str, target: Artefact | Item) -> str:
    """A reference: the URN."""
    return f"<str:{name}>{target.urn}</str:{name}>"


def _hierarchies(selection: Selection) -> Iterator[str]:
    hierarchy = selection.names.derivation
    codes = ml.hierarchical_codes(selection, ml.INNER, reference)
    if first := next(codes, None):
        yield ml.start(hierarchy, About(labels.DERIVATION), {"hasFormalLevels": "false"}) + first
        yield from codes
        yield ml.end(hierarchy)


def _component(role: str, component: Component, _: int) -> str:
    """A component (ComponentType); the order of the dimensions is that of the list."""
    match role:
        case "Attribute":
            usage = "mandatory" if component.id in components.MANDATORY_ATTRIBUTES else "optional"
            return ml.component(role, component, f' usage="{usage}"', _RELATIONSHIP, reference)
        case "Dimension" if component.id == components.TIME:
            return ml.component("TimeDimension", component, "", "", reference)
        case _:
            return ml.component(role, component, "", "", reference)


_RELATIONSHIP = "<str:AttributeRelationship><str:Observation/></str:AttributeRelationship>"

SECTIONS: Sequence[ml.Section] = (
    ("AgencySchemes", ml.agency_schemes({})),
    ("Categorisations", ml.categorisations(reference, {})),
    ("CategorySchemes", ml.schemes(structures.category_schemes, reference)),
    ("Codelists", ml.schemes(structures.codelists, reference)),
    ("ConceptSchemes", ml.schemes(structures.concept_schemes, reference)),
    ("Dataflows", ml.dataflows(reference)),
    ("DataStructures", ml.data_structures(_component, one_measure=False)),
    ("Hierarchies", _hierarchies),
)
"""In the order of the alphabet; StructuresType leaves it open."""

write_3_0 = partial(write, version="v3_0")
write_3_1 = partial(write, version="v3_1")
