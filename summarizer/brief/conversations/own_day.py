"""The day a document is of: that of a judgment, a meeting or a letterhead, before the day on which it came out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from summarizer.brief.conversations.talk_facts import talks_of
from summarizer.brief.view.texts import Texts
from summarizer.models.brief import Story
from summarizer.models.document import Kind
from summarizer.models.summary import Medium
from summarizer.models.verified import DocumentRecord
from summarizer.words.days import as_day, calendar_days, dates_named, day_months

#: Code points at the head of a text in which its own day stands; a court has a longer one.
_HEAD, _COURTS_HEAD = 400, 3_000
#: Code points of a line that is but a place and a day at most.
_LINE = 90
#: "Decided On:- 22.01.2016", "Argued and decided on: 4 May 2011", "Date of judgment: 4 May 2011".
_DECIDED = re.compile(
    r"\b(?:decided|delivered|judgment dated|dates? of (?:the )?(?:judgment|decision|order|hearing|meeting))\b"
    r"[ \t]*(?:on\b)?[ \t:.–-]{0,6}(?P<day>[^\n]{6,40})",
    re.IGNORECASE,
)
#: What is an account of a meeting, whenever it came out.
_ACCOUNT = re.compile(
    r"\b(?:minutes|records?|memorandum of|notes? of|proceedings|hansard|readout|debates?|hearings?|parliament|assembly"
    r"|committee|council|meeting|session)\b",
    re.IGNORECASE,
)
_OF_A_TALK = (Kind.READOUT, Kind.TRANSCRIPT)


@dataclass(frozen=True)
class OwnDay:
    """The day from which a document's words for days count; ``other`` is one that they may count from as well."""

    day: date | None
    other: date | None = None

    @property
    def is_sure(self) -> bool:
        """Whether the year from which its words count is known."""
        return self.day is not None and (self.other is None or self.other.year == self.day.year)


def own_day(document: str, story: Story, texts: Texts) -> OwnDay:
    """Return the day of a judgment or a meeting, where a document is that of one, else the day it came out.

    Without any it is the one day that stands in the letterhead. Of what is no account of a meeting, but tells one
    at its head, both days may be meant.
    """
    record, text = texts.records.get(document), texts.texts.get(document, "")
    if record is None:
        return OwnDay(None)
    decided = _decided(text)
    if decided is not None:
        return OwnDay(decided)
    met = _met(record, story, texts)
    if met is not None and _is_account(record, text):
        return OwnDay(met)
    return OwnDay(record.published or _headed(text), met)


def _decided(text: str) -> date | None:
    found = (
        dates_named(m["day"], None) for m in _DECIDED.finditer(text, 0, _COURTS_HEAD) if m["day"]
    )
    return next((days[0] for days in found if days), None)


def _met(record: DocumentRecord, story: Story, texts: Texts) -> date | None:
    """The last day of a talk that the title or the head of a document names."""
    head = texts.texts.get(record.source, "")[:_HEAD]
    named = day_months(f"{record.title or ''}\n{head}")
    talks = (told.conversation for _, told in talks_of(record.source, story, texts))
    days = (as_day(talk.date) for talk in talks if talk.medium is not Medium.WRITTEN)
    return max((d for d in days if d and (d.month, d.day) in named), default=None)


def _is_account(record: DocumentRecord, text: str) -> bool:
    title = record.title or text[:_LINE]
    return record.kind in _OF_A_TALK or (
        record.kind is not Kind.NEWS and _ACCOUNT.search(title) is not None
    )


def _headed(text: str) -> date | None:
    """The one day with its year in the short lines at the head of a text."""
    lines = [line for line in text[:_HEAD].splitlines()[:-1] if len(line) <= _LINE]
    full = {
        day
        for line in lines
        for named in calendar_days(line)
        if named.year
        for day in named.dates(())
    }
    return full.pop() if len(full) == 1 else None
