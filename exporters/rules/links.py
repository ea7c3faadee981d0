"""LNK: links between definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exporters.findings import How, Mend, Place, Related, Severity
from exporters.model.catalog import Catalog, Link
from exporters.model.vocabulary import DERIVATION_ROLES, Kind, Role, Status
from exporters.reading.linking import Reference
from exporters.reading.shape import did_you_mean
from exporters.rules.check import Fault, Subject, check

_WEB_SCHEMES = ("http:", "https:", "mailto:")


@check("LNK001", "dangling-link")
def dangling_link(subject: Subject) -> Iterator[Fault]:
    """A link names a definition that does not exist.

    No export could follow it: the reader of a DDI file or a data portal would arrive at nothing.

    Bad:

        sources: [IMAG_CT]   # the file is IMAG_CT_N.yaml

    Good:

        sources: [IMAG_CT_N]

    To mend it, correct the id (the message proposes the nearest one that exists), or write the missing definition.
    """
    for reference in _broken(subject):
        if reference.target not in subject.catalog.definitions and reference.target not in subject.faulty_files:
            candidates = [d.id for d in subject.catalog if d.kind in reference.targets]
            yield Fault(
                f"there is no {_kinds(reference)} `{reference.target}`",
                reference.place,
                did_you_mean(reference.target, candidates),
            )


@check("LNK002", "link-to-wrong-kind")
def link_to_wrong_kind(subject: Subject) -> Iterator[Fault]:
    """A link names a definition of a kind that it cannot point at.

    `sources` takes source variables, `cubes` takes cubes, `measures` takes indicators, and so on.

    A data portal would show an indicator where a source is expected.

    Bad:

        cubes: [ct_scans]   # a source variable

    Good:

        sources: [ct_scans]

    To mend it, name a definition of the right kind, or state the link in the property meant for it.
    """
    for reference in _broken(subject):
        target = subject.catalog.definitions.get(reference.target)
        if target:
            yield Fault(
                f"`{target.id}` is a {target.kind}; a {_kinds(reference)} is due here",
                reference.place,
                related=(Related(Place(target.path, ("kind",)), "it is defined here"),),
            )


@check("LNK003", "link-to-itself")
def link_to_itself(subject: Subject) -> Iterator[Fault]:
    """A definition links to itself.

    It says nothing, and sends readers in a circle.

    Bad:

        id: ct_scans
        related: [ct_scans]

    Good:

        id: ct_scans
        related: [mri_scans]

    To mend it, name the definition that is meant, or delete the link.
    """
    for link in subject.catalog.links:
        if link.edge.source == link.edge.target:
            yield Fault(f"`{link.edge.source}` links to itself", link.stated_at)


@check("LNK004", "derivation-cycle")
def derivation_cycle(subject: Subject) -> Iterator[Fault]:
    """Definitions are derived from one another in a circle.

    Sources, cubes, dimensions, numerators, denominators and filters say where a value comes from. Following them
    must end at variables that come from nothing else.

    Bad:

        id: rate
        sources: [number]   # and number has sources: [rate]

    Good:

        id: rate
        sources: [number]   # and number has none

    To mend it, find the link that points the wrong way round.
    """
    steps = _derivations(subject.catalog)
    for circle in _circles(steps):
        links = [steps[a][b] for a, b in zip(circle, (*circle[1:], circle[0]), strict=True)]
        yield Fault(
            f"`{circle[0]}` is derived from itself: {' → '.join((*circle, circle[0]))}",
            links[0].stated_at,
            related=tuple(
                Related(link.stated_at, f"`{link.edge.source}` → `{link.edge.target}`") for link in links[1:]
            ),
        )


@check("LNK005", "related-not-returned", Severity.WARNING)
def related_not_returned(subject: Subject) -> Iterator[Fault]:
    """A definition names a related one that does not name it back.

    Two definitions are related in both directions, or a reader who starts from the second never hears of the first.

    Bad:

        id: ct_scans
        related: [mri_scans]   # mri_scans does not name ct_scans

    Good:

        id: mri_scans
        related: [ct_scans]

    To mend it, add the id to `related` of the other definition, or delete it here.
    """
    links = {link.edge[0:3:2]: link for link in subject.catalog.links if link.edge.role is Role.RELATED}
    for (source, target), link in links.items():
        if (target, source) not in links and source != target:
            other = subject.catalog[target]
            yield Fault(
                f"`{target}` does not name `{source}` as related",
                link.stated_at,
                f"add `related: [{source}]` to {other.path}",
                (Related(Place(other.path, ("related",), on_key=True), "the other end"),),
                (Mend(Place(other.path, ("related",)), source, How.ITEM),),
            )


@check("LNK006", "deprecated-without-replacement", Severity.WARNING)
def deprecated_without_replacement(subject: Subject) -> Iterator[Fault]:
    """A definition is deprecated, and nothing takes its place.

    Whoever uses it must know where to go.

    Bad:

        id: deaths
        status: deprecated

    Good:

        id: deaths
        status: deprecated
        replaced_by: [deaths_2025]

    To mend it, add `replaced_by`, or `replaces` in the definition that takes its place.
    """
    for definition in subject.catalog:
        if definition.status is Status.DEPRECATED and Role.REPLACES not in subject.catalog.links_to(definition.id):
            yield Fault(
                f"`{definition.id}` is deprecated, and nothing replaces it", Place(definition.path, ("status",))
            )


@check("LNK007", "prose-link-to-nothing")
def prose_link_to_nothing(subject: Subject) -> Iterator[Fault]:
    """A link in a text leads nowhere.

    `[words](target)` needs the id of a definition, or an address that begins with https:, http: or mailto:.

    Readers of a web page would click and arrive at nothing.

    Bad:

        remarks: {en: "See [the scans](ct_scan)."}

    Good:

        remarks: {en: "See [the scans](ct_scans)."}

    To mend it, correct the target, or take the brackets away.
    """
    for reference in subject.reading.unresolved:
        if reference.role is Role.MENTION and reference.target not in subject.faulty_files:
            message = f"the link leads to `{reference.target}`, which is no definition"
            hint = did_you_mean(reference.target, list(subject.catalog.definitions))
            yield Fault(message if reference.target else "the link leads nowhere", reference.place, hint)
    for place, target in subject.prose_addresses:
        if not target.lower().startswith(_WEB_SCHEMES):
            yield Fault(f"`{target}` is no address that a reader can follow", place)


def _broken(subject: Subject) -> Iterator[Reference]:
    return (r for r in subject.reading.unresolved if r.role not in {Role.KEYWORD, Role.MENTION})


def _kinds(reference: Reference) -> str:
    *others, last = (kind.value for kind in Kind if kind in reference.targets)
    return f"{', '.join(others)} or {last}" if others else last


def _derivations(catalog: Catalog) -> Mapping[str, Mapping[str, Link]]:
    """For each definition what it is derived from, and the first link that says so."""
    steps: dict[str, dict[str, Link]] = {}
    for link in catalog.links:
        source, role, target = link.edge
        if role in DERIVATION_ROLES and source != target:
            steps.setdefault(source, {}).setdefault(target, link)
    return steps


def _circles(steps: Mapping[str, Mapping[str, Link]]) -> Iterator[tuple[str, ...]]:
    """Circles with no definition in common, each beginning with its smallest id; at least one if there is any."""
    ahead = _without_dead_ends({source: targets.keys() & steps.keys() for source, targets in steps.items()})
    seen: set[str] = set()
    for start in sorted(ahead):
        path: dict[str, None] = {}
        here = start
        while here not in path and here not in seen:
            path[here] = None
            here = min(ahead[here])
        if here in path:
            circle = list(path)[list(path).index(here) :]
            smallest = circle.index(min(circle))
            yield (*circle[smallest:], *circle[:smallest])
        seen.update(path)


def _without_dead_ends(ahead: dict[str, set[str]]) -> dict[str, set[str]]:
    """What is left when everything that leads only to ends is taken away: what is in, or leads into, a circle."""
    behind: dict[str, list[str]] = {}
    for source, targets in ahead.items():
        for target in targets:
            behind.setdefault(target, []).append(source)
    ends = [source for source, targets in ahead.items() if not targets]
    while ends:
        end = ends.pop()
        for source in behind.get(end, ()):
            ahead[source].discard(end)
            if not ahead[source]:
                ends.append(source)
    return {source: targets for source, targets in ahead.items() if targets}
