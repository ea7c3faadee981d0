"""A document is written as it is made, in pieces that do not grow with the catalogue."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from exporters.format import Settings
from exporters.formats.ddi import CODEBOOK_2_5
from exporters.model.catalog import Catalog
from exporters.model.definitions import Stat


class Largest(io.BytesIO):
    """Keeps nothing but the size of the largest write."""

    size = 0

    def write(self, data: Any) -> int:
        self.size = max(self.size, len(data))
        return len(data)


def test_no_write_grows_with_the_catalogue(catalog_of: Callable[..., Catalog]) -> None:
    def largest(count: int) -> int:
        stream = Largest()
        catalog = catalog_of([Stat(id=f"S{n:04}", path="x", title={"nl": "x" * 500}) for n in range(count)])
        CODEBOOK_2_5.write(stream, catalog, tuple(catalog), Settings())
        return stream.size

    assert largest(3000) < 1.1 * largest(1000)
