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


#: What a clause hangs on that another one, the main one, follows behind a comma.
_SUBORDINATE = re.compile(
    r"\b(?:after|when|while|as|since|because|although|though|if|before|until|once)$", re.IGNORECASE
)
#: What goes on with the clause before it: "…, which", "…, saying", "…, and".
_GOES_ON = re.compile(
    r"(?:and|but|or|nor|so|who|which|whose|where|when|while|as|with|including|to|a|an)\b|\w+(?:ing|ed)\b"
)
#: "The community that | she wants to represent": what it is has gone before.
_RELATIVE = re.compile(r"(?P<before>\w+) (?:that|which|whom)$")
_WITHOUT_OBJECT = re.compile(r"\b(?:to [a-z]+|of|for|with|in|on|to|from|against)$")


def is_torn_off(words: str, sentence: str) -> bool:
    """Whether words are part of a clause that says less without the rest of its sentence.

    "Norland announced that it would ease the toll, it appeared that" behind "a day after", and "she wants to represent"
    behind "the town that".
    """
    plain = " ".join(words.split()).rstrip(".,;")
    at = sentence.find(plain)
    before = sentence[: max(at, 0)].rstrip()
    if _main_clause(plain, before) < len(plain):
        return True
    relative = _RELATIVE.search(before)
    told = relative is not None and not says_or_asks(relative["before"])
    return told and _WITHOUT_OBJECT.search(plain) is not None


def _main_clause(plain: str, before: str) -> int:
    """Return where the main clause begins that words run on into behind a subordinate one; their length without one."""
    if _SUBORDINATE.search(before.rstrip()) is None:
        return len(plain)
    for comma in re.finditer(r", ", plain):
        behind = plain[comma.end() :]
        if not _GOES_ON.match(behind) and is_sentence(ended(at_the_head(behind))):
            return comma.start()
    return len(plain)


def own_clause(words: str, sentence: str, mentions: Callable[[str], bool]) -> str:
    """Return "Norland announced that it would ease the toll" as a line where the sentence tells more around it.

    Nothing where the words do not begin with who says it, or where what stands before them may make them no fact.
    """
    plain = " ".join(words.split()).rstrip(".,;")
    at = sentence.find(plain)
    plain = plain[: _main_clause(plain, sentence[: max(at, 0)])]
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
