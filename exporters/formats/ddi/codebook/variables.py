"""Indicators, source variables and code lists as `var`.

A code list is a represented variable: its codes are its categories. `concept[@vocab="kind"]` tells the kinds apart.
"""

from __future__ import annotations

from decimal import Decimal

from exporters.formats.ddi.codebook.book import FILE_ID, Book
from exporters.formats.ddi.codebook.links import VAR_CARRIERS, Links, inputs, links_note
from exporters.formats.ddi.codebook.notes import notes
from exporters.formats.ddi.codebook.references import references, vocabulary
from exporters.formats.ddi.codebook.texts import description
from exporters.formats.ddi.facts import definition_facts
from exporters.formats.ddi.names import generated_id, keyword_iri, urn
from exporters.formats.xml import escaped, in_languages, quoted
from exporters.model.catalog import Catalog
from exporters.model.definitions import CodeList, Definition, Measurable, Unit, Variable
from exporters.model.vocabulary import Kind, MeasurementLevel, Role

INTERVAL_TYPES = {
    MeasurementLevel.NOMINAL: "discrete",
    MeasurementLevel.ORDINAL: "discrete",
    MeasurementLevel.INTERVAL: "contin",
    MeasurementLevel.RATIO: "contin",
}
"""`var/@intrvl` of each level of measurement, which is `var/@nature`."""

_SCALES = {level: f' nature="{level}" intrvl="{interval}"' for level, interval in INTERVAL_TYPES.items()}
_KINDS = {kind: f'\n      <concept vocab="kind">{kind}</concept>' for kind in Kind}

MARGIN = "\n      "
LABL = '\n      <labl xml:lang="{language}">{text}</labl>'
ANLYS_UNIT = '\n      <anlysUnit xml:lang="{language}">{text}</anlysUnit>'
UNIVERSE = '\n      <universe xml:lang="{language}">{text}</universe>'
_CODE_LABL = '\n        <labl xml:lang="{language}">{text}</labl>'
_CODE_TXT = '\n        <txt xml:lang="{language}">{text}</txt>'
_DRVDESC = '\n        <drvdesc xml:lang="{language}">{text}</drvdesc>'


def var(book: Book, definition: Definition) -> str:
    """A definition in full, with the links that leave it."""
    catalog = book.catalog
    links = catalog.links_from(definition.id)
    codelist = _codelist(catalog, definition, links)
    return (
        f"\n    <var{_name(definition)}{version(catalog, definition)}{references(catalog, definition)}"
        f"{_measurement(definition)}{_representation(codelist)}>"
        f"{in_languages(LABL, definition.title)}"
        f"{_counted(definition)}"
        f"{description(definition, is_plain=book.is_plain)}"
        f"{_codes(codelist, identified=codelist is definition)}"
        f"{_KINDS[definition.kind]}"
        f"{_keywords(book, links)}"
        f"{_derivation(definition, links)}"
        f"{links_note(book, links, VAR_CARRIERS)}"
        f"{notes(MARGIN, definition_facts(catalog.info, definition))}"
        "\n    </var>"
    )


def var_stub(definition: Definition) -> str:
    """As much of a definition as the target of a link has to have: id, title, kind."""
    inside = f"{in_languages(LABL, definition.title)}{_KINDS[definition.kind]}"
    return f"\n    <var{_name(definition)}>{inside}\n    </var>"


def version(catalog: Catalog, definition: Definition) -> str:
    """The attributes with the date of the last change and the URN."""
    day = f' elementVersionDate="{definition.modified}"' if definition.modified else ""
    return f'{day} ddiLifecycleUrn="{urn(catalog.info.agency, definition)}"'


def measured_in(unit: Unit | None) -> str:
    """`@measUnit`, in the first language that has it, and `@scale`: 1000 is `x1000`."""
    if unit is None:
        return ""
    name = next(iter(unit.label.values())) if unit.label else unit.code
    scale = "" if unit.multiplier is None else f' scale="x{Decimal(1).scaleb(unit.multiplier):f}"'
    return f" measUnit={quoted(name)}{scale}" if name else scale


def _name(definition: Definition) -> str:
    return f' ID="{definition.id}" name={quoted(definition.code or definition.id)} files="{FILE_ID}"'


def _measurement(definition: Definition) -> str:
    if not isinstance(definition, Measurable):
        return ""
    level = definition.measurement_level
    return f"{measured_in(definition.unit)}{_SCALES[level] if level else ''}"


def _codelist(catalog: Catalog, definition: Definition, links: Links) -> CodeList | None:
    """The codes that a variable takes its values from; a code list is a variable of its own codes."""
    if isinstance(definition, CodeList):
        return definition
    for identifier in links.get(Role.CODELIST, ()):
        if isinstance(target := catalog[identifier], CodeList):
            return target
    return None


def _representation(codelist: CodeList | None) -> str:
    return f' representationType="code" catQnty="{len(codelist.codes)}"' if codelist else ""


def _counted(definition: Definition) -> str:
    if not isinstance(definition, Variable):
        return ""
    return in_languages(ANLYS_UNIT, definition.unit_type) + in_languages(UNIVERSE, definition.population)


def _codes(codelist: CodeList | None, *, identified: bool) -> str:
    """The codes as categories, which have ids where the code list is at home."""
    if codelist is None:
        return ""
    return "".join(
        [
            f"\n      <catgry{_code_id(codelist, n) if identified else ''}>"
            f"\n        <catValu>{escaped(code.code)}</catValu>"
            f"{in_languages(_CODE_LABL, code.title)}"
            f"{in_languages(_CODE_TXT, code.definition)}"
            "\n      </catgry>"
            for n, code in enumerate(codelist.codes, 1)
        ]
    )


def _code_id(codelist: CodeList, number: int) -> str:
    return f' ID="{generated_id("code", codelist.id, str(number))}"'


def _keywords(book: Book, links: Links) -> str:
    return "".join([_concepts(book, identifier) for identifier in links.get(Role.KEYWORD, ())])


def _concepts(book: Book, identifier: str) -> str:
    """A keyword, which many definitions have."""
    if identifier not in book.concepts:
        iri, scheme = quoted(keyword_iri(book.catalog.info, identifier)), book.catalog.keyword_scheme
        book.concepts[identifier] = "".join(
            f'\n      <concept xml:lang="{language}" vocab={quoted(vocabulary(scheme, language) or "")} vocabURI={iri}>'
            f"{escaped(title)}</concept>"
            for language, title in book.catalog.keywords[identifier].title.items()
        )
    return book.concepts[identifier]


def _derivation(definition: Definition, links: Links) -> str:
    if not isinstance(definition, Measurable):
        return ""
    variables = inputs(links)
    start = f'\n      <derivation var="{variables}"' if variables else "\n      <derivation"
    text = definition.calculation.text if definition.calculation else None
    if text:
        return f"{start}>{in_languages(_DRVDESC, text)}\n      </derivation>"
    return f"{start}/>" if variables else ""
