"""Asking git, without ever touching the work tree or the index."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from exporters.findings import VarcatError

_LINK = "120000"
_FILES = {"100644", "100755", _LINK}


class Blob(NamedTuple):
    """A file in a revision: its path relative to the folder that was asked for, its mode and its object's name."""

    path: str
    mode: str
    name: str


class Tag(NamedTuple):
    """A tag and the day of its commit."""

    name: str
    day: str


def git(folder: Path, *arguments: str) -> str:
    """What git answers in a folder; raises VarcatError, with its first line of complaint, if it cannot."""
    return _run(folder, arguments).decode("utf-8", "surrogateescape")


def commit(folder: Path, revision: str) -> str:
    """The name of the commit that a revision means; raises VarcatError if there is none."""
    if revision.startswith("-"):
        raise VarcatError(f"{revision} is no revision")
    git(folder, "rev-parse", "--git-dir")
    try:
        return git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()
    except VarcatError:
        hint = "; in CI it has to be fetched first (GitHub: `fetch-depth: 0`, GitLab: `GIT_DEPTH: 0`)"
        raise VarcatError(f"git knows no revision {revision}{hint}") from None


def top(folder: Path) -> Path:
    """The top of the work tree that a folder is in."""
    return Path(git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))


def inside(folder: Path) -> str:
    """The way from the top of the work tree to a folder: empty, or ending in a slash."""
    return git(folder, "rev-parse", "--show-prefix").rstrip("\n")


def tags(folder: Path) -> list[Tag]:
    """The tags that led to the present state, the newest first."""
    form = "%(refname:short)\t%(creatordate:short)"
    rows = git(
        folder,
        "for-each-ref",
        "--merged=HEAD",
        "--sort=-version:refname",
        "--sort=-creatordate",
        f"--format={form}",
        "refs/tags",
    )
    return [Tag(*row.split("\t")) for row in rows.splitlines()]


def blobs(folder: Path, revision: str, path: str) -> Iterator[Blob]:
    """The files that a revision has below a path, which counts from the top of the work tree."""
    listed = git(folder, "ls-tree", "-r", "-z", "--full-tree", commit(folder, revision), "--", path or ".")
    start = PurePosixPath(path)
    for row in filter(None, listed.split("\0")):
        head, _, name = row.partition("\t")
        mode, _, hash_ = head.split(" ")
        if mode in _FILES and ".." not in PurePosixPath(name).parts and PurePosixPath(name).is_relative_to(start):
            yield Blob(PurePosixPath(name).relative_to(start).as_posix(), mode, hash_)


def contents(folder: Path, some: Iterable[Blob]) -> Iterator[tuple[Blob, bytes]]:
    """The content of each file, by one call of git."""
    wanted = list(some)
    answer = _run(folder, ("cat-file", "--batch"), "".join(f"{blob.name}\n" for blob in wanted).encode())
    start = 0
    for blob in wanted:
        end = answer.index(b"\n", start)
        size = int(answer[start:end].rsplit(b" ", 1)[1])
        yield blob, answer[end + 1 : end + 1 + size]
        start = end + size + 2


def check_out(folder: Path, revision: str, path: str, target: Path) -> None:
    """Writes the YAML files that a revision has below a path into an empty folder. Links that lead out are left out."""
    some = (b for b in blobs(folder, revision, path) if b.mode == _LINK or b.path.endswith((".yaml", ".yml")))
    for blob, content in contents(folder, some):
        file = target / blob.path
        file.parent.mkdir(parents=True, exist_ok=True)
        if blob.mode != _LINK:
            file.write_bytes(content)
            continue
        end = (file.parent / content.decode("utf-8", "surrogateescape")).resolve()
        if end.is_relative_to(target.resolve()):
            file.symlink_to(end)


def _run(folder: Path, arguments: Iterable[str], given: bytes = b"") -> bytes:
    try:
        answer = subprocess.run(  # noqa: S603  # a revision that looks like an option has been refused
            ["git", "-C", str(folder), *arguments],  # noqa: S607  # git is where the user's PATH has it
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise VarcatError(f"git cannot be run: {error}") from error
    if answer.returncode:
        complaint = answer.stderr.decode("utf-8", "replace").strip().splitlines()
        raise VarcatError(f"git says: {complaint[0] if complaint else 'no'}")
    return answer.stdout
