"""DDI Cross-Domain Integration: the format that names the links best."""
