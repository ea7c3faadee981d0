"""Reads files back in a process of its own: `python -m exporters.proof FORMAT`, paths in, links out, line by line."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from exporters.registry import reader


def main(name: str) -> None:
    """For each path on standard input writes a line: the JSON list of its links."""
    gc.disable()  # what a reader builds is needed to the end, and the end is near
    read_links = reader(name)
    for line in sys.stdin.read().splitlines():
        sys.stdout.write(json.dumps(sorted(read_links(Path(line)))) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
