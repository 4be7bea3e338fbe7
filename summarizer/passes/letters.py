"""A letter: two who write to each other, the day on which one wrote, and that of the letter it answers."""

from __future__ import annotations

import re

from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.talk_day import own_day
from summarizer.models.document import Kind, PreparedText, Sentence
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Medium, Participant
from summarizer.passes.between import one_party
from summarizer.passes.party_lists import as_parties, with_more
from summarizer.passes.record_head import day_of_record
from summarizer.words.days import named_days

__all__ = ["letter_talks"]

_HEAD, _FIRST = 3, 12
_NAME = r"(?:the )?[A-Z][\w.’'-]*(?: (?:of |the )?[A-Z][\w.’'-]*){0,4}"
_FROM_TO = re.compile(rf"\W*(?:\d{{1,4}}\. )?(?P<one>{_NAME}) to (?P<other>{_NAME})\W*")
_YOURS = re.compile(
    r"\b(?:your (?:\w+ )?(?:letter|note|message|communication|memorandum|e-?mail)s?\b(?! to\b)|yours of\b)",
    re.IGNORECASE,
)
#: What is sent to one's own office tells of other talks.
_CABLE = re.compile(r"\b(?:tele|cable)(?:gram|x)?\b|\bdespatch\b|\bcircular\b", re.IGNORECASE)
_FEWEST = 2


def letter_talks(prepared: PreparedText, cast: Cast) -> tuple[Conversation, ...]:
    """Return the letter that a document is, and the one it answers if that has a day; nothing of other texts."""
    one = _answered(prepared, cast)
    if one is not None:
        return (one,)
    return _headed_letter(prepared, cast) or _signed_letter(prepared, cast)


#: "Letter from the Norland President to the Lake Front, 3 May 2030", behind whatever else its line says.
_LETTER = re.compile(
    r"\b[Ll]etter (?:from|by|of) (?:the )?(?P<one>[A-Z][^\n,;:>]{2,60}?)"
    r" to (?:the )?(?P<other>[A-Z][^\n,;:>]{2,60}?)"
    r"(?=[,;:.]|\s+(?:on|dated)\b|\s*$)"
)
_DEAR = re.compile(r"^Dear (?P<who>[^,:;!\n]{2,60})", re.MULTILINE)
_LETTER_OF = re.compile(
    r"\byour (?:\w+ )?(?:letter|note|message|communication)(?: to (?:me|us))?,? (?:dated|of)(?: the)? (?=\d|[A-Z])",
    re.IGNORECASE,
)
_SALUTATION = 12


def _headed_letter(prepared: PreparedText, cast: Cast) -> tuple[Conversation, ...]:
    """Return the letter that a heading and a salutation show a document to be, and the dated one that it answers."""
    head = prepared.sentences[:_HEAD]
    line = next((s for s in head if _LETTER.search(s.text)), None)
    found = _LETTER.search(line.text) if line is not None else None
    dear = next(
        filter(None, (_DEAR.search(s.text) for s in prepared.sentences[:_SALUTATION])), None
    )
    if line is None or found is None or dear is None:
        return ()
    writer, reader = Participant(name=found["one"]), _addressee(cast, dear["who"], found["other"])
    written = _letter(writer, reader, day_of_record(prepared, line), line)
    answers = next((s for s in prepared.account if _LETTER_OF.search(s.text)), None)
    earlier = _LETTER_OF.search(answers.text) if answers is not None else None
    if answers is None or earlier is None:
        return (written,)
    named = named_days(answers.text[earlier.end() :], own_day(prepared))
    day = named[0].day if named and named[0].start == 0 else None
    before = _letter(reader, writer, day.isoformat(), answers) if day is not None else None
    return (written, before) if before is not None else (written,)


#: The line above a signature, and the name below it.
_SIGNED = re.compile(
    r"^[ \t]*(?:Yours? (?:very )?(?:sincerely|faithfully|truly)|(?:Very )?(?:Sincerely|Respectfully|Cordially)"
    r"(?: yours| submitted)?|(?:(?:With )?(?:[Bb]est|[Kk]ind|[Ww]arm)(?:est)? )?(?:[Rr]egards|[Ww]ishes))[,.]?[ \t]*\n"
    r"(?:[ \t]*\n)*[ \t]*(?:(?:Mr|Mrs|Ms|Dr)\.? )?"
    r"(?P<who>[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+|de|van|von|al)){1,4})"
    r"(?=[ \t]*(?:,|\n|$))",
    re.MULTILINE,
)


def _signed_letter(prepared: PreparedText, cast: Cast) -> tuple[Conversation, ...]:
    """Return the letter to somebody by name in whose salutation and signature both stand; nothing of a circular."""
    signed = _SIGNED.search(prepared.text)
    line = next((s for s in prepared.sentences[:_SALUTATION] if _DEAR.search(s.text)), None)
    dear = _DEAR.search(line.text) if line is not None else None
    told = prepared.document.kind in (Kind.NEWS, Kind.TRANSCRIPT)
    if told or line is None or dear is None or signed is None:
        return ()
    reader = cast.actor(dear["who"]) or cast.resolve(dear["who"], line.start)
    if reader is None or reader.kind is not ActorKind.PERSON:
        return ()
    parties = with_more((), as_parties(cast, (signed["who"], reader.name)))
    if len(parties) < _FEWEST:
        return ()
    return (_letter(parties[0], parties[1], day_of_record(prepared, None), line),)


def _addressee(cast: Cast, dear: str, office: str) -> Participant:
    """Return the reader of a letter, by the name in its salutation with the office of its heading."""
    actor = cast.actor(dear) or cast.resolve(dear, 0)
    known = actor is not None and actor.kind is ActorKind.PERSON
    return (
        Participant(name=actor.name, role=office) if known and actor else Participant(name=office)
    )


def _letter(one: Participant, other: Participant, day: str | None, shown: Sentence) -> Conversation:
    return Conversation(
        participants=(one, other),
        date=day,
        medium=Medium.WRITTEN,
        initiated_by=one.name,
        quotes=(Quote(given=shown.text, cited=(shown.number,)),),
    )


def _answered(prepared: PreparedText, cast: Cast) -> Conversation | None:
    """Return the exchange that a letter is part of which speaks of the other's letter, ``None`` of other texts."""
    head = prepared.sentences[:_HEAD]
    lines = ((s, _FROM_TO.fullmatch(s.text)) for s in head)
    line, found = next((pair for pair in lines if pair[1] is not None), (None, None))
    answers = next((s for s in prepared.account[:_FIRST] if _YOURS.search(s.text)), None)
    if line is None or found is None or answers is None or any(_CABLE.search(s.text) for s in head):
        return None
    named = ((found[name], line.start + found.start(name)) for name in ("one", "other"))
    parties = with_more((), filter(None, (one_party(cast, *part) for part in named)))
    if len(parties) < _FEWEST:
        return None
    return Conversation(
        participants=parties,
        date=day_of_record(prepared, None),
        medium=Medium.WRITTEN,
        quotes=tuple(Quote(given=s.text, cited=(s.number,)) for s in (line, answers)),
    )
