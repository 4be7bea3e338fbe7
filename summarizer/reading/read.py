"""The door to documents: from paths, bytes, strings and standard input to :class:`SourceDocument`.

The work is done next door: `find` (which documents do paths stand for), `documents` (one document), `isolated`,
`worker`, `formats`, `archives` and `decoding` (bytes to text), `limits` (what is refused), `frontmatter`, `metadata`,
`dates` and `language` (what a text states about itself).
"""

from __future__ import annotations

from summarizer.reading.documents import open_file, read_bytes, read_document, read_stdin, read_text
from summarizer.reading.find import DocumentReference, find_documents
from summarizer.reading.limits import DEFAULT_LIMITS, ReadLimits, limits_in_force

__all__ = [
    "DEFAULT_LIMITS",
    "DocumentReference",
    "ReadLimits",
    "find_documents",
    "limits_in_force",
    "open_file",
    "read_bytes",
    "read_document",
    "read_stdin",
    "read_text",
]
