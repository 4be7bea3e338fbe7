"""Short words of somebody's own that a told line should not be without: "A dam is not a tap."."""

from __future__ import annotations

import re

from summarizer.brief.lines.hanging import hanging
from summarizer.brief.phrasing.fit import garbled
from summarizer.brief.phrasing.grammar import is_sentence
from summarizer.words.content import content

#: Words of such a quotation: fewer are an answer, more are no short word.
_FEWEST, _MOST = 4, 20
#: Most of its content words that the line has already: with more of them the line says it.
_TOLD = 0.34
#: Words that a line has in its own, or that need the place and time where they were said.
_OF_THE_TALK = re.compile(
    r"\b(?:I|I['’]\w+|we|us|our|my|me|you|your|today|yesterday|tomorrow|here|now)\b|\[|…|\.\.\.|\?",
    re.IGNORECASE,
)


def is_striking(words: str, line: str) -> bool:
    """Whether spoken words are short, whole, understood alone, and say something that a line does not."""
    plain = words.strip("“”\"' ")
    mine = content(plain)
    if not _FEWEST <= len(plain.split()) <= _MOST or not mine:
        return False
    if _OF_THE_TALK.search(plain) or garbled(plain) or not is_sentence(plain):
        return False
    return not hanging(f"“{plain}”") and len(mine & content(line)) <= _TOLD * len(mine)
