"""What minutes tell without saying who: the body whose minutes they are, or who is said to have proposed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from summarizer.attribution.cast import Cast
from summarizer.attribution.english.verbs import Polarity
from summarizer.attribution.sourced import Sourced, is_telling
from summarizer.attribution.who import PERSON_KINDS, Who, by_heading
from summarizer.models.document import Kind, PreparedText, Sentence
from summarizer.names.bodies import bodies
from summarizer.words.seldom import Seldom

#: A body decides, and nobody in it is named for it.
_RESOLVED = (
    r"\b(?:it was|was|were) (?:also |then |further )?(?:[a-z]+ly )?(?:agreed|resolved|decided|approved|carried)\b"
    r"|(?:^|[.:;] )(?:RESOLVED|AGREED|CARRIED|Resolved|Agreed)\b"
    r"|\b(?:all|members|councillors|trustees|directors|delegates|everyone|those present)\b(?: \w+){0,3}?"
    r" (?:agreed|resolved|approved|voted|were (?:all )?in (?:\w+ )?(?:agreement|favour|favor))\b"
)
_DECIDED = Seldom(
    rf"{_RESOLVED}"
    r"|\bno (?:objections?|comments?)(?: (?:was|were|to be))?(?: (?:raised|made|received))?(?=[.;,]|$)",
    re.IGNORECASE,
)
#: The same, or the body by its noun: "The Council RESOLVED unanimously that".
_RESOLVES = Seldom(
    rf"{_RESOLVED}"
    r"|\b(?:the|this) (?:[a-z]+ )?(?P<body>[a-z-]+) (?:then |also )?(?:[a-z]+ly )?(?:agreed|resolved|decided|voted)\b",
    re.IGNORECASE,
)
#: Somebody of it said so, and minutes do not tell who: "It was felt that", "Concern was raised that".
_UNNAMED = re.compile(
    r"(?:^|[.;] )(?:it (?:was|had been)|(?:concerns?|questions?|doubts?|thanks|disappointment) (?:was|were))"
    r" (?:also |then |further |\w{3,12}ly ){0,2}(?!by\b)\w{2,12}(?:ed|t|n|d)(?: out| clear)?"
    r" (?:that|whether|how|about|over|to|for)\b",
    re.IGNORECASE,
)
#: Who brought what they tell of: "It was proposed by Cllr Holm", "Moved by Kos".
_BROUGHT = re.compile(
    r"\b(?:proposed|moved|suggested|requested|raised|motion(?: made)?) by (?:the )?", re.IGNORECASE
)
#: Code points between "by" and a name: its title.
_TITLE = 12
#: Where an item of the agenda begins.
_ITEM = re.compile(r"\s*(?:\d{1,3}[a-z]?[.):]|[A-Z][A-Z ,&’'/-]{5,}$)")
#: Code points at the beginning in which a heading stands, and the longest lines of one: with a body, with a meeting.
_HEAD, _LONGEST_NAME, _LONGEST_LINE = 500, 120, 200
#: What a document that tells of a body's meeting calls itself.
_MINUTES = re.compile(r"\bminutes\b|\bmeeting\b|\bsession\b|\bproceedings\b", re.IGNORECASE)


#: A line that may be as long as a heading gets: who met, where and when.
_OF_MINUTES = re.compile(r"\W*(?:draft |approved )?minutes of\b", re.IGNORECASE)


def body_of_minutes(prepared: PreparedText, cast: Cast) -> Who | None:
    """Return the body whose minutes a document is; ``None`` where it is of no meeting, or of no body.

    Where the heading names no body, it is the one that minutes call "the Board" or "the Committee" throughout.
    """
    return minutes_of(prepared) or _called_throughout(prepared, cast)


def minutes_of(prepared: PreparedText) -> Who | None:
    """Return the body whose minutes a document is, by its heading; ``None`` where that names none or no meeting."""
    if prepared.document.kind in (Kind.NEWS, Kind.TRANSCRIPT):
        return None
    begin = prepared.document.body_start
    head = [prepared.document.title or "", *prepared.text[begin : begin + _HEAD].splitlines()]
    listed = [line.strip() for line in head if 0 < len(line.strip()) <= _LONGEST_LINE]
    lines = [line for line in listed if not _OF_AGENDA.match(line)]
    short = [line for line in lines if len(line) <= _LONGEST_NAME or _OF_MINUTES.match(line)]
    named = list(dict.fromkeys(line for line in short if _names_a_body(line)))
    if not named or not any(map(_MINUTES.search, lines)):
        return None
    return by_heading(" | ".join(named), begin)


def _called_throughout(prepared: PreparedText, cast: Cast) -> Who | None:
    """Return the one body that minutes call by its noun alone, with a capital: "the Board thanks"."""
    if not are_minutes(prepared):
        return None
    called = [m for m in cast.mentions if m.text.lower().removeprefix("the ") in bodies()]
    called = [m for m in called if m.text.split()[-1].istitle()]
    if len({m.actor for m in called}) != 1:
        return None
    first = called[0]
    return Who(first.text, first.start, first.text, (cast.actors[first.actor],), True)


def are_minutes(prepared: PreparedText) -> bool:
    """Whether a document calls itself minutes in its title or first line, and has the form of minutes."""
    begin = prepared.document.body_start
    first = prepared.text[begin : begin + _HEAD].strip().split("\n", 1)[0]
    called = f"{prepared.document.title or ''} {first[:_LONGEST_NAME]}"
    news = prepared.document.kind in (Kind.NEWS, Kind.TRANSCRIPT)
    named = re.search(r"\bminutes\b", called, re.IGNORECASE) is not None
    return named and not news and is_kept_by_a_body(prepared)


#: An item of a list, as the agenda above minutes has them.
_OF_AGENDA = re.compile(r"[-*•–] |\d{1,3}[.)] ")


#: How a record of a meeting is known: by its name, or a line with those who were there or sent excuses.
_KEPT = re.compile(
    r"\n[^\n]{0,80}\bminutes\b(?! of the last)"
    r"|\n[ \t#*]*(?:present|attendance|attendees|apologies)\b[^\n.]{0,40}(?:\n|:)",
    re.IGNORECASE,
)
#: Code points at the beginning in which that line stands.
_ROLL = 1_500


def is_kept_by_a_body(prepared: PreparedText) -> bool:
    """Whether a document is minutes by its form: what they tell of nobody, the body has on record."""
    begin = prepared.document.body_start
    return _KEPT.search(f"\n{prepared.text[begin : begin + _ROLL]}") is not None


def _names_a_body(line: str) -> bool:
    return any(word.lower() in bodies() for word in re.findall(r"\b[A-Z][\w’'-]+", line))


def by_minutes(
    body: Who, sentence: Sentence, own: Sequence[Sourced], cast: Cast
) -> tuple[Who, ...]:
    """Return who is behind a sentence of a body's minutes: who brought it, and the body where it decided.

    So is the body behind what they tell of somebody without a name; nobody where a clause says who tells it.
    """
    if sentence.turn is not None:
        return ()
    decided, brought = _DECIDED.search(sentence.text) is not None, _brought_by(sentence, cast)
    if brought is not None:
        return (brought, body) if decided else (brought,)
    told = any(map(_is_told_by_somebody, own))
    return (body,) if not told and (decided or _UNNAMED.search(sentence.text)) else ()


def _is_told_by_somebody(one: Sourced) -> bool:
    """Whether a clause says that somebody tells something: "it was agreed" has nobody."""
    nobody = bool(one.who) and one.who[0].text.lower() == "it" and not one.who[0].actors
    return one.polarity is Polarity.SAID and is_telling(one) and not nobody


def resolves(text: str) -> bool:
    """Whether a sentence of minutes tells what their body decided, by a verb for it."""
    found = _RESOLVES.search(text)
    return found is not None and (found["body"] is None or found["body"].lower() in bodies())


def called_in(body: Who) -> str | None:
    """Return the name of the body whose minutes a document is, as heading or text have it; ``None`` without one."""
    if body.actors:
        return body.actors[0].name
    for line in body.heading.split(" | "):
        names = (_LEADING.sub("", m["name"]) for m in _body_name().finditer(line))
        found = next((n for n in names if n.split()[-1].lower() in bodies()), None)
        if found is not None:
            return found
    return None


@cache
def _body_name() -> re.Pattern[str]:
    """Words with capitals up to a body's noun: "Kelm and Orsa Parish Council", "Parish Council" before "Meeting"."""
    heads = "|".join(sorted(word.title() for word in bodies()))
    before = r"(?:[A-Z][\w’'-]* (?:(?:and|of|for|the|&) ){0,2}){0,6}?"
    return re.compile(rf"\b(?P<name>{before}(?:{heads}))\b")


_LEADING = re.compile(
    r"^(?:(?:Draft|Approved|Minutes|Record|Notes|of|the|Extraordinary|Ordinary|Annual|Special|Regular|Monthly|General"
    r"|Full|Meeting)\s+)+(?=\S)"
)


def begins_an_item(sentence: Sentence) -> bool:
    """Whether a sentence begins with the number of an item, or is a heading in capitals."""
    return _ITEM.match(sentence.text) is not None


def _brought_by(sentence: Sentence, cast: Cast) -> Who | None:
    """Return the person by whom minutes say something was proposed; ``None`` where they name nobody."""
    found = _BROUGHT.search(sentence.text)
    if found is None:
        return None
    begin = sentence.start + found.end()
    named = next(iter(cast.between(begin, sentence.end)), None)
    if named is None or named.start > begin + _TITLE:
        return None
    actor = cast.actors[named.actor]
    person = actor.kind in PERSON_KINDS
    return Who(named.text, named.start, named.text, (actor,), True) if person else None
