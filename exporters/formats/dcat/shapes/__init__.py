"""Official SHACL shapes, as data."""
