"""The careful reader: YAML 1.2 with the position of everything, and an explanation of whatever is wrong.

PyYAML parses; what its events mean is decided here, because PyYAML's own meaning is YAML 1.1 (where `no` is
false), its constructor goes down recursively, and it lets duplicate keys pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from exporters.findings import Finding, Location, Place, Related, Rule
from exporters.model.commonmark import UNPRINTABLE
from exporters.reading.complaints import explain
from exporters.reading.syntax_rules import (
    CONTROL_CHARACTER,
    DEEPEST,
    DUPLICATE_KEY,
    LARGEST_TREE,
    SEVERAL_DOCUMENTS,
    SYNTAX,
    TOO_COMPLEX,
)

MOST_CHARACTERS = 100
"""Control characters reported of one file: a binary file has millions."""

# YAML 1.2.2, section 10.3.2 (core schema), except that a leading zero makes a text: 012345 is a code.
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,999})|0o[0-7]{1,999}|0x[0-9a-fA-F]{1,999}")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]{0,999})(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
# YAML 1.2.2, section 5.1 (c-printable): a file may name the others with an escape only.
_UNREADABLE = re.compile(rf"{UNPRINTABLE.pattern}|[\x7f-\x84\x86-\x9f]")
# PyYAML ends lines at the first three, as YAML 1.1 did, and stops at the fourth; to YAML 1.2 they are characters
# like others.
_OLD_LINE_ENDS = "\x85\u2028\u2029\ufeff"
_QUOTES = "put quotes around it, if it is a text"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Node:
    """A value and where it stands. Lines and columns count from 1.

    `children` are the nodes of a mapping or list by key or position, `keys` the positions of a mapping's keys.
    """

    value: Any
    line: int
    column: int
    children: dict[str | int, Node] = field(default_factory=dict)
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    size: int = 1


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole file: its top node, if it could be read, and what is wrong with it."""

    path: str
    text: str
    top: Node | None
    findings: tuple[Finding, ...]

    def locate(self, place: Place) -> Location:
        """The position of a value, its key, or words in it; failing that, of the nearest value around it."""
        node, line, column = self.top, 1, 1
        for step in place.pointer:
            if node is None or step not in node.children:
                break
            key = node.keys.get(step) if isinstance(step, str) else None
            node = node.children[step]
            line, column = key if key and (place.on_key and step == place.pointer[-1]) else (node.line, node.column)
        return self._of_words(place.words, line, column) if place.words else Location(self.path, line, column)

    def _of_words(self, words: str, line: int, column: int) -> Location:
        lines = self.text.split("\n")
        rest = "\n".join([" " * (column - 1) + lines[line - 1][column - 1 :], *lines[line:]])
        before, found, _ = rest.partition(words)
        if not found:
            return Location(self.path, line, column)
        return Location(self.path, line + before.count("\n"), len(before) - before.rfind("\n"))


class _FaultError(Exception):
    """A fault that ends the reading of a file."""

    def __init__(self, rule: Rule, message: str, line: int, column: int, hint: str | None = None) -> None:
        super().__init__(message)
        self.rule, self.message, self.line, self.column, self.hint = rule, message, line, column, hint


def read_carefully(path: str, text: str) -> Tree:
    """The tree of one text. Never raises: what is wrong is in `findings`."""
    unreadable = islice(_UNREADABLE.finditer(text), MOST_CHARACTERS)
    if findings := tuple(_control_character(path, text, match) for match in unreadable):
        return Tree(path, text, None, findings)
    stand_ins = _stand_ins(text)
    composer = _Composer(path, {new: old for old, new in stand_ins.items()})
    try:
        top = composer.compose(_replaced(text, stand_ins))
    except _FaultError as fault:
        composer.report(fault.rule, fault.message, fault.line, fault.column, fault.hint)
        top = None
    except yaml.MarkedYAMLError as error:
        message, hint, line, column = explain(error, text)
        composer.report(SYNTAX, message, line, column, hint)
        top = None
    return Tree(path, text, top, tuple(composer.findings))


def events(text: str) -> Iterator[Any]:
    """PyYAML's events of a text, whose marks are positions in it; raises yaml.YAMLError where it is no YAML."""
    return _events(_replaced(text, _stand_ins(text)))


def tokens(text: str) -> Iterator[Any]:
    """PyYAML's tokens of a text, likewise."""
    return yaml.scan(_replaced(text, _stand_ins(text)), Loader=_LOADER)


