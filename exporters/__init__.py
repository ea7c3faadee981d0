"""varcat: a catalogue of statistical variables, checked, published as DDI, DCAT and SDMX, every link proven.

>>> from exporters import load, publish
>>> catalog = load("metadata")
>>> publication = publish("metadata", "public")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exporters.findings import CatalogError as CatalogError
    from exporters.findings import VarcatError as VarcatError
    from exporters.model.catalog import Catalog as Catalog
    from exporters.pipeline import Checked as Checked
    from exporters.pipeline import check as check
    from exporters.pipeline import load as load
    from exporters.proof import ProofError as ProofError
    from exporters.publication import Publication as Publication
    from exporters.publication import publish as publish

_HOMES = {
    "Catalog": "exporters.model.catalog",
    "CatalogError": "exporters.findings",
    "Checked": "exporters.pipeline",
    "ProofError": "exporters.proof",
    "Publication": "exporters.publication",
    "VarcatError": "exporters.findings",
    "check": "exporters.pipeline",
    "load": "exporters.pipeline",
    "publish": "exporters.publication",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    """Imports what is asked for only then, so that `varcat --help` is there at once."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
