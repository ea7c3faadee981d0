"""The catalogue in pages, for harvesters that do not take the dump at once (Hydra Core Vocabulary, collections).

Every page is a DCAT-AP document of its own, which says where the next one is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from exporters.format import Document, Settings
from exporters.formats.dcat.agents import document
from exporters.formats.dcat.iris import Iris
from exporters.formats.dcat.literals import count
from exporters.formats.dcat.places import FORMAT, address, page
from exporters.formats.dcat.scope import Block
from exporters.formats.dcat.terms import (
    COLLECTION,
    FIRST,
    LAST,
    NEXT,
    PARTIAL_COLLECTION_VIEW,
    PREVIOUS,
    TOTAL_ITEMS,
    TYPE,
    VIEW,
    Node,
)
from exporters.formats.dcat.writing import TURTLE, Blocks
from exporters.model.catalog import Catalog
from exporters.model.definitions import CatalogInfo, Definition

_SIZE: Final = 100
"""How many definitions a page has, if `page_size` in catalog.yaml does not say."""


def plan(catalog: Catalog, described: Blocks) -> Iterator[Document]:
    """The pages, in the order of the ids; `described` says what documents tell of their subjects."""
    everything, size = tuple(catalog), catalog.info.page_size or _SIZE
    starts = range(0, len(everything), size)
    for number, start in enumerate(starts, 1):
        writer = TURTLE.writer(_Page(number, len(starts), described).blocks)
        yield Document(page(number), everything[start : start + size], write=writer)


@dataclass(frozen=True, slots=True)
class _Page:
    """One of so many pages."""

    number: int
    last: int
    described: Blocks

    def blocks(self, catalog: Catalog, subjects: Sequence[Definition], settings: Settings) -> Iterable[Block]:
        """The document about the subjects of the page, behind what is said of the page itself.

        The other pages are documents here, and views only in themselves: a page has one view for harvesters to find.
        """
        info, others = catalog.info, self._others()
        here = _address(info, self.number)
        collection = ((TYPE, COLLECTION), (TOTAL_ITEMS, count(len(catalog))), (VIEW, here))
        view = ((predicate, _address(info, number)) for predicate, number in others.items())
        own: list[Block] = [(Iris(catalog).catalog, collection), (here, chain([(TYPE, PARTIAL_COLLECTION_VIEW)], view))]
        typed = ((_address(info, n), document()) for n in dict.fromkeys(others.values()) if n != self.number)
        return chain(own, typed, self.described(catalog, subjects, settings))

    def _others(self) -> Mapping[Node, int]:
        """The pages to which this one leads."""
        numbers = {FIRST: 1, PREVIOUS: self.number - 1, NEXT: self.number + 1, LAST: self.last}
        return {predicate: number for predicate, number in numbers.items() if 1 <= number <= self.last}


def _address(info: CatalogInfo, number: int) -> Node:
    return address(info, f"{FORMAT}/{page(number)}")
