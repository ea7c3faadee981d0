"""From files to a catalogue: read, check the shape, build, link."""
