"""Documents on their way to a stream, in the serialisations of RDF that harvesters ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

from exporters.format import Settings, Writer
from exporters.formats.dcat import jsonld, ntriples, rdfxml, turtle
from exporters.formats.dcat.scope import Block
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition

Blocks = Callable[[Catalog, Sequence[Definition], Settings], Iterable[Block]]
"""What a document says, node by node."""


@dataclass(frozen=True, slots=True)
class Serialisation:
    """A syntax of RDF: how it is called among media types and file names, and how blocks become text."""

    media_type: str
    extension: str
    serialized: Callable[[Iterable[Block]], Iterator[str]]

    def writer(self, blocks: Blocks) -> Writer:
        """Writes documents in this syntax, as UTF-8; raises ValueError for an IRI that RDF does not allow."""

        def write(stream: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], settings: Settings) -> None:
            stream.writelines(map(str.encode, self.serialized(blocks(catalog, subjects, settings))))

        return write


TURTLE: Final = Serialisation("text/turtle", "ttl", turtle.serialized)
RDF_XML: Final = Serialisation("application/rdf+xml", "rdf", rdfxml.serialized)
JSON_LD: Final = Serialisation("application/ld+json", "jsonld", jsonld.serialized)
N_TRIPLES: Final = Serialisation("application/n-triples", "nt", ntriples.serialized)
