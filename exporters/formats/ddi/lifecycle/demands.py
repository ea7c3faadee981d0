"""What DDI-Lifecycle demands and the YAML may lack."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.format import Lack, Profile, demand
from exporters.model.catalog import Catalog

_LONGEST = 63


@demand("DDI010", "long-agency-part")
def agency_parts(catalog: Catalog) -> Iterator[Lack]:
    """A part of the DDI agency is longer than 63 characters.

    A DDI agency is written like a host name, and DDI-Lifecycle 3.3 (DDIAgencyIDType) allows each part between dots 63
    characters. A URN with a longer one is not valid.

    Bad:

        agency: {ddi: be.the-whole-name-of-an-office-written-out-as-one-part-of-the-agency-id}

    Good:

        agency: {ddi: be.office}

    To mend it, write the agency as it is registered with the DDI Alliance.
    """
    for part in catalog.info.agency.ddi.split("."):
        if len(part) > _LONGEST:
            yield Lack(f"`{part}` has {len(part)} characters, of 63 that are allowed", pointer=("agency", "ddi"))


OWN_PROFILE = Profile("ddi-lifecycle-3.3", "DDI-Lifecycle 3.3", (agency_parts,))
