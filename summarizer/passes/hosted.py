"""Who was there where somebody called others together: "the minister convened harbour masters", and a list below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.attribution.cast import Actor, ActorKind, Cast, Mention, same_actor
from summarizer.attribution.contacts import Contact
from summarizer.attribution.records import attendees_listed
from summarizer.models.document import Kind, PreparedText, Sentence
from summarizer.models.summary import Participant
from summarizer.passes.crowds import a_crowd
from summarizer.passes.gathered import parties_in
from summarizer.passes.party_lists import as_parties, with_more
from summarizer.passes.wording import folded
from summarizer.text.behind_label import behind_label
from summarizer.words.patterns import any_of

__all__ = ["hosted", "named_before", "with_listed"]

_HOSTS = re.compile(r"(?:co-)?(?:convened|hosted|held|chaired|led|organi[sz]ed)\b", re.IGNORECASE)
#: Where a clause with a subject of its own begins before the verb.
_BORDER = re.compile(
    r"\b(?:that|after|when|while|because|since|before|who|which|said)\b|[;:“”]", re.IGNORECASE
)
#: What is held or hosted is a talk, and those it was held with stand behind it.
_EVENT = re.compile(
    r"\b(?:meetings?|roundtables?|round tables?|sessions?|convenings?|calls?|discussions?|conversations?|conferences?"
    r"|summits?|forums?|briefings?|events?|dialogues?|workshops?|receptions?|panels?|consultations?|talks|dinners?"
    r"|lunch(?:eon)?s?|celebrations?|launch|gatherings?|hearings?|ceremon(?:y|ies)|webinars?|days?|seminars?)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?P<how>with|between|among|bringing\s+together|of|for)\s+", re.IGNORECASE)
#: Of and for whom an event is may also be its matter: "a celebration of River Week".
_ITS_MATTER = frozenset(("of", "for"))
_GUESTS = any_of(
    [
        (
            r"\s*(?P<who>[^.;:–—]{3,260}?)"
            r"(?=,? (?:to|on|at|in|who|which|as|for|about|during|following|today|yesterday|where|working|this|last|here"
            r"|focused|including|representing|dedicated|committed|whose)\b"
            r"|,? (?:and|where they) (?:discuss|agree|call|hear|highlight|celebrate)\w*|\s?[.;:–—]|$)"
        )
    ]
)
#: Several of several kinds: "Norlandish, Velmarian and Lake Island (NVL) leaders".
_OF_KINDS = re.compile(
    r"(?:the )?(?P<kinds>(?:[A-Z][\w-]+(?: [A-Z][\w-]+)*(?:, and |, | and ))+[A-Z][\w-]+(?: [A-Z][\w-]+)*)"
    r"(?: \([^)]*\))? (?P<noun>[a-z]+s)"
)
#: Characters between the word for an event and those it was held with.
_NEAR = 40


def hosted(cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return who called others together and whom, as a sentence has it; nobody where it is about something else.

    Those without a name are one party, as the text calls them: "over forty harbour masters".
    """
    sentence = contact.sentence
    at = contact.start - sentence.start
    if _HOSTS.match(sentence.text, at) is None:
        return ()
    hosts = with_more((), as_parties(cast, (one.name for one in named_before(cast, contact))))
    return with_more(hosts, _guests(cast, contact)) if hosts else ()


def named_before(cast: Cast, contact: Contact) -> tuple[Actor, ...]:
    """Return the persons whom a clause names before its verb; where none is named the bodies."""
    sentence = contact.sentence
    first = behind_label(sentence)
    border = max(
        (b.end() for b in _BORDER.finditer(sentence.text[: contact.start - sentence.start])),
        default=0,
    )
    mentions = [
        m
        for m in cast.between(max(first, sentence.start + border), contact.start)
        if not m.possessive
    ]
    persons = [m for m in mentions if _is_person(cast, m) and _is_subject(sentence, m)]
    persons = [m for m in persons if not _GOES_ON.match(sentence.text, m.end - sentence.start)]
    bodies = [m for m in mentions if cast.actors[m.actor].kind in _BODIES and not m.governed]
    return tuple(cast.actors[m.actor] for m in persons or bodies)


