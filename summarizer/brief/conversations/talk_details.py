"""How long a talk lasted, where it was, and at what occasion somebody spoke, as the sentences behind it say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.brief.conversations.talk_facts import carrying
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.phrasing.prose import Called, listed, person
from summarizer.brief.view.texts import Texts
from summarizer.models.brief import Event
from summarizer.models.summary import Medium, Participant
from summarizer.words.days import MONTHS, WEEKDAYS
from summarizer.words.numbers import numbers

_TALK = r"(?:meetings?|talks|calls?|conversations?|consultations|discussions?|negotiations|met|spoke|talked)"
_COUNT = r"(?:[a-z]+(?:-[a-z]+)?|\d{1,3})"
_ABOUT = (
    r"(?:(?:about|nearly|almost|over|roughly|around|approximately|close to|more than|less than|(?:just|well) over"
    r"|(?:just )?under|at least|some) )?"
)
_HALF = r"(?:[ -]and[ -]a[ -]half)?"
#: "For more than two hours", "lasted two hours", "a 90-minute call".
_LASTED = re.compile(
    rf"\b(?:for|lasted|lasting|took|{_TALK} of)(?: for)?"
    rf" (?P<length>{_ABOUT}(?P<count>{_COUNT}){_HALF} (?:hour|minute)s?)\b"
)
_LONG = re.compile(
    rf"\b(?P<about>{_ABOUT})(?P<count>{_COUNT})(?P<half>{_HALF})[ -](?P<unit>hour|minute)(?:[ -]long)? "
    rf"(?:\w+ ){{0,3}}?{_TALK}\b"
)
#: "Talks in Oman between", "met in Kelm on Friday": a place by its name, and what may stand behind it.
_PLACE = re.compile(
    rf"\b{_TALK}(?: (?!in\b|after\b|before\b)[\w’'-]+){{0,3}}?"
    r" (?P<place>in (?:the )?[A-Z][\w’'-]+(?:(?:,? | of | de )[A-Z][\w’'-]+)*)"
    r"(?=[.,;]| (?:between|with|on|to|that|earlier|this|last|aimed|for|about|over|and)\b)"
)
_COURT = re.compile(
    r"(?<!\w)(?P<place>[Ii]n (?:the )?(?:[A-Z][\w.’'-]+ )*Court\b(?: in [A-Z][\w’'-]+)?)"
)
_CALLED_TALKS = re.compile(r"\b(?:talks|negotiations)\b")
#: "In Conference Room" lacks its article.
_ROOM = re.compile(
    r"^in (?P<room>(?!the ).* (?:Room|Hall|Office|Building|House|Palace|Hotel|Cent(?:re|er)))$"
)
_DAY = rf"(?:{'|'.join(WEEKDAYS)})"
_NO_PLACE = re.compile(rf"in (?:{'|'.join(MONTHS)})\b|in {_DAY}\b")
#: "Met Holm on Monday", "Friday's talks": the day of the talk, and not of what was said of it.
_ON = re.compile(
    rf"\b(?:{_TALK}[”\"]?(?: (?!said\b|told\b|that\b|after\b|before\b|and\b)[\w’'.-]+){{0,7}}? on (?P<on>{_DAY})"
    rf"|(?P<of>{_DAY})[’']s (?:[\w-]+ )?{_TALK})\b"
)
#: "The meeting, which ran into the early hours of Friday": till when it lasted, and not its day.
_INTO = re.compile(
    rf"\b(?:ran|run|running|lasted|lasting|stretch\w+|went on|going on|continued|dragged on) "
    rf"(?P<into>into (?:the )?(?:(?:early|late|small) )?(?:(?:hours|morning|evening|night) of )?(?P<day>{_DAY})\b)"
)
_ON_DAY = re.compile(rf"(?:[Oo]n )?(?P<day>{_DAY}(?: (?:morning|afternoon|evening|night))?)")
#: "Said during a hearing at the House Committee": somebody spoke there, and not with it.
_THERE = re.compile(
    r"\b(?P<at>(?:at|during|in|before) (?:an?|the|his|her|their) (?:[\w’'-]+ ){0,4}?"
    r"(?:hearing|press conference|news conference|briefing|trial|inquiry|court session|rally|inquest)"
    r"(?: (?:at|of|before|in|by|on|held by) (?:the |an? )?[A-Z][\w’'-]*(?: (?:of|on|for|and|the|[A-Z][\w’'-]*))*)?)"
)


@dataclass(frozen=True)
class Details:
    """What stands behind "A and B met": how long, where, on which day of the week; each empty where nothing says it."""

    length: str = ""
    place: str = ""
    day: str = ""
    #: Whether they call it talks, and whether it was before a court.
    talks: bool = False
    is_in_court: bool = False

    @property
    def text(self) -> str:
        """All of it, with a blank in front."""
        return "".join(f" {part}" for part in (self.place, self.day, self.length) if part)


def details_of(event: Event, texts: Texts, *, dated: bool) -> Details:
    """Return what the sentences behind a talk of one document say of it; ``dated`` is whether its day is known."""
    sentences = list(_sentences(event, texts))
    talk = event.conversations[0].conversation
    by_wire = talk.medium in (Medium.PHONE, Medium.VIDEO, Medium.WRITTEN)
    found = (_COURT.search(s) or _PLACE.search(s) for s in sentences)
    places = (m["place"] for m in found if m and not _NO_PLACE.match(m["place"]))
    days = (m["on"] or m["of"] for m in map(_ON.search, sentences) if m)
    day = "" if dated else next(days, "") or _as_written(event, texts)
    lasted = next((found for found in map(_INTO.search, sentences) if found), None)
    until = lasted["into"] if lasted and not dated and day in ("", lasted["day"]) else ""
    day = "" if until else day
    length = next((length for length in map(_length, sentences) if length), "")
    place = "" if by_wire else _small(next(places, ""))
    return Details(
        ", ".join(filter(None, (length, until))),
        _ROOM.sub(r"in the \g<room>", place),
        f"on {day}" if day else "",
        talks=any(map(_CALLED_TALKS.search, sentences)),
        is_in_court=_COURT.match(place) is not None,
    )


def _as_written(event: Event, texts: Texts) -> str:
    """Return the day of the week that a summary gives as the day of a talk, where the document names it."""
    told = event.conversations[0]
    found = _ON_DAY.fullmatch(" ".join((told.conversation.date_text or "").split()))
    text = texts.texts.get(told.document, "")
    return found["day"] if found is not None and found["day"] in text else ""


def _small(place: str) -> str:
    return f"{place[:1].lower()}{place[1:]}"


def _length(sentence: str) -> str:
    """Return how long a talk lasted: "for two hours"; empty where the sentence does not say it."""
    lasted, long = _LASTED.search(sentence), _LONG.search(sentence)
    if lasted and _counts(lasted["count"]) and re.search(rf"\b{_TALK}\b", sentence):
        return f"for {lasted['length']}"
    if long is None or not _counts(long["count"]):
        return ""
    many = long["count"] not in ("a", "an", "one", "1") or long["half"]
    return f"for {long['about']}{long['count']}{long['half'].replace('-', ' ')} {long['unit']}{'s' if many else ''}"


def _counts(word: str) -> bool:
    return word in ("a", "an", "several") or bool(numbers(word))


def _sentences(event: Event, texts: Texts) -> Iterator[str]:
    """Yield the sentences behind a talk that one document tells."""
    if len(event.conversations) == 1:
        (told,) = event.conversations
        for quote in told.conversation.quotes:
            yield from (" ".join(s.text.split()) for s in carrying(told.document, quote, texts))


def spoke_there(
    event: Event, people: Sequence[Participant], called: Called, texts: Texts
) -> str | None:
    """Return who spoke at a hearing or press conference, where a sentence says that it was one; null otherwise.

    Whoever is named as its body did not talk with those who spoke: "Holm spoke during a hearing at the Toll Committee".
    """
    for sentence in _sentences(event, texts):
        found = _THERE.search(sentence)
        if found is None:
            continue
        there = found["at"]
        spoke = [
            p for p in people if not mentions((p.name,), there) and mentions((p.name,), sentence)
        ]
        silent = [p for p in people if p not in spoke and not mentions((p.name,), there)]
        if spoke and not silent:
            return f"{listed([person(p, called) for p in spoke])} spoke {there}"
    return None
