"""Who met as a body or before a court: the body first, and those who took part behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.brief.conversations.as_told import tells_it
from summarizer.brief.conversations.talk_facts import talks_told
from summarizer.brief.headings.convened import body_convened
from summarizer.brief.headings.event_kinds import COURT, are_of_a_court, kind_told
from summarizer.brief.headings.headlines import in_small_letters
from summarizer.brief.phrasing.grammar import in_a_sentence
from summarizer.brief.phrasing.prose import Called, in_a_row, listed, medium_in_words
from summarizer.brief.view.texts import Texts
from summarizer.models.brief import Event, Story
from summarizer.models.document import Kind
from summarizer.models.summary import Conversation, Medium, Participant
from summarizer.models.verified import DocumentRecord
from summarizer.names.bodies import is_body
from summarizer.names.places import government
from summarizer.words.content import content

#: Participants from whom on a talk is told as one of a body that met; in a chamber two are enough.
_MANY, _TWO = 3, 2
_ARTICLE = r"(?:an? |the )?"
#: Code points of the first line of a text, which may be its title, at most.
_LINE = 120
#: "Minutes of a meeting of the Lake Board held in", "Lake Board Meeting Minutes - 4 May", "Lake Board, Minutes, 4 May".
_MINUTES_OF = re.compile(
    rf"^(?:[Dd]raft |[Aa]pproved )?(?:Minutes|MINUTES) (?:of|from) {_ARTICLE}"
    rf"(?:(?:\w+ ){{0,3}}?meetings? of {_ARTICLE})?"
    r"(?P<body>[A-Z][^,:;()\n]{3,80}?)(?= (?:held|on|meeting|following|at|in|\d)\b|[,:;(]|$)",
)
_WITH_MINUTES = re.compile(
    r"^(?P<body>[A-Z][^,:;()\n]{3,80}?),? (?:(?:(?:Regular|Annual|Special|Monthly) )?[Mm]eeting )?[Mm]inutes\b"
)
#: "Parliament of Norland, 4 May 1987", "Lake Assembly: Answers to questions".
_HEADED = re.compile(r"^(?P<body>[A-Z][^,:;()\n]{3,80}?)(?=[,:(]|$)")
#: Bodies in which members speak to each other.
_CHAMBER = re.compile(
    r"\b(?:parliament|assembly|senate|congress|house|chamber|committee of the whole|diet)\b",
    re.IGNORECASE,
)
#: Who leads a sitting, or writes it down.
_LEADS = re.compile(
    r"\b(?:chair(?:man|woman|person)?|speaker|clerk|convenor|convener)\b", re.IGNORECASE
)
_IS_LED_BY = re.compile(
    r"(?:the |m(?:r|s|adam)\.? )?(?:deputy )?(?:speaker|chair(?:man|woman|person)?)", re.IGNORECASE
)
_PUBLIC = re.compile(r"\b(?:public|residents?|audience|visitors?)\b", re.IGNORECASE)
#: "Argued on: 4 May 2011", "Heard on".
_ARGUED = re.compile(
    r"\b(?:argued|heard|arguments heard)(?: (?:and|&) decided)? ?(?:on)?[ :.–-]{0,6}\d",
    re.IGNORECASE,
)
#: "Informal consultations": as what many met who are named by what they said there.
_HELD = re.compile(
    r"\b(?P<held>(?:informal|bilateral|trilateral|multilateral|plenary) "
    r"(?:consultations|negotiations|discussions|meetings|talks|sessions))\b",
    re.IGNORECASE,
)
#: What a passage calls a trial.
_COURT = re.compile(r"\b(?:court|trial|hearing|arraign\w+)\b", re.IGNORECASE)
_JUDGE = re.compile(r"\b(?:judge|justice|magistrate)\b|,? J+\.$", re.IGNORECASE)


@dataclass(frozen=True)
class Sitting:
    """A sitting as a clause in two parts, between which stands where it was: what took place, and who took part."""

    what: str
    who: str = ""


def sitting(
    event: Event, people: Sequence[Participant], story: Story, texts: Texts, called: Called
) -> Sitting | None:
    """Return who met as a body, or argued before a court; null where it was a talk between parties."""
    talks = [t.conversation for t in event.conversations]
    if any(talk.medium is Medium.WRITTEN for talk in talks):
        return None
    if any(_ARGUED.search(q.text or "") for talk in talks for q in talk.quotes):
        return _argued(people, called, "argued")
    if _is_in_court(talks, people):
        return _argued(people, called, "heard") or Sitting(
            f"{listed(in_a_row(people, called))} appeared in court"
        )
    body = _body(event, people, story, texts)
    if not body or kind_told(talks) == COURT:
        held = "" if body else gathering_held(event, people)
        who = f"taking part were {listed(in_a_row(people, called))}"
        return Sitting(f"{held} were held", who) if held else None
    shown = [_at_a_sitting(p, body) for p in people if not _is_of_the_public(p)]
    chamber = _CHAMBER.search(body) is not None
    members = [p for p in shown if not _IS_LED_BY.fullmatch(p.name)]
    shown = members if chamber and len(members) > 1 else shown
    if not shown or (len(people) < _MANY and not chamber):
        return None
    named = listed(in_a_row(shown, called))
    if chamber:
        return Sitting(f"{named} spoke in {_in_small(body)}")
    how = next((talk.medium for talk in talks if talk.medium in (Medium.PHONE, Medium.VIDEO)), None)
    by = f" {medium_in_words(how)}" if how else ""
    return Sitting(f"{_in_small(body)} met{by}", f"taking part were {named}")


def gathering_held(event: Event, people: Sequence[Participant]) -> str:
    """Return as what a gathering was held, "informal consultations", where its passages name it.

    Empty of few, and where one tells that those met who spoke there.
    """
    talks = [t.conversation for t in event.conversations]
    passages = [" ".join((q.text or "").split()) for talk in talks for q in talk.quotes]
    if len(people) <= _MANY or any(map(tells_it, passages)):
        return ""
    return next((m["held"].lower() for m in map(_HELD.search, passages) if m), "")


def _in_small(body: str) -> str:
    """A body amid a sentence; one of a single word is named without an article: "in Parliament"."""
    return in_a_sentence(body) if " " in body else body


def sitting_titled(event: Event, people: Sequence[Participant], story: Story, texts: Texts) -> str:
    """Return the body that sat as a heading has it: "Meeting of the Lake Board", "Lake Assembly"; else nothing."""
    found = sitting(event, people, story, texts, lambda person: person.name)
    body = _body(event, people, story, texts) if found is not None else ""
    if not body or found is None or len(people) < _MANY:
        return ""
    return body if _CHAMBER.search(body) else f"Meeting of {_in_small(body)}"


def _is_in_court(talks: Sequence[Conversation], people: Sequence[Participant]) -> bool:
    """Whether several people are all of a court, of which a passage speaks."""
    named = any(_COURT.search(q.text or "") for talk in talks for q in talk.quotes)
    return named and are_of_a_court([person.role or person.name for person in people])


def _argued(people: Sequence[Participant], called: Called, how: str) -> Sitting | None:
    """Say before whom a case was argued and who appeared; null where no judge is named."""
    judges = [p for p in people if _JUDGE.search(p.role or p.name) or _JUDGE.search(p.name)]
    counsel = [p for p in people if p not in judges]
    if not judges:
        return None
    what = f"the case was {how} before {listed(in_a_row(judges, called))}"
    return Sitting(what, f"{listed(in_a_row(counsel, called))} appeared" if counsel else "")


def _body(event: Event, people: Sequence[Participant], story: Story, texts: Texts) -> str:
    """The body that met: as the title of its minutes has it, else by those who are of it; empty without one."""
    if len(people) < _TWO or any(is_body(p.name) for p in people):
        return ""
    sides = Counter(p.affiliation for p in people if p.affiliation)
    others = {side for side in sides if not _is_met(side)}
    own = [side for side, _ in sides.most_common() if _is_met(side)]
    titled = next(_titled(event, story, texts), "")
    if titled:
        return titled
    record = texts.records.get(event.documents[0])
    led = (p.affiliation or "" for p in people if _LEADS.search(p.role or ""))
    chaired = next((side for side in led if side in own), "")
    if chaired and record is not None and _is_an_account(record):
        return chaired
    alone = len(own) == 1 and not others and 2 * sides[own[0]] > len(people)
    return own[0] if alone and sides[own[0]] > 1 else ""


def _is_met(side: str) -> bool:
    return is_body(side) and not government(side)


def _is_an_account(record: DocumentRecord) -> bool:
    minutes = "minutes" in (record.title or "").casefold()
    return minutes or record.kind in (Kind.TRANSCRIPT, Kind.READOUT)


def _titled(event: Event, story: Story, texts: Texts) -> Iterator[str]:
    """Yield the bodies that a passage tells to have met, or whose minutes or debate a document is by its title."""
    told = talks_told(story, texts)
    for one in event.conversations:
        yield from body_convened(q.text or "" for q in one.conversation.quotes)
        record = texts.records.get(one.document)
        if record is None or record.kind is Kind.NEWS or told[one.document] > 1:
            continue
        text = texts.texts.get(one.document, "")
        title = record.title or text.lstrip()[:_LINE].partition("\n")[0]
        plain = in_small_letters(" ".join(title.split()), text)
        for pattern in (_MINUTES_OF, _WITH_MINUTES, _HEADED):
            found = pattern.match(plain)
            body = found["body"] if found is not None and _is_met(found["body"]) else ""
            if body and (pattern is not _HEADED or _CHAMBER.search(body)):
                yield body


def _is_of_the_public(person: Participant) -> bool:
    """Whether somebody was there as one of the public; so many of them are told."""
    return not person.name[:1].isdigit() and _PUBLIC.search(person.role or "") is not None


def _is_called_by_role(person: Participant) -> bool:
    """Whether somebody has what they are in place of a name: "Parish Clerk"."""
    last = person.name.casefold().split()[-1:]
    named = person.name[:1].isupper() and not re.match(r"(?:M(?:r|s|rs|adam)\b|The )", person.name)
    return named and last == (person.role or "").casefold().split()[-1:]


def _at_a_sitting(person: Participant, body: str) -> Participant:
    """Return somebody without the side that the body is itself, but as who leads or records its sittings."""
    if _is_called_by_role(person):
        person = person.model_copy(update={"name": f"the {person.name}"})
    side = person.affiliation or ""
    role = (person.role or "").partition(",")[0].strip()
    if not side or side == body or (is_body(side) and content(side) & content(body)):
        leads = _LEADS.search(role) is not None and not _LEADS.search(person.name)
        return person.model_copy(update={"affiliation": role if leads else None})
    return person
