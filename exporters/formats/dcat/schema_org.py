"""schema.org: a DataCatalog and its Datasets as JSON-LD, by the rules of Google Dataset Search.

Every definition is a node, indicators and cubes are Datasets. The links that schema.org has no word for, and the
others too, are additional properties with the name of their role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from exporters.format import Document, PublishedFile, Settings
from exporters.formats.dcat import jsonld, schema_org_variables
from exporters.formats.dcat.authority_tables import COUNTRIES
from exporters.formats.dcat.iris import fragment
from exporters.formats.dcat.kinds import DATASET_KINDS
from exporters.formats.dcat.literals import count, english, literals, many, nodes, plain, string, texts
from exporters.formats.dcat.places import address
from exporters.formats.dcat.prose import prose
from exporters.formats.dcat.scope import Block, Commons, Scope
from exporters.formats.dcat.search_demands import SHORTEST
from exporters.formats.dcat.terms import SCHEMA, TYPE, Literal, Node, Statement, iri
from exporters.formats.dcat.writing import Serialisation
from exporters.model.catalog import Catalog
from exporters.model.definitions import Agent, CodeList, Definition, LangText, SourceVariable, Variable
from exporters.model.vocabulary import Kind, Role

_CLASSES: Final[Mapping[Kind, tuple[Node, ...]]] = {
    Kind.STAT: (SCHEMA("Dataset"),),
    Kind.CUBE: (SCHEMA("Dataset"),),
    Kind.SOURCE: (SCHEMA("StatisticalVariable"), SCHEMA("PropertyValue")),
    Kind.CODELIST: (SCHEMA("DefinedTermSet"),),
}
_BASED_ON: Final = frozenset({Role.SOURCE, Role.CUBE})
_LONGEST = 5000
"""How many characters a description may have (Google Dataset Search)."""


def blocks(
    catalog: Catalog, subjects: Sequence[Definition], settings: Settings, shared: Commons | None = None
) -> Iterator[Block]:
    """The catalogue, the subjects, and the names of what they are linked to."""
    scope = Scope(catalog, subjects, settings, shared=shared)
    yield scope.iris.catalog, _catalog(scope)
    yield fragment(scope.iris.catalog, "publisher"), _organization(catalog.info.publisher)
    for definition in subjects:
        node = scope.iris.main(definition)
        yield node, _definition(scope, definition, node)
        yield from _parts(scope, definition, node)
    yield from schema_org_variables.parts(scope)
    if country := catalog.info.country:
        yield COUNTRIES.concept(country), _place(country)
    for stub in scope.stubs:
        yield scope.iris.main(stub), _named(stub)
    for keyword in scope.keywords():
        yield scope.iris.keyword(keyword.id), _term(keyword.id, keyword.title, keyword.definition)
    if scope.is_whole or len(subjects) > 1:
        yield from ((_download(scope, file), _file(scope, file)) for file in scope.files_about_all)


def _catalog(scope: Scope) -> Iterator[Statement]:
    info = scope.catalog.info
    yield TYPE, SCHEMA("DataCatalog")
    yield SCHEMA("identifier"), plain(info.id)
    yield from texts(SCHEMA("name"), info.title)
    yield from texts(SCHEMA("description"), info.description)
    yield from nodes(SCHEMA("url"), [info.homepage] if info.homepage else [])
    yield SCHEMA("publisher"), fragment(scope.iris.catalog, "publisher")
    yield SCHEMA("inLanguage"), *[plain(language) for language in info.languages]
    yield from nodes(SCHEMA("license"), [info.licence] if info.licence else [])
    yield SCHEMA("subjectOf"), *scope.iris.dumps
    yield from many(SCHEMA("dataset"), filter(None, [scope.iris.dataset(d) for d in scope.subjects]))


def _organization(agent: Agent) -> Iterator[Statement]:
    yield TYPE, SCHEMA("Organization")
    yield from texts(SCHEMA("name"), agent.name)
    yield from string(SCHEMA("email"), agent.email)
    yield from nodes(SCHEMA("url"), [agent.url] if agent.url else [])


def _place(country: str) -> Iterator[Statement]:
    yield TYPE, SCHEMA("Country")
    yield SCHEMA("identifier"), plain(country)
    yield SCHEMA("name"), english(COUNTRIES.labels.get(country, country))


def _named(definition: Definition) -> Iterator[Statement]:
    yield TYPE, *_CLASSES[definition.kind]
    yield SCHEMA("identifier"), plain(definition.id)
    yield SCHEMA("additionalType"), plain(definition.kind)
    yield from texts(SCHEMA("name"), definition.title)


def _definition(scope: Scope, definition: Definition, node: Node) -> Iterator[Statement]:
    yield from _named(definition)
    yield SCHEMA("description"), *_descriptions(scope, definition)
    yield from string(SCHEMA("alternateName"), definition.code)
    yield from string(SCHEMA("dateModified"), definition.modified)
    links = scope.catalog.links_from(definition.id)
    yield from many(SCHEMA("additionalProperty"), [_link(node, role, n) for role, n, _ in _links(scope, definition)])
    yield from nodes(SCHEMA("sameAs"), links.get(Role.EXACT_MATCH, ()))
    if isinstance(definition, SourceVariable):
        yield from schema_org_variables.measurement(definition)
    if isinstance(definition, DATASET_KINDS):
        yield from _dataset(scope, definition, node)
    if isinstance(definition, CodeList):
        codes = [fragment(node, f"code-{n}") for n, _ in enumerate(definition.codes, 1)]
        yield from many(SCHEMA("hasDefinedTerm"), codes)


def _descriptions(scope: Scope, definition: Definition) -> list[Literal]:
    """Definition and remarks; where that is too short, with the titles and what the catalogue is about."""
    about = prose(scope, definition)
    lengths = [len(text) for text in about.description.values()]
    if min(lengths) >= SHORTEST and max(lengths) <= _LONGEST:
        return list(about.description.values())
    info = scope.catalog.info
    parts: tuple[LangText, ...] = (definition.title, definition.definition or {}, info.title, info.description)
    return list(literals({language: _told(parts, language) for language in {**parts[0], **parts[1]}}).values())


def _told(parts: Sequence[LangText], language: str) -> str:
    """A description out of whatever is said in a language; nothing is made up to make it longer."""
    return ". ".join(dict.fromkeys(part[language].rstrip(".") for part in parts if language in part))[:_LONGEST]


def _dataset(scope: Scope, definition: Variable, node: Node) -> Iterator[Statement]:
    """A Dataset (Google Dataset Search, structured data guidelines)."""
    info, links = scope.catalog.info, scope.catalog.links_from(definition.id)
    yield SCHEMA("includedInDataCatalog"), scope.iris.catalog
    yield SCHEMA("creator"), fragment(scope.iris.catalog, "publisher")
    yield from nodes(SCHEMA("license"), [info.licence] if info.licence else [])
    if page := scope.iris.landing_page(definition):
        yield SCHEMA("url"), page
    if definition.available_from:
        yield SCHEMA("temporalCoverage"), plain(f"{definition.available_from}/..")
    if info.country:
        yield SCHEMA("spatialCoverage"), COUNTRIES.concept(info.country)
    titles = [text for k in links.get(Role.KEYWORD, ()) for text in scope.commons.keyword_titles[k]]
    yield from many(SCHEMA("keywords"), titles)
    yield SCHEMA("variableMeasured"), *schema_org_variables.measured(scope, definition)
    based = [scope.iris.main(scope.catalog[t]) for role in _BASED_ON & links.keys() for t in links[role]]
    yield from many(SCHEMA("isBasedOn"), sorted(set(based)))
    downloads = [_download(scope, file) for file in scope.files_about(definition.id)]
    own = [fragment(node, "data")] if definition.access_url else []
    yield from many(SCHEMA("distribution"), [*own, *downloads])


def _links(scope: Scope, definition: Definition) -> Iterator[tuple[Role, int, Node]]:
    """The links of a definition: role, number, target."""
    links = scope.catalog.links_from(definition.id)
    for role in (role for role in Role if role in links):
        for number, target in enumerate(links[role], 1):
            match role:
                case Role.EXACT_MATCH:
                    yield role, number, iri(target)
                case Role.KEYWORD:
                    yield role, number, scope.iris.keyword(target)
                case _:
                    yield role, number, scope.iris.main(scope.catalog[target])


def _link(node: Node, role: Role, number: int) -> Node:
    return fragment(node, f"{role}-{number}")


def _parts(scope: Scope, definition: Definition, node: Node) -> Iterator[Block]:
    for role, number, target in _links(scope, definition):
        yield _link(node, role, number), _property(role, target)
    if isinstance(definition, Variable) and definition.access_url and isinstance(definition, DATASET_KINDS):
        yield fragment(node, "data"), _access(definition.access_url)
    if isinstance(definition, DATASET_KINDS):
        own = (file for file in scope.files_about(definition.id) if file.definition)
        yield from ((_download(scope, file), _file(scope, file)) for file in own)
    if isinstance(definition, CodeList):
        for n, code in enumerate(definition.codes, 1):
            yield fragment(node, f"code-{n}"), _term(code.code, code.title, code.definition)


def _property(role: Role, target: Node) -> Iterator[Statement]:
    yield TYPE, SCHEMA("PropertyValue")
    yield SCHEMA("propertyID"), plain(role)
    yield SCHEMA("valueReference"), target


def _term(code: str, title: LangText, definition: LangText | None) -> Iterator[Statement]:
    yield TYPE, SCHEMA("DefinedTerm")
    yield SCHEMA("termCode"), plain(code)
    yield from texts(SCHEMA("name"), title)
    yield from texts(SCHEMA("description"), definition)


def _access(access_url: str) -> Iterator[Statement]:
    yield TYPE, SCHEMA("DataDownload")
    yield SCHEMA("contentUrl"), iri(access_url)


def _download(scope: Scope, file: PublishedFile) -> Node:
    return fragment(scope.iris.catalog, "file-" + re.sub(r"[^\w./-]", "-", file.path, flags=re.ASCII))


def _file(scope: Scope, file: PublishedFile) -> Iterator[Statement]:
    yield TYPE, SCHEMA("DataDownload")
    yield SCHEMA("contentUrl"), address(scope.catalog.info, file.path)
    yield SCHEMA("encodingFormat"), plain(file.media_type)
    yield SCHEMA("contentSize"), count(file.bytes)
    yield SCHEMA("sha256"), plain(file.sha256)


SYNTAX: Final = Serialisation("application/ld+json", "jsonld", jsonld.plainly)


def plan(catalog: Catalog) -> Iterator[Document]:
    """One document about everything, and one for each dataset: the markup of its landing page, where engines look."""
    one = SYNTAX.writer(partial(blocks, shared=Commons(catalog)))
    yield Document("catalog.jsonld", tuple(catalog))
    for definition in catalog:
        if isinstance(definition, DATASET_KINDS):
            yield Document(f"{definition.kind}/{definition.id}.jsonld", (definition,), write=one)


write = SYNTAX.writer(blocks)
