"""SDMX-ML 2.1 structure messages (SDMX 2.1, section 3A): the sections of a message, in the order of StructuresType."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from exporters.format import Settings
from exporters.formats.sdmx import components, labels, ml, structures
from exporters.formats.sdmx.components import Component
from exporters.formats.sdmx.selection import Selection, select
from exporters.formats.sdmx.structures import About
from exporters.formats.sdmx.urns import FIXED_VERSION, Artefact, Item
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition


def write(out: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], settings: Settings) -> None:
    """Writes a structure message about the subjects, with stubs of whatever they point at."""
    ml.write_message(out, select(catalog, subjects, settings.versions), settings, version="v2_1", sections=_SECTIONS)


def _reference(name: str, target: Artefact | Item) -> str:
    """A reference: Ref with class and package for those who read that, the URN for the others."""
    return f"<str:{name}><Ref {_ref(target)}/><URN>{target.urn}</URN></str:{name}>"


def _ref(target: Artefact | Item) -> str:
    if isinstance(target, Artefact):
        return (
            f'id="{target.id}" version="{target.version}" agencyID="{target.agency}"'
            f' package="{target.package}" class="{target.type}"'
        )
    scheme = target.scheme
    return (
        f'id="{target.id}" maintainableParentID="{scheme.id}" maintainableParentVersion="{scheme.version}"'
        f' agencyID="{scheme.agency}" package="{scheme.package}" class="{scheme.item_type}"'
    )


def _hierarchical_codelists(selection: Selection) -> Iterator[str]:
    """The hierarchy in the list that SDMX 2.1 puts around hierarchies (HierarchicalCodelistType)."""
    hierarchy = selection.names.derivation
    around = selection.names.derivations
    codes = ml.hierarchical_codes(selection, f"{ml.INNER}  ", _reference)
    if first := next(codes, None):
        about = About(labels.DERIVATION)
        yield ml.start(around, about, {})
        yield f'{ml.INNER}<str:Hierarchy id="{hierarchy.id}">{ml.nameable(f"{ml.INNER}  ", *about)}{first}'
        yield from codes
        yield f"{ml.INNER}</str:Hierarchy>{ml.end(around)}"


def _component(role: str, component: Component, position: int) -> str:
    """A component (ComponentType) in the list of its role; what it is called depends on the role."""
    match role:
        case "Dimension":
            name = "TimeDimension" if component.id == components.TIME else role
            return ml.component(name, component, f' position="{position}"', "", _reference)
        case "Attribute":
            mandatory = component.id in components.MANDATORY_ATTRIBUTES
            status = f' assignmentStatus="{"Mandatory" if mandatory else "Conditional"}"'
            return ml.component(role, component, status, _RELATIONSHIP, _reference)
        case _:
            return ml.component("PrimaryMeasure", component, "", "", _reference)


_RELATIONSHIP = (
    "<str:AttributeRelationship>"
    f'<str:PrimaryMeasure><Ref id="{components.MEASURE}"/></str:PrimaryMeasure>'
    "</str:AttributeRelationship>"
)


def _constraints(selection: Selection) -> Iterator[str]:
    """Which indicators each cube holds: SDMX 2.1 has no other place for it, having one measure only."""
    for one in structures.constraints(selection):
        margin = f"{ml.INNER}  "
        values = "".join([f"{margin}  <com:Value>{value}</com:Value>" for value in one.values])
        yield ml.artefact(
            one.artefact,
            one.about,
            f"{ml.INNER}<str:ConstraintAttachment>{_reference('Dataflow', one.flow)}</str:ConstraintAttachment>"
            f'{ml.INNER}<str:CubeRegion include="true">{margin}<com:KeyValue id="{one.dimension}">'
            f"{values}{margin}</com:KeyValue>{ml.INNER}</str:CubeRegion>",
            {"type": "Allowed"},
        )


_FIXED = {"version": FIXED_VERSION}
"""What SDMX 3.1 forbids to say, readers of SDMX 2.1 want to hear."""

_SECTIONS: Sequence[ml.Section] = (
    ("OrganisationSchemes", ml.agency_schemes(_FIXED)),
    ("Dataflows", ml.dataflows(_reference)),
    ("CategorySchemes", ml.schemes(structures.category_schemes, _reference)),
    ("Categorisations", ml.categorisations(_reference, _FIXED)),
    ("Codelists", ml.schemes(structures.codelists, _reference)),
    ("HierarchicalCodelists", _hierarchical_codelists),
    ("Concepts", ml.schemes(structures.concept_schemes, _reference)),
    ("DataStructures", ml.data_structures(_component, one_measure=True)),
    ("Constraints", _constraints),
)
