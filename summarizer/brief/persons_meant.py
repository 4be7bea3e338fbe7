"""Whom "she" in a line means, in brackets behind the word, where the paragraph or turn before names one person alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.brief.mentions import is_person, mentions
from summarizer.names.places import known_place, sides
from summarizer.words.days import MONTHS, WEEKDAYS

#: Pronouns of one person; "her" before a noun is told by "his" alike.
_ONE = re.compile(r"(?:he|she|him|his|her)$", re.IGNORECASE)
#: Words with a capital letter amid a sentence or at its head, one behind another.
_NAMES = re.compile(r"\b[A-Z][\w’'-]*[a-z](?:(?: (?:van|von|de|der|al|bin))? [A-Z][\w’'-]*[a-z])*")
_SENTENCE_HEAD = re.compile(r"(?:^|[.!?:]\s+[“\"‘']?|[“\"]) *$")
_POSSESSIVE = re.compile(r"[’']s?$")
_NO_NAMES = frozenset((*(m.title() for m in MONTHS), *(d.title() for d in WEEKDAYS)))


def with_person(line: str, hangs: str, before: Sequence[str], speaker: str) -> str:
    """Return a line with the person a pronoun means behind it; nothing where not exactly one is named before.

    ``hangs`` is the pronoun, ``before`` the sentences of its paragraph or turn before it, ``speaker`` who says the words
    and is nobody they speak of.
    """
    if not _ONE.match(hangs):
        return ""
    who = _only_person(before, speaker)
    at = re.search(rf"\b{re.escape(hangs)}\b", line)
    if not who or at is None or mentions((who,), line):
        return ""
    shown = f"{who}’s" if hangs.lower() == "his" else who
    return f"{line[: at.end()]} [{shown}]{line[at.end() :]}"


def _only_person(before: Sequence[str], speaker: str) -> str:
    """Return the one person named in some sentences by a full name; nothing where another one may be meant."""
    full: set[str] = set()
    short: set[str] = set()
    for sentence in before:
        for found in _NAMES.finditer(sentence):
            name = _POSSESSIVE.sub("", found.group())
            if " " in name and is_person(name) and not mentions((speaker,), name):
                full.add(name)
            elif _may_be_another(name, sentence[: found.start()]):
                short.add(name)
    if len(full) != 1:
        return ""
    who = full.pop()
    return who if all(name in who.split() or mentions((speaker,), name) for name in short) else ""


def _may_be_another(name: str, ahead: str) -> bool:
    """Whether a name may be somebody else's: no place, day or month, and no word that a sentence begins with."""
    if name in _NO_NAMES or known_place(name) is not None or sides(name):
        return False
    return " " in name or not _SENTENCE_HEAD.search(ahead)
