"""DDI-Lifecycle: the format with the fullest links."""
