"""The main job: check, write every format, prove the links, and only then put the tree where it belongs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, time
from functools import partial
from importlib.metadata import version
from io import BufferedWriter, BytesIO
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, cast

from exporters.findings import Finding, VarcatError
from exporters.format import Document, Format, PublishedFile, Settings
from exporters.harvest import FEED, Feed, next_feed, read_feed, sitemaps, write_feed
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition
from exporters.model.fields import FIELDS, fields_in_use
from exporters.parallel import processors, side_by_side
from exporters.pipeline import check, load, source_date
from exporters.proof import Difference, Expectation, ProofError, differences
from exporters.reading.shape import did_you_mean
from exporters.registry import Plugin, Selection, chosen
from exporters.states import state
from exporters.tree import MANIFEST, MeasuredFile, replacing, require_replaceable
from exporters.versions import next_versions

COVERAGE = "coverage.json"
VERSIONS = "versions.json"
_BYTES_A_PROCESS = 4_000_000
"""Less is read back sooner than another process has begun."""

Progress = Callable[[str], None]
"""Is told what is being done, in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What was published, and what there is to say about it.

    `fields` are those that have a value somewhere, `links` counts the links proven in each format; `warnings` are
    findings that did not stop it; `left_out` are installed formats that cannot be used, each with its problem.
    """

    out: Path
    files: tuple[PublishedFile, ...]
    formats: tuple[Format, ...]
    definitions: int
    fields: tuple[str, ...]
    links: int
    warnings: tuple[Finding, ...]
    left_out: tuple[Plugin, ...]


def publish(  # noqa: PLR0913  # all but two of them by name, and none has to be given
    root: str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    formats: Iterable[str] | None = None,
    profiles: Iterable[str] = (),
    versions_since: str | None = None,
    progress: Progress = lambda _: None,
) -> Publication:
    """Checks the catalogue in `root` and publishes it to the folder `out`.

    `formats` stands for those that `catalog.yaml` names, or else all; `profiles` come on top of those of
    `catalog.yaml`. `out` is replaced as a whole, and only when every file is written and every link proven.
    `versions_since` is the state (a git revision or a folder) that `out` was last published from: what changed since
    raises the semantic versions in `versions.json`, which else stay as they are.

    Raises CatalogError if the catalogue has errors, ProofError if a link was lost or invented, and VarcatError if
    the catalogue, a format or the folder cannot be used.
    """
    target = require_replaceable(Path(out), Path(root))
    progress("checking")
    checked = check(root, formats=formats, profiles=profiles)
    catalog, selection = checked.sound(), checked.selection
    versions = _versions(target, Path(root), catalog, versions_since)
    with replacing(target) as staging:
        files = _written_and_proven(catalog, selection, staging, versions, progress)
        if versions:
            files.append(_write_json(staging, VERSIONS, "versions", versions))
        files += _guides(staging, catalog, tuple(files), _feed_before(target))
        files.append(_write_json(staging, COVERAGE, "coverage", _coverage(selection.formats)))
        _write_json(staging, MANIFEST, "manifest", _manifest(catalog, files))
    return Publication(
        out=target,
        files=tuple(files),
        formats=selection.formats,
        definitions=len(catalog),
        fields=fields_in_use(catalog),
        links=len(catalog.edges()),
        warnings=checked.findings,
        left_out=selection.left_out,
    )


@contextmanager
def export(root: str | os.PathLike[str], name: str, *, only: Iterable[str] | None = None) -> Iterator[Path]:
    """One document of one format as a file that is there for the length of the block, its links proven.

    `only` names the definitions that it is about; without it, it is about the whole catalogue.

    Raises what `publish` raises, and VarcatError for an id that there is not.
    """
    [form] = chosen([name])
    catalog = load(root)
    subjects = tuple(catalog) if only is None else tuple(_definition(catalog, i) for i in dict.fromkeys(only))
    with TemporaryDirectory(prefix="varcat.") as folder:
        document = Document(f"{catalog.info.id}.{form.extension}", subjects)
        written = _write(Path(folder), form, catalog, document, settings_for(catalog))
        file = Path(folder) / written.path
        found = differences([Expectation(name, file, catalog.edges(d.id for d in subjects))])
        if found:
            raise ProofError(found, Path(folder))
        yield file


def _definition(catalog: Catalog, identifier: str) -> Definition:
    if identifier not in catalog.definitions:
        hint = did_you_mean(identifier, list(catalog.definitions))
        raise VarcatError(f"there is no definition {identifier}" + (f"; {hint}" if hint else ""))
    return catalog[identifier]


def settings_for(catalog: Catalog) -> Settings:
    """What writers may know: the moment of SOURCE_DATE_EPOCH, else the latest `modified` of the catalogue."""
    latest = max((d.modified for d in catalog if d.modified), default=None)
    modified = datetime.combine(datetime.fromisoformat(latest), time.min, UTC) if latest else Settings().timestamp
    return Settings(timestamp=source_date() or modified)


def _written_and_proven(
    catalog: Catalog, selection: Selection, staging: Path, versions: Mapping[str, str], progress: Progress
) -> list[PublishedFile]:
    """Writes and proves the formats side by side; raises ProofError with what all of them lost or invented.

    Formats that describe files are written while the files that they describe are proven.
    """
    run = _Run(catalog, selection, staging, versions)
    describing = [form for form in selection.formats if form.describes_files]
    others = [form for form in selection.formats if not form.describes_files]
    progress(f"writing {_names(others)}")
    written = list(chain(*side_by_side([partial(run.write, form) for form in others])))
    progress(f"proving {_names(selection.formats)}")
    done = side_by_side(
        [partial(run.write_and_prove, form, tuple(written)) for form in describing]
        + [partial(run.prove, share) for share in _shares(others, written)]
    )
    if found := [difference for _, differing in done for difference in differing]:
        raise ProofError(found, staging)
    return sorted(chain(written, *(files for files, _ in done)), key=lambda file: file.path)


_Proven = tuple[list[PublishedFile], tuple[Difference, ...]]


@dataclass(frozen=True, slots=True)
class _Run:
    """The work on one tree, a format at a time."""

    catalog: Catalog
    selection: Selection
    staging: Path
    versions: Mapping[str, str]

    def write(self, form: Format, files: tuple[PublishedFile, ...] = ()) -> list[PublishedFile]:
        profile = self.selection.profile_of(form)
        settings = replace(settings_for(self.catalog), profile=profile, versions=self.versions, files=files)
        return [_write(self.staging, form, self.catalog, document, settings) for document in form.plan(self.catalog)]

    def prove(self, forms: Iterable[Format]) -> _Proven:
        pairs = ((form, document) for form in forms for document in form.plan(self.catalog))
        return [], differences([self._expectation(form, document) for form, document in pairs])

    def write_and_prove(self, form: Format, files: tuple[PublishedFile, ...]) -> _Proven:
        return self.write(form, files), self.prove([form])[1]

    def _expectation(self, form: Format, document: Document) -> Expectation:
        edges = self.catalog.edges(definition.id for definition in document.subjects)
        return Expectation(form.name, self.staging / form.name / document.path, edges)


def _shares(formats: Sequence[Format], files: Iterable[PublishedFile]) -> list[list[Format]]:
    """The formats in as many shares as processes pay for, of about the same number of bytes."""
    sizes = {form.name: sum(file.bytes for file in files if file.format == form.name) for form in formats}
    shares: list[list[Format]] = [[] for _ in range(min(processors(), 1 + sum(sizes.values()) // _BYTES_A_PROCESS))]
    for form in sorted(formats, key=lambda form: -sizes[form.name]):
        min(shares, key=lambda share: sum(sizes[other.name] for other in share)).append(form)
    return [share for share in shares if share]


def _names(formats: Iterable[Format]) -> str:
    return ", ".join(form.name for form in formats)


def _write(staging: Path, form: Format, catalog: Catalog, document: Document, settings: Settings) -> PublishedFile:
    path = f"{form.name}/{document.path}"
    with MeasuredFile(staging / path) as file:
        buffered = BufferedWriter(file, 2**16)
        form.writer(document)(cast(BinaryIO, buffered), catalog, document.subjects, settings)
        buffered.flush()
        return PublishedFile(
            path=path,
            format=form.name,
            media_type=document.media_type or form.media_type,
            bytes=file.size,
            sha256=file.sha256,
            definition=document.subjects[0].id if len(document.subjects) == 1 else None,
        )


def _coverage(formats: Iterable[Format]) -> Any:
    return {form.name: {field: asdict(form.coverage[field]) for field in FIELDS} for form in formats}


def _manifest(catalog: Catalog, files: Iterable[PublishedFile]) -> Any:
    return {
        "catalog": catalog.info.id,
        "definitions": len(catalog),
        "links": len(catalog.edges()),
        "generator": f"varcat {version('varcat')}",
        "files": [asdict(file) for file in files],
    }


def _versions(target: Path, root: Path, catalog: Catalog, since: str | None) -> dict[str, str]:
    """The versions of this publication: those of the one before, raised by what changed since a state."""
    path = target / VERSIONS
    try:
        before: dict[str, str] = json.loads(path.read_bytes()) if path.is_file() else {}
    except ValueError as error:
        raise VarcatError(f"{path} cannot be read: {error}") from error
    if since is None:
        return before
    with state(since, root) as published:
        return next_versions(before, published.catalog, catalog)


def _feed_before(target: Path) -> Feed:
    """The feed of the publication that is about to be replaced."""
    path = target / FEED
    return read_feed(path.read_bytes()) if path.is_file() else Feed()


def _guides(staging: Path, catalog: Catalog, files: Sequence[PublishedFile], before: Feed) -> Iterator[PublishedFile]:
    """Writes what harvesters find their way by."""
    content = BytesIO()
    write_feed(content, next_feed(before, catalog, files, settings_for(catalog).timestamp), catalog)
    yield _write_bytes(staging, FEED, "feed", "application/atom+xml", content.getvalue())
    for path, sitemap in sitemaps(catalog, files):
        yield _write_bytes(staging, path, "sitemap", "application/xml", sitemap)


def _write_json(staging: Path, path: str, form: str, content: Any) -> PublishedFile:
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return _write_bytes(staging, path, form, "application/json", text.encode())


def _write_bytes(staging: Path, path: str, form: str, media_type: str, content: bytes) -> PublishedFile:
    with MeasuredFile(staging / path) as file:
        file.write(content)
        return PublishedFile(path=path, format=form, media_type=media_type, bytes=file.size, sha256=file.sha256)
