"""What changed between two states of a catalogue, how much each change weighs, and whom it concerns."""
