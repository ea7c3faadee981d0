"""What a catalogue is. Knows nothing of files, YAML, XML or RDF."""
