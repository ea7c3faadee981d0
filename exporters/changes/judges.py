"""How a difference in one property is judged. A judge is given both states and tells the changes that it sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from exporters.changes.change import Change, Sort, Weight
from exporters.changes.pair import Pair
from exporters.changes.texts import differing, reworded
from exporters.findings import Pointer

Judge = Callable[[Pair], Iterator[Change]]

_CHANGED_MEANING = "values before and after it cannot be compared, and no break in the series says so"
_LONGEST = 80


def text(name: str) -> Judge:
    """A text that only explains: its words may change."""
    return partial(_harmless, Sort.TEXT, (name,))


def detail(*path: str) -> Judge:
    """Any other property that users do not build on."""
    return partial(_harmless, Sort.DETAIL, path)


def telling_text(sort: Sort, *path: str) -> Judge:
    """A text that says what the values are: to change its words in all languages is to change the values."""
    return partial(_telling_text, sort, path)


def telling_value(sort: Sort, *path: str) -> Judge:
    """A word or a number that says what the values are."""
    return partial(_telling_value, sort, path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The direction in which a value of an order must not move, what such a step is called, and what it takes away."""

    is_loss: Callable[[Any, Any], bool]
    message: str
    reason: str


def ordered(sort: Sort, path: Pointer, step: Step) -> Judge:
    """A value of an order: a step that loses is a break, one the other way is an addition."""
    return partial(_ordered, sort, path, step)


def value(thing: Any, path: Pointer) -> Any:
    """What stands at a property path of a definition, or None."""
    for name in path:
        thing = getattr(thing, str(name), None)
    return thing or None


def _states(pair: Pair, path: Pointer) -> tuple[Any, Any]:
    return value(pair.before, path), value(pair.after, path)


def _harmless(sort: Sort, path: Pointer, pair: Pair) -> Iterator[Change]:
    before, after = _states(pair, path)
    if before != after:
        weight = Weight.ADDITION if before is None else Weight.HARMLESS
        yield pair.change(sort, weight, path, _told(path, before, after))


def _telling_text(sort: Sort, path: Pointer, pair: Pair) -> Iterator[Change]:
    before, after = _states(pair, path)
    if before == after:
        return
    if before is None or (after is not None and not reworded(before, after)):
        weight = Weight.ADDITION if before is None else Weight.HARMLESS
        yield pair.change(sort, weight, path, _told(path, before, after))
    else:
        yield pair.breaking(sort, path, _told(path, before, after), _CHANGED_MEANING, excusable=True)


def _telling_value(sort: Sort, path: Pointer, pair: Pair) -> Iterator[Change]:
    before, after = _states(pair, path)
    if before == after:
        return
    if before is None:
        yield pair.change(sort, Weight.ADDITION, path, _told(path, before, after))
    else:
        yield pair.breaking(sort, path, _told(path, before, after), _CHANGED_MEANING, excusable=True)


def _ordered(sort: Sort, path: Pointer, step: Step, pair: Pair) -> Iterator[Change]:
    before, after = _states(pair, path)
    if before == after:
        return
    message = _told(path, before, after)
    if step.is_loss(before, after):
        yield pair.breaking(sort, path, f"{step.message}: {message}", step.reason)
    else:
        yield pair.change(sort, Weight.HARMLESS if after is None else Weight.ADDITION, path, message)


def _told(path: Pointer, before: Any, after: Any) -> str:
    """What happened to a property, in words."""
    name = ".".join(map(str, path))
    if before is None:
        return f"`{name}` was added{_quoted(': ', after)}"
    if after is None:
        return f"`{name}` was removed{_quoted('; it was ', before)}"
    if isinstance(before, dict) and isinstance(after, dict):
        return f"`{name}` was changed in {differing(before, after)}{_wording(before, after)}"
    return f"`{name}` was changed{_quoted(' from ', before)}{_quoted(' to ', after)}"


def _wording(before: dict[str, str], after: dict[str, str]) -> str:
    """The old and the new words in the first language that both have and in which they differ."""
    pairs = ((text, after[language]) for language, text in before.items() if language in after)
    return next((_quoted(" from ", old) + _quoted(" to ", new) for old, new in pairs if old != new), "")


def _quoted(lead: str, thing: Any) -> str:
    if isinstance(thing, dict) and thing:
        thing = next(iter(thing.values()))
    if isinstance(thing, int):
        return f"{lead}{thing}"
    return f'{lead}"{_shortened(thing)}"' if isinstance(thing, str) else ""


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
