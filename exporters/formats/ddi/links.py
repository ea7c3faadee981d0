"""The links of a codebook, each by an attribute of type IDREF, IDREFS or URI.

| link | carrier |
|---|---|
| source, numerator, denominator, filter of a `var` | `derivation/@var`, with the role in `notes/Link/@role` |
| cube | `nCube/measure/@varRef` |
| dimension | `nCube/dmns/@varRef` |
| related | `varGrp[@otherType="related"]/@var` and `/@nCube`; `@name` is the definition that states it |
| keyword | of a `var`: `concept/@vocabURI`; of an `nCube`: `notes/Link/@refs`, to the `keyword` of the study |
| mention | `txt//xhtml:a/@href`, a `#` and the id |
| exact match | `notes/ExtLink/@URI` |
| every other | `notes/Link/@refs`, with the role in `@role` |
"""

from __future__ import annotations

from collections.abc import Mapping

from exporters.formats.ddi.elements import Element, add, set_present
from exporters.formats.ddi.names import generated_id, in_codebook
from exporters.formats.ddi.notes import NOTES
from exporters.formats.ddi.references import keyword_ids
from exporters.model.catalog import Catalog
from exporters.model.definitions import Cube, LangText
from exporters.model.vocabulary import Role

LINK, EXTERNAL_LINK, VAR_GROUP = map(in_codebook, ("Link", "ExtLink", "varGrp"))

VAR_CARRIERS = frozenset({Role.CUBE, Role.RELATED, Role.KEYWORD, Role.MENTION})
"""The roles that need no `Link` in a `var`: other elements and attributes carry them."""

NCUBE_CARRIERS = frozenset({Role.DIMENSION, Role.RELATED, Role.MENTION})
"""The roles that need no `Link` in an `nCube`."""

INPUTS = (Role.SOURCE, Role.NUMERATOR, Role.DENOMINATOR, Role.FILTER)
"""The roles of what a variable is derived from."""

Links = Mapping[Role, tuple[str, ...]]


def add_related(parent: Element, catalog: Catalog, identifier: str) -> None:
    """The group of a definition and what it says it is related to (`varGrp/@nCube` is a plain string in 2.5)."""
    members = (identifier, *catalog.links_from(identifier)[Role.RELATED])
    cubes = [member for member in members if isinstance(catalog[member], Cube)]
    set_present(
        add(parent, VAR_GROUP),
        ID=generated_id("related", identifier),
        type="other",
        otherType="related",
        name=identifier,
        var=" ".join(member for member in members if member not in cubes),
        nCube=" ".join(cubes),
    )


def inputs(links: Links) -> str:
    """What a variable is derived from, each once, as IDREFS."""
    return " ".join(dict.fromkeys(target for role in INPUTS for target in links.get(role, ())))


def add_links(parent: Element, catalog: Catalog, links: Links, carried: frozenset[Role]) -> None:
    """One note with a `Link` or `ExtLink` for every link that nothing else carries; its text is the target's title."""
    rows = [(role, target) for role, targets in links.items() if role not in carried for target in targets]
    if not rows:
        return
    note = add(parent, NOTES)
    note.set("type", "links")
    for role, target in rows:
        _add_link(note, catalog, role, target)


def _add_link(note: Element, catalog: Catalog, role: Role, target: str) -> None:
    match role:
        case Role.EXACT_MATCH:
            set_present(add(note, EXTERNAL_LINK, target), URI=target, role=role)
        case Role.KEYWORD:
            keyword = catalog.keywords[target]
            set_present(_titled(note, keyword.title), refs=keyword_ids(keyword), role=role)
        case _:
            set_present(_titled(note, catalog[target].title), refs=target, role=role)


def _titled(note: Element, title: LangText) -> Element:
    language, text = next(iter(title.items()))
    return add(note, LINK, text, language)
