"""From bytes to a document: nothing is lost without a word, nothing is believed."""
