"""How much room a text takes, without any font: the widths of a wide face, so that others fit too."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice

_ELLIPSIS = "…"
_JOINER = "\u200d"
_MONO, _USUAL, _CAPITAL, _FULL, _EMOJI = 0.62, 0.7, 0.85, 1.05, 1.4
_WIDTHS = {
    **dict.fromkeys(" .,:;'|!()[]iljI", 0.42),
    **dict.fromkeys('-/ftr"', 0.52),
    **dict.fromkeys("cksvxyz", 0.66),
    **dict.fromkeys("mwMW@%…—", 1.1),
}


def width(text: str, size: float) -> float:
    """The room that a bold text takes at a font size, in the unit of the size; rather too much than too little."""
    return size * sum(map(_em, text))


def mono_width(text: str, size: float) -> float:
    """The room that a text takes in a face whose letters are equally wide."""
    return size * sum(_MONO if c.isascii() else max(_em(c), _MONO) for c in text)


def wrap(text: str, size: float, room: float, rows: int) -> list[str]:
    """The text in at most so many rows that fit the room; what does not fit is left off, with an ellipsis."""
    lines = _rows(text, size, room)
    wrapped = list(islice(lines, rows))
    if (more := next(lines, None)) is not None:
        wrapped[-1] = _shortened(f"{wrapped[-1]} {more}", size, room)
    return wrapped


def shorten_middle(text: str, size: float, room: float) -> str:
    """A text in one row of mono type, its middle left off if need be: the ends of ids tell them apart."""
    kept = len(text)
    while mono_width(shortened := _without_middle(text, kept), size) > room and kept:
        kept -= 1
    return shortened


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is of a script written from right to left (UAX 9, rule P2)."""
    strong = (d for d in map(unicodedata.bidirectional, text) if d in {"L", "R", "AL"})
    return next(strong, "L") != "L"


@cache
def _em(character: str) -> float:
    if character in _WIDTHS:
        return _WIDTHS[character]
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return _EMOJI if category == "So" else _FULL
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(base, _CAPITAL if category in {"Lu", "So", "Sm"} else _USUAL)


def _rows(text: str, size: float, room: float) -> Iterator[str]:
    row = ""
    for word in text.split():
        if width(longer := f"{row} {word}".strip(), size) <= room:
            row = longer
            continue
        if row:
            yield row
        *full, row = _chopped(word, size, room)
        yield from full
    yield row


def _chopped(word: str, size: float, room: float) -> Iterator[str]:
    """A word in pieces that fit, if it must be."""
    piece = ""
    for cluster in _clusters(word):
        if piece and width(piece + cluster, size) > room:
            yield piece
            piece = ""
        piece += cluster
    yield piece


def _clusters(text: str) -> list[str]:
    """The text in letters that carry their marks; emoji that are joined stay so."""
    clusters: list[str] = []
    for character in text:
        if clusters and (_em(character) == 0.0 or clusters[-1].endswith(_JOINER)):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _shortened(text: str, size: float, room: float) -> str:
    kept = ""
    for cluster in _clusters(text):
        if width(kept + cluster + _ELLIPSIS, size) > room:
            break
        kept += cluster
    return kept.rstrip() + _ELLIPSIS


def _without_middle(text: str, kept: int) -> str:
    if kept >= len(text):
        return text
    return text[: (kept + 1) // 2] + _ELLIPSIS + text[len(text) - kept // 2 :]
