"""Whom "she" in a line means, in brackets behind the word, where what stands before names one person alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from summarizer.brief.phrasing.grammar import POSSESSIVE
from summarizer.brief.phrasing.mentions import is_named_person, mentions
from summarizer.names.bodies import posts
from summarizer.names.places import known_place

#: Pronouns of one person; "her" before a noun is told by "his" alike.
_ONE = re.compile(r"(?:he|she|him|his|her)$", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][\w’'-]*[a-z]")
#: "Of Tarvia", "in Upper Tarvia": no person is spoken of so.
_PLACE = r"\b(?:of|in|from|at) (?:[A-Z][a-z]+ )?{}\b"
_TITLES = "Mr|Mrs|Ms|Dr|President|Minister|Senator|Sir|Lord|Lady|Secretary|Ambassador|Judge"


def with_person(
    line: str,
    hangs: str,
    before: Sequence[str],
    speaker: str,
    *,
    text: str,
    known: Iterable[str],
) -> str:
    """Return a line with the person a pronoun means behind it; nothing where not exactly one is named before.

    ``hangs`` is the pronoun, ``before`` the sentences of its paragraph or turn before it, ``speaker`` who says the
    words and is nobody they speak of, ``text`` the document, which tells whose surname a word is, ``known`` those the
    note knows by name.
    """
    if not _ONE.match(hangs):
        return ""
    persons = [name for name in known if is_named_person(name)]
    who = _only_person(before, speaker, text, persons)
    at = re.search(rf"\b{re.escape(hangs)}\b", line)
    if not who or at is None or mentions((who,), line):
        return ""
    shown = f"{who}’s" if hangs.lower() == "his" else who
    return f"{line[: at.end()]} [{shown}]{line[at.end() :]}"


def spoken_pronoun(line: str) -> str:
    """Return the pronoun of one person at the head of what is quoted in a line."""
    found = re.search(r"“(He|She)\b", line)
    return found[1] if found else ""


def _only_person(before: Sequence[str], speaker: str, text: str, persons: Collection[str]) -> str:
    """Return the one person named in some sentences by a full name; nothing where another one may be meant."""
    named = [name for name in persons if any(mentions((name,), sentence) for sentence in before)]
    meant = [name for name in named if not mentions((speaker,), name)]
    if len(meant) != 1:
        return ""
    known = {word for name in (*meant, speaker) for word in name.split()}
    return "" if _is_another_named(before, known, text) else meant[0]


def _is_another_named(before: Sequence[str], known: Collection[str], text: str) -> bool:
    """Whether some sentences hold a surname of the text that is none of those known."""
    found = (POSSESSIVE.sub("", m.group()) for s in before for m in _NAME.finditer(s))
    return any(n not in known and _is_surname(n, text) for n in found)


def _is_surname(name: str, text: str) -> bool:
    """Whether a document names a person by a word: behind a title or a given name, or as who says something."""
    word = re.escape(name)
    pattern = (
        rf"\b(?:{_TITLES})\.? {word}\b|\b[A-Z][a-z]+ {word}\b|\b{word} (?:said|says|told|added)\b"
    )
    if name.lower() in posts() or re.search(rf"\b{word} (?:{_TITLES})\b", text):
        return False
    place = known_place(name) is not None or re.search(_PLACE.format(word), text) is not None
    return not place and re.search(pattern, text) is not None
