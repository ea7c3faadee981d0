"""What a codebook is about: the study of DDI-Codebook, with `docDscr` and `stdyDscr`.

A record about one definition has that definition as its study, which is what catalogues such as CESSDA's harvest;
any other document has the whole catalogue. The elements that the CESSDA Data Catalogue wants (profile for DDI-C 2.5)
are always there, and `titl`, `keyword`, `geogUnit` hold plain text only, because Dataverse stops at markup in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.formats.ddi.names import landing_page
from exporters.model.catalog import Catalog
from exporters.model.citation import citations
from exporters.model.definitions import Agent, Definition, Keyword, LangText, RichLangText, Variable
from exporters.model.vocabulary import Role, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """What the head of a codebook says. `description` is the abstract where there is no `definition`."""

    identifier: str
    title: LangText
    description: LangText
    definition: RichLangText | None = None
    author: LangText
    contacts: tuple[Agent, ...]
    holdings: str
    modified: str | None
    status: Status | None = None
    citation: LangText | None = None
    is_part_of_series: bool
    population: LangText | None = None
    unit_type: LangText | None = None
    keywords: tuple[Keyword, ...]
    variables: tuple[Variable, ...]


def study_of(catalog: Catalog, subjects: Sequence[Definition]) -> Study:
    """The study that a document about the subjects describes."""
    return definition_study(catalog, subjects[0]) if len(subjects) == 1 else catalog_study(catalog, subjects)


def catalog_study(catalog: Catalog, subjects: Sequence[Definition]) -> Study:
    """The catalogue as a study, last changed when the last of the subjects was."""
    info = catalog.info
    return Study(
        identifier=info.id,
        title=info.title,
        description=info.description,
        author=info.publisher.name,
        contacts=(info.contact,),
        holdings=info.homepage or info.base_iri,
        modified=max((s.modified for s in subjects if s.modified), default=None),
        is_part_of_series=False,
        keywords=tuple(catalog.keywords.values()),
        variables=_variables(subjects),
    )


def definition_study(catalog: Catalog, definition: Definition) -> Study:
    """One definition as a study in the series of its catalogue."""
    info = catalog.info
    return Study(
        identifier=definition.id,
        title=definition.title,
        description=definition.title,
        definition=definition.definition,
        author=(definition.owner or info.publisher).name,
        contacts=(*_present(definition.contact), info.contact),
        holdings=landing_page(info, definition),
        modified=definition.modified,
        status=definition.status,
        citation=citations(info, definition),
        is_part_of_series=True,
        population=getattr(definition, "population", None),
        unit_type=getattr(definition, "unit_type", None),
        keywords=tuple(catalog.keywords[k] for k in catalog.links_from(definition.id).get(Role.KEYWORD, ())),
        variables=_variables((definition,)),
    )


def _present(agent: Agent | None) -> tuple[Agent, ...]:
    return (agent,) if agent else ()


def _variables(definitions: Sequence[Definition]) -> tuple[Variable, ...]:
    return tuple(d for d in definitions if isinstance(d, Variable))
