"""The shape of a document, judged by the JSON Schemas in `schemas/` (draft 2020-12).

Two validators of the same schemas: a fast one decides whether there is anything to say, a careful one says it.
A test holds the two to the same verdict.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import jsonschema_rs

from exporters.findings import Finding, How, Mend, Place, Rule
from exporters.model.vocabulary import Kind
from exporters.reading.days import surely_a_day
from exporters.reading.shape_rules import MISSING_PROPERTY, UNKNOWN_KIND, UNKNOWN_PROPERTY, WRONG_TYPE, WRONG_VALUE

DOCUMENT_KINDS = (*Kind, "keywords")

_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "object": "properties",
    "array": "a list",
    "boolean": "true or false",
    "null": "nothing",
}
_LONGEST = 60
_SURE, _APART = 85, 5
"""Percent of likeness from which a word is surely misspelt, and by which the next one has to be less like it."""
_NOTHING_HINT = "write something, or delete the property"
_FORMS = {
    **dict.fromkeys(("Base IRI", "Published at"), "a web address that ends in /, such as https://example.org/id/"),
    "Country": "a country code of three capitals, such as BEL",
    "Date": "a date such as 2025-11-17",
    "DDI agency": "an agency id such as be.ima-aim",
    "E-mail address": "an e-mail address such as info@example.org",
    "Id": "an id: letters, digits, - and _, beginning with a letter",
    "Landing page": "a web address with {id} in it, such as https://example.org/{id}",
    "Language tag": "a language tag such as nl or nl-BE",
    "Rule": "the code of a rule such as LNK001, or a family such as LNK",
    "SDMX agency": "an agency id such as IMA_AIM",
    "Web address": "a web address such as https://example.org/page",
    "Year, month or day": "a year, month or day such as 2006, '2006-01' or 2006-01-31",
}
"""What a value must be, by the title of the schema that demands a form."""
_PROPERTY_NAME = re.compile(r"'([^']*)'")


def schema_folder() -> Traversable:
    """Where the schemas are: inside an installed package, at the top of a checkout."""
    installed = files("exporters") / "schemas"
    return installed if installed.is_dir() else files("exporters") / ".." / "schemas"


@cache
def schema(name: str) -> dict[str, Any]:
    """One schema as plain data: `common`, `catalog` or one of DOCUMENT_KINDS."""
    content: dict[str, Any] = json.loads((schema_folder() / f"{name}.schema.json").read_text(encoding="utf-8"))
    return content


def has_shape(name: str, data: Any) -> bool:
    """Whether data have the shape of a schema; quick, and without a reason. False also for what JSON cannot say."""
    try:
        return bool(_quick_validator(name).is_valid(data))
    except ValueError:  # a key that is not a text, a lone surrogate
        return False


def shape_findings(name: str, data: Any, path: str) -> Iterator[Finding]:
    """What is wrong with the shape of data, each fault once, in the order of the data."""
    errors = sorted(_careful_validator(name).iter_errors(data), key=lambda e: [str(step) for step in e.absolute_path])
    for error in errors:
        yield from _explained(error, path)


def kind_finding(data: Any, path: str) -> Finding | None:
    """What is wrong with the `kind` of a document, if it is not one of DOCUMENT_KINDS."""
    if not isinstance(data, Mapping):
        message = f"expected properties such as id, kind and title, found {described(data)}"
        return Finding(rule=WRONG_TYPE, message=message, where=Place(path))
    if "kind" not in data:
        return Finding(
            rule=UNKNOWN_KIND, message=f"`kind` is missing: one of {', '.join(DOCUMENT_KINDS)}", where=Place(path)
        )
    if data["kind"] in DOCUMENT_KINDS:
        return None
    message = f"{described(data['kind'])} is not a kind: it is one of {', '.join(DOCUMENT_KINDS)}"
    return Finding(
        rule=UNKNOWN_KIND,
        message=message,
        where=Place(path, ("kind",)),
        hint=did_you_mean(data["kind"], DOCUMENT_KINDS),
    )


def did_you_mean(word: Any, choices: Any) -> str | None:
    """A hint that proposes the nearest of some names, if one is near."""
    if not isinstance(word, str):
        return None
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, choices, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=70)
    return f"did you mean `{found[0]}`?" if found else None


def surely_meant(word: str, choices: Sequence[str], place: Place, how: How = How.VALUE) -> tuple[Mend, ...]:
    """The mend of a misspelt word, if one of the choices is very near and no other one is nearly as near."""
    from rapidfuzz import fuzz, process

    near = process.extract(word, choices, scorer=fuzz.ratio, processor=str.casefold, limit=2)
    if not near or near[0][1] < _SURE or (len(near) > 1 and near[1][1] > near[0][1] - _APART):
        return ()
    return (Mend(place, near[0][0], how),)


def described(value: Any) -> str:
    """A value as a reader would call it."""
    match value:
        case bool():
            return "true" if value else "false"
        case None:
            return "nothing"
        case str():
            return f'"{shorten(value)}"'
        case int() | float():
            return f"the number {shorten(str(value))}"
        case Mapping():
            return "properties"
        case _:
            return "a list"


def shorten(text: str) -> str:
    """A text that fits into a message."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}…"


