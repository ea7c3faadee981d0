"""Reads files back in a process of its own: `python -m exporters.proof`, formats and paths in, what they say out."""

from __future__ import annotations

import gc
import json
import sys
from functools import cache
from pathlib import Path

from exporters.proof.agreement import Links
from exporters.registry import reader

_OBJECTS_PER_COLLECTION = 10_000
"""What a reader builds stays to the end of its file; looking every 700 objects for what could go costs a fifth."""


def main() -> None:
    """For each line of standard input, a format's name and a path, writes the links of the file and what it names."""
    gc.set_threshold(_OBJECTS_PER_COLLECTION)
    reader_of = cache(reader)
    for line in sys.stdin:
        name, path = json.loads(line)
        found = reader_of(name)(Path(path))
        links = found if isinstance(found, Links) else Links(found)
        answer = (sorted(links), dict(links.meanings), sorted(links.lacking))
        print(json.dumps(answer), flush=True)  # noqa: T201  # that is the answer


if __name__ == "__main__":
    main()
