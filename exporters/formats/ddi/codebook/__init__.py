"""DDI-Codebook: the format that archives and their catalogues harvest."""