def _explained(error: Any, path: str) -> Iterator[Finding]:
    """A validator's error in the words of a statistician; `propertyNames` speaks of a key, so it points at the key."""
    pointer = tuple(error.absolute_path)
    match error.validator:
        case "required":
            name = _PROPERTY_NAME.search(error.message)
            yield _finding(MISSING_PROPERTY, f"`{name[1] if name else '?'}` is missing here", Place(path, pointer))
        case "additionalProperties":
            known = tuple(error.schema.get("properties", ()))
            for name in sorted(set(error.instance) - set(known)):
                hint = did_you_mean(name, known) or _stray_hint(name, pointer)
                place = Place(path, (*pointer, name), on_key=True)
                free = [other for other in known if other not in error.instance]
                mends = surely_meant(name, free, place, How.KEY)
                yield _finding(UNKNOWN_PROPERTY, f"there is no property `{name}` here", place, hint, mends)
        case "type":
            message = f"expected {_expected(error.schema)}, found {described(error.instance)}"
            yield _finding(WRONG_TYPE, message, Place(path, pointer), _type_hint(error.schema, error.instance))
        case _:
            yield _value_finding(error, path, pointer)


def _value_finding(error: Any, path: str, pointer: tuple[str | int, ...]) -> Finding:
    if "propertyNames" in error.absolute_schema_path:
        message = f"{described(error.instance)} is not {_form(error.schema)}"
        place = Place(path, (*pointer, error.instance), on_key=True)
        tag = _tag(error)
        if tag is None:
            return _finding(WRONG_VALUE, message, place)
        return _finding(WRONG_VALUE, message, place, f"did you mean `{tag}`?", (Mend(place, tag, How.KEY),))
    place = Place(path, pointer)
    match error.validator:
        case "enum":
            choices = [str(choice) for choice in error.validator_value]
            message = f"{described(error.instance)} is not one of {', '.join(choices)}"
            mends = surely_meant(error.instance, choices, place) if isinstance(error.instance, str) else ()
            return _finding(WRONG_VALUE, message, place, did_you_mean(error.instance, choices), mends)
        case "const":
            return _finding(WRONG_VALUE, f"expected {error.validator_value}, found {described(error.instance)}", place)
        case "minLength" | "minItems" | "minProperties":
            return _finding(WRONG_VALUE, "there is nothing here", place, _NOTHING_HINT)
        case "uniqueItems":
            n = next(n for n, item in enumerate(error.instance) if item in error.instance[:n])
            return _finding(
                WRONG_VALUE, f"{described(error.instance[n])} stands here twice", Place(path, (*pointer, n))
            )
        case "minimum" | "maximum" if error.schema.get("title") not in _FORMS:
            bound = "less" if error.validator == "minimum" else "more"
            return _finding(WRONG_VALUE, f"{error.instance} is {bound} than {error.validator_value}", place)
        case _:  # pattern, and the bounds of a year
            day = surely_a_day(error.instance, error.schema.get("title", ""))
            message = f"{described(error.instance)} is not {_form(error.schema)}"
            hint = f"write {day}" if day else None
            return _finding(WRONG_VALUE, message, place, hint, (Mend(place, day),) if day else ())


