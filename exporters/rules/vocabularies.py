"""VOC, DCT and SDX: words and addresses that must mean something elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporters.findings import Place
from exporters.model.citation import PLACEHOLDERS, unknown_placeholders
from exporters.model.definitions import Email, Iri, Variable
from exporters.model.vocabulary import COUNTRIES, Role
from exporters.reading.shape import did_you_mean, surely_meant
from exporters.rules.check import Fault, Subject, check

PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?:/[A-Za-z0-9._~-]*)*(?:#[A-Za-z0-9._~-]*)?")
"""What is a legal address for sure, and what nearly all are: no parser has to be asked, or imported."""

_NO_HOST = re.compile(r"https?://(?:[^/?#]*@)?(?:[:/?#]|$)")
"""The beginning of an address that leads to no machine (RFC 9110, section 4.2)."""


@check("VOC001", "unknown-keyword")
def unknown_keyword(subject: Subject) -> Iterator[Fault]:
    """A keyword that the keyword scheme does not have.

    A misspelt keyword would begin a theme of its own on every portal.

    Bad:

        keywords: [zorgverstrekingen]

    Good:

        keywords: [zorgverstrekkingen]

    To mend it, correct it (the message proposes the nearest one), or add it to keywords.yaml.
    """
    known = subject.catalog.keywords
    if "keywords" in subject.faulty_files:
        return
    for reference in subject.reading.unresolved:
        if reference.role is Role.KEYWORD:
            hint = did_you_mean(reference.target, list(known))
            mends = surely_meant(reference.target, list(known), reference.place)
            yield Fault(f"there is no keyword `{reference.target}`", reference.place, hint, mends=mends)


@check("VOC002", "unknown-geographic-level")
def unknown_geographic_level(subject: Subject) -> Iterator[Fault]:
    """A geographic level that catalog.yaml does not have.

    Portals could not tell how fine the values are.

    Bad:

        geography: {smallest: municipallity}

    Good:

        geography: {smallest: municipality}

    To mend it, correct it, or add it with its name to `geographic_levels` in catalog.yaml.
    """
    known = subject.catalog.geographic_levels
    for definition in subject.reading.definitions:
        level = definition.geography.smallest if isinstance(definition, Variable) and definition.geography else None
        if level and level not in known:
            place = Place(definition.path, ("geography", "smallest"))
            hint, mends = did_you_mean(level, list(known)), surely_meant(level, list(known), place)
            yield Fault(f"there is no geographic level `{level}`", place, hint, mends=mends)


@check("VOC003", "unknown-placeholder")
def unknown_placeholder(subject: Subject) -> Iterator[Fault]:
    """The citation asks for something that cannot be filled in.

    A template may name {id}, {code}, {title}, {publisher}, {modified} and {accessed}.

    The braces would be printed in every citation.

    Bad:

        citation: {en: "{publisher}, {titel}"}

    Good:

        citation: {en: "{publisher}, {title}"}

    To mend it, correct the name in braces.
    """
    for language, template in (subject.catalog.info.citation or {}).items():
        for name in unknown_placeholders(template):
            place = Place(subject.catalog_file, ("citation", language), words="{" + name)
            yield Fault(f"nothing fills in {{{name}}}", place, did_you_mean(name, PLACEHOLDERS))


@check("VOC004", "unknown-rule")
def unknown_rule(subject: Subject) -> Iterator[Fault]:
    """`checks` in catalog.yaml names a rule that does not exist.

    The rule that was meant goes on as before.

    Bad:

        checks: {ignore: [LNK999]}

    Good:

        checks: {ignore: [LNK006]}

    To mend it, correct the code; `varcat explain` lists all rules.
    """
    for pointer, code in _selected_rules(subject):
        if not any(known.startswith(code) for known in subject.known.rules):
            place = Place(subject.catalog_file, ("checks", *pointer))
            yield Fault(f"there is no rule {code}", place, did_you_mean(code, subject.known.rules))


@check("VOC005", "unknown-format")
def unknown_format(subject: Subject) -> Iterator[Fault]:
    """`formats` in catalog.yaml names a format that is not installed.

    The format that was meant is not published.

    Bad:

        formats: [ddi-codebook]

    Good:

        formats: [ddi-codebook-2.5]

    To mend it, correct the name, or install the package that brings the format; `varcat formats` lists what is there.
    """
    return _not_installed(subject, "formats", "format", subject.known.formats)


@check("VOC006", "unknown-profile")
def unknown_profile(subject: Subject) -> Iterator[Fault]:
    """`profiles` in catalog.yaml names a profile that no format has.

    The demands that were meant are not checked.

    Bad:

        profiles: [cesda]

    Good:

        profiles: [cessda]

    To mend it, correct the name; `varcat formats` lists the profiles of each format.
    """
    return _not_installed(subject, "profiles", "profile", subject.known.profiles)


@check("DCT001", "illegal-address")
def illegal_address(subject: Subject) -> Iterator[Fault]:
    """A web or e-mail address that RDF cannot carry.

    DCAT writes addresses as IRIs (RFC 3987). Blanks, brackets and other special characters must be percent-encoded,
    and a web address names a host.

    Bad:

        exact_match: ["https://example.org/a[b]"]

    Good:

        exact_match: ["https://example.org/a%5Bb%5D"]

    To mend it, copy the address from a browser's address line.
    """
    for place, iri in _addresses(subject):
        if not PLAIN_ADDRESS.fullmatch(iri) and not _is_iri(iri):
            yield Fault(f"`{iri}` is no legal address", place)


@check("DCT002", "unknown-country")
def unknown_country(subject: Subject) -> Iterator[Fault]:
    """The country of catalog.yaml is none.

    DCAT names the country by its address in the EU authority table. An address that leads nowhere puts the datasets
    on no map.

    Bad:

        country: BEG

    Good:

        country: BEL

    To mend it, write the country's ISO 3166-1 code of three letters.
    """
    country = subject.catalog.info.country
    if country and country not in COUNTRIES:
        place = Place(subject.catalog_file, ("country",))
        yield Fault(f"there is no country `{country}`", place, did_you_mean(country, sorted(COUNTRIES)))


@check("SDX001", "agency-of-somebody-else")
def agency_of_somebody_else(subject: Subject) -> Iterator[Fault]:
    """The SDMX agency is SDMX itself.

    That id belongs to the cross-domain concepts and code lists of the standard, which the export refers to.

    Bad:

        agency: {ddi: org.example, sdmx: SDMX}

    Good:

        agency: {ddi: org.example, sdmx: EXAMPLE}

    To mend it, write the id of your own office.
    """
    if subject.catalog.info.agency.sdmx == "SDMX":
        yield Fault("the agency SDMX is the standard's own", Place(subject.catalog_file, ("agency", "sdmx")))


def _is_iri(text: str) -> bool:
    import pyoxigraph

    try:
        pyoxigraph.NamedNode(text)
    except ValueError:
        return False
    return not _NO_HOST.match(text)


def _not_installed(subject: Subject, order: str, what: str, known: tuple[str, ...]) -> Iterator[Fault]:
    for n, name in enumerate(subject.reading.orders.get(order, ())):
        if name not in known:
            place = Place(subject.catalog_file, (order, n))
            yield Fault(f"there is no {what} {name}", place, did_you_mean(name, known))


def _addresses(subject: Subject) -> Iterator[tuple[Place, str]]:
    yield from subject.values(Iri)
    template = subject.catalog.info.landing_page
    if template:
        yield Place(subject.catalog_file, ("landing_page",)), template.replace("{id}", "id")
    for place, email in subject.values(Email):
        yield place, f"mailto:{email}"
    yield from subject.prose_addresses


def _selected_rules(subject: Subject) -> Iterator[tuple[tuple[str | int, ...], str]]:
    checks = subject.reading.orders.get("checks", {})
    for name in ("select", "ignore"):
        for n, code in enumerate(checks.get(name, ())):
            yield (name, n), code
    for pattern, codes in checks.get("per_file", {}).items():
        for n, code in enumerate(codes):
            yield ("per_file", pattern, n), code
