"""What the readers of DDI-Codebook demand beyond the standard, each as a profile of the format.

The elements and attributes that they look for are always written. A demand is what only the YAML can give.
"""

from __future__ import annotations

from collections.abc import Iterator

from exporters.findings import Severity
from exporters.format import Lack, Profile, demand
from exporters.model.catalog import Catalog
from exporters.model.definitions import Cube, Definition

PLAIN_PROFILES = frozenset({"dataverse", "nada"})
"""The profiles of readers that show or refuse the markup of rich text."""


@demand("DDI001", "no-abstract")
def abstract(catalog: Catalog) -> Iterator[Lack]:
    """An indicator has no definition, which archives show as its abstract.

    The CESSDA Data Catalogue demands `stdyInfo/abstract` of every record, and Dataverse a description of every dataset.
    Without a definition the title stands in its place, which tells a reader nothing.

    Bad:

        id: stat_1  # and no definition

    Good:

        id: stat_1
        definition: {en: Number of CT scans that were reimbursed in the reference year.}

    To mend it, write `definition`.
    """
    for stat in catalog.stats:
        if not stat.definition:
            yield Lack(f"{stat.id} has no definition to be its abstract", stat, hint="add `definition`")


@demand("DDI002", "no-landing-page", Severity.WARNING)
def landing_page(catalog: Catalog) -> Iterator[Lack]:
    """The catalogue does not say where the page of an indicator is.

    The CESSDA Data Catalogue demands `citation/holdings/@URI` and sends its readers there. Without `landing_page` it is
    the IRI that names the indicator, which leads somewhere only if your server answers at that address.

    Bad:

        id: my-catalogue  # and no landing_page

    Good:

        landing_page: https://example.org/variables/{id}

    To mend it, write `landing_page` in catalog.yaml, with `{id}` where the id belongs.
    """
    if catalog.info.landing_page is None:
        yield Lack("records have no page to send readers to", hint="add `landing_page` with `{id}` in it")


@demand("DDI003", "no-keywords", Severity.WARNING)
def keywords(catalog: Catalog) -> Iterator[Lack]:
    """An indicator has no keyword, and the catalogue no theme.

    The CESSDA Data Catalogue recommends `subject/keyword` and `subject/topcClas`: its readers search and filter by
    them, so a record without either is hardly ever found.

    Bad:

        keywords: []

    Good:

        keywords: [medical_imaging]

    To mend it, write `keywords`, or `themes` in catalog.yaml.
    """
    for stat in catalog.stats:
        if not (stat.keywords or catalog.info.themes):
            yield Lack(f"{stat.id} has nothing to be found by", stat, hint="add `keywords`")


@demand("DDI004", "no-contact-address")
def contact_address(catalog: Catalog) -> Iterator[Lack]:
    """An indicator has no contact with an e-mail address.

    Dataverse demands the address of a contact for every dataset (`distStmt/contact/@email`).

    Bad:

        contact: {name: {en: Help desk}}

    Good:

        contact: {name: {en: Help desk}, email: help@example.org}

    To mend it, give the indicator's `contact` an `email`, or that of the whole catalogue in catalog.yaml.
    """
    if catalog.info.contact.email is None:
        for stat in catalog.stats:
            if not (stat.contact and stat.contact.email):
                pointer = ("contact",) if stat.contact else ()
                hint = "add `email` to `contact`"
                yield Lack(f"{stat.id} has no contact with an e-mail address", stat, pointer, hint)


_NADA_ID, _NADA_NAME, _NADA_LABEL = 45, 100, 255
"""The characters that the database of NADA 5 has for the id, name and label of a variable."""


@demand("DDI005", "id-too-long-for-nada")
def id_length(catalog: Catalog) -> Iterator[Lack]:
    """An id is longer than NADA can keep.

    NADA's database has 45 characters for the id of a variable. Of two longer ones that begin alike, it would keep one.

    Bad:

        id: number_of_reimbursed_ct_scans_for_each_insured_person

    Good:

        id: ct_scans_per_insured_person

    To mend it, give the definition a shorter id, wherever it is named.
    """
    for definition in _variables(catalog):
        if len(definition.id) > _NADA_ID:
            message = f"the id has {len(definition.id)} characters, of {_NADA_ID} that NADA can keep"
            yield Lack(message, definition, ("id",))


@demand("DDI006", "text-too-long-for-nada", Severity.WARNING)
def text_lengths(catalog: Catalog) -> Iterator[Lack]:
    """A code or a title is longer than NADA can keep.

    NADA's database has 100 characters for the name of a variable, which is the `code`, and 255 for its label, which is
    the title in its first language. It cuts off the rest.

    Bad:

        code: "…"  # of more than 100 characters

    Good:

        code: "013_014"

    To mend it, write less; what does not fit belongs into `definition`.
    """
    for definition in _variables(catalog):
        language, title = next(iter(definition.title.items()))
        lengths = ((("code",), definition.code or "", _NADA_NAME), (("title", language), title, _NADA_LABEL))
        for pointer, text, most in lengths:
            if len(text) > most:
                yield Lack(f"this has {len(text)} characters, of {most} that NADA can keep", definition, pointer)


@demand("DDI007", "no-country", Severity.WARNING)
def country(catalog: Catalog) -> Iterator[Lack]:
    """The catalogue does not say which country it covers.

    NADA lists and filters studies by country (`sumDscr/nation`), and shows none for these.

    Bad:

        id: my-catalogue  # and no country

    Good:

        country: BEL

    To mend it, write `country` in catalog.yaml.
    """
    if catalog.info.country is None:
        yield Lack("studies have no country to be listed by", hint="add `country`")


def _variables(catalog: Catalog) -> Iterator[Definition]:
    """What is a `var`."""
    return (definition for definition in catalog if not isinstance(definition, Cube))


PROFILES = (
    Profile("cessda", "CESSDA Data Catalogue", (abstract, landing_page, keywords)),
    Profile("dataverse", "Dataverse, in plain text", (abstract, contact_address)),
    Profile("nada", "NADA, in plain text", (id_length, text_lengths, country)),
)
