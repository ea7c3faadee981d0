"""The cascade: where a value comes from (upstream), and what comes from it (downstream)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exporters.model.catalog import Catalog
from exporters.model.vocabulary import DERIVATION_ROLES, Role


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the cascade: the definition it leads to, and as what; `repeated` if its own steps stand elsewhere."""

    identifier: str
    roles: tuple[Role, ...]
    steps: tuple[Step, ...]
    repeated: bool = False


def upstream(catalog: Catalog, identifier: str) -> tuple[Step, ...]:
    """What a definition is derived from, step by step, down to the variables that come from nothing else."""
    return _steps(catalog.links_from, identifier, {identifier})


def downstream(catalog: Catalog, identifier: str) -> tuple[Step, ...]:
    """What is derived from a definition, step by step."""
    return _steps(catalog.links_to, identifier, {identifier})


def beside(catalog: Catalog, identifier: str) -> Mapping[Role, tuple[str, ...]]:
    """The links of a definition that are no derivation: role -> ids, keywords or IRIs."""
    return {role: ids for role, ids in catalog.links_from(identifier).items() if role not in DERIVATION_ROLES}
