"""The formats, a folder for each family; none knows of another."""
