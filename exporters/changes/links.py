"""How differences in the links of a definition are judged."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.changes.change import Change, Sort, Weight
from exporters.changes.pair import Pair, successors
from exporters.findings import Pointer
from exporters.model.definitions import Calculation, Cube
from exporters.model.vocabulary import DERIVATION_ROLES, Role

_CALCULATION = (Role.NUMERATOR, Role.DENOMINATOR, Role.FILTER)
_PROPERTIES: dict[Role, Pointer] = {
    Role.SOURCE: ("sources",),
    Role.CUBE: ("cubes",),
    Role.RELATED: ("related",),
    Role.REPLACES: ("replaces",),
    Role.CODELIST: ("codelist",),
    Role.KEYWORD: ("keywords",),
    Role.MENTION: ("definition",),
    Role.EXACT_MATCH: ("exact_match",),
    **{role: ("calculation", role.value) for role in _CALCULATION},
}


def links(pair: Pair) -> Iterator[Change]:
    """Links that came or went, except those that are part of a calculation or a dimension."""
    told_elsewhere = {*_CALCULATION, Role.DIMENSION, *({Role.CODELIST} if isinstance(pair.after, Cube) else ())}
    for role in Role:
        if role in told_elsewhere:
            continue
        before, after = _targets(pair, role)
        for target in before:
            if target not in after:
                yield _cut(pair, role, target, after)
        for target in after:
            if target not in before:
                message = f"it has `{target}` as {_name(role)} now"
                yield pair.change(Sort.LINK_ADDED, Weight.ADDITION, _PROPERTIES[role], message)


def calculation_links(pair: Pair) -> Iterator[Change]:
    """Other variables in a calculation make other values, unless they only fill in what the text said before."""
    before, after = (getattr(d, "calculation", None) or Calculation() for d in (pair.before, pair.after))
    described = any(_targets(pair, role)[0] for role in _CALCULATION) or (before.text and before.text != after.text)
    for role in _CALCULATION:
        old, new = _targets(pair, role)
        pointer = _PROPERTIES[role]
        for target in old:
            if target not in new:
                message = f"`{target}` is no longer a {role} of the calculation"
                yield _moved(pair, role, target, new, message) or pair.breaking(
                    Sort.CALCULATION, pointer, message, "the value is computed from something else", excusable=True
                )
        for target in new:
            if target in old or _succeeds(pair, target, old):
                continue
            message = f"`{target}` is a {role} of the calculation now"
            if described:
                reason = "the value is computed from something else"
                yield pair.breaking(Sort.CALCULATION, pointer, message, reason, excusable=True)
            else:
                yield pair.change(Sort.LINK_ADDED, Weight.ADDITION, pointer, message)


def _targets(pair: Pair, role: Role) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        pair.old.links_from(pair.before.id).get(role, ()),
        pair.new.links_from(pair.after.id).get(role, ()),
    )


def _cut(pair: Pair, role: Role, target: str, after: tuple[str, ...]) -> Change:
    message = f"it no longer has `{target}` as {_name(role)}"
    moved = _moved(pair, role, target, after, message)
    if moved:
        return moved
    if role in DERIVATION_ROLES:
        reason = "where its values come from can no longer be followed"
        return pair.breaking(Sort.LINK_CUT, _PROPERTIES[role], message, reason)
    if role is Role.CODELIST:
        return pair.breaking(Sort.LINK_CUT, _PROPERTIES[role], message, "its codes mean something else now")
    return pair.change(Sort.LINK_CUT, Weight.HARMLESS, _PROPERTIES[role], message)


def _moved(pair: Pair, role: Role, target: str, after: tuple[str, ...], message: str) -> Change | None:
    """The change, if a link goes to what takes the place of its old target."""
    for follower in successors(target, pair.old, pair.new):
        if follower in after:
            reason = f"it has `{follower}`, which replaces it"
            return pair.excused(Sort.LINK_CUT, _PROPERTIES[role], message, reason)
    return None


def _succeeds(pair: Pair, target: str, old: tuple[str, ...]) -> bool:
    return any(target in successors(gone, pair.old, pair.new) for gone in old)


def _name(role: Role) -> str:
    return {Role.CODELIST: "code list", Role.EXACT_MATCH: "exact match"}.get(role, role.value)
