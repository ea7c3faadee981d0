"""A format of somebody else's: the ids and links as lines of text. It needs nothing of varcat but what is public."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from exporters.format import Document, Format, Settings, dropped, exact
from exporters.model.catalog import Catalog, Edge
from exporters.model.definitions import Definition
from exporters.model.fields import FIELDS
from exporters.model.vocabulary import Role


def write(stream: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], _: Settings) -> None:
    edges = sorted(catalog.edges(d.id for d in subjects))
    stream.writelines(f"{source}\t{role}\t{target}\n".encode() for source, role, target in edges)


def plan(catalog: Catalog) -> Iterator[Document]:
    yield Document("links.tsv", tuple(catalog))


def read_links(path: Path) -> Iterator[Edge]:
    for line in path.read_text(encoding="utf-8").splitlines():
        source, role, target = line.split("\t")
        yield Edge(source, Role(role), target)


LISTING = Format(
    name="listing",
    title="A list of links",
    media_type="text/tab-separated-values",
    extension="tsv",
    coverage={field: exact("first column") if field == "id" else dropped("only links") for field in FIELDS},
    write=write,
    plan=plan,
)
