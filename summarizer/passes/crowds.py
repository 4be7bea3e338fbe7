"""Several without a name who take part as one: "a group of harbour masters", "over forty mayors and envoys"."""

from __future__ import annotations

import re

from summarizer.words.lists import actor_lists

__all__ = ["a_crowd"]

#: What stands behind the noun: from where, of what, who they are.
_TAIL = re.compile(
    r"\s(?:from|of|in|at|representing|with|on|across|working)\s|,\s|\s\(", re.IGNORECASE
)
#: "their students": whose they are is told, and not who took part.
_OWNED = re.compile(r"(?:their|his|her|its|our|my|your)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+")
_LONGEST = 24
_NO_CROWD = frozenset(
    ("series", "days", "weeks", "years", "times", "hours", "states", "issues", "efforts", "talks")
)


def a_crowd(words: str, *, people: bool = False) -> str | None:
    """Return those whom some words call by what they are, several and without a name; ``None`` of anything else.

    The noun has to be a word for people or, behind a number, any plural written small. ``people``: people they are.
    """
    plain = " ".join(words.split()).strip(" ,-–—")
    if not plain or len(plain.split()) > _LONGEST:
        return None
    if _OF_KINDS.fullmatch(plain):
        return plain
    tail = _TAIL.search(plain)
    head = plain[: tail.start()] if tail is not None else plain
    group = re.match(
        r"an? (?:[\w-]+ )?(?:group|delegation|number|team|panel) of (?:the )?(?P<who>.+)", plain
    )
    if group is not None:
        return a_crowd(group["who"], people=people)
    found = _WORD.findall(head)
    last = found[-1] if found else ""
    known = last.lower() in actor_lists().titles.plural_roles or _ENDING.search(last) is not None
    plural = known or _counts(plain, last) or (people and last.endswith("s"))
    if not plural or not last.islower() or last in _NO_CROWD or _OWNED.match(plain):
        return None
    return re.sub(r"^(?:the|an?) ", "", plain, flags=re.IGNORECASE)


#: "over 70 pilot, ferry and harbour unions": counted, and of several kinds.
_OF_KINDS = re.compile(
    r"(?:(?:over|about|around|some|nearly|more than|almost|at least) )?\d[\d,]*(?: [a-z’'-]+){1,4}"
    r"(?:, [a-z’'-]+(?: [a-z’'-]+){0,3}){1,6},? and (?:[a-z’'-]+ ){1,4}[a-z]+s"
)
#: Words for people by their endings: "legislators", "survivors", "scientists", "physicians", "advocates".
_ENDING = re.compile(
    r"(?:ors|ers|ists|ians|cates|ents|ants|women|men|wives|people|youth|masters|clergy|staff)$"
)


def _counts(plain: str, last: str) -> bool:
    """Whether a number stands before a plural: "over 40 provosts"."""
    counted = re.match(
        r"(?:(?:over|about|around|some|nearly|more than|almost|at least) )?\d[\d,]*\s", plain
    )
    return counted is not None and last.endswith("s")
