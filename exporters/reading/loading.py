"""A whole catalogue from its folder: every file read, every fault a value."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from exporters.findings import Finding, Location, Place, VarcatError
from exporters.model.catalog import Catalog
from exporters.model.definitions import CatalogInfo, Definition, KeywordScheme
from exporters.parallel import in_shares, processors, side_by_side
from exporters.reading.building import build_catalog_info, build_definition, build_keyword_scheme
from exporters.reading.fast import read_fast
from exporters.reading.files import EMPTY_FILE, SourceFile, read_file, yaml_files
from exporters.reading.ignoring import Ignore, ignores
from exporters.reading.linking import Reference, link
from exporters.reading.shape import DOCUMENT_KINDS, has_shape, kind_finding, shape_findings

if TYPE_CHECKING:
    from exporters.reading.careful import Tree

CATALOG_FILE = "catalog.yaml"
_ORDERS = ("checks", "formats", "profiles")


_BYTES_A_PROCESS = 5_000_000
"""Less is read sooner than another process is there."""
_BYTES_A_FILE = 3000
"""What a file takes beside its own bytes, in bytes."""
_HANDING_OVER = 0.2
"""What it takes to hand over what was read, as a part of reading it: so much more does this process read itself."""


class CatalogFile(NamedTuple):
    """What `catalog.yaml` says to readers, and its orders to varcat."""

    info: CatalogInfo
    orders: Mapping[str, Any]


class KeywordFile(NamedTuple):
    """The keywords that one file lists."""

    path: str
    scheme: KeywordScheme


Outcome = Definition | CatalogFile | KeywordFile | Finding | Ignore
"""What comes of a file: what it says, something that is wrong with it, or what a comment asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that a folder says. `catalog` is None when `catalog.yaml` itself has errors.

    `files` counts the YAML files; `definitions` are those of the right shape, also several of one id; `findings`
    are located. `orders` is what `catalog.yaml` says to varcat rather than to readers: `checks`, `formats`, `profiles`;
    `ignores` is what comments ask for. `unsaved` is the file whose text was not read from the disk.
    """

    root: Path
    files: int
    catalog: Catalog | None
    definitions: tuple[Definition, ...]
    keyword_files: tuple[str, ...]
    unresolved: tuple[Reference, ...]
    orders: Mapping[str, Any]
    findings: tuple[Finding, ...]
    ignores: tuple[Ignore, ...]
    unsaved: SourceFile | None


def read_catalog(root: Path, unsaved: SourceFile | Finding | None = None) -> Reading:
    """Reads a catalogue's folder. `unsaved` stands for the file of its path, which need not be there yet.

    Raises VarcatError, in one line, if there is no such folder or no `catalog.yaml` in it.
    """
    _require(root)
    paths: list[str | Finding | SourceFile] = list(yaml_files(root))
    if unsaved:
        paths = [*(path for path in paths if path != _path(unsaved)), unsaved]
    weights = [_weight(path) for path in paths]
    share = max(_BYTES_A_PROCESS, sum(weights) / (processors() + _HANDING_OVER))
    shares = in_shares(paths, weights, chain([share * (1 + _HANDING_OVER)], repeat(share)))
    outcomes = chain(*side_by_side([partial(_read, part, root) for part in shares], joining=True))
    return _reading(root, len(paths), outcomes, unsaved if isinstance(unsaved, SourceFile) else None)


def locate(findings: Iterable[Finding], unsaved: SourceFile | None = None) -> tuple[Finding, ...]:
    """The findings with every place turned into a line and column, ordered by position.

    Only the files that have findings are read again, carefully.
    """
    trees = {unsaved.path: _tree(unsaved.path, unsaved.text)} if unsaved else {}
    located = {_located(finding, trees): None for finding in findings}
    return tuple(sorted(located, key=order))


def order(finding: Finding) -> tuple[Location, str, str]:
    """By what located findings are sorted."""
    return finding.location, finding.rule.code, finding.message


def location(where: Place | Location, trees: dict[str, Tree]) -> Location:
    """A place as line and column. `trees` holds the files that were read for it, by path."""
    if isinstance(where, Location):
        return where
    if where.path not in trees:
        source = read_file(where.path)
        text = source.text if isinstance(source, SourceFile) else ""
        trees[where.path] = _tree(where.path, text)
    return trees[where.path].locate(where)


def source_lines(path: str) -> list[str]:
    """The lines of a file, to be shown under a finding; none if it cannot be read as text."""
    source = read_file(path)
    return source.text.split("\n") if isinstance(source, SourceFile) else []


def _require(root: Path) -> None:
    try:
        if not root.exists():
            raise VarcatError(f"there is no folder {root}")
        if not root.is_dir():
            raise VarcatError(f"{root} is a file; give the folder of the catalogue")
        if not (root / CATALOG_FILE).exists() or (root / CATALOG_FILE).is_dir():
            raise VarcatError(f"{root} has no {CATALOG_FILE}; `varcat init {root}` makes one")
    except (OSError, ValueError) as error:  # a name too long, a NUL in it, a link in a circle
        raise VarcatError(f"{str(root)[:80]!r} cannot be opened: {error}") from error


def _path(source: SourceFile | Finding) -> str:
    return source.path if isinstance(source, SourceFile) else source.location.path


def _weight(file: str | SourceFile | Finding) -> int:
    """How much there is to be read, in bytes; of what cannot be read, reading will say why."""
    try:
        size = os.stat(file).st_size if isinstance(file, str) else 0  # noqa: PTH116 # a Path takes longer than the look
    except OSError:
        size = 0
    return _BYTES_A_FILE + size


def _read(files: Iterable[str | SourceFile | Finding], root: Path) -> list[Outcome]:
    return [outcome for file in files for outcome in _outcomes(file, root)]


def _outcomes(file: str | SourceFile | Finding, root: Path) -> Iterator[Outcome]:
    source = read_file(file) if isinstance(file, str) else file
    if isinstance(source, Finding):
        yield source
        return
    yield from ignores(source)
    fixed = "catalog" if source.path == (root / CATALOG_FILE).as_posix() else None
    data = read_fast(source.text)
    name = fixed or (data or {}).get("kind")
    if data and isinstance(name, str) and (fixed or name in DOCUMENT_KINDS) and has_shape(name, data):
        yield _content(source.path, name, data)
    else:
        yield from _careful_outcomes(source, fixed)


def _careful_outcomes(source: SourceFile, fixed: str | None) -> Iterator[Outcome]:
    tree = _tree(source.path, source.text)
    if tree.findings:
        yield from tree.findings
        return
    if tree.top is None or tree.top.value is None:
        yield Finding(rule=EMPTY_FILE, message="this file says nothing", where=Location(source.path))
        return
    data = tree.top.value
    unknown_kind = None if fixed and isinstance(data, dict) else kind_finding(data, source.path)
    faults = (unknown_kind,) if unknown_kind else tuple(shape_findings(fixed or data["kind"], data, source.path))
    yield from (_located(fault, {source.path: tree}) for fault in faults)
    if not faults:
        yield _content(source.path, fixed or data["kind"], data)


def _content(path: str, schema: str, data: Mapping[str, Any]) -> Definition | CatalogFile | KeywordFile:
    """What data say that have the shape of a schema: `catalog`, or their kind."""
    match schema:
        case "catalog":
            return CatalogFile(build_catalog_info(data), {name: data[name] for name in _ORDERS if name in data})
        case "keywords":
            return KeywordFile(path, build_keyword_scheme(data))
        case _:
            return build_definition(data, path)


def _reading(root: Path, files: int, outcomes: Iterator[Outcome], unsaved: SourceFile | None) -> Reading:
    info: CatalogInfo | None = None
    orders: Mapping[str, Any] = {}
    schemes: dict[str, KeywordScheme] = {}
    definitions: list[Definition] = []
    findings: list[Finding] = []
    orders_to_ignore: list[Ignore] = []
    for outcome in outcomes:
        match outcome:
            case Finding():
                findings.append(outcome)
            case Ignore():
                orders_to_ignore.append(outcome)
            case CatalogFile():
                info, orders = outcome
            case KeywordFile(path, scheme):
                schemes[path] = scheme
            case _:
                definitions.append(outcome)
    keywords = next(iter(schemes.values()), None)
    catalog, unresolved = link(info, keywords, definitions) if info else (None, ())
    return Reading(
        root=root,
        files=files,
        catalog=catalog,
        definitions=tuple(definitions),
        keyword_files=tuple(schemes),
        unresolved=unresolved,
        orders=orders,
        findings=tuple(findings),
        ignores=tuple(orders_to_ignore),
        unsaved=unsaved,
    )


def _tree(path: str, text: str) -> Tree:
    """A text, read carefully; PyYAML need not be imported for a catalogue that nothing is wrong with."""
    from exporters.reading.careful import read_carefully

    return read_carefully(path, text)


def _located(finding: Finding, trees: dict[str, Tree]) -> Finding:
    related = tuple(replace(r, where=location(r.where, trees)) for r in finding.related)
    return replace(finding, where=location(finding.where, trees), related=related)
