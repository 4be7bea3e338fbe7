"""The name and the days a gathering of many goes by where it is told of: "fourth session of the Assembly"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from summarizer.brief.phrasing.prose import capitalised, day_in_words, listed, span_in_words
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Participant
from summarizer.names.bodies import is_body
from summarizer.names.places import known_place
from summarizer.words.days import CALENDAR, as_day, calendar_days

#: Heads of the names of gatherings; a meeting has to be one of a body that is named.
_KINDS = frozenset(
    "conference summit session plenary assembly congress forum symposium seminar workshop roundtable colloquium"
    " hearing consultations dialogue meeting".split()
)
_PLAIN = "meeting"
#: "contact group", "working group": a group that meets.
_GROUPS = frozenset(("contact", "working", "drafting", "informal", "spinoff", "spin-off"))
#: Behind the name of a gathering, where people meet.
_PLACES = frozenset("room hall centre center building table chamber".split())
#: What no name goes on across.
_BORDERS = frozenset(
    "the a an this that these those its their his her our at in on to of for from by with and or but as after before"
    " during into held hold holds opened closed was were is are has had".split()
)
#: Behind one of these a name begins: whatever stands between it and the head belongs to it.
_DETERMINERS = frozenset("the a an this its their his her our".split())
#: Words before the head of a name at most, and what it is a gathering of.
_BEFORE = 5
_OF = re.compile(
    r" of (?:the )?(?:[A-Z][\w’'-]*|\d+)(?:(?: of the| of| for| on| and)? [A-Z][\w’'-]*)*"
)
_PREPOSITION = re.compile(r" (?:of|to|from|in|for|at) ")
#: What the members of a group are: "parties", "Parties", "ministers".
_PLURAL = re.compile(r"[A-Za-z][a-z]+(?<![sui])s")
#: A headline that is but the name of a gathering: "Kelm Donors' Meeting".
_IS_ONE = re.compile(
    r"(?:[A-Z][\w’'-]* ){2,5}(?:Meeting|Conference|Summit|Forum|Session|Dialogue|Congress|Assembly)"
)
_RANGE = re.compile(r"\d(?: [A-Z][a-z]+)?\s*(?:-|–|—|\bto\b|\buntil\b)\s*\w")


def is_of_many(people: Sequence[Participant]) -> bool:
    """Whether groups take part in a conversation: no list of names says then what it was."""
    return any(map(_is_group, people))


def _is_group(participant: Participant) -> bool:
    """Whether a participant is a group named by what its members are: "Parties to the Convention"."""
    counted = participant.name[:1].isdigit() and not participant.affiliation
    if counted and len(participant.name.split()) > 1:
        return True
    if participant.role or participant.affiliation or known_place(participant.name):
        return False
    head = _PREPOSITION.split(participant.name, maxsplit=1)[0].split()
    named = len(head) > 1 and head[-1][:1].isupper()
    return bool(head and not named and _PLURAL.fullmatch(head[-1]))


def gathering(talks: Sequence[Conversation]) -> str:
    """Return the name of a gathering as the passages behind it have it; empty where they have none."""
    texts = (" ".join((q.text or "").split()) for talk in talks for q in talk.quotes)
    return next((name for text in texts for name in _names(text)), "")


def named_in(text: str) -> str:
    """Return the name of a gathering that a line or headline holds, "Lake States Conference"; empty without one."""
    plain = " ".join(text.split())
    return next(_names(plain), "") or (plain if _IS_ONE.fullmatch(plain) else "")


def _names(text: str) -> Iterator[str]:
    """Yield the names of gatherings in a passage."""
    words = list(re.finditer(r"\S+", text))
    for at, word in enumerate(words):
        head = word.group().rstrip(",.;:)")
        place = at + 1 < len(words) and words[at + 1].group().rstrip(".,;:)").lower() in _PLACES
        if not place and _is_head(head, words[at - 1].group() if at else ""):
            start, end = _begin(words, at), word.start() + len(head)
            of = _OF.match(text, end)
            name = text[start : of.end() if of else end]
            if _says_which(head, name, text[start : word.start()], of[0] if of else ""):
                yield capitalised(name)


def _is_head(head: str, before: str) -> bool:
    return head.lower() in _KINDS or (head == "group" and before.lower() in _GROUPS)


def _begin(words: Sequence[re.Match[str]], head: int) -> int:
    """Return where a name begins: behind the article before its head, else with the words in capitals."""
    first = head
    while first and head - first < _BEFORE and _goes_on(words[first - 1].group()):
        first -= 1
    before = words[first - 1].group().lower() if first else ""
    if before in _DETERMINERS or not first:
        return words[first].start()
    while first < head and not _is_named(words[first].group()):
        first += 1
    return words[_behind_day(words, first, head)].start()


_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


def _behind_day(words: Sequence[re.Match[str]], first: int, head: int) -> int:
    """Return where a name begins whose front words are a day: "10th December Assembly", "8 July 2030 Plenary"."""
    near = range(first, min(first + 2, head))
    month = next((n for n in near if words[n].group().lower() in CALENDAR), None)
    if month is None:
        return first
    year = month + 1 < head and _YEAR.fullmatch(words[month + 1].group()) is not None
    return month + (2 if year else 1)


def _goes_on(word: str) -> bool:
    return word.lower() not in _BORDERS and word[-1] not in ',.;:)]”"' and word[0] not in '([“"'


def _is_named(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def _says_which(head: str, name: str, before: str, of: str) -> bool:
    """Whether a name tells a gathering from others: something stands before its head, or what it is of."""
    if head.lower() == _PLAIN:
        return is_body(of.removeprefix(" of ").removeprefix("the "))
    return bool(before.strip() or of) and len(name.split()) > 1


def names_a_span(text: str) -> bool:
    """Whether a passage names days from one to another: "21-25 October"."""
    return _RANGE.search(text) is not None and len(calendar_days(text)) == 2


def days_of(talks: Sequence[Conversation], day: str | None) -> tuple[date, date] | None:
    """Return the first and the last day of a gathering that lasted several; null where no passage gives both."""
    begun = as_day(day)
    for talk in talks:
        for text in (talk.date_text or "", *map(_text, talk.quotes)):
            named = calendar_days(text) if names_a_span(text) else ()
            found = _span([next(d.dates([begun.year]), None) for d in named] if begun else [])
            if found is not None and begun in found:
                return found
    return None


def _span(days: Sequence[date | None]) -> tuple[date, date] | None:
    if len(days) != 2 or days[0] is None or days[1] is None or days[0] >= days[1]:
        return None
    return days[0], days[1]


def _text(quote: Quote) -> str:
    return quote.text or ""


def span_of(talks: Sequence[Conversation], day: str | None) -> str:
    """Return the days of a gathering in words: ``9–20 October 2000``; empty where it lasted one."""
    found = days_of(talks, day) or _two_days(talks, day)
    if found is None:
        return ""
    first, last = found
    apart = (last - first).days > 1 and days_of(talks, day) is None
    together = listed([str(first.day), day_in_words(last)])
    return together if apart else span_in_words(first, last)


def _two_days(talks: Sequence[Conversation], day: str | None) -> tuple[date, date] | None:
    """The two days of one month on which a talk was held by its own day or passages: "8 and 9 December"."""
    begun = as_day(day)
    for text in (t for talk in talks for t in (talk.date_text or "", *map(_text, talk.quotes))):
        named = calendar_days(text) if begun else ()
        if len({one.start for one in named}) == 1:
            found = _span([next(d.dates([begun.year]), None) for d in named] if begun else [])
            if found is not None and begun in found:
                return found
    return None
