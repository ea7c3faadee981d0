"""Formats of somebody else's: links as lines, and an inventory. They need nothing of varcat but what is public."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from exporters.format import Document, Format, Lack, Profile, Settings, demand, dropped, exact
from exporters.model.catalog import Catalog, Edge
from exporters.model.definitions import Definition
from exporters.model.fields import FIELDS
from exporters.model.vocabulary import Role


def write(stream: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], _: Settings) -> None:
    edges = sorted(catalog.edges(d.id for d in subjects))
    stream.writelines(f"{source}\t{role}\t{target}\n".encode() for source, role, target in edges)


def plan(catalog: Catalog) -> Iterator[Document]:
    yield Document("links.tsv", tuple(catalog))


@demand("LIB001", "no-shelf-mark")
def no_shelf_mark(catalog: Catalog) -> Iterator[Lack]:
    """A librarian cannot find a definition without a code.

    To mend it, add `code`.
    """
    for definition in catalog:
        if not definition.code:
            yield Lack(f"{definition.id} has no code", definition, ("title",), "add `code`")


@demand("LIB002", "no-homepage")
def no_homepage(catalog: Catalog) -> Iterator[Lack]:
    """An inventory leads to the homepage.

    To mend it, add `homepage` to catalog.yaml.
    """
    if not catalog.info.homepage:
        yield Lack("there is no homepage")


def write_inventory(stream: BinaryIO, catalog: Catalog, subjects: Sequence[Definition], settings: Settings) -> None:
    write(stream, catalog, subjects, settings)
    stream.writelines(f"{file.path}\t{file.bytes}\n".encode() for file in settings.files)


def read_links(path: Path) -> Iterator[Edge]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.count("\t") == 2:
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
    profiles=(Profile("librarian", "What a librarian asks for", (no_shelf_mark,)),),
)
INVENTORY = replace(
    LISTING,
    name="inventory",
    write=write_inventory,
    profiles=(Profile("inventory", "What an inventory needs", (no_homepage,)),),
    on_request=True,
    describes_files=True,
)
