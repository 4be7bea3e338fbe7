"""The day on which parties talked: the one that the wording ties to the talk, and no other day of its sentence."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain
from typing import NamedTuple

from summarizer.models.document import PreparedText
from summarizer.words.days import MONTHS, NamedDay, named_days

__all__ = ["ToldDay", "day_of_talk", "own_day", "told_day"]

_FLAGS = re.IGNORECASE | re.ASCII
_TALK = (
    r"(?:call|meeting|conversation|talks?|session|discussions?|consultations?|negotiations|visit|dinner|lunch|receptions?"
    r"|audience)"
)
#: "the accord of 3 May", "since Monday": the day of something else, or where something begins or ends.
_OF_ANOTHER = re.compile(
    r"\b(?:of|since|until|till|by|before|after|following|from|between|ahead of|prior to|effective|due|for)"
    r" (?:last |early |late |the )?$",
    _FLAGS,
)
#: "on the evening of 3 May", "at their meeting of 3 May".
_OF_THE_TALK = re.compile(
    rf"\b(?:morning|afternoon|evening|night|day|{_TALK}) of (?:the )?$", _FLAGS
)
#: "the 3 May accord", "The Sunday Times", "Friday's edition": the day belongs to the noun behind it.
_OWNER = re.compile(r"\b(?:the|an?|his|her|its|their|our|last) $", _FLAGS)
_OWNED_NOUN = re.compile(
    r"(?P<of>['\u2019]s?)? (?P<noun>[A-Za-z][\w-]*)(?: (?P<next>[\w-]+))?", _FLAGS
)
_TALK_NOUN = re.compile(
    rf"(?:{_TALK}|phone|telephone|video|virtual|bilateral|morning|afternoon|evening|night)$", _FLAGS
)
#: Where another clause begins, whose verb the day belongs to.
_BORDER = re.compile(
    r"[;\u2014]|:(?!\d)|, (?:and|but|while|where|when|after|before|ahead|following|as(?! (?:well as|part of)))\b"
    r"|,? (?:who|which|that|whose|whom)\b"
    r"|\b(?:after|before|when|while|since|until|because|although|whose|ahead of|prior to|anniversary|marking)\b"
    r"|\b(?:said|says|told|announced|reported|stated|wrote|added|confirmed|signed|adopted|agreed|arrived|published|due|"
    r"scheduled|planned|expected)\b",
    _FLAGS,
)
#: A border behind which a clause like the main one begins: "said that on Monday they met".
_NEW_CLAUSE = re.compile(r"[;\u2014]|:(?!\d)|, (?:and|but)|,? that", _FLAGS)
#: "On Monday, ..", "Late on 3 May the ministers ..": what a sentence opens with belongs to its main verb.
_OPENING = re.compile(
    r"^[\W_]*(?:(?:and|but|also|later|early|earlier|late|only|then|just) ){0,2}(?:on |in |at )?"
    r"(?:the )?(?:(?:morning|afternoon|evening|night) of )?(?:the )?$",
    _FLAGS,
)


#: A head of a letter, record or cable ("Cablegram 26, PARIS, 11 December 1948, 2.45 p.m.") is short and stands first.
_HEAD_SENTENCES = 3
_LONGEST_HEAD = 24
#: A head is no sentence: "4.10 p.m." may end it, "on 3 May 2030." does not.
_SENTENCE_END = re.compile(r"(?:[a-z]{2,}|\d{4})[.!?]\W*$")
_FULL = re.compile(r"\b\d{4}\b")
_BEFORE_WORDS = re.compile(r"\b(?:(?:late|early|earlier) )?(?:on )?(?:the )?$", _FLAGS)


def own_day(prepared: PreparedText) -> date | None:
    """Return the day of a document: that of its publication, else the full date in its head; ``None`` without one."""
    if prepared.document.published is not None:
        return prepared.document.published
    for sentence in prepared.sentences[:_HEAD_SENTENCES]:
        if len(sentence.text.split()) > _LONGEST_HEAD or _SENTENCE_END.search(sentence.text):
            continue
        for named in named_days(sentence.text, None):
            full = named.day is not None and _FULL.search(sentence.text[named.start : named.end])
            if full and not _OF_ANOTHER.search(sentence.text[: named.start]):
                return named.day
    return None


class ToldDay(NamedTuple):
    """The day of a talk: an ISO 8601 date, or the words that name it where they leave it open; both may be null."""

    date: str | None = None
    words: str | None = None


def told_day(
    text: str, start: int, end: int, published: date | None, *, several: bool = False
) -> ToldDay:
    """Return the day that :func:`day_of_talk` finds, as a summary has it.

    ``several``: the talk may have gone on over the days of a range, and has the first of them; days that a sitting lies
    within are not its own.
    """
    text = _with_first_days(text) if several else text
    named = day_of_talk(text, start, end, published)
    if named is None:
        return ToldDay()
    if named.day is not None:
        return ToldDay(named.day.isoformat())
    before = _BEFORE_WORDS.search(text[: named.start])
    words = text[before.start() if before else named.start : named.end]
    return ToldDay(None, " ".join(words.split()))


_MONTH = f"(?:{'|'.join((*MONTHS, *(name[:3] for name in MONTHS), 'Sept'))})"
_TO = r"\s?(?:-|–|—|to|until|and)\s?"
_FROM = r"(?:\bfrom |\bbetween )?\b"
_DAY = r"(?P<day>\d{1,2})"
_IN_YEAR = r"(?P<year>,? \d{4})?\b"
#: Several days of one talk: "from 3-4 April 2030", "28 November to 11 December 2030", "May 18-19, 2030".
_RANGES = (
    re.compile(rf"{_FROM}{_DAY}{_TO}\d{{1,2}} (?P<month>{_MONTH}){_IN_YEAR}"),
    re.compile(rf"{_FROM}{_DAY} (?P<month>{_MONTH}){_TO}\d{{1,2}} {_MONTH}{_IN_YEAR}"),
    re.compile(rf"{_FROM}(?P<month>{_MONTH}) {_DAY}{_TO}\d{{1,2}}{_IN_YEAR}"),
)


def _with_first_days(text: str) -> str:
    """Return a sentence with the first day of several in their place: a talk has the day on which it begins."""
    for pattern in _RANGES:
        text = pattern.sub(_first_day, text)
    return text


def _first_day(several: re.Match[str]) -> str:
    """Return the first of several days, as long as they are written so that offsets stay."""
    year = (several["year"] or "").strip(" ,")
    return f"{several['day']} {several['month']} {year}".strip().rjust(len(several[0]))


def day_of_talk(text: str, start: int, end: int, published: date | None) -> NamedDay | None:
    """Return the day that a sentence gives for the talk whose words stand at ``[start:end)`` of it.

    Days behind publication, days of something else ("the accord of 3 May", "since Monday", "the Sunday Times") and days
    of another clause ("who arrived on Friday", "ahead of the summit on 3 October") are not returned. Of several, one
    within the words counts first, then the next one behind them, then the nearest one before them.
    """
    named = [n for n in named_days(text, published) if _may_be(text, n, published)]
    within = (n for n in named if n.start < end and n.end > start)
    behind = (n for n in named if _follows(text, end, n))
    before = (n for n in reversed(named) if _leads_to(text, n, start))
    return next(chain(within, behind, before), None)


def _may_be(text: str, named: NamedDay, published: date | None) -> bool:
    if named.day is not None and published is not None and named.day > published:
        return False
    before = text[: named.start]
    if _OF_ANOTHER.search(before) and not _OF_THE_TALK.search(before):
        return False
    return not _owned(text, named)


def _owned(text: str, named: NamedDay) -> bool:
    """Whether the day only describes the noun behind it, and that noun is no talk."""
    noun = _OWNED_NOUN.match(text, named.end)
    # "the 3rd of May": the article is the day's own.
    own = " of " in text[named.start : named.end] or _OWNER.search(text[: named.start]) is None
    if noun is None or (noun["of"] is None and own):
        return False
    return not any(word and _TALK_NOUN.match(word) for word in (noun["noun"], noun["next"]))


def _follows(text: str, end: int, named: NamedDay) -> bool:
    """Whether a day behind the words of the talk stands in their clause."""
    return named.start >= end and not _BORDER.search(text, end, named.start)


def _leads_to(text: str, named: NamedDay, start: int) -> bool:
    """Whether a day before the words of the talk stands in their clause."""
    between = text[named.end : start]
    if _OPENING.match(text[: named.start]):
        between = _LAST_OF_LIST.sub(" ", between)
    if named.end > start or _BORDER.search(between):
        return False
    border = _last_border(text, named.start)
    clause = border.end() if border else 0
    main = border is None or _NEW_CLAUSE.match(border[0]) is not None
    if main and _OPENING.match(text[clause : named.start]):
        return True
    # "Ahead of the summit on 3 October, the ministers ..": what a comma closes off is a clause of its own.
    return border is None and "," not in text[named.end : start]


#: "Today A, B, and the C held ..": the last of those a list names, and no clause of its own.
_LAST_OF_LIST = re.compile(r", and (?=(?:the |[a-z]+ )?[A-Z])")


def _last_border(text: str, end: int) -> re.Match[str] | None:
    return next(iter(reversed(list(_BORDER.finditer(text, 0, end)))), None)
