"""The links of SDMX structure messages, read from the files alone: each carrier by itself, and all must agree.

Whatever a file refers to it must hold, and every URN must be that of the thing that bears it. Metadata refer to the
structures beside them: that, and that a URN means the same in all files, is seen when all have been read.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from exporters.proof.agreement import Links
from exporters.proof.sdmx import json2, metadata, ml

read_ml_2_1 = partial(ml.read_links, version="v2_1")
read_ml_3_0 = partial(ml.read_links, version="v3_0")
read_ml_3_1 = partial(ml.read_links, version="v3_1")
read_json_2 = json2.read_links


def read_ml_3_0_full(path: Path) -> Links:
    """The links of a full file of SDMX 3.0: of its structures, or of the metadata that lie beside them."""
    if metadata.is_metadata(path):
        return metadata.read_links(path)
    return ml.read_links(path, "v3_0", is_full=True)
