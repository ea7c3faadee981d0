"""The types of the model's fields, which those who build, walk and list them ask for."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Mapping
from functools import cache
from typing import Any


@cache
def field_types(cls: type) -> Mapping[str, Any]:
    """The type of every field of a dataclass of the model, those of its bases first.

    `typing.get_type_hints` evaluates what a base declares once for each class that inherits it; that takes longer
    than reading a small catalogue.
    """
    inherited = {name: hint for base in reversed(cls.__bases__) for name, hint in field_types(base).items()}
    own = inspect.get_annotations(cls, eval_str=True)
    known = {field.name for field in dataclasses.fields(cls)} if dataclasses.is_dataclass(cls) else set()
    return inherited | {name: hint for name, hint in own.items() if name in known}
