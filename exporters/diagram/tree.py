"""The cascade as a tree in a terminal."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exporters.cascade import Rest, Steps, Tie, origins, starts, walk
from exporters.diagram.view import Direction, View, tie_words
from exporters.model.catalog import Catalog
from exporters.model.vocabulary import Role

_BRANCH, _LAST_BRANCH, _TRUNK, _BLANK = "├── ", "└── ", "│   ", "    "


def render(catalog: Catalog, view: View) -> str:
    """The cascade as lines: roles, id, kind and title of every definition, each opened once."""
    names = _Names(catalog, view)
    lines = _everything(names) if view.focus is None else _one(names, view.focus)
    return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class _Names:
    """What definitions and their neighbours are called."""

    catalog: Catalog
    view: View

    def definition(self, identifier: str) -> str:
        definition = self.catalog[identifier]
        return f"{identifier} ({definition.kind})  {self.view.title(definition.title)}"

    def neighbour(self, tie: Tie) -> str:
        match tie.outward:
            case (Role.KEYWORD,):
                return f"{tie.target}  {self.view.title(self.catalog.keywords[tie.target].title)}"
            case (Role.EXACT_MATCH,):
                return tie.target
            case _:
                return self.definition(tie.target)


def _everything(names: _Names) -> Iterator[str]:
    shown: set[str] = set()
    for start in starts(names.catalog):
        yield names.definition(start)
        yield from _steps(names, start, origins(names.catalog), shown)


def _one(names: _Names, identifier: str) -> Iterator[str]:
    view, catalog = names.view, names.catalog
    yield names.definition(identifier)
    if view.direction is not Direction.IMPACT:
        yield from _section("comes from", _steps(names, identifier, view.upstream(catalog), set()))
    if view.direction is not Direction.TRACE:
        yield from _section("goes into", _steps(names, identifier, view.downstream(catalog), set(), " of"))
    if view.direction is None:
        beside = [f"{', '.join(tie_words(tie))}: {names.neighbour(tie)}" for tie in view.ties(catalog, identifier)]
        yield from _section("beside", (_indent([n == len(beside)]) + line for n, line in enumerate(beside, 1)))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from list(lines) or [f"{_LAST_BRANCH}nothing"]


def _steps(names: _Names, start: str, steps: Steps, shown: set[str], joint: str = "") -> Iterator[str]:
    """The tree behind a definition; what lies too deep follows as trees of its own."""
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here in shown:
            continue
        if here != start:
            yield names.definition(here)
        is_last: list[bool] = []
        for step in walk(here, steps, shown):
            is_last[step.depth - 1 :] = [step.last]
            rest = f"  ({step.rest})" if step.rest else ""
            yield f"{_indent(is_last)}{', '.join(step.roles)}{joint}: {names.definition(step.identifier)}{rest}"
            if step.rest is Rest.BELOW:
                waiting.append(step.identifier)


def _indent(is_last: list[bool]) -> str:
    trunks = (_BLANK if last else _TRUNK for last in is_last[:-1])
    return "".join((*trunks, _LAST_BRANCH if is_last[-1] else _BRANCH))
