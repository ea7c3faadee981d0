"""How far two texts per language say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporters.model.definitions import Definition, LangText

_SAME_THING = 0.35
"""The share of words above which two wordings are taken for the same thing, said otherwise."""
_STEM = 4
"""Characters by which a word is known, whatever its ending."""


def reworded(before: LangText, after: LangText) -> bool:
    """Whether the words differ in every language that both have: not a mere correction of one translation.

    Capitals, blanks and a full stop at the end do not count.
    """
    return all(old != new for old, new in _pairs(before, after))


def differing(before: LangText, after: LangText) -> str:
    """The languages in which two texts differ, for a sentence."""
    languages = dict.fromkeys((*before, *after))
    return ", ".join(language for language in languages if before.get(language) != after.get(language))


def means_another_thing(before: Definition, after: Definition) -> bool:
    """Whether title and definition have so few words left, in every language, that the id was given away.

    It is a guess, and a careful one: a new title alone, or a definition that is only put into other words, is none.
    """
    languages = [language for language in before.title if language in after.title]
    return bool(languages) and all(_words_left(before, after, language) < _SAME_THING for language in languages)


def _words_left(before: Definition, after: Definition, language: str) -> float:
    """The share of words that stayed, from 0 to 1, on average of the title and of the definition if both have one."""
    texts = [(before.title[language], after.title[language])]
    if before.definition and after.definition and language in {*before.definition} & {*after.definition}:
        texts.append((before.definition[language], after.definition[language]))
    return sum(_shared(*pair) for pair in texts) / len(texts)


def _shared(before: str, after: str) -> float:
    old, new = _stems(before), _stems(after)
    return len(old & new) / max(1, min(len(old), len(new)))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in re.findall(r"\w+", text.casefold()))


def _pairs(before: LangText, after: LangText) -> Iterator[tuple[str, str]]:
    return ((_plain(text), _plain(after[language])) for language, text in before.items() if language in after)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
