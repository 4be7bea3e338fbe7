"""Speech without its repairs: what a speaker breaks off, or says once more behind a dash."""

from __future__ import annotations

import re

#: What stands between what is broken off and what is said instead.
_DASH = re.compile(r"[—–]|(?<=\s)--?(?=\s)")
#: Words that are said again at most.
_MOST = 6
_ARTICLES = frozenset("a an the this that these those".split())
_MARKS = ",.;:!?“”\"‘’'"


def fluent(text: str) -> str:
    """Return what was said without the words said again or broken off: "it wasn't a — it wasn't a race" once.

    "The conv- — talks" are the talks. What a dash sets off otherwise stays as it stands.
    """
    if _DASH.search(text) is None:
        return text
    made: list[str] = []
    at, between = 0, ""
    for found in (*_DASH.finditer(text), None):
        words = text[at : found.start() if found else len(text)].split()
        if made and words and not _taken_back(made, words):
            made.append(between)
        made.extend(words)
        if found is None:
            break
        at, between = found.end(), found[0]
    return " ".join(made)


def _taken_back(made: list[str], words: list[str]) -> bool:
    """Take from the end of what was said what the words behind a dash say again; whether there was any."""
    broken = made[-1].endswith("-")
    if broken:
        made.pop()
    # "Prime — the Prime Minister".
    heads = (words, words[1:]) if words[0].lower() in _ARTICLES else (words,)
    again = max(_again(made, head) for head in heads)
    del made[len(made) - again :]
    return bool(broken or again)


def _again(made: list[str], words: list[str]) -> int:
    """Return how many words at the end of what was said stand at the head of others."""
    most = min(_MOST, len(made), len(words))
    return next((n for n in range(most, 0, -1) if _same(made[-n:], words[:n])), 0)


def _same(said: list[str], words: list[str]) -> bool:
    return [one.strip(_MARKS).lower() for one in said] == [
        one.strip(_MARKS).lower() for one in words
    ]
