"""Small pieces of English prose: lists, dates, media, stances."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby

from summarizer.brief.phrasing.grammar import in_a_sentence
from summarizer.models.brief import Conflict, ConflictKind
from summarizer.models.summary import Conversation, Medium, Participant, Stance
from summarizer.names.actors import Strictness, same_actor, same_participant
from summarizer.names.bodies import is_office
from summarizer.names.places import same_side
from summarizer.words.content import names_a_matter
from summarizer.words.days import MONTHS, as_day

_TALK = {
    Medium.PHONE: "Telephone call",
    Medium.VIDEO: "Video call",
    Medium.IN_PERSON: "Meeting",
    Medium.WRITTEN: "Letters",
}
#: What is put in brackets has none of its own: "National Unity Platform (NUP)".
_IN_BRACKETS = re.compile(r" \([^()]*\)")
#: People named in a sentence on a conversation; of more the number of the others is given.
_NAMED = 8
_SPOKE = {
    Medium.PHONE: "spoke by telephone",
    Medium.VIDEO: "spoke by video link",
    Medium.IN_PERSON: "met",
    Medium.WRITTEN: "exchanged letters",
}
_MEDIUM = {
    Medium.PHONE: "by telephone",
    Medium.VIDEO: "by video link",
    Medium.IN_PERSON: "in person",
    Medium.WRITTEN: "in writing",
}
_STANCE = {
    Stance.CONCERNED: "concern",
    Stance.CONDITIONAL: "on conditions",
    Stance.NEUTRAL: "speaks on it",
}


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Join with commas and a last word: ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def capitalised(text: str) -> str:
    """Return the text with its first letter large, the rest untouched."""
    return text[:1].upper() + text[1:]


def day_in_words(value: date | str) -> str:
    """Return a date as ``5 October 2026``; text that is no date is returned as it is."""
    day = as_day(value) if isinstance(value, str) else value
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else str(value)


def month_in_words(value: str) -> str:
    """Return the month of a day as ``October 2026``; text that is no date is returned as it is."""
    day = as_day(value)
    return f"{MONTHS[day.month - 1]} {day.year}" if day else value


_LEANING: dict[Stance, str] = {
    Stance.SUPPORTS: "for",
    Stance.PROPOSES: "for",
    Stance.AFFIRMS: "for",
    Stance.OPPOSES: "against",
    Stance.DENIES: "against",
    Stance.CRITICISES: "against",
    Stance.DEMANDS: "demand",
    Stance.CONCERNED: "wary",
    Stance.CONDITIONAL: "wary",
    Stance.NEUTRAL: "neutral",
}


def leaning(stances: Iterable[Stance]) -> str:
    """Return how some stances lean: ``for``, ``against``, ``demand``, ``wary``, ``neutral``, or ``mixed``."""
    found = {_LEANING[stance] for stance in stances}
    return found.pop() if len(found) == 1 else "mixed"


def stance_in_words(stance: Stance) -> str:
    """Return the stance as a word for a label or a cell of a table."""
    return _STANCE.get(stance, stance.value)


def span_in_words(first: date, last: date) -> str:
    """Return a range of days without saying anything twice: ``15–20 September 2026``."""
    if first == last:
        return day_in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_in_words(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day_in_words(last)}"
    return f"{day_in_words(first)} to {day_in_words(last)}"


def medium_in_words(value: str) -> str:
    """Return how a conversation was held as an adverbial; unknown values as they are."""
    return _MEDIUM.get(Medium(value), value) if value in list(Medium) else value


_KINDS = {
    ConflictKind.STATUS: "how far it has come",
    ConflictKind.WORDING: "one statement in different words",
    ConflictKind.FIGURES: "a figure or day",
    ConflictKind.STATEMENTS: "what was said",
    ConflictKind.EMPHASIS: "where the weight lies",
}
_FACTS = {ConflictKind.DATE: "the date", ConflictKind.MEDIUM: "how it was held"}


def matter_in_words(conflict: Conflict) -> str:
    """Return what a conflict is about as it stands in a sentence."""
    if conflict.kind in _KINDS:
        about = _about(conflict)
        named = about and not _is_cut(about) and (conflict.holder or names_a_matter(about))
        return f"{_KINDS[conflict.kind]} ({about})" if named else _KINDS[conflict.kind]
    told = _FACTS.get(conflict.kind) or conflict.matter or conflict.topic
    return _UNNAMED.get(conflict.kind, "a contradiction") if _is_cut(told) else told


#: What it is about where no topic stands that a reader would understand.
_UNNAMED = {ConflictKind.DENIAL: "what one of them denies"}


def _is_cut(topic: str) -> bool:
    """Whether a topic is only the first words of what an account says."""
    return topic.endswith(" ..")


def _about(conflict: Conflict) -> str:
    if conflict.kind is ConflictKind.STATEMENTS and conflict.holder:
        return f"{conflict.holder} on {conflict.matter}" if conflict.matter else conflict.holder
    return conflict.matter


#: What somebody is called in a line: with the office before the name.
Called = Callable[[Participant], str]


def _by_name(participant: Participant) -> str:
    return participant.name


def _in_a_line(participant: Participant, called: Called) -> str:
    """What somebody is called amid a sentence; whoever has an office before the name takes no article."""
    name = called(participant)
    return name if name != participant.name else in_a_sentence(name)


def person(participant: Participant, called: Called = _by_name) -> str:
    """Return name and side, as ``Leila al-Musari (Nahrania)``; a name that tells the side stands alone."""
    side = _IN_BRACKETS.sub("", participant.affiliation or "")
    name = _in_a_line(participant, called)
    told = not side or same_side(participant.affiliation or "", participant.name)
    return name if told or side.casefold() in name.casefold() else f"{name} ({side})"


def people_of(talks: Sequence[Conversation]) -> tuple[Participant, ...]:
    """Return the participants of one conversation as told several times, each once, by the fullest name given first."""
    people: list[Participant] = []
    for talk in talks:
        for participant in talk.participants:
            at = next(
                (i for i, known in enumerate(people) if same_participant(known, participant)), None
            )
            if at is None:
                people.append(participant)
            elif _fuller(participant, people[at]):
                people[at] = participant
    return tuple(p for p in people if len(talks) < 2 or not _is_meant_by_side(p, people))


def _is_meant_by_side(participant: Participant, people: Sequence[Participant]) -> bool:
    """Whether one account has a side alone where another has whoever spoke for it."""
    if participant.role or participant.affiliation not in (None, participant.name):
        return False
    theirs = (p.affiliation for p in people if p.name != participant.name)
    return any(side and same_actor(participant.name, side, Strictness.ACROSS) for side in theirs)


def is_one_letter(talks: Sequence[Conversation]) -> bool:
    """Whether a conversation is a letter from one to another, and no exchange: who wrote it initiated it."""
    return bool(talks) and all(
        talk.medium is Medium.WRITTEN
        and len(talk.participants) == _TWO
        and talk.initiated_by == talk.participants[0].name == talks[0].initiated_by
        for talk in talks
    )


_TWO = 2


def talk_in_words(talks: Sequence[Conversation]) -> str:
    """Return what kind of conversation it was: ``Telephone call``."""
    if is_one_letter(talks):
        return "Letter"
    return next((_TALK[talk.medium] for talk in talks if talk.medium in _TALK), "Talks")


def _are_of_one_body(told: Sequence[Participant]) -> bool:
    """Whether several people are all of the same body or country."""
    one = len({p.affiliation for p in told}) == 1
    return one and len(told) > 1 and bool(told[0].affiliation)


def _each_with_side(told: Sequence[Participant], called: Called) -> list[str]:
    """People with their sides; those of one side who stand beside each other are told together: "A and B (X)"."""
    shown: list[str] = []
    for side, members in groupby(told, key=lambda p: p.affiliation):
        group = list(members)
        # A description that names its side already has none behind it.
        if side and len(group) > 1 and all(person(p).endswith(")") for p in group):
            *first, last = group
            names = [_in_a_line(p, called) for p in first]
            shown.append(listed([*names, person(last, called)]))
        else:
            shown.extend(person(p, called) for p in group)
    return shown


def spoke_of(talks: Sequence[Conversation], called: Called = _by_name) -> str:
    """Return a clause: ``A (X) and B (Y) spoke by telephone``; ``called`` says what to call each."""
    how = next((_SPOKE[talk.medium] for talk in talks if talk.medium in _SPOKE), "spoke")
    told = people_of(talks)
    people = in_a_row(told, called)
    if is_one_letter(talks) and len(people) == _TWO:
        return f"{people[0]} wrote to {people[1]}"
    if _are_of_one_body(told):
        # All of one body: its name once.
        people = _some([_in_a_line(p, called) for p in told])
        how = f"({told[0].affiliation}) {how}"
    return (
        f"{listed(people)} {how}"
        if len(people) > 1
        else f"{listed(people)} took part in a conversation"
    )


def in_a_row(people: Sequence[Participant], called: Called = _by_name) -> list[str]:
    """Return people with their sides as a sentence lists them; of many the first ones and the number of the others."""
    if len(people) <= _NAMED + 1:
        return _each_with_side(people, called)
    return [*_each_with_side(people[:_NAMED], called), f"{len(people) - _NAMED} others"]


def _some(names: list[str]) -> list[str]:
    """The first of many, and how many others there are."""
    if len(names) <= _NAMED + 1:
        return names
    return [*names[:_NAMED], f"{len(names) - _NAMED} others"]


def _fuller(new: Participant, known: Participant) -> bool:
    if is_office(known.name) != is_office(new.name):
        return is_office(known.name)
    return len(known.name.split()) < 2 <= len(new.name.split()) or (
        known.affiliation is None and new.affiliation is not None
    )
