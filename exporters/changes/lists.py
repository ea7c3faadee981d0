"""How differences in lists of parts are judged: the codes of a code list, the dimensions of a cube."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exporters.changes.change import Change, Sort, Weight
from exporters.changes.pair import Pair
from exporters.changes.texts import differing, reworded
from exporters.model.definitions import Code, Dimension

_KEYS = "every key of the cube has another form now"


def codes(pair: Pair) -> Iterator[Change]:
    """Codes that came, went, or say something else."""
    before, after = ({c.code: c for c in getattr(d, "codes", ())} for d in (pair.before, pair.after))
    positions = {code: n for n, code in enumerate(after)}
    for code, old in before.items():
        if code in after:
            yield from _code(pair, old, after[code], positions[code])
        else:
            yield _code_removed(pair, old, [c for c in after.values() if c.code not in before])
    for code, n in positions.items():
        if code not in before:
            yield pair.change(Sort.CODE_ADDED, Weight.ADDITION, ("codes", n), f"the code `{code}` was added")
    if [c for c in before if c in after] != [c for c in after if c in before]:
        yield pair.change(Sort.CODE_CHANGED, Weight.HARMLESS, ("codes",), "the order of the codes was changed")


def _code_removed(pair: Pair, gone: Code, added: list[Code]) -> Change:
    followers = [code.code for code in added if code.title == gone.title]
    message = f"the code `{gone.code}` was removed"
    if followers:
        reason = f"the code `{followers[0]}` has its title"
        return pair.excused(Sort.CODE_REMOVED, ("codes",), message, reason)
    return pair.breaking(Sort.CODE_REMOVED, ("codes",), message, "data that use it can no longer be read")


def _code(pair: Pair, old: Code, new: Code, n: int) -> Iterator[Change]:
    pointer, name = ("codes", n), f"the code `{new.code}`"
    if old.title != new.title:
        message = f"the title of {name} was changed in {differing(old.title, new.title)}"
        if reworded(old.title, new.title):
            said = f"{message}{_from_to(old, new)}"
            reason = "the code may stand for something else now"
            yield pair.breaking(Sort.CODE_CHANGED, (*pointer, "title"), said, reason)
        else:
            yield pair.change(Sort.CODE_CHANGED, Weight.HARMLESS, (*pointer, "title"), message)
    if old.definition != new.definition:
        message = f"the definition of {name} was changed"
        yield pair.change(Sort.TEXT, Weight.HARMLESS, (*pointer, "definition"), message)
    yield from _code_validity(pair, old, new, n)


def _code_validity(pair: Pair, old: Code, new: Code, n: int) -> Iterator[Change]:
    """A first end is how a code is closed; to move an end or a beginning inwards takes away what was valid."""
    if (old.valid_from, old.valid_to) == (new.valid_from, new.valid_to):
        return
    begins = (new.valid_from or "") > (old.valid_from or "")
    ends = bool(old.valid_to and new.valid_to and new.valid_to < old.valid_to)
    message = f"the code `{new.code}` is valid from {new.valid_from or 'ever'} to {new.valid_to or 'ever'}"
    if begins or ends:
        reason = f"it was valid from {old.valid_from or 'ever'} to {old.valid_to or 'ever'}"
        yield pair.breaking(Sort.PERIOD, ("codes", n), message, reason)
    else:
        yield pair.change(Sort.PERIOD, Weight.ADDITION, ("codes", n), message)


def _from_to(old: Code, new: Code) -> str:
    language = next((tag for tag in old.title if tag in new.title), None)
    return f' from "{old.title[language]}" to "{new.title[language]}"' if language else ""


def dimensions(pair: Pair) -> Iterator[Change]:
    """Dimensions that came, went, moved, or take their values from elsewhere. Keys are made of all, in order."""
    before, after = ({d.id: d for d in getattr(c, "dimensions", ())} for c in (pair.before, pair.after))
    for name in [name for name in before if name not in after]:
        yield pair.breaking(Sort.DIMENSION, ("dimensions",), f"the dimension `{name}` was removed", _KEYS)
    for n, (name, dimension) in enumerate(after.items()):
        if name in before:
            yield from _dimension(pair, before[name], dimension, n)
        elif before:
            yield pair.breaking(Sort.DIMENSION, ("dimensions", n), f"the dimension `{name}` was added", _KEYS)
        else:
            yield pair.change(
                Sort.DIMENSION, Weight.ADDITION, ("dimensions", n), f"the dimension `{name}` is described now"
            )
    if [d for d in before if d in after] != [d for d in after if d in before]:
        yield pair.breaking(Sort.DIMENSION, ("dimensions",), "the order of the dimensions was changed", _KEYS)


def _dimension(pair: Pair, old: Dimension, new: Dimension, n: int) -> Iterator[Change]:
    if old.title != new.title:
        message = f"the title of the dimension `{new.id}` was changed"
        yield pair.change(Sort.TEXT, Weight.HARMLESS, ("dimensions", n, "title"), message)
    reasons: Mapping[str, str] = {
        "variable": "the link to where its values come from is cut",
        "codelist": "its codes mean something else now",
    }
    for name, reason in reasons.items():
        before, after = getattr(old, name), getattr(new, name)
        pointer = ("dimensions", n, name)
        message = f"the {name} of the dimension `{new.id}` went from {before or 'none'} to {after or 'none'}"
        if before and before != after:
            yield pair.breaking(Sort.DIMENSION, pointer, message, reason)
        elif after != before:
            yield pair.change(Sort.DIMENSION, Weight.ADDITION, pointer, message)
