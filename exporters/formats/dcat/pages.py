"""The catalogue in pages, for harvesters that do not take the dump at once (Hydra Core Vocabulary, collections).

Every page is a DCAT-AP document of its own, which says where the next one is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from exporters.format import Document, Settings
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
    Statement,
)
from exporters.formats.dcat.writing import TURTLE, Blocks
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition

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
        """The document about the subjects of the page, behind what is said of the page itself."""
        here = address(catalog.info, f"{FORMAT}/{page(self.number)}")
        collection = ((TYPE, COLLECTION), (TOTAL_ITEMS, count(len(catalog))), (VIEW, here))
        own: list[Block] = [(Iris(catalog).catalog, collection), (here, self._view(catalog))]
        return chain(own, self.described(catalog, subjects, settings))

    def _view(self, catalog: Catalog) -> Iterator[Statement]:
        numbers = {FIRST: 1, PREVIOUS: self.number - 1, NEXT: self.number + 1, LAST: self.last}
        yield TYPE, PARTIAL_COLLECTION_VIEW
        for predicate, number in numbers.items():
            if 1 <= number <= self.last:
                yield predicate, address(catalog.info, f"{FORMAT}/{page(number)}")
