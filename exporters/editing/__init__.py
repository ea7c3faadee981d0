"""Changing the text of a catalogue's files without touching what was not meant: comments, order, quotes stay."""
