"""Text of documents made harmless for Markdown: it can be read, and does nothing."""

from __future__ import annotations

import re
import unicodedata

#: Characters that begin emphasis, links, images, HTML, tables, headings, mathematics, mentions and footnotes.
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~^$@{}!])")
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|javascript|data|file|www)(?=[:.])")
_KEPT = "\u200c\u200d"


def harmless(text: str) -> str:
    """Return the text in one line without control, bidirectional and other invisible characters.

    Joiners that scripts need for spelling (zero-width joiner and non-joiner) are kept.
    """
    if text.isprintable():
        return " ".join(text.split())
    shown = (
        c
        if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
        else _instead(c)
        for c in text
    )
    return " ".join("".join(shown).split())


def markdown(text: str) -> str:
    """Return the text so that Markdown (CommonMark and GitHub's) shows it as it is written."""
    escaped = _SPECIAL.sub(r"\\\1", harmless(text))
    escaped = _ENTITY.sub("&amp;", escaped)
    return _ADDRESS.sub(lambda m: m.group(1) + "\\", escaped)


def _instead(character: str) -> str:
    return " " if character.isspace() or unicodedata.category(character) == "Cc" else ""