def resolve(text: str) -> Any:
    """The meaning of a plain (unquoted) scalar."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text


def _control_character(path: str, text: str, match: re.Match[str]) -> Finding:
    start = match.start()
    where = Location(path, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
    return Finding(rule=CONTROL_CHARACTER, message=f"the control character U+{ord(match[0]):04X}", where=where)


def _replaced(text: str, characters: dict[str, str]) -> str:
    for old, new in characters.items():
        text = text.replace(old, new)
    return text


def _stand_ins(text: str) -> dict[str, str]:
    """A character that the text does not use, for each old line end that it does use."""
    private = (chr(code) for code in range(0xE000, 0xF900) if chr(code) not in text)
    return {old: next(private) for old in _OLD_LINE_ENDS if old in text}


def _events(text: str) -> Iterator[Any]:
    loader = _LOADER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


class _Composer:
    """Builds the tree from PyYAML's events with a stack of its own, so that depth is a number and not a crash."""

    def __init__(self, path: str, originals: dict[str, str]) -> None:
        self.path = path
        self.originals = str.maketrans(originals)
        self.findings: list[Finding] = []
        self.anchors: dict[str, Node] = {}
        self.open: list[tuple[Node, str | None]] = []  # each open collection, and the anchor it will have
        self.keys: list[str | None] = []  # for each open mapping the key that waits for its value

    def report(self, rule: Rule, message: str, line: int, column: int, hint: str | None = None) -> None:
        self.findings.append(Finding(rule=rule, message=message, where=Location(self.path, line, column), hint=hint))

    def compose(self, text: str) -> Node | None:
        """The top node of a text, or None; raises _FaultError or yaml.MarkedYAMLError where it cannot go on."""
        top: Node | None = None
        documents = 0
        for event in _events(text):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _FaultError(SEVERAL_DOCUMENTS, "a second document begins here", *_position(event))
            elif isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                top = self._take(event) or top
        return top

    def _take(self, event: Any) -> Node | None:
        """Puts what an event says in its place; returns the node if it is the top of the document."""
        if isinstance(event, yaml.CollectionEndEvent):
            node, anchor = self.open.pop()
            self.keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            node, anchor = self._aliased(event), None
        else:
            node, anchor = self._node(event), event.anchor
            if isinstance(event, yaml.CollectionStartEvent):
                self._enter(node, anchor, event)
                return None
        if anchor:
            self.anchors[anchor] = node
        return self._place(node)

    def _enter(self, node: Node, anchor: str | None, event: Any) -> None:
        if len(self.open) == DEEPEST:
            raise _FaultError(TOO_COMPLEX, f"this is nested more than {DEEPEST} levels deep", *_position(event))
        if self._awaits_key():
            raise _FaultError(SYNTAX, "a key must be a text", *_position(event), _QUOTES)
        self.open.append((node, anchor))
        self.keys.append(None)

    def _awaits_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1][0].value, dict) and self.keys[-1] is None

    def _node(self, event: Any) -> Node:
        if event.tag is not None and not (event.tag == "!" and isinstance(event, yaml.ScalarEvent)):
            hint = f"{_QUOTES}; tags such as !!str are not used"
            raise _FaultError(SYNTAX, 'a text cannot begin with "!"', *_position(event), hint)
        if isinstance(event, yaml.ScalarEvent):
            return Node(self._scalar(event), *_position(event))
        return Node({} if isinstance(event, yaml.MappingStartEvent) else [], *_position(event))

    def _scalar(self, event: Any) -> Any:
        text = event.value.translate(self.originals)
        for match in UNPRINTABLE.finditer(text):  # an escape such as "\a" can name one
            self.report(CONTROL_CHARACTER, f"the control character U+{ord(match[0]):04X}", *_position(event))
        if event.style or event.tag or self._awaits_key():
            return text
        return resolve(text)

    def _aliased(self, event: Any) -> Node:
        if event.anchor not in self.anchors:
            raise _FaultError(SYNTAX, f"the alias *{event.anchor} names nothing above it", *_position(event), _QUOTES)
        node = self.anchors[event.anchor]
        if self._awaits_key() and not isinstance(node.value, str):
            raise _FaultError(SYNTAX, "a key must be a text", *_position(event), _QUOTES)
        return node

    def _place(self, node: Node) -> Node | None:
        if not self.open:
            return node
        parent, _ = self.open[-1]
        if self._awaits_key():
            self._add_key(parent, node)
            return None
        key = len(parent.value) if isinstance(parent.value, list) else self.keys[-1]
        self._grow(parent, node)
        if isinstance(key, int):
            parent.value.append(node.value)
        else:
            parent.value[key] = node.value
            self.keys[-1] = None
        parent.children[key] = node  # type: ignore[index]  # a mapping that awaits no key has one
        return None

    def _add_key(self, parent: Node, node: Node) -> None:
        if node.value in parent.keys:
            first = Related(Location(self.path, *parent.keys[node.value]), "the first one")
            where = Location(self.path, node.line, node.column)
            message = f"`{node.value}` stands here twice"
            self.findings.append(Finding(rule=DUPLICATE_KEY, message=message, where=where, related=(first,)))
        else:
            parent.keys[node.value] = (node.line, node.column)
        self.keys[-1] = node.value

    def _grow(self, parent: Node, node: Node) -> None:
        parent.size += node.size
        if parent.size > LARGEST_TREE:
            message = f"with every alias written out this has over {LARGEST_TREE:,} values"
            raise _FaultError(TOO_COMPLEX, message, parent.line, parent.column)


def _position(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
