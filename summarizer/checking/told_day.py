"""Whether a passage bears out the day that a statement tells of: a headline's or a dateline's day is not an event's."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from summarizer.accounts.borne_out import Beyond, beyond, new_names, shared
from summarizer.attribution.talk_day import day_of_talk
from summarizer.models.document import Sentence, SentenceRole
from summarizer.words.content import content
from summarizer.words.datelines import is_dateline
from summarizer.words.days import (
    CALENDAR,
    NamedDay,
    day_months,
    named_days,
    names_a_day,
    weekdays,
    without_days,
)
from summarizer.words.modals import modals
from summarizer.words.numbers import numbers

#: A headline, a label or a dateline ends without a mark, a sentence with one, perhaps within quotation marks.
_ENDED = re.compile(r"[.!?…;:。！？]['\"”’»)\]]*\s*$")
#: What a dateline within a sentence ends with: "ARDEN, 17 September (Agency) - The chancellor ..".
_DASH = re.compile(r"\s[-–—]{1,2}\s|—|:\s|/\.?\s|\)\s")
_LONGEST_DATELINE = 60
_NOT_ITS_DAY = "the sentence with these words does not give the {} (a headline's or a dateline's does not count)"
#: A name of several words.
_NAME = re.compile(r"\b[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)+")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


def beyond_passage(
    statement: str,
    sentences: Sequence[Sentence],
    speaker: str,
    published: date | None,
    text: str = "",
) -> str | None:
    """Return the first thing a statement says beyond a passage, in words; null where there is none.

    A name that the passage has for short ("Fidan") may stand in the statement as the document's ``text`` has it
    ("Hakan Fidan").

    A day has to be that of the sentence that bears the other words out: named there, or worked out from the day of the
    document ("on Tuesday"). Days that only a headline, a dateline or a line of publication names do not count, nor does
    a day that belongs to something else in the sentence. What cannot be judged is not borne out.
    """
    whole = " ".join(" ".join(one.text.split()) for one in sentences)
    told = without_days(_as_said(statement, whole) if speaker else statement)
    known = f"{speaker} {_in_full(statement, whole, text)}"
    wrong = beyond(told, [whole], known)
    if wrong is not None:
        return _named(wrong, told, whole, known)
    if not names_a_day(statement):
        return None
    bearing = _bearing(statement, sentences)
    there = _days_of(bearing, statement, published) if bearing else _Days()
    missing = [
        *(
            f"{day} {month_name[month]}"
            for month, day in sorted(day_months(statement) - there.dates)
        ),
        *(day_name[day] for day in sorted(weekdays(statement) - there.weekdays)),
    ]
    listed = f"{'day' if len(missing) == 1 else 'days'} {', '.join(missing)}"
    return _NOT_ITS_DAY.format(listed) if missing else None


def _as_said(statement: str, passage: str) -> str:
    """Return what somebody is reported to have said with the verbs of the passage: "would" for its "will"."""
    there, told = modals(passage), modals(statement)
    for reported, said in _REPORTED.items():
        if reported in told - there and said in there:
            statement = re.sub(rf"\b{reported}\b", said, statement)
    return statement


#: How a verb is said, by how it is reported.
_REPORTED = {"would": "will", "could": "can", "might": "may"}


def _in_full(statement: str, passage: str, text: str) -> str:
    """Return the names of a statement that a passage has in part and the document's text as they are."""
    there = content(passage)
    names = (found[0] for found in _NAME.finditer(statement))
    return " ".join(name for name in names if content(name) & there and name in text)


def _named(wrong: Beyond, statement: str, passage: str, known: str) -> str:
    """Return what a statement brings in, with the words that do not stand there."""
    words = {
        Beyond.NUMBER: sorted(numbers(statement) - numbers(passage)),
        Beyond.NAME: new_names(statement, f"{passage} {known}"),
        Beyond.MODAL: sorted(modals(statement) - modals(passage)),
    }.get(wrong)
    return f"{wrong.value} ({', '.join(words)})" if words else wrong.value


