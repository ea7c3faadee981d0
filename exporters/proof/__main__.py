"""Reads files back in a process of its own: `python -m exporters.proof FORMAT`, paths in, links out, line by line."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from exporters.registry import reader

_OBJECTS_PER_COLLECTION = 10_000
"""What a reader builds stays to the end of its file; looking every 700 objects for what could go costs a fifth."""


def main(name: str) -> None:
    """For each path on standard input writes a line: the JSON list of its links."""
    gc.set_threshold(_OBJECTS_PER_COLLECTION)
    read_links = reader(name)
    for line in sys.stdin.read().splitlines():
        sys.stdout.write(json.dumps(sorted(read_links(Path(line)))) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
