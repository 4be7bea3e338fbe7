"""From bytes to numbered sentences: reading, sentence borders, boilerplate, speaker turns, chunks.

Nothing here changes a document's text. Every offset, in code points, leads back to it.
"""
