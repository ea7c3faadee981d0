"""DDI: the formats of the Data Documentation Initiative."""

from __future__ import annotations

from exporters.deferred import deferred
from exporters.format import Format, Profile, Standard
from exporters.formats.ddi.cdi.coverage import COVERAGE as CDI_COVERAGE
from exporters.formats.ddi.codebook.book import EDITION_2_5, EDITION_2_6, Edition
from exporters.formats.ddi.codebook.coverage import coverage
from exporters.formats.ddi.codebook.profiles import PROFILES
from exporters.formats.ddi.lifecycle.coverage import COVERAGE as LIFECYCLE_COVERAGE
from exporters.formats.ddi.lifecycle.demands import OWN_PROFILE

_SPECIFICATION = "https://ddialliance.org/Specification"


def _codebook(edition: Edition, write: str, profiles: tuple[Profile, ...] = (), *, on_request: bool = False) -> Format:
    return Format(
        name=f"ddi-codebook-{edition.version}",
        title=f"DDI-Codebook {edition.version}",
        media_type="application/xml",
        extension="xml",
        coverage=coverage(edition),
        write=deferred(f"exporters.formats.ddi.codebook.document:{write}"),
        plan=deferred("exporters.formats.ddi.codebook.document:plan"),
        profiles=profiles,
        standard=Standard(f"DDI-Codebook {edition.version}", f"{_SPECIFICATION}/DDI-Codebook/{edition.version}/"),
        on_request=on_request,
    )


CODEBOOK_2_5 = _codebook(EDITION_2_5, "write_2_5", PROFILES)

CODEBOOK_2_6 = _codebook(EDITION_2_6, "write_2_6", on_request=True)
"""On request, because no catalogue of archives reads it yet."""

LIFECYCLE_3_3 = Format(
    name="ddi-lifecycle-3.3",
    title="DDI-Lifecycle 3.3",
    media_type="application/xml",
    extension="xml",
    coverage=LIFECYCLE_COVERAGE,
    write=deferred("exporters.formats.ddi.lifecycle.document:write"),
    plan=deferred("exporters.formats.ddi.lifecycle.document:plan"),
    profiles=(OWN_PROFILE,),
    standard=Standard("DDI-Lifecycle 3.3", f"{_SPECIFICATION}/DDI-Lifecycle/3.3/"),
)

CDI_1_0 = Format(
    name="ddi-cdi-1.0",
    title="DDI-CDI 1.0",
    media_type="application/xml",
    extension="xml",
    coverage=CDI_COVERAGE,
    write=deferred("exporters.formats.ddi.cdi.document:write"),
    plan=deferred("exporters.formats.ddi.cdi.document:plan"),
    standard=Standard("DDI-CDI 1.0", f"{_SPECIFICATION}/DDI-CDI/1.0/"),
    on_request=True,
)
"""On request, because no catalogue of archives reads it yet."""
