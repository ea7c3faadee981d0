"""The documents of a publication, written and proven: in shares, as many at a time as there are processors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from functools import partial
from io import BufferedWriter
from itertools import chain, islice, repeat
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from exporters.format import Document, Format, PublishedFile, Settings
from exporters.model.catalog import Catalog
from exporters.parallel import in_shares, processors, side_by_side
from exporters.pipeline import source_date
from exporters.proof import Expectation, Proof, prove, require
from exporters.registry import Selection
from exporters.tree import MeasuredFile

Progress = Callable[[str], None]
"""Is told what is being done, in a few words."""

_SHARES = 4
"""How many shares each processor gets, one after the other: shares of one size do not take the same time."""
_DEFINITIONS, _BYTES = 1_000, 4_000_000
"""What a share holds at least: less is written, or read back, sooner than another process has begun."""


class Job(NamedTuple):
    """A document that is to be written and proven."""

    form: Format
    document: Document

    @property
    def path(self) -> str:
        """Where the document stands in the tree."""
        return f"{self.form.name}/{self.document.path}"


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of a share."""

    files: Sequence[PublishedFile] = ()
    proof: Proof = field(default_factory=Proof)


@dataclass(frozen=True, slots=True)
class Production:
    """The work on one tree.

    `versions` are the semantic versions of the definitions, where they are known; with `main_only` each format writes
    the one document about the whole catalogue that its plan begins with.
    """

    catalog: Catalog
    selection: Selection
    staging: Path
    versions: Mapping[str, str] = field(default_factory=dict)
    main_only: bool = False

    def run(self, progress: Progress) -> list[PublishedFile]:
        """Writes and proves every document, and returns the files in the order of their paths.

        Formats that describe files are written while the files that they describe are proven.

        Raises ProofError with all that any of the files lost or invented, ContradictionError if they do not agree.
        """
        describing = [form for form in self.selection.formats if form.describes_files]
        others = [form for form in self.selection.formats if not form.describes_files]
        progress(f"writing {_names(others or describing)}")
        written = _files(side_by_side([partial(self._write, share) for share in self._to_write(others)]))
        progress(f"proving {_names(self.selection.formats)}")
        proofs = [partial(self._prove, share) for share in self._to_prove(others, written)]
        files = tuple(written)
        done = side_by_side(
            [*(partial(self._write_and_prove, share, files) for share in self._to_write(describing)), *proofs]
        )
        require((share.proof for share in done), self.staging)
        return sorted(chain(written, _files(done)), key=lambda file: file.path)

    def _jobs(self, formats: Sequence[Format]) -> list[Job]:
        last = 1 if self.main_only else None
        return [Job(form, document) for form in formats for document in islice(form.plan(self.catalog), last)]

    def _to_write(self, formats: Sequence[Format]) -> list[list[Job]]:
        jobs = self._jobs(formats)
        return _shares(jobs, [len(job.document.subjects) for job in jobs], _DEFINITIONS)

    def _to_prove(self, formats: Sequence[Format], files: Iterable[PublishedFile]) -> list[list[Job]]:
        sizes = {file.path: file.bytes for file in files}
        jobs = self._jobs(formats)
        return _shares(jobs, [sizes[job.path] for job in jobs], _BYTES)

    def _write(self, share: Sequence[Job], files: tuple[PublishedFile, ...] = ()) -> _Done:
        common = replace(settings_for(self.catalog), versions=self.versions, files=files)
        settings = {form.name: replace(common, profile=self.selection.profile_of(form)) for form, _ in share}
        return _Done([write(job, self.catalog, settings[job.form.name], self.staging) for job in share])

    def _prove(self, share: Sequence[Job]) -> _Done:
        return _Done(proof=prove([expectation(job, self.catalog, self.staging) for job in share]))

    def _write_and_prove(self, share: Sequence[Job], files: tuple[PublishedFile, ...]) -> _Done:
        return _Done(self._write(share, files).files, self._prove(share).proof)


def write(job: Job, catalog: Catalog, settings: Settings, folder: Path) -> PublishedFile:
    """Writes one document into a tree that is being made."""
    form, document = job
    with MeasuredFile(folder / job.path) as file:
        buffered = BufferedWriter(file, 2**16)
        form.writer(document)(cast(BinaryIO, buffered), catalog, document.subjects, settings)
        buffered.flush()
        return PublishedFile(
            path=job.path,
            format=form.name,
            media_type=document.media_type or form.media_type,
            bytes=file.size,
            sha256=file.sha256,
            definition=document.subjects[0].id if len(document.subjects) == 1 else None,
            conforms_to=form.standard,
        )


def expectation(job: Job, catalog: Catalog, folder: Path) -> Expectation:
    """The links that a written document must have."""
    edges = catalog.edges(definition.id for definition in job.document.subjects)
    return Expectation(job.form.name, folder / job.path, edges)


def settings_for(catalog: Catalog) -> Settings:
    """What writers may know: the moment of SOURCE_DATE_EPOCH, else the latest `modified` of the catalogue."""
    latest = max((d.modified for d in catalog if d.modified), default=None)
    modified = datetime.combine(datetime.fromisoformat(latest), time.min, UTC) if latest else Settings().timestamp
    return Settings(timestamp=source_date() or modified)


def _shares(jobs: Sequence[Job], weights: Sequence[int], least: int) -> list[list[Job]]:
    return in_shares(jobs, weights, repeat(max(least, sum(weights) / (processors() * _SHARES))))


def _files(done: Sequence[_Done]) -> list[PublishedFile]:
    return [file for share in done for file in share.files]


def _names(formats: Sequence[Format]) -> str:
    return ", ".join(form.name for form in formats)