#: "The Safer Harbours | Act": a title that goes on is nobody's name.
_GOES_ON = re.compile(r"\s[A-Z]")
_BODIES = (ActorKind.ORGANISATION, ActorKind.COUNTRY)
_FULL_NAME = re.compile(r"[A-Z][\w’'.-]+(?: [A-Z]\.)?(?: [A-Z][\w’'-]+){1,2}")
_OF_AN_OFFICE = re.compile(r"\s(?:for|to)\s")
_JOINED = re.compile(r"(?:\band|&|,)\s+$")


def _is_person(cast: Cast, mention: Mention) -> bool:
    actor = cast.actors[mention.actor]
    named = actor.kind is ActorKind.NAME and _FULL_NAME.fullmatch(mention.text) is not None
    # "Assistant to the President for Ports" is an office, whatever its last word looks like.
    # "Adviser to the Premier Jan Kos" ends with a name of its own.
    full = " " in actor.name and " for " not in mention.text
    ends = full and mention.text.endswith(actor.name)
    office = _OF_AN_OFFICE.search(actor.name if ends else mention.text) is not None
    return named or (actor.kind is ActorKind.PERSON and not office)


def _is_subject(sentence: Sentence, mention: Mention) -> bool:
    before = sentence.text[: mention.start - sentence.start]
    return not mention.governed or _JOINED.search(before) is not None


def _guests(cast: Cast, contact: Contact) -> Iterator[Participant]:
    """Yield those behind the verb, or behind the event that was held: "a meeting with ..", "over 40 mayors"."""
    sentence = contact.sentence
    verb = _HOSTS.match(sentence.text, contact.start - sentence.start)
    at = verb.end() if verb is not None else 0
    behind = _GUESTS.match(sentence.text, at)
    named = True
    if behind is None:
        return
    event = _EVENT.search(behind["who"])
    if event is not None:
        end = behind.start("who") + event.end()
        tail = _WITH.search(sentence.text, end, end + _NEAR)
        behind = _GUESTS.match(sentence.text, tail.end()) if tail is not None else None
        if tail is None or behind is None or _EVENT.search(behind["who"]):
            return
        named = tail["how"].lower() not in _ITS_MATTER
    kinds = _OF_KINDS.fullmatch(behind["who"])
    crowd = a_crowd(behind["who"], people=event is None)
    crowd = f"{kinds['kinds']} {kinds['noun']}" if kinds is not None else crowd
    if crowd is not None:
        yield Participant(name=crowd)
    elif named:
        yield from parties_in(cast, behind["who"], sentence.start + behind.start("who"))


