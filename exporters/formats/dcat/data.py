"""What is said of the data behind a definition: said of its dataset, or of the definition if it has none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporters.formats.dcat.agents import addresses, contact, document, documents, organisation
from exporters.formats.dcat.authorities import (
    BY_ACCESS_LEVEL,
    BY_FREQUENCY,
    BY_PERSONAL_DATA,
)
from exporters.formats.dcat.iris import fragment
from exporters.formats.dcat.literals import number, string, temporal, texts
from exporters.formats.dcat.scope import Block, Scope
from exporters.formats.dcat.terms import (
    ACCESS_RIGHTS,
    ACCRUAL_PERIODICITY,
    ACCRUAL_POLICY,
    APPLICABLE_LEGISLATION,
    CONTACT_POINT,
    DATA_CATALOG,
    HAS_DATA,
    INCLUDED_IN_DATA_CATALOG,
    LABEL,
    LANDING_PAGE,
    LEGAL_RESOURCE,
    MIN_VALUE,
    PAGE,
    PERIOD_OF_TIME,
    POLICY,
    PROVENANCE,
    PROVENANCE_STATEMENT,
    RIGHTS,
    RIGHTS_HOLDER,
    RIGHTS_STATEMENT,
    SCHEMA_NAME,
    START_DATE,
    TEMPORAL,
    TITLE,
    TYPE,
    Node,
    Statement,
    iri,
)
from exporters.model.definitions import (
    Definition,
    LangText,
    LegalBasis,
    SmallCellRule,
    Variable,
)


def statements(scope: Scope, definition: Definition) -> Iterator[Statement]:
    """Contact, owner, law, access, coverage and updates, as far as they are known."""
    node = scope.iris.main(definition)
    if definition.contact:
        yield CONTACT_POINT, fragment(node, "contact")
    if definition.owner:
        yield RIGHTS_HOLDER, fragment(node, "owner")
    for n, basis in enumerate(definition.legal_basis, 1):
        yield APPLICABLE_LEGISLATION, _law_node(node, n, basis)
    if isinstance(definition, Variable):
        yield from _access(scope, node, definition)
        yield from _coverage(scope, node, definition)
    if page := scope.iris.landing_page(definition):
        yield (PAGE if scope.iris.dataset(definition) is None else LANDING_PAGE), page


def _access(scope: Scope, node: Node, definition: Variable) -> Iterator[Statement]:
    if definition.access_level:
        yield ACCESS_RIGHTS, BY_ACCESS_LEVEL[definition.access_level].node
    if definition.personal_data:
        yield HAS_DATA, BY_PERSONAL_DATA[definition.personal_data].node
    if definition.small_cell_rule:
        yield RIGHTS, fragment(node, "small-cells")
    if definition.provenance:
        yield PROVENANCE, fragment(node, "provenance")
    if definition.platform:
        yield INCLUDED_IN_DATA_CATALOG, scope.iris.platform(definition.platform)


def _coverage(scope: Scope, node: Node, definition: Variable) -> Iterator[Statement]:
    if definition.available_from:
        yield TEMPORAL, fragment(node, "period")
    if definition.geography:
        if definition.geography.smallest:
            yield scope.iris.term("geographic-level"), scope.iris.geographic_level(definition.geography.smallest)
        yield from temporal(scope.iris.term("geographic-level-since"), definition.geography.since)
    if definition.update and definition.update.frequency:
        yield ACCRUAL_PERIODICITY, BY_FREQUENCY[definition.update.frequency].node
    if definition.update and definition.update.timing:
        yield ACCRUAL_POLICY, fragment(node, "update")


def parts(scope: Scope, definition: Definition) -> Iterator[Block]:
    """The nodes that belong to one definition."""
    node = scope.iris.main(definition)
    if definition.contact:
        yield fragment(node, "contact"), contact(definition.contact)
    if definition.owner:
        yield fragment(node, "owner"), organisation(definition.owner)
    if isinstance(definition, Variable):
        yield from _variable_parts(node, definition)
    if page := scope.iris.landing_page(definition):
        yield page, document()


def _variable_parts(node: Node, definition: Variable) -> Iterator[Block]:
    if definition.available_from:
        yield fragment(node, "period"), _period(definition.available_from)
    if definition.update and definition.update.timing:
        yield fragment(node, "update"), _labelled(POLICY, definition.update.timing)
    if definition.provenance:
        yield fragment(node, "provenance"), _labelled(PROVENANCE_STATEMENT, definition.provenance)
    if definition.small_cell_rule:
        yield fragment(node, "small-cells"), _rule(definition.small_cell_rule)


def shared_parts(scope: Scope, definition: Definition) -> Iterator[Block]:
    """The nodes that several definitions may have in common: homepages, laws, platforms."""
    if definition.contact:
        yield from addresses(definition.contact)
    if definition.owner:
        yield from documents(definition.owner)
    for n, basis in enumerate(definition.legal_basis, 1):
        yield _law_node(scope.iris.main(definition), n, basis), _law(basis)
    if isinstance(definition, Variable) and definition.platform:
        yield scope.iris.platform(definition.platform), _platform(definition.platform)


def _law_node(node: Node, n: int, basis: LegalBasis) -> Node:
    return iri(basis.url) if basis.url else fragment(node, f"law-{n}")


def _law(basis: LegalBasis) -> Iterator[Statement]:
    yield TYPE, LEGAL_RESOURCE
    yield from texts(TITLE, basis.title)


def _period(since: str) -> Iterable[Statement]:
    return (TYPE, PERIOD_OF_TIME), *temporal(START_DATE, since)


def _rule(rule: SmallCellRule) -> Iterator[Statement]:
    yield TYPE, RIGHTS_STATEMENT
    yield from texts(LABEL, rule.text)
    yield from number(MIN_VALUE, rule.threshold)


def _labelled(cls: Node, text: LangText) -> Iterable[Statement]:
    return (TYPE, cls), *texts(LABEL, text)


def _platform(name: str) -> Iterator[Statement]:
    yield TYPE, DATA_CATALOG
    yield from string(SCHEMA_NAME, name)
