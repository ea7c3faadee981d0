"""Children that many elements have in common: made once, then copied, which lxml does far faster than Python."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, TypeVarTuple, cast

from exporters.formats.ddi.elements import Element, holder

Arguments = TypeVarTuple("Arguments")


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """An argument, known by its identity: much of the model has maps in it, which have no hash."""

    value: Any

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


def repeated(add: Callable[[Element, *Arguments], None]) -> Callable[[Element, *Arguments], None]:
    """Of a function that adds children to an element, one that adds copies of what it once added.

    The children must follow from the other arguments alone. These are told apart by identity and kept for a while,
    so let them be small: never a catalogue.
    """

    @lru_cache(maxsize=1024)
    def made(*arguments: _Same) -> Element:
        children = holder()
        add(children, *cast(tuple[*Arguments], tuple(argument.value for argument in arguments)))
        return children

    @wraps(add)
    def add_copies(parent: Element, *arguments: *Arguments) -> None:
        parent.extend(copy(made(*map(_Same, arguments))))

    return add_copies