def with_listed(
    prepared: PreparedText, cast: Cast, parties: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Add those whom a list of a readout names, and who is told to have been there in its account.

    A crowd that the list spells out goes, and so do bodies where persons are listed.
    """
    if prepared.document.kind is not Kind.READOUT:
        return parties
    head, listed = attendees_listed(prepared)
    came = tuple(_came(prepared, cast, crowd=not any(a_crowd(one.name) for one in parties)))
    if head is None or len(listed) < _FEWEST:
        return with_more(parties, came)
    entries = tuple(Participant(name=one.name, role=one.role) for one in listed)
    if set(entries) <= set(parties):
        return parties
    left = (one for one in (*parties, *came) if not _is_spelt_out(cast, one, head, parties))
    # Entries of a list are each somebody of their own, however alike: "College of Port Anse", "College of Norvik".
    return (*_without(left, entries), *entries)


_FEWEST = 2


def _without(
    parties: Iterable[Participant], entries: Sequence[Participant]
) -> Iterator[Participant]:
    """Yield the parties that no entry of a list names again."""
    return (
        one for one in parties if not any(same_actor(one.name, entry.name) for entry in entries)
    )


def _is_spelt_out(
    cast: Cast, one: Participant, head: Sentence, parties: Sequence[Participant]
) -> bool:
    """Whether a list names those who are one party of a sentence: its body, or the crowd that its head speaks of."""
    actor = cast.actor(one.name)
    if actor is not None and actor.kind in _BODIES:
        return one in parties
    if a_crowd(one.name, people=True) is None:
        return False
    qualified = _stems(head.text) - _PLAIN_HEAD
    return not qualified or bool(qualified & _stems(one.name))


def _stems(text: str) -> set[str]:
    """Return the beginnings of longer words: "legislators" and "legislative" are alike."""
    return {word[:7] for word in folded(text).split() if len(word) > _SHORT}


_SHORT = 3
_PLAIN_HEAD = frozenset(
    word[:7]
    for word in (
        "participants participating participant attendees attending attendance included include including were meeting"
        " meetings today yesterday roundtable event convening discussion representatives following from call session"
        " forum virtual with also leaders"
    ).split()
)
#: Delegates of bodies, and what they do in a meeting; and who looked in on it.
_ACTS = (
    r"(?:[a-z]+ly )?(?:heard|met|discussed|underscored|shared|highlighted|emphasi[sz]ed|stressed|noted|reviewed|briefed"
    r"|outlined|raised|joined|participated|attended|spoke|provided)\b"
)
_DELEGATES = any_of(
    [
        (
            r"^\W*(?:(?:During|At|In) [^,]{3,80}, )?"
            r"(?P<crowd>(?:(?!with|by|to|having|after)[\w-]+ ){0,4}?"
            r"(?:officials|representatives|leaders|members|experts)"
            rf" (?:from|of|representing) (?P<who>[^.;:]{{3,300}}?)),? {_ACTS}"
        )
    ]
)
_LOOKED_IN = any_of(
    [
        (
            r"^\W*(?:(?:Additionally|Also|Later|Finally|During [^,]{3,80}), )?(?P<who>[^.;:]{3,160}?),? (?:also )?"
            r"(?:dropped (?:by|in)|stopped by|joined the (?:\w+ ){0,4}?(?:meeting|call|discussion|roundtable|convening)"
            r"|(?:attended|addressed|opened|closed) the (?:[\w-]+ ){0,4}?"
            r"(?:meeting|call|discussion|roundtable|convening|session)"
            r"|(?:gave|delivered|provided|made) (?:[\w-]+ ){0,3}?remarks)\b"
        )
    ]
)


def _came(prepared: PreparedText, cast: Cast, *, crowd: bool) -> Iterator[Participant]:
    """Yield who is told to have been there; delegates without a name only where no ``crowd`` is known."""
    for sentence in prepared.account:
        found = _DELEGATES.match(sentence.text)
        if found is not None:
            yield from _delegates(cast, found, sentence, crowd=crowd)
        found = _LOOKED_IN.match(sentence.text)
        if found is not None:
            start = sentence.start + found.start("who")
            yield from _persons(cast, cast.between(start, start + len(found["who"])))


def _delegates(
    cast: Cast, found: re.Match[str], sentence: Sentence, *, crowd: bool
) -> Iterator[Participant]:
    """Yield the bodies whose delegates a sentence tells of; delegates of several without a name are one party."""
    start = sentence.start + found.start("who")
    mentions = cast.between(start, start + len(found["who"]))
    bodies = [m for m in mentions if cast.actors[m.actor].kind in _BODIES]
    if bodies and _NAMED.match(found["who"]):
        yield from parties_in(cast, found["who"], start)
    elif crowd and not bodies:
        yield Participant(name=" ".join(found["crowd"].split()))


_NAMED = re.compile(r"(?:the\s+)?[A-Z]")


def _persons(cast: Cast, mentions: Iterable[Mention]) -> Iterator[Participant]:
    names = (
        cast.actors[m.actor].name for m in mentions if _is_person(cast, m) and not m.possessive
    )
    yield from as_parties(cast, names)
