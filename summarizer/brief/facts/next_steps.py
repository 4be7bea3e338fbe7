"""What comes next: plans, dates and commitments that lie ahead of the documents, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.brief.conversations.own_day import own_day
from summarizer.brief.conversations.talk_facts import carrying
from summarizer.brief.view.texts import Texts, quote_of, tells_a_fact
from summarizer.models.brief import Story
from summarizer.models.quote import Quote
from summarizer.words.content import salient_words, similarity
from summarizer.words.days import (
    MONTHS,
    WEEKDAYS,
    CalendarDay,
    calendar_days,
    dates_named,
    day_months,
)
from summarizer.words.negation import denies, negated
from summarizer.words.seldom import Seldom

#: What is told as to come: "is to", "was set for"; "was called on 4 May" is none.
_PLANNED = (
    r"(?:to\b|due\b|(?:set|scheduled|expected|planned|slated|arranged|rearranged) (?:to|for|on|in|by|from)\b"
    r"|(?:fixed|called|adjourned|deferred|postponed|summoned|invited|ordered) (?:to|for|until|till)\b)"
)
#: A verb by which something is told as to come, or what has a term; it needs a day that is ahead of the document.
_COMING = Seldom(
    r"\b(?:will|shall|must|would(?! have))\b"
    rf"|\b(?:is|are|was|were|been|be) (?:now |also |again |provisionally )?{_PLANNED}"
    r"|\b(?:is|are) (?:\w+ly )?\w+ing\b"
    r"|\b(?:intend|plan|aim|agree|promise|pledge|undert(?:ake|ook)|schedule|order|resolve|decide|arrange|vow)\w*"
    r" (?:\w+ ){0,3}?(?:to|for)\b"
    r"|\b(?:has|have|had) (?:until|till)\b"
    r"|\b(?:meets?|begins?|starts?|opens?|resumes?|reopens?|takes? (?:effect|place)|ends|closes|travels|visits"
    r"|votes|hears|comes? into force|enters? into force|expires?|falls? due|takes? over|convenes?|returns)\b"
    r"|\b(?:deadline|due|upcoming|forthcoming|scheduled)\b",
    re.IGNORECASE,
)
#: A plan without a day: somebody intends or plans to do something, or it is due.
_STEP = Seldom(
    r"\bintends? to\b|\b(?:is|are) (?:planning|preparing|scheduled|due|set) (?:to|for|on|by)\b"
    r"|(?:\b(?:he|she|it|they|we|I|who|which|also|and)|\b(?!The|This|That|An?|Their|His|Her|Its|Our|No)[A-Z]\w+)"
    r" (?:plans (?:to\b|[a-z]+)|plan to\b)"
    r"|\bexpires? (?:in|on|at)\b|\bby the end of (?:the |next |this )?\w+",
)
#: What counts as a plan with a day behind it, in a document that does not say when it was written.
_TERM_WITH_DAY = Seldom(r"\bdeadline\b")
#: What is told as to come in a document that does not say its day. "As you will recall" speaks to whoever reads it.
_TO_COME = Seldom(
    r"(?<!\byou )\b(?:will|shall)\b|\b(?:is|are) (?:to|due|set|scheduled|expected|planned)\b",
    re.IGNORECASE,
)
#: What may come, and what is asked, is not certain to come; nor is why somebody means to do it a plan of its own.
_OPEN = Seldom(
    r"\b(?:[Pp]ossib\w+|may|might|could|[Pp]erhaps|[Ii]f|[Uu]nless|[Ww]hether|likely|[Ww]hy|[Ss]hould|ought)\b"
)
_ON_CONDITION = Seldom(r"\b(?:if|unless|provided|once)\b")
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
#: Where a clause ends, to which a day in it belongs.
_CLAUSE = re.compile(
    r"[;:“”\"()—–]|,? \b(?:that|which|who|whom|whose|where|because|after|since|while|but|failing|following|despite"
    r"|although|though)\b"
)
#: "A circular dated 4 May", "the letter of 4 May": the day of a paper or of something that was.
_OF_A_THING = re.compile(
    r"\b(?:dated|since|after|following)(?: \w+)?,? (?:the )?$|(?<!meeting )(?<!end )(?<!morning )\bof (?:the )?$"
)
#: "About 5 or", "5 and": what a day is told with where it is not the only one or not sure.
_ABOUT = re.compile(
    r"(?:\b(?:on or )?(?:about|around|approximately|circa|roughly) (?:the )?)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? (?:or|and) )?$",
    re.IGNORECASE,
)
#: A meeting without those who meet, or a word for somebody or something, as who or what a sentence is about.
_NAMELESS = re.compile(
    r"^(?:(?:The|These|Those|Such|An?|Further|More|New|Next|Both)(?: \w+)? )?"
    r"(?:[Tt]alks|[Mm]eetings?|[Nn]egotiations|[Dd]iscussions|[Hh]earings?|[Ss]essions?|[Cc]onsultations"
    r"|[Vv]ot(?:e|es|ing)|[Tt]rial|[Ee]vents?|[Pp]rocess|[Dd]ecision|[Ii]t|[Tt]hey|[Tt]his|[Hh]e|[Ss]he|[Tt]here)"
    r" (?:will|shall|would|is|are|was|were|has|have|begins?|starts?|opens?|resumes?|ends?|must)\b"
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")
#: A relative clause that nothing has ended yet.
_ASIDE = re.compile(r", (?:which|who|that) [^,;]*$")
#: Words before a day that still stands at the head of its clause, and code points beside one in which its clause is.
_AT_HEAD, _NEAR = 3, 200
#: Least share of telling words of two steps of one day that are one, and of steps without a day.
_SAME = 0.5
#: The same of steps that name one day of a year nobody tells.
_SAME_DAY = 0.3


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
    with such a day. What is asked, only possible or told as past is none.
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


def names_its_subject(text: str) -> bool:
    """Whether a line of a step says who meets or acts: "Talks will begin on 4 May" does not."""
    calendar = (*MONTHS, *WEEKDAYS)
    named = any(m.group() not in calendar for m in _NAME.finditer(text))
    return named or _NAMELESS.match(text) is None


def day_as_told(text: str, day: str) -> str:
    """Return a day with what a line tells it with: "about 5 or 6 November 1975", where it does not say more surely."""
    found = next((d for d in calendar_days(text) if day.startswith(_day_and_month(d))), None)
    if found is None:
        return day
    before = _ABOUT.search(text[max(0, found.start - _NEAR) : found.start])
    return f"{before[0]}{day}" if before else day


def tells_it(text: str, day: date | None) -> bool:
    """Whether a line says itself what comes next: on its day, or as a plan that hangs on nothing else."""
    if day is not None:
        return (day.month, day.day) in day_months(text)
    return bool(calendar_days(text)) or (_is_a_plan(text) and not _ON_CONDITION.search(text))


def _day_and_month(named: CalendarDay) -> str:
    return f"{named.day} {MONTHS[named.month - 1]} "


def _drawn(story: Story, texts: Texts) -> Iterator[Step]:
    """The steps among outcomes and positions."""
    for document, quotes, told in _items(story):
        for quote in quotes:
            text = quote.text or ""
            if _is_asked(document, quote, texts):
                continue
            days = _days_ahead(text, document, story, texts)
            if days:
                yield from (Step(day, document, quote, told) for day in days)
            elif _is_a_plan(text) and not _is_ruled_out(text, document, quote, texts):
                yield Step(None, document, quote, told)


def _is_asked(document: str, quote: Quote, texts: Texts) -> bool:
    """Whether a passage is a question, or part of one."""
    whole = [quote.text or "", *(s.text for s in carrying(document, quote, texts))]
    return any(text.rstrip("”\"’') ").endswith("?") for text in whole)


def _is_ruled_out(text: str, document: str, quote: Quote, texts: Texts) -> bool:
    """Whether a plan is a mere view, or denied in its own words or those around them: "denied that it plans to"."""
    whole = [s.text for s in carrying(document, quote, texts)]
    view = negated(text) or _NO_PLAN.search(text) is not None or _leads_on(text, whole)
    view = view or _ON_CONDITION.search(text) is not None
    return view or any(map(denies, whole))


def _leads_on(text: str, whole: Sequence[str]) -> bool:
    """Whether what stands before a plan leaves it open or takes it for granted: "whether", "explained why"."""
    found = _STEP.search(text) or _TERM_WITH_DAY.search(text)
    end = found.start() if found else len(text)
    before = (sentence[: sentence.find(text) + end] for sentence in whole if text in sentence)
    return any(_OPEN.search(one) is not None for one in (text[:end], *before))


def _is_a_plan(text: str) -> bool:
    """Whether words state a plan without a day ahead of a document with one, or a term with its day."""
    term = _TERM_WITH_DAY.search(text) is not None and bool(calendar_days(text))
    step = _STEP.search(text)
    # "demands an extension of the embargo, which is due to expire": told aside, of what somebody wants.
    return term or (step is not None and _ASIDE.search(text, 0, step.start()) is None)


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
            days = _days_ahead(sentence.text, document, story, texts)
            term = term and not negated(sentence.text)
            ahead = days or ([None] if term else [])
            yield from (Step(day, document, quote_of(sentence)) for day in ahead)


def _days_ahead(text: str, document: str, story: Story, texts: Texts) -> list[date | None]:
    """The days that a passage tells as to come, and that are ahead of its document."""
    told = list(_days_to_come(text))
    if not told:
        return []
    own = texts.once(f"own day {document}", story, lambda: own_day(document, story, texts))
    if own.day is None:
        latest = texts.once(f"told {document}", story, lambda: _latest_told(document, texts))
        return _of_an_undated(text, told, latest)
    near = own.day
    named = {day for one in told for day in dates_named(text[one.start : one.end], near)}
    return [day for day in sorted(named) if day > near]


def _days_to_come(text: str) -> Iterator[CalendarDay]:
    """Yield the days that stand in a clause with a verb of what is to come, and are no paper's or past event's."""
    for named in calendar_days(text):
        start = max(0, named.start - _NEAR)
        border = max((m.end() for m in _CLAUSE.finditer(text, start, named.start)), default=start)
        before = text[border : named.start]
        behind = _CLAUSE.split(text[named.end : named.end + _NEAR], maxsplit=1)[0]
        if _OPEN.search(before) or _OF_A_THING.search(text, start, named.start):
            continue
        if _COMING.search(before) or (_heads(before) and _COMING.search(behind)):
            yield named


def _heads(before: str) -> bool:
    """Whether a day stands at the head of its clause: "On 4 May the gates will open"."""
    plain = before.strip(" ,").split()
    return len(plain) <= _AT_HEAD


def _of_an_undated(
    text: str, told: Sequence[CalendarDay], latest: date | None
) -> list[date | None]:
    """The days an undated document tells as to come: null where it gives no year."""
    if not _TO_COME.search(text) or _OPEN.search(text):
        return []
    full = sorted({day for named in told if named.year for day in named.dates(())})
    ahead = [day for day in full if latest is None or day > latest]
    return [*ahead] if full else [None]


def _latest_told(document: str, texts: Texts) -> date | None:
    """The latest day with its year that a document tells, and not as to come: it was written then or later."""
    told = (s.text for s in texts.sentences(document) if not _TO_COME.search(s.text))
    named = (day for text in told for day in calendar_days(text) if day.year)
    return max((day for one in named for day in one.dates(())), default=None)


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
    texts = a.quote.text or "", b.quote.text or ""
    first, second = map(salient_words, texts)
    # Where nothing tells the year, "23rd May" is May 23.
    named, other = (day_months(text) for text in texts)
    one_day = a.day is None and bool(named) and named == other
    return similarity(first, second) >= (_SAME_DAY if one_day else _SAME)


def _touch(a: Quote, b: Quote) -> bool:
    return (a.start or 0) < (b.end or 0) and (b.start or 0) < (a.end or 0)