def _form(schema: Mapping[str, Any]) -> str:
    """What a value must be, in words: the schema's form or, if it has none, its type."""
    wanted = schema.get("type", "string")
    types = " or ".join(_TYPES[t] for t in ([wanted] if isinstance(wanted, str) else wanted))
    return _FORMS[schema["title"]] if "pattern" in schema else types


def _expected(schema: Mapping[str, Any]) -> str:
    if _is_per_language(schema):
        return "a text per language"
    known = ", ".join(schema.get("properties", ()))
    return f"properties ({known})" if known else _form(schema)


def _is_per_language(schema: Mapping[str, Any]) -> bool:
    values = schema.get("additionalProperties")
    return isinstance(values, Mapping) and values.get("type") == "string"


def _type_hint(schema: Mapping[str, Any], found: Any) -> str | None:
    if found is None:
        return _NOTHING_HINT
    if isinstance(found, str) and _is_per_language(schema):
        return "write the language before the text, such as {nl: …}"
    if isinstance(found, int | float) and schema["type"] == "string" and "pattern" not in schema:
        return "put quotes around it, if it is a text"
    if isinstance(found, str) and schema["type"] == "array":
        return f"write a list: [{found}]"
    return None


def _tag(error: Any) -> str | None:
    """The language tag that was meant, if only its capitals or hyphens are wrong."""
    language, *rest = re.split("[-_]", error.instance)
    forms = {2: str.upper, 4: str.title}
    tag = "-".join([language.lower(), *(forms.get(len(part), str)(part) for part in rest)])
    return tag if re.search(error.schema["pattern"], tag) else None


def _stray_hint(name: str, pointer: tuple[str | int, ...]) -> str | None:
    """What to do with a property that is spelt right but stands where it means nothing."""
    if name == "<<":
        return "YAML 1.2 has no merge keys: write the properties out"
    kinds = [] if pointer else [kind for kind in DOCUMENT_KINDS if name in schema(kind)["properties"]]
    return f"it belongs to kind {' or '.join(kinds)}" if kinds else None


def _finding(rule: Rule, message: str, place: Place, hint: str | None = None, mends: tuple[Mend, ...] = ()) -> Finding:
    return Finding(rule=rule, message=message, where=place, hint=hint, mends=mends)


@cache
def _quick_validator(name: str) -> Any:
    registry = jsonschema_rs.Registry([(schema(n)["$id"], schema(n)) for n in ("common", "catalog", *DOCUMENT_KINDS)])
    return jsonschema_rs.Draft202012Validator(schema(name), registry=registry)


@cache
def _careful_validator(name: str) -> Any:
    # imported here, because a catalogue without findings never needs it
    from jsonschema import Draft202012Validator, ValidationError
    from jsonschema.validators import extend
    from referencing import Registry, Resource

    def pattern(_: Any, wanted: str, instance: Any, __: Any) -> Iterator[ValidationError]:
        # In Python `$` also matches before a last line end; in JSON Schema it does not.
        if isinstance(instance, str) and not re.search(re.sub(r"\$$", r"\\Z", wanted), instance):
            yield ValidationError(f"{instance!r} does not match {wanted!r}")

    registry: Registry[Any] = Registry().with_resources(
        (schema(n)["$id"], Resource.from_contents(schema(n))) for n in ("common", "catalog", *DOCUMENT_KINDS)
    )
    return extend(Draft202012Validator, {"pattern": pattern})(schema(name), registry=registry)  # type: ignore[no-untyped-call]
