"""Who takes the floor in a sitting, as bulletins write it: states in capitals, chairs, "A, for the GROUP"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizer.models.document import Sentence
from summarizer.models.summary import Participant
from summarizer.names.actors import same_actor
from summarizer.names.holders import holders_of
from summarizer.names.places import known_place

__all__ = [
    "bracketed_persons",
    "crowd",
    "crowd_word",
    "delegations",
    "has_headings",
    "is_fragment",
    "written_capitals",
]

_CAPS = r"[A-Z][A-Z’'.-]+"
#: "NEW ZEALAND", "TRINIDAD AND TOBAGO", "the FEDERATED STATES OF MICRONESIA".
_CAPITALS = re.compile(rf"\b{_CAPS}(?:\s+(?:(?:OF|AND|THE|OF\s+THE)\s+)?{_CAPS})*\b")
_PROPER = r"[A-Z][\w’'-]+(?:\s+(?:(?:and|of|the)\s+)?[A-Z][\w’'-]+){0,4}"
#: "Yemen, for the G-77/CHINA", "Trinidad and Tobago, on behalf of CARICOM".
_FOR_GROUP = re.compile(
    rf"\b(?P<who>{_PROPER}), (?:(?:speaking )?for|on behalf of) (?:the )?"
    r"(?P<group>[A-Z][\w/’'-]+(?: [A-Z][\w’'-]+){0,4})"
)
#: "Co-Chair Lund invited", "SBSTA Chair Konate declared", "Executive Secretary Ana Figo stressed".
_IN_CHAIR = re.compile(
    r"\b(?P<role>(?:(?:Co-|Vice-)?(?:Chair|President)|(?:Co-)?Facilitator|Executive Secretary|Rapporteur)"
    r"(?:person|man|woman)?),? (?:(?:Ambassador|Minister|Mr|Mrs|Ms|Dr|Prof)\.? )?"
    r"(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})(?: \([^)]*\))?,? "
    r"(?:[a-z]+ly )?[a-z]+(?:ed|id|ght|ook|ave|ose|ew)\b"
)
#: "elected Nervo (Mexico) chairman", "Duarte (Brazil) in the chair".
_BRACKETED = re.compile(
    r"\b(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) \((?P<side>[A-Z][^()\d]{1,40})\)"
)
_OFFICE_OF_SITTING = re.compile(
    r"\b(?:(?:vice-|co-)?(?:chair(?:man|woman|person)?|presid\w+)|rapporteur|facilitator|secretary|moderator)\b",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"(?:^|[.,;] |\bthat )(?:(?:Many|Several|Some|Most|All|The) )?"
    r"(?P<who>[Pp]arties|[Dd]elegates|[Dd]elegations|[Pp]articipants|[Mm]embers)\b"
)
#: The same where they are no subject: "a presentation was made to delegates".
_ANY_CROWD = re.compile(r"\b(?P<who>parties|delegates|delegations)\b")
_HEAD = re.compile(r"[A-Z][A-Z ,/&’'-]{5,60}(?:\([^)]{1,30}\))?: ?(?=[A-Z]|$)")
_FEWEST = 2
#: "US" and "EU" stand in capitals everywhere: they take the floor where they act, or stand beside somebody who does.
_ACRONYM = 4
_ACTS = re.compile(
    r"(?: \w+ly)? (?:[a-z]+(?:ed|ose|ought|oke)|said|put|with|and (?:[A-Z]|the [A-Z]))\b"
    r"|,(?: and| supported| with| for)? "
)
_BESIDE = re.compile(r"\b(?:by|with|and|including)(?: the)? $")
_OF_ANOTHER = re.compile(r"\b(?:for|on behalf of) (?:the )?$")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    name: str
    role: str | None = None
    side: str | None = None


def delegations(sentences: Iterable[Sentence]) -> tuple[Participant, ...]:
    """Return who takes the floor in the sentences of a sitting, in order, each once. Headings name nobody."""
    parties: list[Participant] = []
    for sentence in sentences:
        text = _body(sentence.text)
        found = [*_in_capitals(text), *_for_groups(text), *_in_chair(text), *_as_subjects(text)]
        for one in sorted(found, key=lambda f: f.start):
            if not any(same_actor(one.name, party.name) for party in parties):
                parties.append(Participant(name=one.name, role=one.role, affiliation=one.side))
    return tuple(parties)


def crowd(sentences: Iterable[Sentence]) -> str | None:
    """Return how an account calls those who talk where it names none: "Parties", "Delegates"; else ``None``."""
    texts = [_body(sentence.text) for sentence in sentences]
    for pattern in (_CROWD, _ANY_CROWD):
        found = next(filter(None, map(pattern.search, texts)), None)
        if found is not None:
            return found["who"].capitalize()
    return None


def has_headings(sentences: Iterable[Sentence]) -> bool:
    """Whether a text is in sections under headings, as bulletins are."""
    return any(s.text.startswith("#") or _HEAD.match(s.text) for s in sentences)


def crowd_word(name: str) -> bool:
    """Whether a name is one of :func:`crowd`."""
    return _CROWD.fullmatch(name) is not None


def bracketed_persons(sentences: Iterable[Sentence]) -> tuple[Participant, ...]:
    """Return who has an office of the sitting, with the state in brackets: "elected Nervo (Mexico) chairman"."""
    found: dict[str, Participant] = {}
    for sentence in sentences:
        if _OFFICE_OF_SITTING.search(sentence.text) is None:
            continue
        for match in _BRACKETED.finditer(sentence.text):
            side = known_place(match["side"])
            if side is not None and side.country and known_place(match["who"]) is None:
                found.setdefault(
                    match["who"], Participant(name=match["who"], affiliation=side.name)
                )
    return tuple(found.values())


def written_capitals(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    """Return the names of several words that are set in capitals, as written."""
    found = (m[0] for s in sentences for m in _CAPITALS.finditer(_body(s.text)))
    return tuple(dict.fromkeys(" ".join(n.split()) for n in found if len(n.split()) >= _FEWEST))


def is_fragment(name: str, capitals: Iterable[str]) -> bool:
    """Whether a name is only a part of one set in capitals: "Guinea" of "PAPUA NEW GUINEA"."""
    words = set(name.upper().split())
    return any(words < set(whole.split()) for whole in capitals)


def _body(text: str) -> str:
    """Return a sentence without the heading it begins with; nothing of a heading alone."""
    if text.startswith("#"):
        return ""
    head = _HEAD.match(text)
    return text[head.end() :] if head is not None else text


def _in_capitals(text: str) -> Iterator[_Found]:
    for match in _CAPITALS.finditer(text):
        before, behind = text[: match.start()], text[match.end() :]
        if _OF_ANOTHER.search(before):
            continue  # the group that somebody speaks for
        if len(match[0]) > _ACRONYM or _ACTS.match(behind) or _BESIDE.search(before):
            yield from _states(match)


def _states(match: re.Match[str]) -> Iterator[_Found]:
    """Yield the state that words in capitals name, or those that "AND" joins."""
    place = known_place(match[0])
    if place is not None:
        yield _Found(match.start(), place.name)
        return
    at = match.start()
    for part in re.split(r"\sAND\s", match[0]):
        known = known_place(part)
        if known is not None:
            yield _Found(at, known.name)
        elif len(part.split()) >= _FEWEST and re.search(r"STATES|REPUBLIC|ISLANDS|KINGDOM", part):
            yield _Found(at, " ".join(part.split()).title().replace(" Of ", " of "))
        at += len(part)


def _for_groups(text: str) -> Iterator[_Found]:
    for match in _FOR_GROUP.finditer(text):
        who = " ".join(match["who"].split())
        if who.isupper():
            continue  # read as capitals
        if known_place(who) is None:
            # "BELIZE and Sudan, for the GROUP": Belize speaks for itself.
            who = (holders_of(who) or (who,))[-1]
        place = known_place(who)
        name = place.name if place is not None else who.removeprefix("The ")
        yield _Found(match.start(), name, side=match["group"])


def _as_subjects(text: str) -> Iterator[_Found]:
    """Yield the states that begin a clause and act in it: "New Zealand, Iceland and Chad shared that view"."""
    for match in _SUBJECTS.finditer(text):
        at = match.start("who")
        names = _JOINED.split(match["who"])
        places = [known_place(name.removeprefix("the ").removeprefix("The ")) for name in names]
        if all(place is not None and place.country for place in places):
            yield from (_Found(at, place.name) for place in places if place is not None)
    for match in _DELEGATE_OF.finditer(text):
        place = known_place(match["who"])
        if place is not None:
            yield _Found(match.start(), place.name)


_A_STATE = r"(?:[Tt]he )?[A-Z][\w’'-]+(?: (?:(?:and|of|the) )?[A-Z][\w’'-]+){0,3}"
#: One state or a list of them before a verb, where a clause begins.
_SUBJECTS = re.compile(
    rf"(?:^|[.;:] |, (?:and|while|but) |\band )(?P<who>{_A_STATE}(?:, {_A_STATE}){{0,12}}(?:,? and {_A_STATE})?)"
    r"(?=,? (?:also |then |later |strongly )?"
    r"(?:[a-z]+(?:ed|ose|ought|oke|aid)|said|put|led|made|gave|took|with|supported by|joined by)\b)"
)
_JOINED = re.compile(r", and |, | and ")
#: "the representative of Norland", "the delegation of the Republic of Korea".
_DELEGATE_OF = re.compile(
    r"\b[Tt]he (?:representative|delegate|delegation)s? of (?:the )?"
    r"(?P<who>[A-Z][\w’'-]+(?: (?:of )?[A-Z][\w’'-]+){0,3})"
)


def _in_chair(text: str) -> Iterator[_Found]:
    for match in _IN_CHAIR.finditer(text):
        yield _Found(match.start(), match["who"], role=match["role"])
