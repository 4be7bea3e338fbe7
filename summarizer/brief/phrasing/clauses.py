"""The words relied on where they are a clause of their own: who says it, and what, without the rest of the sentence."""

from __future__ import annotations

import re
from collections.abc import Callable

from summarizer.brief.phrasing.grammar import at_the_head, ended, is_sentence
from summarizer.brief.phrasing.verbs import says_or_asks

#: What may stand before a clause that is told as a fact: "Three days after Norland announced that ..".
_BEFORE = re.compile(
    r"(?:^|[,;:] ?|\b(?:after|when|since|as|while|because|although|though|and|but) ?)$",
    re.IGNORECASE,
)
#: What may stand behind it.
_BEHIND = re.compile(r"(?:[,;.]|$| (?:and|but|while|although)\b)")
#: Most of a sentence that a clause of it is; words at its head among which who says it and the verb stand.
_PART, _HEAD = 0.75, 8


def own_clause(words: str, sentence: str, mentions: Callable[[str], bool]) -> str:
    """Return "Norland announced that it would ease the toll" as a line where the sentence tells more around it.

    Nothing where the words do not begin with who says it, or where what stands before them may make them no fact.
    """
    plain = " ".join(words.split()).rstrip(".,;")
    at = sentence.find(plain)
    head = plain.split()[:_HEAD]
    verb = next((n for n, word in enumerate(head) if says_or_asks(word)), 0)
    if at <= 0 or not verb or not mentions(" ".join(head[:verb])):
        return ""
    told_before, behind = sentence[:at], sentence[at + len(plain) :]
    whole = len(plain) > _PART * len(sentence)
    if whole or not _BEFORE.search(told_before) or not _BEHIND.match(behind):
        return ""
    line = ended(at_the_head(plain))
    return line if is_sentence(line) else ""
