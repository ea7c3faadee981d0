"""The official SHACL shapes as demands: a violation is a finding at the YAML that caused it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from exporters.format import Lack, Profile, demand
from exporters.model.catalog import Catalog


@demand("DCT101", "violates-shapes")
def violates_shapes(catalog: Catalog) -> Iterator[Lack]:
    """The DCAT-AP document violates an official SHACL shape.

    Portals that validate what they harvest would refuse it. The base, range and vocabulary shapes of DCAT-AP 3.0.1
    are applied, and those for high-value datasets if catalog.yaml says `high_value`. This needs a SHACL engine:
    `pip install varcat[shacl]`.

    Bad:

        access_url: https://example.org/no data

    Good:

        access_url: https://example.org/no%20data

    To mend it, complete or correct the field that the finding points at.
    """
    from exporters.formats.dcat.validation import can_validate

    if not can_validate():
        yield Lack("no SHACL engine is installed to validate with", hint="pip install varcat[shacl]")
        return
    from exporters.formats.dcat.shacl_causes import lacks

    yield from lacks(catalog)


SHACL_PROFILE: Final = Profile(
    "dcat-ap-shacl", "DCAT-AP 3.0.1, judged by its official SHACL shapes", (violates_shapes,)
)
