"""Writing a folder of files so that it is there as a whole, or not at all."""

from __future__ import annotations

import ctypes
import hashlib
import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from exporters.findings import VarcatError

MANIFEST = "manifest.json"
"""The file by which a folder is known as one that we wrote, and may replace."""


class MeasuredFile(io.RawIOBase):
    """A binary file, opened for writing, that knows how many bytes it took and their SHA-256."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("wb")
        self._sha256 = hashlib.sha256()
        self.size = 0

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: Any) -> int:
        """Writes all of the data."""
        self._sha256.update(data)
        written = self._file.write(data)
        self.size += written
        return written

    def close(self) -> None:
        """Closes the file below."""
        self._file.close()
        super().close()

    @property
    def sha256(self) -> str:
        """The digest so far, in hexadecimal."""
        return self._sha256.hexdigest()


def require_replaceable(folder: Path, catalogue: Path) -> Path:
    """The resolved folder, if a tree may be put there.

    Raises VarcatError if it holds, or lies in, the catalogue, or if it has files that we did not write.
    """
    # realpath, unlike Path.resolve, does not mind a link in a circle; looking into it will
    target, source = Path(os.path.realpath(folder)), Path(os.path.realpath(catalogue))
    if target == source or source in target.parents:
        raise VarcatError(f"{folder} lies inside the catalogue {catalogue}; choose another folder")
    if target in source.parents:
        raise VarcatError(f"{folder} holds the catalogue {catalogue}; choose another folder")
    try:
        if target.is_dir() and any(target.iterdir()) and not (target / MANIFEST).is_file():
            raise VarcatError(f"{folder} has files that varcat did not write; choose an empty or a new folder")
        for place in (target, *target.parents):
            if place.exists() and not place.is_dir():
                raise VarcatError(f"{place} is a file; choose a folder")
    except OSError as error:
        raise VarcatError(f"{folder} cannot be used: {(error.strerror or str(error)).lower()}") from error
    return target


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A new folder to write to, beside `target`; it takes the place of `target` if the block ends well.

    If the block raises, or the process is interrupted, `target` stays as it was and the new folder goes away.
    Raises VarcatError if the disk or the permissions do not allow it.
    """
    staging: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        staging = Path(mkdtemp(prefix=_prefix(target), suffix=f".{os.getpid()}", dir=target.parent))
        staging.chmod(0o755)
        yield staging
        _swap(staging, target)
    except OSError as error:
        raise VarcatError(f"{target} cannot be written: {(error.strerror or str(error)).lower()}") from error
    finally:
        if staging:
            shutil.rmtree(staging, ignore_errors=True)


def put_file(source: Path, target: Path) -> None:
    """Copies a file so that at `target` there is always the old one or the new one, never a part.

    Raises VarcatError if it cannot be written.
    """
    staging = target.with_name(f".{target.name}.varcat.{os.getpid()}")
    try:
        shutil.copyfile(source, staging)
        staging.replace(target)
    except OSError as error:
        raise VarcatError(f"{target} cannot be written: {(error.strerror or str(error)).lower()}") from error
    finally:
        staging.unlink(missing_ok=True)


def _prefix(target: Path) -> str:
    return f".{target.name}.varcat."


def _sweep(target: Path) -> None:
    """Removes what runs that were killed left behind; the name of each tells the process."""
    for left in target.parent.glob(_prefix(target) + "*"):
        process = left.suffix[1:]
        if not process.isdigit() or not _is_alive(int(process)):
            shutil.rmtree(left, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError as error:
        return isinstance(error, PermissionError)
    return True


def _swap(staging: Path, target: Path) -> None:
    """Puts `staging` where `target` is; whatever was there ends up at `staging`."""
    if not target.exists():
        staging.rename(target)
    elif not _exchange(staging, target):
        old = staging.with_name(staging.name + ".old")
        target.rename(old)
        try:
            staging.rename(target)
        except BaseException:
            old.rename(target)
            raise
        old.rename(staging)


def _exchange(one: Path, other: Path) -> bool:
    """Linux can exchange two folders in one step, so that there is no moment without a tree; False where it cannot."""
    at_working_folder, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE: renameat2(2)
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    failed: int = renameat2(at_working_folder, os.fsencode(one), at_working_folder, os.fsencode(other), exchange)
    return not failed
