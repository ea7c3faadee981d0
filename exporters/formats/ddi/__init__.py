"""DDI: the formats of the Data Documentation Initiative."""

from exporters.formats.ddi.codebook.document import CODEBOOK_2_5

__all__ = ["CODEBOOK_2_5"]