class _Days(NamedTuple):
    """Days as (month, day), and weekdays, Monday being 0."""

    dates: frozenset[tuple[int, int]] = frozenset()
    weekdays: frozenset[int] = frozenset()


def _bearing(statement: str, sentences: Sequence[Sentence]) -> str | None:
    """Return the sentence that has most of a statement's words, without a dateline in front; headlines are none."""
    told = without_days(statement)
    texts = (_without_dateline(one.text) for one in sentences if one.role is SentenceRole.BODY)
    bearing = [text for text in texts if _ENDED.search(text) and shared(told, text) > 0]
    return max(bearing, key=lambda text: shared(told, text), default=None)


def _without_dateline(sentence: str) -> str:
    text = " ".join(line.strip() for line in sentence.splitlines() if not is_dateline(line))
    for dash in _DASH.finditer(text, 0, _LONGEST_DATELINE):
        if _only_place_and_day(text[: dash.start()]):
            return text[dash.end() :]
    return text


def _only_place_and_day(head: str) -> bool:
    """Whether some words name a day and otherwise nothing but places and agencies: all begin with a capital."""
    words = _WORD.findall(head)
    return names_a_day(head) and bool(content(words[0])) and all(w[0].isupper() for w in words)


def _days_of(text: str, statement: str, published: date | None) -> _Days:
    """Return the days that a sentence gives for what a statement tells of.

    Of several days in a sentence it is the one that the wording ties to the statement's words.
    """
    groups = _groups(text, named_days(text, published))
    words = text
    if len(groups) > 1 and len(day_months(statement)) < 2:
        groups = _tied(text, statement, groups)
        words = " ".join(text[group[0].start : group[-1].end] for group in groups)
    days = [one.day for group in groups for one in group if one.day is not None]
    dates = frozenset((day.month, day.day) for day in days)
    of_week = frozenset(day.weekday() for day in days)
    return _Days(day_months(words) | dates, weekdays(words) | of_week)


def _groups(text: str, named: Sequence[NamedDay]) -> list[list[NamedDay]]:
    """Return the days of a sentence, with those together that are one: "Monday, 15 September"."""
    groups: list[list[NamedDay]] = []
    for one in named:
        if groups and not text[groups[-1][-1].end : one.start].strip(" ,("):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _tied(text: str, statement: str, groups: list[list[NamedDay]]) -> list[list[NamedDay]]:
    """Return the days of a sentence that its wording ties to what a statement tells.

    They are the day of the first word that both share, and days that stand beside the same word in both.
    """
    place = _first_word(text, statement)
    tied = day_of_talk(text, *place, None) if place else None
    beside = [_beside(statement, day.start, day.end) for day in named_days(statement, None)]
    return [
        group
        for group in groups
        if (tied is not None and group[0].start <= tied.start < group[-1].end)
        or any(_is_beside(text, group, before, behind) for before, behind in beside)
    ]


def _is_beside(text: str, group: list[NamedDay], before: str, behind: str) -> bool:
    """Whether days stand behind a word or, where there is none, before one."""
    there = _beside(text, group[0].start, group[-1].end)
    return there[0] == before if before else bool(behind) and there[1] == behind


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the stems of the content words before and behind a place, empty where there is none."""
    before = (m[0] for m in reversed(list(_WORD.finditer(text, 0, start))))
    behind = (m[0] for m in _WORD.finditer(text, end))
    return _first_stem(before), _first_stem(behind)


def _first_stem(words: Iterable[str]) -> str:
    return next((stem for word in words for stem in sorted(content(word))), "")


def _first_word(text: str, statement: str) -> tuple[int, int] | None:
    """Return where the first plain word stands in a sentence that a statement has, too."""
    wanted = content(statement) - CALENDAR
    plain = (m for m in _WORD.finditer(text) if m[0][0].islower())
    return next((m.span() for m in plain if content(m[0]) & wanted), None)
