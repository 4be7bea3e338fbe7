"""Names that a document has in capitals, as other names are written."""

from __future__ import annotations

import re

from summarizer.brief.phrasing.mentions import is_named_person
from summarizer.names.bodies import is_body
from summarizer.names.persons import is_given_name

#: Letters of an abbreviation at most, among other words and by itself.
_ACRONYM, _LETTERS = 3, 7
#: Letters of a name at least.
_FEWEST = 5
#: What stands behind a name in capitals.
_BEHIND = frozenset(("mp", "mhr", "mla", "msp", "mep", "qc", "kc", "iii", "jnr", "snr"))
_SMALL = frozenset("a an and as at by for from in of on or the to with".split())


def in_name_case(name: str, text: str) -> str:
    """Return a name, or an office, that stands in capitals in the way that other names are written.

    "JOE HOLM", "SENIOR HARBOUR OFFICIAL", "SEAN Dahl". Letters ("UNESCO", "G-77") stay.
    """
    words = name.split()
    first = words[0] if words else ""
    if not name.isupper():
        loud = _is_loud(first) and f"{first} {' '.join(words[1:]).upper()}" in text
        return " ".join((_capitalised(first), *words[1:])) if loud else name
    titled = " ".join(map(_in_title, words))
    if any(map(str.isdigit, name)) or len(name) < _FEWEST:
        return name
    if re.search(rf"\b{re.escape(name.lower())}\b", text):
        return name.lower()
    if (
        len(first) == _ACRONYM
        and len(words) == 2
        and is_named_person(name.title())
        and not is_body(name.title())
    ):
        titled = f"{_capitalised(first)}{titled[len(first) :]}"
    known = len(words) > 1 or len(name) > _LETTERS or re.search(rf"\b{re.escape(titled)}\b", text)
    return titled if known else name


def _in_title(word: str) -> str:
    """A word in capitals as it stands in a name: no short form, and no small word."""
    if word.lower() in _SMALL:
        return word.lower()
    return _capitalised(word) if _is_loud(word) else word


def _is_loud(word: str) -> bool:
    short = max(map(len, word.split("-"))) <= _ACRONYM and not is_given_name(word)
    return word.isupper() and not short and word.lower() not in _BEHIND


def _capitalised(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))
