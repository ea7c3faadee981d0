"""How differences in what holds for the whole catalogue are judged: `catalog.yaml` and the keywords."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from exporters.changes.change import Change, Sort, Weight
from exporters.changes.pair import field_name
from exporters.findings import Place, Pointer
from exporters.model.catalog import Catalog
from exporters.model.definitions import Keyword, LangText
from exporters.model.vocabulary import Role

_IDENTIFIERS = {
    "id": "the address of the catalogue",
    "base_iri": "the address of everything that is published",
    "agency": "the identifier of everything in DDI and SDMX",
}
_LISTS = frozenset({"languages", "geographic_levels"})


def catalogue_changes(old: Catalog, new: Catalog) -> Iterator[Change]:
    """The changes of what holds for all definitions."""
    for field in fields(new.info):
        before, after = getattr(old.info, field.name), getattr(new.info, field.name)
        if before != after and field.name not in _LISTS:
            yield _information(new, field.name, before, after)
    yield from _languages(old, new)
    yield from _levels(old, new)
    yield from _keywords(old, new)


def _change(new: Catalog, sort: Sort, weight: Weight, pointer: Pointer, message: str, **more: Any) -> Change:
    place = more.pop("where", Place("catalog.yaml", pointer))
    name = more.pop("field", field_name(pointer))
    return Change(subject=new.info.id, sort=sort, weight=weight, field=name, message=message, where=place, **more)


def _information(new: Catalog, name: str, before: Any, after: Any) -> Change:
    if name in _IDENTIFIERS:
        reason = f"{_IDENTIFIERS[name]} is made of it"
        message = f"`{name}` was changed"
        return _change(new, Sort.IDENTITY, Weight.BREAK, (name,), message, reason=reason, affected=(*new.definitions,))
    if not before:
        return _change(new, Sort.DETAIL, Weight.ADDITION, (name,), f"`{name}` was added")
    message = f"`{name}` was {'changed' if after else 'removed'}"
    return _change(new, Sort.DETAIL, Weight.HARMLESS, (name,), message)


def _languages(old: Catalog, new: Catalog) -> Iterator[Change]:
    for tag in old.info.languages:
        if tag not in new.info.languages:
            reason = "who reads only that language finds nothing any more"
            message = f"the language {tag} was given up"
            yield _change(new, Sort.LANGUAGE, Weight.BREAK, ("languages",), message, reason=reason)
    for n, tag in enumerate(new.info.languages):
        if tag not in old.info.languages:
            yield _change(new, Sort.LANGUAGE, Weight.ADDITION, ("languages", n), f"the language {tag} is new")
    if old.info.languages != new.info.languages and {*old.info.languages} == {*new.info.languages}:
        yield _change(new, Sort.LANGUAGE, Weight.HARMLESS, ("languages",), "the order of the languages was changed")


def _levels(old: Catalog, new: Catalog) -> Iterator[Change]:
    before, after = old.geographic_levels, new.geographic_levels
    pointer = ("geographic_levels",)
    for gone in [level for level in before if level not in after]:
        users = tuple(d.id for d in old if getattr(getattr(d, "geography", None), "smallest", None) == gone)
        message = f"the geographic level `{gone}` was removed"
        reason = "what was published for it names a level that is no longer defined"
        yield _change(new, Sort.VOCABULARY, Weight.BREAK, pointer, message, reason=reason, affected=users)
    for n, (name, level) in enumerate(after.items()):
        if name not in before:
            message = f"the geographic level `{name}` was added"
            yield _change(new, Sort.VOCABULARY, Weight.ADDITION, (*pointer, n), message)
        elif before[name] != level:
            yield _change(
                new, Sort.TEXT, Weight.HARMLESS, (*pointer, n, "title"), f"the geographic level `{name}` was renamed"
            )
    if before.keys() == after.keys() and [*before] != [*after]:
        yield _change(new, Sort.VOCABULARY, Weight.HARMLESS, pointer, "the order of the geographic levels was changed")


def _keywords(old: Catalog, new: Catalog) -> Iterator[Change]:
    if _scheme_title(old) != _scheme_title(new):
        yield _change(new, Sort.TEXT, Weight.HARMLESS, (), "the keywords have another title", field="keyword_scheme")
    for name in [name for name in old.keywords if name not in new.keywords]:
        users = old.links_to(name).get(Role.KEYWORD, ())
        message, reason = f"the keyword `{name}` was removed", "its address and its theme are gone"
        yield _keyword_change(new, Weight.BREAK, message, reason=reason, affected=users)
    for name, keyword in new.keywords.items():
        if name not in old.keywords:
            yield _keyword_change(new, Weight.ADDITION, f"the keyword `{name}` was added")
        elif old.keywords[name] != keyword:
            yield _keyword_change(
                new, Weight.HARMLESS, f"the keyword `{name}` was {_verb(old.keywords[name], keyword)}"
            )
    if old.keywords.keys() == new.keywords.keys() and [*old.keywords] != [*new.keywords]:
        yield _keyword_change(new, Weight.HARMLESS, "the order of the keywords was changed")


def _keyword_change(new: Catalog, weight: Weight, message: str, **more: Any) -> Change:
    return _change(new, Sort.VOCABULARY, weight, (), message, field="keyword_scheme.keywords", **more)


def _verb(before: Keyword, after: Keyword) -> str:
    return "renamed" if before.title != after.title else "described otherwise"


def _scheme_title(catalog: Catalog) -> LangText | None:
    return catalog.keyword_scheme.title if catalog.keyword_scheme else None
