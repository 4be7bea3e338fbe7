"""English sentences and their pieces: grammar, verbs, names in a phrase, slips of a source mended."""
