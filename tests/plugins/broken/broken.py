"""Formats that cannot be used, each for another reason."""

from __future__ import annotations

from typing import BinaryIO

from exporters.format import Format

NO_FORMAT = "a text"


def write(stream: BinaryIO, *_: object) -> None:
    stream.write(b"nothing")


UNPROVEN = Format(
    name="unproven", title="Unproven", media_type="text/plain", extension="txt", coverage={}, write=write, plan=iter
)
MISNAMED = Format(
    name="other", title="Misnamed", media_type="text/plain", extension="txt", coverage={}, write=write, plan=iter
)
