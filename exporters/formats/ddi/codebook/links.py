"""The links of a codebook.

| link | carrier |
|---|---|
| source, numerator, denominator, filter of a `var` | `derivation/@var`, with the role in the links note |
| cube | `nCube/measure/@varRef` |
| dimension | `nCube/dmns/@varRef` |
| related | `varGrp[@otherType="related"]/@var` and `/@nCube`; `@name` is the definition that states it |
| keyword | of a `var`: `concept/@vocabURI`; of an `nCube`: the links note, to the `keyword` of the study |
| mention | `txt//xhtml:a/@href`, a `#` and the id; the links note in a plain document |
| exact match and every other | the links note |

The links note is `notes[@type="links"]`. In 2.5 it holds `Link/@refs` and `ExtLink/@URI` with the role in `@role`; in
2.6, where these are deprecated, `xhtml:a/@href` with the role in `@rel`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exporters.formats.ddi.codebook.book import Book
from exporters.formats.ddi.codebook.references import keyword_ids
from exporters.formats.ddi.names import generated_id
from exporters.formats.xml import XHTML, escaped, quoted
from exporters.model.catalog import Catalog
from exporters.model.definitions import Cube, Definition, Keyword
from exporters.model.vocabulary import Role

VAR_CARRIERS = frozenset({Role.CUBE, Role.RELATED, Role.KEYWORD, Role.MENTION})
"""The roles that need no links note in a `var`: other elements and attributes carry them."""

NCUBE_CARRIERS = frozenset({Role.DIMENSION, Role.RELATED, Role.MENTION})
"""The roles that need no links note in an `nCube`."""

INPUTS = (Role.SOURCE, Role.NUMERATOR, Role.DENOMINATOR, Role.FILTER)
"""The roles of what a variable is derived from."""

_NAMES = {role: str(role) for role in Role}
"""`@role` and `@rel`; a name is known at once, and to make one of a member takes a while."""

Links = Mapping[Role, tuple[str, ...]]


def related(catalog: Catalog, identifier: str) -> str:
    """The group of a definition and what it says it is related to (`varGrp/@nCube` is a plain string in 2.5)."""
    members = (identifier, *catalog.links_from(identifier)[Role.RELATED])
    cubes = [member for member in members if isinstance(catalog[member], Cube)]
    variables = [member for member in members if member not in cubes]
    return (
        f'\n    <varGrp ID="{generated_id("related", identifier)}" type="other" otherType="related" name="{identifier}"'
        f"{_members('var', variables)}{_members('nCube', cubes)}/>"
    )


def _members(name: str, identifiers: Sequence[str]) -> str:
    return f' {name}="{" ".join(identifiers)}"' if identifiers else ""


def inputs(links: Links) -> str | None:
    """What a variable is derived from, each once, as IDREFS."""
    return " ".join(dict.fromkeys([target for role in INPUTS for target in links.get(role, ())])) or None


def links_note(book: Book, links: Links, carried: frozenset[Role]) -> str:
    """One note with every link that nothing else carries; the text of each is the target's title."""
    noted = carried - {Role.MENTION} if book.is_plain else carried
    one = _link if book.edition.has_link else _anchor
    rows = [one(book.catalog, role, target) for role, some in links.items() if role not in noted for target in some]
    return f'\n      <notes type="links">{"".join(rows)}\n      </notes>' if rows else ""


def _link(catalog: Catalog, role: Role, target: str) -> str:
    if role is Role.EXACT_MATCH:
        return f'\n        <ExtLink URI={quoted(target)} role="{_NAMES[role]}">{escaped(target)}</ExtLink>'
    ids, language, title = _target(catalog, role, target)
    return f'\n        <Link xml:lang="{language}" refs="{ids}" role="{_NAMES[role]}">{escaped(title)}</Link>'


def _anchor(catalog: Catalog, role: Role, target: str) -> str:
    if role is Role.EXACT_MATCH:
        anchor = f'<a href={quoted(target)} rel="{_NAMES[role]}">{escaped(target)}</a>'
    else:
        ids, language, title = _target(catalog, role, target)
        first = ids.partition(" ")[0]
        anchor = f'<a xml:lang="{language}" href="#{first}" rel="{_NAMES[role]}">{escaped(title)}</a>'
    return f'\n        <p xmlns="{XHTML}">{anchor}</p>'


def _target(catalog: Catalog, role: Role, target: str) -> tuple[str, str, str]:
    """The ids of the elements that are a link's target, as IDREFS, its first language, and its title in it."""
    named: Keyword | Definition
    if role is Role.KEYWORD:
        named = catalog.keywords[target]
        target = " ".join(keyword_ids(named))
    else:
        named = catalog[target]
    language = next(iter(named.title))
    return target, language, named.title[language]
