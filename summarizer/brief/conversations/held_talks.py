"""The conversations of a story as a note lists them: what is told once, and those that only took place together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.brief.view.note import Line, Talk
from summarizer.words.content import content, salient_words, similarity

#: What those conversations stand under of which nothing but that they took place is known, behind others.
ALSO_HELD = "Also held"
#: That some met, with where and how long, is all that a line says.
_BARE = re.compile(
    r" (?:(?:met|spoke|talked|held talks)(?: by (?:telephone|video link))?|exchanged letters|wrote to [^;:.]{2,60}"
    r"|took part in a (?:conversation|meeting)"
    r"|were held; taking part were [^.]*)"
    r"(?: in [^;:]{1,60}| on [^;:]{1,30}| (?:last|earlier) [\w ]{1,20})?(?: for [^;:]{1,40})?(?: \([A-Z, and]+\))?\.$"
    r"|\bcase was (?:argued|heard) before\b"
)
_BY_SEVERAL = re.compile(r" \([A-Z]{1,2}(?:, [A-Z]{1,2})* and [A-Z]{1,2}\)\.$")
_BEFORE_A_COURT = re.compile(r"\bcase was (?:argued|heard) before\b")
#: What a heading has beside those who talked, and the day.
_KINDS = content(
    "meeting meetings talks talk telephone video call letter letters others hearing between and of court"
)
#: Share of telling words of two outcomes from one passage that are one, told of two conversations.
_SAME = 0.6


def as_listed(talks: Sequence[Talk]) -> list[Talk]:
    """Return conversations with each outcome once, and the bare ones together under one heading, as the last.

    A heading would only say again what the line of a bare one says; where there are no others they stand without any.
    """
    told = _told_once(talks)
    bare = [talk for talk in told if is_bare(talk)]
    others = [talk for talk in told if talk not in bare]
    lines = {line.text: line for talk in bare for line in talk.lines}
    if not lines:
        return others
    return [*others, Talk(ALSO_HELD if others else "", tuple(lines.values()))]


def is_bare(talk: Talk) -> bool:
    """Whether nothing is told of a conversation but that it took place, and its heading says no more."""
    if len(talk.lines) != 1 or len(talk.lines[0].parts) != 1:
        return False
    line = talk.lines[0].text
    if _BY_SEVERAL.search(line):
        # What several accounts tell of is no aside.
        return False
    found = _BARE.search(line)
    argued = found is not None and _BEFORE_A_COURT.search(found[0])
    return bool(argued) or (
        found is not None and not content(talk.heading) - content(line) - _KINDS
    )


def _told_once(talks: Sequence[Talk]) -> list[Talk]:
    """Conversations without the outcomes that one above has from the same passages."""
    above: list[Line] = []
    made: list[Talk] = []
    for talk in talks:
        fresh = tuple(line for line in talk.lines if not any(_is_one(line, a) for a in above))
        above += talk.lines[1:]
        made.append(replace(talk, lines=fresh or talk.lines))
    return made


def _is_one(line: Line, other: Line) -> bool:
    words = salient_words(line.text), salient_words(other.text)
    return line.notes == other.notes and similarity(*words) >= _SAME
