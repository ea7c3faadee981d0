"""The main job: check, write every format, prove the links, and only then put the tree where it belongs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

import orjson

from exporters.findings import Finding, VarcatError
from exporters.format import Document, Format, PublishedFile
from exporters.harvest import FEED, Feed, next_feed, read_feed, sitemaps, write_feed
from exporters.model.catalog import Catalog
from exporters.model.definitions import Definition
from exporters.model.fields import FIELDS, fields_in_use
from exporters.pipeline import check, load
from exporters.production import Job, Production, Progress, expectation, settings_for, write
from exporters.proof import prove, require
from exporters.reading.shape import did_you_mean
from exporters.registry import Plugin, chosen
from exporters.states import state
from exporters.tree import MANIFEST, MeasuredFile, replacing, require_replaceable
from exporters.versions import Versions, fingerprint, next_versions, read_versions

COVERAGE = "coverage.json"
VERSIONS = "versions.json"


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
    main_only: bool = False,
    progress: Progress = lambda _: None,
) -> Publication:
    """Checks the catalogue in `root` and publishes it to the folder `out`.

    `formats` stands for those that `catalog.yaml` names, or else all; `profiles` come on top of those of
    `catalog.yaml`. `out` is replaced as a whole, and only when every file is written and every link proven.
    `versions_since` is the state (a git revision or a folder) that `out` was last published from: what changed since
    raises the semantic versions in `versions.json`, which else stay as they are. With `main_only` each format writes
    one document, about the whole catalogue: no records, no pages, no further serialisations.

    Raises CatalogError if the catalogue has errors, ProofError if a link was lost or invented, ContradictionError if
    files do not agree with each other, and VarcatError if the catalogue, a format, the folder or the state cannot be
    used.
    """
    target = require_replaceable(Path(out), Path(root))
    progress("checking")
    checked = check(root, formats=formats, profiles=profiles)
    catalog, selection = checked.sound(), checked.selection
    versions = _versions(target, Path(root), catalog, versions_since)
    with replacing(target) as staging:
        files = Production(catalog, selection, staging, versions.versions, main_only).run(progress)
        if versions.versions:
            files.append(_write_json(staging, VERSIONS, "versions", versions.content()))
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
def export(
    root: str | os.PathLike[str], name: str, *, only: Iterable[str] | None = None, serialisation: str | None = None
) -> Iterator[Path]:
    """One document of one format as a file that is there for the length of the block, its links proven.

    `only` names the definitions that it is about; without it, it is about the whole catalogue. `serialisation` is the
    ending of one of the files that the format publishes; without it the format's own is written.

    Raises what `publish` raises, and VarcatError for an id or a serialisation that there is not.
    """
    [form] = chosen([name])
    catalog = load(root)
    subjects = tuple(catalog) if only is None else tuple(_definition(catalog, i) for i in dict.fromkeys(only))
    with TemporaryDirectory(prefix="varcat.") as folder:
        document = _serialised(form, catalog, subjects, serialisation or form.extension)
        job = Job(form, document)
        write(job, catalog, settings_for(catalog), Path(folder))
        require([prove([expectation(job, catalog, Path(folder))])], Path(folder))
        yield Path(folder) / job.path


def _serialised(form: Format, catalog: Catalog, subjects: Sequence[Definition], ending: str) -> Document:
    """A document about the subjects, written like the first of a publication whose name has that ending."""
    path = f"{catalog.info.id}.{ending}"
    if ending == form.extension:
        return Document(path, subjects)
    found: dict[str, Document] = {}
    for document in form.plan(catalog):
        found.setdefault(PurePosixPath(document.path).suffix[1:], document)
    if ending not in found:
        raise VarcatError(f"{form.name} has no serialisation {ending}; there are {', '.join(found)}")
    return replace(found[ending], path=path, subjects=subjects)


def _definition(catalog: Catalog, identifier: str) -> Definition:
    if identifier not in catalog.definitions:
        hint = did_you_mean(identifier, list(catalog.definitions))
        raise VarcatError(f"there is no definition {identifier}" + (f"; {hint}" if hint else ""))
    return catalog[identifier]


def _coverage(formats: Iterable[Format]) -> Any:
    return {form.name: {field: form.coverage[field] for field in FIELDS} for form in formats}


def _manifest(catalog: Catalog, files: Sequence[PublishedFile]) -> Any:
    return {
        "catalog": catalog.info.id,
        "definitions": len(catalog),
        "links": len(catalog.edges()),
        "generator": f"varcat {version('varcat')}",
        "files": files,
    }


def _versions(target: Path, root: Path, catalog: Catalog, since: str | None) -> Versions:
    """The versions of this publication: those of the one before, raised by what changed since a state."""
    path = target / VERSIONS
    try:
        before = read_versions(path.read_bytes()) if path.is_file() else Versions()
    except ValueError as error:
        raise VarcatError(f"{path} cannot be read: {error}") from error
    if since is None:
        return replace(before, state=fingerprint(catalog)) if before.versions else before
    with state(since, root) as published:
        if published.unread:
            raise VarcatError(f"the versions cannot follow from {since}: {published.unread[0].message}")
        return next_versions(before, since, published.catalog, catalog)


def _feed_before(target: Path) -> Feed:
    """The feed of the publication that is about to be replaced."""
    path = target / FEED
    return read_feed(path.read_bytes()) if path.is_file() else Feed()


def _guides(staging: Path, catalog: Catalog, files: Sequence[PublishedFile], before: Feed) -> Iterator[PublishedFile]:
    """Writes what harvesters find their way by."""
    content = BytesIO()
    feed = next_feed(before, catalog, files, settings_for(catalog).timestamp)
    write_feed(content, feed, catalog)
    yield _write_bytes(staging, FEED, "feed", "application/atom+xml", content.getvalue())
    for path, sitemap in sitemaps(catalog, files, feed):
        yield _write_bytes(staging, path, "sitemap", "application/xml", sitemap)


def _write_json(staging: Path, path: str, form: str, content: Any) -> PublishedFile:
    """Writes plain data and dataclasses."""
    text = orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    return _write_bytes(staging, path, form, "application/json", text)


def _write_bytes(staging: Path, path: str, form: str, media_type: str, content: bytes) -> PublishedFile:
    with MeasuredFile(staging / path) as file:
        file.write(content)
        return PublishedFile(path=path, format=form, media_type=media_type, bytes=file.size, sha256=file.sha256)
