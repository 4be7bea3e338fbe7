"""What comes next: plans, dates and commitments that lie ahead of the documents, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.brief.texts import Texts, quote_of, tells_a_fact
from summarizer.models.brief import Story
from summarizer.models.quote import Quote
from summarizer.words.content import salient_words, similarity
from summarizer.words.days import calendar_days, dates_named
from summarizer.words.negation import denies, negated
from summarizer.words.seldom import Seldom

#: What is told as lying ahead: with a day behind it, a step. "Was adopted on 14 December" is none.
_AHEAD = re.compile(
    r"\b(?:will|shall|would|is|are|was|were|be) (?:be |to |due |set |scheduled |expected |planned )"
    r"|\bby (?=(?:the )?(?:end|mid|early|late|next|spring|summer|autumn|winter|(?-i:\d{1,2} [A-Z]|[A-Z][a-z]+ \d)))"
    r"|\b(?:will|shall|would|until|deadline|expires?|scheduled|due|upcoming|forthcoming|next|starting|as of)\b"
    r"|\b(?:intend|plan|agree|propose|promise|pledge|undertake|expect|schedule|set|order|ask|demand)\w*\b"
    r"|\b(?:meets?|begins?|starts?|opens?|resumes?|takes? effect|ends?|travels?|visits?|votes?|hears?)\b",
    re.IGNORECASE,
)
#: What was done is no step, whatever day it names, unless it is told as a plan.
_DONE = Seldom(
    r"\b(?:was|were|has been|have been|had been) (?!to\b|due\b|set\b|scheduled|expected|planned"
    r"|resolved|decided|agreed|ordered|adjourned|deferred|postponed|told|asked|announced|summoned|invited)\w+(?:ed|en|t)\b",
    re.IGNORECASE,
)
#: A plan without a day: somebody intends or plans to do something, or it is due.
_STEP = Seldom(
    r"\bintend(?:s|ed)? to\b|\b(?:is|are|was|were) (?:planning|preparing|scheduled|due|set) (?:to|for|on|by)\b"
    r"|(?:\b(?:he|she|it|they|we|I|who|which|also|and)|\b(?!The|This|That|An?|Their|His|Her|Its|Our|No)[A-Z]\w+)"
    r" (?:plans (?:to\b|[a-z]+)|plan(?:ned)? to\b)"
    r"|\bexpires? (?:in|on|at)\b|\bby the end of (?:the |next |this )?\w+",
)
#: What counts as a plan with a day behind it, in a document that does not say when it was written.
_TERM_WITH_DAY = Seldom(r"\bdeadline\b")
#: "As you will recall" speaks to whoever reads it.
_TO_COME = Seldom(
    r"(?<!\byou )\b(?:will|shall)\b|\b(?:is|are) (?:to|due|set|scheduled|expected|planned)\b",
    re.IGNORECASE,
)
_POSSIBLE = Seldom(
    r"\b(?:[Pp]ossib\w+|may|might|could|[Pp]erhaps|[Ii]f|[Uu]nless|[Ww]hether|likely)\b"
)
#: The end of a month or year ahead, in a text nobody drew a position from.
_TERM = Seldom(
    r"\b(?:is|are|will|shall)\b[^.;]{0,80}\bby the end of (?:the )?(?:year|month|week|[A-Z][a-z]+)\b"
)
#: Opinions and conditions: no plan is stated.
_NO_PLAN = Seldom(
    r"\b(?:believe|think|feel|hope|fear|doubt|argue)s?\b|^[“\"]?(?:If|Unless)\b"
    r"|\b(?:indicates?|shows?|suggests?|proves?) that\b[^.;]{0,80}\bintended\b",
    re.IGNORECASE,
)
#: Least share of telling words of two steps of one day that are one, and of steps without a day.
_SAME = 0.5


@dataclass(frozen=True)
class Step:
    """A stated next step: the day where one is named, the document and the words."""

    day: date | None
    document: str
    quote: Quote
    #: The outcome of a conversation it is, in the summary's words; empty where it is none.
    told: str = ""


def steps(story: Story, texts: Texts) -> list[Step]:
    """Return the next steps of a story, dated ones first in order of date; each step of a day once a document.

    They are outcomes and positions with a day ahead of their document or a plan in them, and sentences of the texts
    with such a day.
    """
    found: list[Step] = []
    for step in _drawn(story, texts):
        if not any(_same(step, known) for known in found):
            found.append(step)
    days = {step.day for step in found} - {None}
    for step in _told(story, texts):
        if step.day not in days and not any(_same(step, known) for known in found):
            found.append(step)
    return sorted(found, key=lambda s: (s.day is None, s.day or date.max))


def _drawn(story: Story, texts: Texts) -> Iterator[Step]:
    """The steps among outcomes and positions."""
    for document, quotes, told in _items(story):
        for quote in quotes:
            text = quote.text or ""
            if text.rstrip("”\"’' ").endswith("?"):
                continue
            days = _days_ahead(text, document, texts)
            if days:
                yield from (Step(day, document, quote, told) for day in days)
            elif _is_a_plan(text) and not _is_ruled_out(text, document, quote, texts):
                yield Step(None, document, quote, told)


def _is_ruled_out(text: str, document: str, quote: Quote, texts: Texts) -> bool:
    """Whether a plan is a mere view, or denied in its own words or those around them: "denied that it plans to"."""
    start = quote.start or 0
    whole = (s.text for s in texts.sentences(document) if s.start <= start < s.end)
    return negated(text) or _NO_PLAN.search(text) is not None or any(map(denies, whole))


def _is_a_plan(text: str) -> bool:
    """Whether words state a plan without a day ahead of a document with one, or a term with its day."""
    term = _TERM_WITH_DAY.search(text) is not None and bool(calendar_days(text))
    return term or _STEP.search(text) is not None


def undated(found: Sequence[Step], texts: Texts) -> list[str]:
    """Return the documents of some steps whose days have no year, since the document does not say its own."""
    told = (s.document for s in found if s.day is None and calendar_days(s.quote.text or ""))
    return [d for d in dict.fromkeys(told) if texts.records[d].published is None]


def _told(story: Story, texts: Texts) -> Iterator[Step]:
    """The steps that the texts tell and nobody drew from them."""
    for document in story.documents:
        for sentence in texts.sentences(document):
            term = _TERM.search(sentence.text) is not None
            if not term and not calendar_days(sentence.text):
                continue
            if not tells_a_fact(sentence) or _NO_PLAN.search(sentence.text):
                continue
            days = _days_ahead(sentence.text, document, texts)
            term = term and not negated(sentence.text)
            ahead = days or ([None] if term else [])
            yield from (Step(day, document, quote_of(sentence)) for day in ahead)


def _days_ahead(text: str, document: str, texts: Texts) -> list[date | None]:
    if not calendar_days(text) or not _AHEAD.search(text):
        return []
    published = texts.records[document].published
    if published is None:
        return _days_to_come(text)
    days = [d for d in dates_named(text, published) if d > published]
    done = _DONE.search(text) is not None and not re.search(r"\b(?:will|would|agreed|due)\b", text)
    return [] if done else [*days]


def _days_to_come(text: str) -> list[date | None]:
    """The days an undated document tells as to come: null where it gives no year."""
    if not _TO_COME.search(text) or _POSSIBLE.search(text) or not calendar_days(text):
        return []
    return [*dates_named(text, None)] or [None]


def _items(story: Story) -> Iterator[tuple[str, Sequence[Quote], str]]:
    for event in story.events:
        for told in event.conversations:
            for outcome in told.conversation.outcomes:
                yield told.document, outcome.quotes, outcome.text
    for sourced in story.positions:
        yield sourced.document, sourced.position.quotes, ""


def _same(a: Step, b: Step) -> bool:
    """Whether two steps are one: of one passage, or of one day in mostly the same words."""
    if a.day != b.day:
        return False
    if a.document == b.document and _touch(a.quote, b.quote):
        return True
    first, second = salient_words(a.quote.text or ""), salient_words(b.quote.text or "")
    return similarity(first, second) >= _SAME


def _touch(a: Quote, b: Quote) -> bool:
    return (a.start or 0) < (b.end or 0) and (b.start or 0) < (a.end or 0)
