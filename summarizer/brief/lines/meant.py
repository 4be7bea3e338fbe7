"""Whom "the company" and "the two sides" mean, in brackets behind the words, where the document tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from summarizer.brief.phrasing.prose import listed
from summarizer.names.bodies import is_office
from summarizer.names.places import government, sides

#: What a firm, a club or a union is called for short by those who speak for it.
_FOR_SHORT = re.compile(
    r"\b(?:said|says|added|announced|confirmed|warned|insisted|explained)(?: that)? the"
    r" (?P<what>company|firm|airline|carmaker|retailer|manufacturer|bank|club|union|start-?up|brand)\b(?!['’-])"
)
#: What is no firm, whoever speaks for it.
_NO_FIRM = re.compile(
    r"\b(?:Court|Council|Ministry|Committee|Trust|Board|Police|University|Senate|Parliament|Party|Union|Association"
    r"|Agency|Authority|Commission)\b"
)
#: Two states that a sentence before has named.
_TWO = re.compile(
    r"\b(?:[Tt]he two|[Bb]oth) (?P<what>sides|countries|nations|governments|states|parties)\b(?!['’]| (?:of|to) )"
)
_BOTH = 2
#: What is called so is a state.
_STATES = frozenset(("countries", "nations", "governments", "states"))


def with_body(line: str, behalf: str, text: str, mentions: Callable[[str], bool]) -> str:
    """Return a line with the body its holder speaks for behind "said that the company", where nothing names that.

    A court is no company, nor is a body where its document's ``text`` calls another one "the port company Tolmehaven".
    """
    found = _FOR_SHORT.search(line)
    if found is None or not behalf or government(behalf) or is_office(behalf) or mentions(line):
        return line
    if _is_another_kind(found["what"], behalf) or _called_so(found["what"], text) - {behalf}:
        return line
    return f"{line[: found.end()]} [{behalf}]{line[found.end() :]}"


def _is_another_kind(what: str, behalf: str) -> bool:
    return what.title() not in behalf and _NO_FIRM.search(behalf) is not None


def _called_so(what: str, text: str) -> set[str]:
    """Return the names that a text has behind a word for a body: "the port company Tolmehaven"."""
    return set(re.findall(rf"\b{what} ([A-Z][\w-]+(?: [A-Z][\w-]+)*)", " ".join(text.split())))


def with_both(line: str, before: Sequence[str], text: str, of: Collection[str]) -> str:
    """Return a line with the two states that "the two sides" are behind the words.

    These are the only ones named in the nearest sentence before that names any; else those of a document that names no
    others. ``before`` are the sentences before, the nearest first, ``of`` whoever says it and for whom. Countries are
    states; sides are where one of these says it.
    """
    found = _TWO.search(line)
    if found is None or len(_states(line)) >= _BOTH:
        return line
    near = next((named for named in map(_states, before) if named), ())
    named = near if len(near) == _BOTH else _states(text)
    theirs = set(filter(None, map(government, of)))
    states = found["what"] in _STATES or bool(theirs and theirs <= set(named))
    if len(named) != _BOTH or not states:
        return line
    return f"{line[: found.end()]} [{listed(named)}]{line[found.end() :]}"


def _states(text: str) -> tuple[str, ...]:
    """Return the states a text names, sorted."""
    return tuple(sorted(name for name in sides(text) if government(name)))
