"""I18: whether a text says the same in all its languages, as far as one can tell without knowing them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exporters.findings import Place, Pointer, Severity
from exporters.model.definitions import Definition, LangText, RichLangText
from exporters.model.richtext import is_external, link_targets
from exporters.model.vocabulary import TranslationState
from exporters.model.walking import typed_values
from exporters.rules.check import Fault, Subject, check
from exporters.rules.languages import in_language, property_name

_DATE = re.compile(r"\b(\d{1,2})[/.-]\d{1,2}[/.-](\d{4})\b|\b(\d{4})-\d{1,2}-(\d{1,2})\b")
_GROUPS = re.compile(r"(?<=\d)['.,\u00a0\u202f](?=\d)|(?:(?<=\b\d)|(?<=\b\d\d)|(?<=\b\d{3})) (?=\d{3}\b)")
_NUMBER = re.compile(r"\d+")
_NO_DIGITS = bytes(set(range(1, 128)) - set(b"0123456789"))
_LINK_MARK = re.compile(r"\]\([^)]*|<[^>]*|!\[")
"""Whatever of a text has a say in where its links lead."""
_TARGET = re.compile(r"\]\([^)]*\)|\{[^}]*\}|https?://\S+")
_OUTSIDE = "an address"
_UNTRUSTED = frozenset({TranslationState.MACHINE, TranslationState.DRAFT})


@check("I18006", "stale-translation", Severity.WARNING, compares=True)
def stale_translation(subject: Subject) -> Iterator[Fault]:
    """A text was changed in one language, and stayed as it was in another.

    `varcat check --changed-since REV` compares with a git revision, in CI with the branch that a change goes into.
    Readers of the other language would go on reading what no longer holds.

    Bad:

        title: {nl: Aantal CT-scans en MRI-scans, fr: Nombre de scanners}  # nl was: Aantal CT-scans

    Good:

        title: {nl: Aantal CT-scans en MRI-scans, fr: Nombre de scanners et d'IRM}

    To mend it, bring the other language up to date, or say under `translations` that it is a draft. If nothing needs
    to be changed there, ignore the finding with a comment.
    """
    for path, before, after in _both(subject):
        old = dict(_texts(before))
        for pointer, texts in _texts(after):
            changed = [language for language in texts if _is_new(old.get(pointer, {}), texts, language)]
            for language in texts if changed else ():
                if old[pointer].get(language) == texts[language] and not _is_draft(after, language, pointer):
                    message = f"`{property_name(pointer)}` was changed in {', '.join(changed)}, but not in {language}"
                    yield Fault(message, in_language(Place(path, pointer), language))


@check("I18007", "numbers-differ", Severity.WARNING)
def numbers_differ(subject: Subject) -> Iterator[Fault]:
    """A text names other numbers in one language than in another.

    Most often a year or a threshold was brought up to date in one language only. Points, commas and blanks within a
    number do not count, nor does the way in which a date is written.

    Bad:

        definition: {nl: Sinds 2016 jaarlijks., fr: Chaque année depuis 2015.}

    Good:

        definition: {nl: Sinds 2016 jaarlijks., fr: Chaque année depuis 2016.}

    To mend it, find out which number is right.
    """
    for place, texts in subject.texts:
        if _are_alike(_digits(texts)):
            continue
        first, *others = texts
        wanted = _numbers(texts[first])
        for language in others:
            numbers = _numbers(texts[language])
            if numbers != wanted:
                told = _told(wanted - numbers, numbers - wanted, first, language)
                yield Fault(f"`{property_name(place.pointer)}` {told}", in_language(place, language))


@check("I18008", "links-differ", Severity.WARNING)
def links_differ(subject: Subject) -> Iterator[Fault]:
    """A text links to other definitions in one language than in another.

    A link that is stated in one language only is lost to the readers of the others. (Addresses outside the catalogue
    may differ, because pages have languages too; their number may not.)

    Bad:

        remarks: {nl: "Zie [scans](ct_scans).", fr: Voir les scanners.}

    Good:

        remarks: {nl: "Zie [scans](ct_scans).", fr: "Voir les [scanners](ct_scans)."}

    To mend it, state the link in all languages.
    """
    for place, texts in subject.values(RichLangText):
        if _are_alike([_link_marks(text) for text in texts.values()]):
            continue
        first, *others = texts
        wanted = _links(texts[first])
        for language in others:
            links = _links(texts[language])
            if links != wanted:
                told = _told(wanted - links, links - wanted, first, language, "links to")
                yield Fault(f"`{property_name(place.pointer)}` {told}", in_language(place, language))


def _both(subject: Subject) -> Iterator[tuple[str, Any, Any]]:
    """What was there before and still is, with the path of its file."""
    if subject.since is None:
        return
    yield subject.catalog_file, subject.since.info, subject.catalog.info
    if subject.since.keyword_scheme and subject.catalog.keyword_scheme:
        yield subject.reading.keyword_files[0], subject.since.keyword_scheme, subject.catalog.keyword_scheme
    for definition in subject.catalog:
        if definition.id in subject.since.definitions:
            yield definition.path, subject.since[definition.id], definition


def _texts(thing: Any) -> Iterator[tuple[Pointer, LangText]]:
    return ((pointer, texts) for kind, pointer, texts in typed_values(thing) if kind in {LangText, RichLangText})


def _is_new(before: Mapping[str, str], after: LangText, language: str) -> bool:
    return language in before and before[language].split() != after[language].split()


def _is_draft(thing: Any, language: str, pointer: Pointer) -> bool:
    states = (thing.translations or {}) if isinstance(thing, Definition) else {}
    return states.get(language, {}).get(str(pointer[0])) in _UNTRUSTED


def _are_alike(traits: Sequence[object]) -> bool:
    """Whether all have the same trait: as nearly all texts have, which then need no closer look."""
    return traits.count(traits[0]) == len(traits)


def _digits(texts: LangText) -> Sequence[bytes]:
    """The digits of each text; a zero byte, which no text has, keeps them apart."""
    return "\0".join(texts.values()).encode("ascii", "ignore").translate(None, _NO_DIGITS).split(b"\0")


def _link_marks(text: str) -> list[str]:
    if "]:" in text or "][" in text:  # where such links lead is said elsewhere in the text
        return [text]
    if "<" in text or "![" in text:
        return _LINK_MARK.findall(text)
    return [after.partition(")")[0] for after in text.split("](")[1:]]


def _numbers(text: str) -> Counter[str]:
    """The numbers of a text, as their digits."""
    plain = _DATE.sub(lambda m: f"{m[1] or m[4]} . {m[2] or m[3]}", _TARGET.sub(" ", text))
    return Counter(_NUMBER.findall(_GROUPS.sub("", plain)))


def _links(text: str) -> Counter[str]:
    """Each definition that a text links to once, and how often it leads out."""
    targets = list(link_targets(text))
    inside = Counter(dict.fromkeys((t for t in targets if not is_external(t)), 1))
    return inside + Counter({_OUTSIDE: sum(map(is_external, targets))})


def _told(only_first: Counter[str], only_other: Counter[str], first: str, other: str, verb: str = "says") -> str:
    sides = ((only_first, first, other), (only_other, other, first))
    return "; ".join(
        f"{verb} {', '.join(filter(None, some)) or 'nothing'} in {here} but not in {there}"
        for some, here, there in sides
        if some
    )
