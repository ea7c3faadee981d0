"""Code lists as `l:CodeList`, and their codes' meanings as `l:Category`."""

from __future__ import annotations

from exporters.formats.ddi.lifecycle.described import described, structured, stub, versioned
from exporters.formats.ddi.lifecycle.instance import DEEPER, INSIDE, OBJECT, Instance, made
from exporters.formats.xml import escaped
from exporters.model.definitions import Code, CodeList


def categories(instance: Instance, codelist: CodeList) -> str:
    """What each code of a code list means."""
    return "".join(
        [
            f"{OBJECT}<l:Category>"
            f"{instance.identity(_category_id(codelist, n), codelist.modified)}"
            f"{structured('r:Label', code.title)}"
            f"{structured('r:Description', code.definition)}"
            f"{OBJECT}</l:Category>"
            for n, code in enumerate(codelist.codes, 1)
        ]
    )


def code_list(instance: Instance, codelist: CodeList) -> str:
    """A code list in full, with the links that leave it."""
    return (
        f"{OBJECT}<l:CodeList{versioned(codelist)}>"
        f"{described(instance, codelist)}"
        f"{''.join([_code(instance, codelist, n, code) for n, code in enumerate(codelist.codes, 1)])}"
        f"{OBJECT}</l:CodeList>"
    )


def code_list_stub(instance: Instance, codelist: CodeList) -> str:
    """A code list that is only pointed at."""
    return f"{OBJECT}<l:CodeList>{stub(instance, codelist)}{OBJECT}</l:CodeList>"


def _code(instance: Instance, codelist: CodeList, number: int, code: Code) -> str:
    category = instance.reference_to("Category", _category_id(codelist, number), codelist.modified)
    return (
        f"{INSIDE}<l:Code>"
        f"{instance.identity(made(codelist.id, f'code-{number}'), codelist.modified, DEEPER)}"
        f"{DEEPER}<r:CategoryReference>{category}</r:CategoryReference>"
        f"{DEEPER}<r:Value>{escaped(code.code)}</r:Value>"
        f"{INSIDE}</l:Code>"
    )


def _category_id(codelist: CodeList, number: int) -> str:
    return made(codelist.id, f"category-{number}")
