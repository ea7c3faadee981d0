"""Where the data, and their descriptions in other formats, can be had: distributions and the data service."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote

from exporters.format import PublishedFile, Standard
from exporters.formats.dcat.authorities import BY_HIGH_VALUE, STABLE, file_type
from exporters.formats.dcat.iris import fragment
from exporters.formats.dcat.literals import count, digest, english, many, nodes, string, texts
from exporters.formats.dcat.places import address
from exporters.formats.dcat.scope import Block, Commons, Scope
from exporters.formats.dcat.standards import DCAT_AP
from exporters.formats.dcat.terms import (
    ACCESS_URL,
    ALGORITHM,
    APPLICABLE_LEGISLATION,
    AVAILABILITY,
    BYTE_SIZE,
    CHECKSUM,
    CHECKSUM_ALGORITHM,
    CHECKSUM_CLASS,
    CHECKSUM_VALUE,
    CONFORMS_TO,
    CONTACT_POINT,
    DATA_SERVICE,
    DCT_FORMAT,
    DISTRIBUTION,
    DOCUMENT,
    DOWNLOAD_URL,
    ENDPOINT_DESCRIPTION,
    ENDPOINT_URL,
    HVD_CATEGORY,
    IDENTIFIER,
    LEGAL_RESOURCE,
    LICENSE,
    MEDIA_TYPE,
    MEDIA_TYPE_CLASS,
    PAGE,
    PUBLISHER,
    RESOURCE,
    SERVES_DATASET,
    SHA_256,
    STANDARD,
    TITLE,
    TYPE,
    Node,
    Statement,
    iri,
)
from exporters.model.definitions import DataService, Definition, Variable

HIGH_VALUE_REGULATION: Final = iri("http://data.europa.eu/eli/reg_impl/2023/138/oj")
_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"


def of_dataset(scope: Scope, definition: Definition) -> Iterator[Node]:
    """The distributions of a dataset: the data themselves, and the nearest file of each other format."""
    if _access_url(definition):
        yield fragment(scope.iris.main(definition), "data")
    yield from (_node(scope, file) for file in scope.files_about(definition.id))


def parts(scope: Scope, definition: Definition) -> Iterator[Block]:
    """The distributions of one definition alone."""
    if access := _access_url(definition):
        yield fragment(scope.iris.main(definition), "data"), _data(scope, definition, access)
        yield iri(access), iter([(TYPE, RESOURCE)])
    for file in scope.files_about(definition.id):
        if file.definition:
            yield from _described(scope, file)


def shared(scope: Scope) -> Iterator[Block]:
    """The files about everything, the standards and media types that files have, and the service."""
    settings = scope.settings
    for file in scope.files_about_all:
        yield from _described(scope, file)
    for standard in dict.fromkeys((DCAT_AP, *settings.standards)):
        yield iri(standard.url), _standard(standard)
    for media_type in dict.fromkeys(map(_media_type, settings.media_types)):
        yield media_type, iter([(TYPE, MEDIA_TYPE_CLASS)])
    if settings.files:
        yield SHA_256, iter([(TYPE, CHECKSUM_ALGORITHM)])
    if scope.catalog.info.high_value:
        yield HIGH_VALUE_REGULATION, iter([(TYPE, LEGAL_RESOURCE)])
    if service := scope.catalog.info.service:
        yield scope.iris.service, _service(scope, service)
        for url in filter(None, (service.endpoint_url, service.endpoint_description)):
            yield iri(url), iter([(TYPE, RESOURCE, DOCUMENT)])


def high_value(commons: Commons) -> Sequence[Statement]:
    """What a high-value dataset says of itself (DCAT-AP HVD 3.0.0, Dataset), and its service too."""
    categories = [BY_HIGH_VALUE[category].node for category in commons.of.info.high_value]
    return ((HVD_CATEGORY, *categories), (APPLICABLE_LEGISLATION, HIGH_VALUE_REGULATION)) if categories else ()


def _access_url(definition: Definition) -> str | None:
    return definition.access_url if isinstance(definition, Variable) else None


def _node(scope: Scope, file: PublishedFile) -> Node:
    return fragment(scope.iris.catalog, f"file-{quote(file.path, safe='/')}")


def _described(scope: Scope, file: PublishedFile) -> Iterator[Block]:
    node = _node(scope, file)
    yield node, _file(scope, file, node)
    yield Node(f"{node[:-1]};sha256>"), _checksum(file)
    yield address(scope.catalog.info, file.path), iter([(TYPE, RESOURCE)])


def _data(scope: Scope, definition: Definition, access_url: str) -> Iterator[Statement]:
    """The data themselves (DCAT-AP 3.0.1, Distribution), called like the definition."""
    yield TYPE, DISTRIBUTION
    yield from texts(TITLE, definition.title)
    yield ACCESS_URL, iri(access_url)
    yield from _terms_of_use(scope)


def _terms_of_use(scope: Scope) -> Iterator[Statement]:
    info = scope.catalog.info
    yield from nodes(LICENSE, [info.licence] if info.licence else [])
    yield from many(APPLICABLE_LEGISLATION, [HIGH_VALUE_REGULATION] if info.high_value else [])


def _file(scope: Scope, file: PublishedFile, node: Node) -> Iterator[Statement]:
    """A file of this publication (DCAT-AP 3.0.1, Distribution)."""
    where, kind = address(scope.catalog.info, file.path), file_type(file.media_type)
    yield TYPE, DISTRIBUTION
    yield from string(IDENTIFIER, file.path)
    yield TITLE, english(file.conforms_to.title if file.conforms_to else file.format)
    yield ACCESS_URL, where
    yield DOWNLOAD_URL, where
    yield MEDIA_TYPE, _media_type(file.media_type)
    yield from many(DCT_FORMAT, [kind.node] if kind else [])
    yield from nodes(CONFORMS_TO, [file.conforms_to.url] if file.conforms_to else [])
    yield BYTE_SIZE, count(file.bytes)
    yield CHECKSUM, Node(f"{node[:-1]};sha256>")
    yield AVAILABILITY, STABLE.node
    yield from _terms_of_use(scope)


def _checksum(file: PublishedFile) -> Iterator[Statement]:
    yield TYPE, CHECKSUM_CLASS
    yield ALGORITHM, SHA_256
    yield CHECKSUM_VALUE, digest(file.sha256)


def _standard(standard: Standard) -> Iterator[Statement]:
    yield TYPE, STANDARD
    yield TITLE, english(standard.title)


def _media_type(name: str) -> Node:
    return iri(_MEDIA_TYPES + quote(name.partition(";")[0].strip(), safe="/+"))


def _service(scope: Scope, service: DataService) -> Iterator[Statement]:
    """A dcat:DataService (DCAT-AP 3.0.1, Data Service)."""
    info = scope.catalog.info
    yield TYPE, DATA_SERVICE
    yield from texts(TITLE, service.title)
    yield ENDPOINT_URL, iri(service.endpoint_url)
    yield from nodes(ENDPOINT_DESCRIPTION, [service.endpoint_description] if service.endpoint_description else [])
    yield from nodes(PAGE, [service.endpoint_description] if service.endpoint_description else [])
    yield PUBLISHER, fragment(scope.iris.catalog, "publisher")
    yield CONTACT_POINT, fragment(scope.iris.catalog, "contact")
    yield from nodes(LICENSE, [info.licence] if info.licence else [])
    yield from scope.commons.once(high_value)
    yield from many(SERVES_DATASET, [node for d in scope.subjects if (node := scope.iris.dataset(d))])
