"""DDI: the formats of the Data Documentation Initiative."""

from exporters.formats.ddi.cdi.document import CDI_1_0
from exporters.formats.ddi.codebook.document import CODEBOOK_2_5, CODEBOOK_2_6
from exporters.formats.ddi.lifecycle.document import LIFECYCLE_3_3

__all__ = ["CDI_1_0", "CODEBOOK_2_5", "CODEBOOK_2_6", "LIFECYCLE_3_3"]
