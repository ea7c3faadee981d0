"""I18: texts and their languages."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.findings import Place, Pointer, Severity
from exporters.model.definitions import Definition, LangText, RichLangText
from exporters.model.vocabulary import TranslationState
from exporters.model.walking import typed_values
from exporters.reading.shape import did_you_mean
from exporters.rules.check import Fault, Subject, check


@check("I18001", "missing-language", Severity.WARNING)
def missing_language(subject: Subject) -> Iterator[Fault]:
    """A text is not there in every language of the catalogue.

    The languages are those of `languages` in catalog.yaml. Readers of the missing one will see another or nothing.

    Bad:

        title: {nl: Leeftijd}   # the catalogue has nl and fr

    Good:

        title: {nl: Leeftijd, fr: Âge}

    To mend it, add the translation.
    """
    wanted = subject.catalog.info.languages
    for place, texts in subject.texts:
        missing = [language for language in wanted if language not in texts]
        if missing:
            message = f"`{property_name(place.pointer)}` is missing in {', '.join(missing)}"
            yield Fault(message, place._replace(on_key=True))


@check("I18002", "same-text-in-two-languages", Severity.WARNING)
def same_text_in_two_languages(subject: Subject) -> Iterator[Fault]:
    """A text is the same in two languages.

    Most often a text was copied to be translated later.

    Readers of the second language do not understand it.

    Bad:

        title: {nl: Leeftijd, fr: Leeftijd}

    Good:

        title: {nl: Leeftijd, fr: Âge}

    To mend it, translate it. If the words are rightly the same, such as a proper name, say so under `translations`:
    `translations: {fr: {title: identical}}`; in catalog.yaml and in the keywords, ignore the rule for that file.
    """
    identical = _declared_identical(subject)
    for place, texts in subject.texts:
        first: dict[str, str] = {}
        for language, text in texts.items():
            twin = first.setdefault(text.strip(), language)
            if twin != language and (place.path, language, place.pointer[0]) not in identical:
                message = f"`{property_name(place.pointer)}` is the same in {twin} and {language}"
                yield Fault(message, in_language(place, language))


@check("I18003", "undeclared-language", Severity.WARNING)
def undeclared_language(subject: Subject) -> Iterator[Fault]:
    """A text is in a language that the catalogue does not have.

    Nobody looks for it there, and no other text has it.

    Bad:

        title: {nl: Leeftijd, ft: Âge}

    Good:

        title: {nl: Leeftijd, fr: Âge}

    To mend it, add the language to `languages` in catalog.yaml, or correct the tag.
    """
    declared = subject.catalog.info.languages
    for place, texts in subject.texts:
        for language in texts:
            if language not in declared:
                where = in_language(place, language)._replace(on_key=True)
                yield Fault(f"the catalogue has no language {language}", where, did_you_mean(language, declared))


@check("I18004", "blank-text")
def blank_text(subject: Subject) -> Iterator[Fault]:
    """A text holds nothing but blanks.

    Readers see an empty heading.

    Bad:

        title: {nl: Leeftijd, fr: " "}

    Good:

        title: {nl: Leeftijd, fr: Âge}

    To mend it, write the text, or delete the language.
    """
    for place, texts in subject.texts:
        for language, text in texts.items():
            if not text.strip():
                message = f"`{property_name(place.pointer)}` holds nothing but blanks in {language}"
                yield Fault(message, in_language(place, language))


@check("I18005", "state-of-no-text")
def state_of_no_text(subject: Subject) -> Iterator[Fault]:
    """`translations` speaks of a text that is not there.

    Most often the text was removed or misspelt, and the state stayed.

    Bad:

        title: {nl: Leeftijd}
        translations: {fr: {title: draft}}

    Good:

        title: {nl: Leeftijd, fr: Âge}
        translations: {fr: {title: draft}}

    To mend it, correct the language or the property, or delete the entry.
    """
    for definition in subject.reading.definitions:
        if definition.translations:
            there = _texts_by_property(definition)
            for language, states in definition.translations.items():
                for name in states:
                    if (name, language) not in there:
                        place = Place(definition.path, ("translations", language, name), on_key=True)
                        yield Fault(f"there is no text `{name}` in {language}", place)


def _texts_by_property(definition: Definition) -> frozenset[tuple[str | int, str]]:
    return frozenset(
        (pointer[0], language)
        for kind, pointer, texts in typed_values(definition)
        if kind in {LangText, RichLangText}
        for language in texts
    )


def _declared_identical(subject: Subject) -> frozenset[tuple[str, str, str | int]]:
    return frozenset(
        (definition.path, language, name)
        for definition in subject.reading.definitions
        for language, states in (definition.translations or {}).items()
        for name, state in states.items()
        if state == TranslationState.IDENTICAL
    )


def property_name(pointer: Pointer) -> str | int:
    """The property that a pointer leads to, or whose item it leads to."""
    return next(step for step in reversed(pointer) if isinstance(step, str))


def in_language(place: Place, language: str) -> Place:
    """The place of one language of a text."""
    return place._replace(pointer=(*place.pointer, language))
