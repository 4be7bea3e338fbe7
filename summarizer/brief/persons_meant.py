"""Whom "she" in a line means, in brackets behind the word, where what stands before names one person alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from summarizer.brief.mentions import is_named_person, mentions
from summarizer.names.places import known_place

#: Pronouns of one person; "her" before a noun is told by "his" alike.
_ONE = re.compile(r"(?:he|she|him|his|her)$", re.IGNORECASE)
#: Words with a capital letter amid a sentence or at its head, one behind another.
_NAMES = re.compile(r"\b[A-Z][\w’'-]*[a-z](?:(?: (?:van|von|de|der|al|bin))? [A-Z][\w’'-]*[a-z])*")
_POSSESSIVE = re.compile(r"[’']s?$")
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


def _only_person(before: Sequence[str], speaker: str, text: str, persons: Collection[str]) -> str:
    """Return the one person named in some sentences by a full name; nothing where another one may be meant."""
    full: set[str] = set()
    short: set[str] = set()
    for sentence in before:
        for found in _NAMES.finditer(sentence):
            name = _POSSESSIVE.sub("", found.group())
            if name in persons and not mentions((speaker,), name):
                full.add(name)
            elif _is_surname(name, text):
                short.add(name)
    if len(full) != 1:
        return ""
    who = full.pop()
    return who if all(name in who.split() or mentions((speaker,), name) for name in short) else ""


def _is_surname(name: str, text: str) -> bool:
    """Whether a document names a person by a word: behind a title or a given name, or as who says something."""
    word = re.escape(name)
    pattern = (
        rf"\b(?:{_TITLES})\.? {word}\b|\b[A-Z][a-z]+ {word}\b|\b{word} (?:said|says|told|added)\b"
    )
    return " " not in name and known_place(name) is None and re.search(pattern, text) is not None
