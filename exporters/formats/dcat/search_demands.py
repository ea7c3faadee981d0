"""What Google Dataset Search demands of a Dataset that the YAML may lack (structured data guidelines, "Dataset")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from exporters.findings import Severity
from exporters.format import Lack, Profile, demand
from exporters.formats.dcat.kinds import DATASET_KINDS
from exporters.model.catalog import Catalog

SHORTEST: Final = 50
"""How many characters a description must have."""


@demand("DCT102", "short-description", Severity.WARNING)
def short_description(catalog: Catalog) -> Iterator[Lack]:
    """An indicator or a cube is described in fewer than 50 characters.

    Search engines for data list no dataset with a shorter description. Titles and what the catalogue says of itself
    then stand in front of readers instead, which tells them little.

    Bad:

        definition: {en: Number of CT scans}

    Good:

        definition: {en: Number of reimbursed CT scans that were carried out in the reference year}

    To mend it, write a longer `definition`, or `remarks`.
    """
    for definition in catalog:
        if isinstance(definition, DATASET_KINDS):
            texts = [*(definition.definition or {}).values(), *(definition.remarks or {}).values()]
            if not texts or max(map(len, texts)) < SHORTEST:
                pointer = ("definition",) if definition.definition else ()
                yield Lack(f"{definition.id} is described in fewer than {SHORTEST} characters", definition, pointer)


SEARCH: Final = Profile("google-dataset-search", "Google Dataset Search", (short_description,))
