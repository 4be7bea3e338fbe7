"""The heading of a conversation: its kind, parties and day; of many parties what it was about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summarizer.brief.headings.convened import convened
from summarizer.brief.headings.event_kinds import kind_told, place_told
from summarizer.brief.headings.gatherings import gathering, is_of_many, span_of
from summarizer.brief.headings.headlines import fits
from summarizer.brief.phrasing.grammar import in_a_sentence
from summarizer.brief.phrasing.mentions import is_named_person, mentions
from summarizer.brief.phrasing.noun_phrases import may_be_a_matter
from summarizer.brief.phrasing.prose import (
    day_in_words,
    is_one_letter,
    listed,
    month_in_words,
    people_of,
    talk_in_words,
)
from summarizer.brief.phrasing.topics import is_topic, with_article
from summarizer.models.brief import SourcedPosition
from summarizer.models.summary import Conversation, Medium, Participant
from summarizer.names.bodies import is_body, is_office
from summarizer.names.persons import is_given_name, is_particle, name_words
from summarizer.names.places import canonical_place, government
from summarizer.words.scripts import fold
from summarizer.words.seldom import Seldom

#: People named in a heading at most; of more the matter is given, or the number.
_PEOPLE, _TWO = 3, 2
#: Words of the matter of a heading at most.
_MATTER = 5
#: Words of two matters at most that stand together in a heading.
_BOTH = 7
#: A heading that has no parties: "Meeting on tolls".
_WITHOUT = re.compile(r"(?P<kind>(?:Telephone |Video )?(?:calls?|Calls?|Meetings?|Talks)) on ")
#: Where the envoys of a state work abroad.
_MISSION = re.compile(r"\b(?:Embassy|Legation|Consulate|High Commission|Mission) (?:in|at|to)\b")
#: "Seo-yun", "Jong-un": a given name that stands behind the family's.
_GIVEN_LAST = re.compile(r"[A-Z][a-z]+-[a-z]+$")
#: States in which the family's name stands first: "Wang Yi" is Wang.
_FAMILY_FIRST = frozenset(("China", "Taiwan", "Vietnam", "North Korea", "South Korea"))
#: Particles between two surnames, and the words of such a name.
_BETWEEN, _OF_TWO_NAMES = frozenset(("da", "das", "de", "do", "dos", "del", "y", "e")), 3
#: Those by whom something is told to have been hosted.
_HOSTED = Seldom(r"\b(?:co-)?(?:hosted|organi[sz]ed|sponsored)(?: jointly)? by (?P<who>[^.;:]+)")
#: How persons are addressed, which no heading needs, and where a king is king.
_STYLED = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Messrs)\.? (?=[A-Z])"
    r"|^(?:His|Her|Their) (?:(?:Royal|Imperial|Serene) )?(?:Majesty|Majesties|Highness|Excellency|Holiness)\b,? ?"
    r"|(?<=[IVX]) of (?:the )?[A-Z][a-z]+$"
)
#: Offices before a surname that a heading has no need of.
_GOVERNS = frozenset(
    "president vice prime minister premier chancellor secretary foreign taoiseach".split()
)
#: "Holm’s envoy": somebody described by whose they are.
_SOMEBODYS = re.compile(r"^[A-Z][\w.-]*(?: [A-Z][\w.-]*)*[’']s? [a-z]")
#: Letters of initials at most; an acronym has more.
_INITIALS = 2
_SUFFIXES = ("jr", "sr", "ii", "iii", "iv")
#: A day as a document writes it that says which one it was: with a year.
_DATED = re.compile(r"(?:(?:on|in|from|at) )?(?:the )?(.*\b(?:1[6-9]|20)\d\d)\b", re.IGNORECASE)


def are_letters(talks: Sequence[Conversation]) -> bool:
    """Whether a conversation was held in writing: the day of one letter is not that of the exchange."""
    written = bool(talks) and all(talk.medium is Medium.WRITTEN for talk in talks)
    return written and not is_one_letter(talks)


def when_of(talks: Sequence[Conversation], day: str | None) -> str:
    """Return the day of a conversation as a heading ends with it, ``, 9 January 2021``; without one the place."""
    if day and are_letters(talks):
        return f", {month_in_words(day)}"
    if day:
        return f", {span_of(talks, day) or day_in_words(day)}"
    told = (_DATED.match(t.date_text or "") for t in talks)
    dated = next((f", {' '.join(m[1].split())}" for m in told if m), "")
    place = "" if dated else place_told(talks)
    return dated or (f" in {place}" if place else "")


def who_talked(
    talks: Sequence[Conversation],
    name_of: Callable[[Participant], str],
    *,
    several: bool = False,
) -> str:
    """Return kind and parties of a conversation, or of several between the same parties.

    A gathering of many, or of groups, has the name that the passages behind it give it.
    """
    people = people_of(talks)
    names = _each_once([name_of(p) for p in people], name_of)
    held = kind_told(talks)
    if held and len(names) <= _PEOPLE and not several:
        return _held_with(held, people, names)
    kind = _in_number(talk_in_words(talks), several=several)
    many = is_of_many(people)
    if _only_host(talks, people):
        return gathering(talks) or f"{kind} hosted by {listed([in_a_sentence(n) for n in names])}"
    if many or len(names) > _PEOPLE:
        gathered = _of_a_gathering(talks, people, kind)
        if gathered or len(names) > _PEOPLE:
            return gathered or f"{kind} {_some(names)}"
    if all(map(is_no_person, people)) and (named := gathering(talks)):
        return named
    if len(names) == 1:
        return f"{kind} of {in_a_sentence(names[0])}"
    described = many or any(map(_is_described, people))
    return f"{kind} {_described(names) if described else ' - '.join(_evenly(names))}"


def _each_once(names: list[str], name_of: Callable[[Participant], str]) -> list[str]:
    """Names of parties, each once where they are for whom people took part: two of a surname stay two."""
    once = list(dict.fromkeys(names))
    return once if name_of is side_name and len(once) > 1 else names


def _evenly(names: Sequence[str]) -> list[str]:
    """Names of persons, all by surname where one is: "President Holm" and "Ana Dahl" are "Holm" and "Dahl"."""
    made = [_by_surname(name) for name in names]
    if made == list(names):
        return made
    return [surname(n) if is_given_name(n.split()[0]) and len(n.split()) == 2 else n for n in made]


def _by_surname(name: str) -> str:
    """A surname without the office before it; whoever is not told by one as they are."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in _GOVERNS:
        words = words[1:]
    return words[0] if len(words) == 1 else name


def _held_with(kind: str, people: Sequence[Participant], names: Sequence[str]) -> str:
    """A hearing or the like with those who took part: "Hearing of Holm before the Ports Committee"."""
    named = [in_a_sentence(name) for name in names]
    bodies = [n for n, p in zip(named, people, strict=False) if is_body(p.name)]
    persons = [n for n in named if n not in bodies]
    if kind == "Hearing" and len(bodies) == 1 and persons:
        return f"Hearing of {listed(persons)} before {bodies[0]}"
    return f"{kind} with {listed(named)}"


def _only_host(talks: Sequence[Conversation], people: Sequence[Participant]) -> bool:
    """Whether all of several participants are but told to have hosted what took place."""
    hosted = (m["who"] for t in talks for q in t.quotes for m in _HOSTED.finditer(q.text or ""))
    told = " ".join(hosted)
    return len(people) > 1 and bool(told) and all(mentions((p.name,), told) for p in people)


def is_no_person(participant: Participant) -> bool:
    """Return whether a participant is a body, an acronym or a state, and nobody in person."""
    name = participant.name
    plain = name.split()[0] if name else ""
    acronym = plain.isupper() and len(plain) > _INITIALS and "." not in plain
    return acronym or is_body(name) or canonical_place(name) is not None


def _in_number(kind: str, *, several: bool) -> str:
    return f"{kind}s" if several and not kind.endswith("s") else kind


def _of_a_gathering(talks: Sequence[Conversation], people: Sequence[Participant], kind: str) -> str:
    """Return the name of a gathering, else its kind with the body that met or its matter; nothing without any."""
    body = _body_of(people)
    met = convened(q.text or "" for talk in talks for q in talk.quotes)
    named = met or gathering(talks) or (f"{kind} of {in_a_sentence(body)}" if body else "")
    # A state and a group that met are both named; of groups alone the matter says more.
    if len(people) <= _PEOPLE and any(canonical_place(p.name) for p in people):
        return named
    matter = on_matter(kind, told) if (told := _matter(talks)) else ""
    return named or _between_sides(people, kind) or matter


def _between_sides(people: Sequence[Participant], kind: str) -> str:
    """Return a talk of many persons of two sides by these; empty of others."""
    sides = list(dict.fromkeys(side_name(p) if p.affiliation else "" for p in people))
    two = len(sides) == _TWO and all(sides) and not any(map(is_no_person, people))
    return f"{kind} {' - '.join(sides)}" if two else ""


def _body_of(people: Sequence[Participant]) -> str:
    """The one body, no state, of which all participants are members; empty where there is none."""
    sides = {p.affiliation or "" for p in people}
    body = sides.pop() if len(sides) == 1 and len(people) > 1 else ""
    return body if is_body(body) and not government(body) else ""


def _some(names: Sequence[str]) -> str:
    """The first of many, and that there are others."""
    return f"of {', '.join(map(in_a_sentence, names[: _PEOPLE - 1]))} and others"


def _is_described(participant: Participant) -> bool:
    """Whether somebody has a description in place of a name: "ministers from nine states", "the Minister"."""
    name = participant.name
    return name[:1].islower() or name.startswith("The ") or _SOMEBODYS.search(name) is not None


def _described(names: Sequence[str]) -> str:
    """Return parties one of which has a description in place of a name."""
    told = listed([in_a_sentence(name) for name in names])
    return f"between {told}" if len(names) == 2 else f"of {told}"


def _matter(talks: Sequence[Conversation]) -> str:
    """What a conversation of many was about, by the first topics that name a matter: ``response measures``."""
    return listed(_two_matters(talks))


def _two_matters(talks: Sequence[Conversation]) -> list[str]:
    every = (t for talk in talks for t in talk.topics)
    topics = dict.fromkeys(t for t in every if is_topic(t, _MATTER) and may_be_a_matter(t))
    told = list(topics)[:_TWO]
    if sum(len(t.split()) for t in told) > _BOTH or any("and" in t.split() for t in told):
        told = told[:1]
    return told


def without_second(title: str, talks: Sequence[Conversation]) -> str:
    """Return a title that names two matters without the second."""
    told = _two_matters(talks)
    return title.replace(listed(told), told[0]) if len(told) > 1 else title


def side_name(participant: Participant) -> str:
    """Return for whom somebody takes part, without its abbreviation in brackets, else the surname.

    A mission is where somebody works: "the Embassy in Norland" is not who met Norland.
    """
    side = re.sub(r" \([A-Z][\w-]*\)$", "", participant.affiliation or "")
    return last_name(participant) if not side or _MISSION.search(side) else side


def on_matter(who: str, topic: str) -> str:
    """Return who or which meeting with what it was on: ``Budget committee on draft budget``."""
    both = " on " in f"{who} {topic}"
    return f"{who}: {topic}" if both else f"{who} on {with_article(topic)}"


def with_states(
    heading: str, people: Sequence[Participant], positions: Sequence[SourcedPosition]
) -> str:
    """Return the heading of a talk without parties with the two states its people speak for, where there is room."""
    found = _WITHOUT.match(heading)
    sides = {p.position.holder: p.position.on_behalf_of for p in positions}
    of_each = {p.name: government(p.affiliation or sides.get(p.name) or p.name) for p in people}
    states = sorted(set(filter(None, of_each.values())))
    others = [name for name, state in of_each.items() if not state and not is_named_person(name)]
    if found is None or len(states) != _TWO or others:
        return heading
    matter = heading[found.end() :]
    first = re.sub(r" and [^,]+(?=,|$)", "", matter)
    made = (f"{found['kind']} {' - '.join(states)} on {told}" for told in (matter, first))
    return next(filter(fits, made), heading)


def short_name(participant: Participant) -> str:
    """Return a person's surname; whoever has neither office nor side may be a company, and keeps the whole name."""
    plain = _bare(participant.name)
    if canonical_place(participant.affiliation or "") in _FAMILY_FIRST and len(plain.split()) == 2:
        return plain.split()[0] if not _is_whole(plain) else plain
    described = participant.role or participant.affiliation or _GIVEN_LAST.search(plain)
    return surname(plain) if described else plain


def last_name(participant: Participant) -> str:
    """Return a person's surname whoever it is."""
    return surname(participant.name)


def surname(name: str) -> str:
    """Return a surname as it is spelt; offices and bodies as they are, without what stands in brackets."""
    plain = _bare(name)
    spelt = plain.split()
    if _is_whole(plain):
        return plain
    if len(spelt) == 2 and _GIVEN_LAST.match(spelt[1]):
        return spelt[0]
    if spelt[-1].rstrip(".").lower() in _SUFFIXES:
        spelt = [*spelt[:-2], spelt[-2].rstrip(",")]
    if len(spelt) in (_OF_TWO_NAMES, _OF_TWO_NAMES + 1) and fold(spelt[-2]) in _BETWEEN:
        # "Lopes da Cruz" may be a surname of two names; nobody is wronged by the whole of it.
        return " ".join(spelt[-_OF_TWO_NAMES:])
    particles = 1
    while particles < len(spelt) and _is_particle(spelt[-particles - 1]):
        particles += 1
    return " ".join(spelt[-particles:])


def _is_particle(word: str) -> bool:
    """Whether a word of a name belongs to the surname behind it: "van der Dahl", "Bin Rashid"."""
    return word.islower() or is_particle(word)


def _is_whole(plain: str) -> bool:
    """Whether a name has no surname to go by: "Sub-Committee of 20", one that begins with an article, a place."""
    if len(name_words(plain)) < 2 or len(plain.split()) > 4 or plain[:1].islower():
        return True
    if plain.rpartition(" ")[2].islower():
        return True
    place = canonical_place(plain) is not None or plain[-1:].isdigit()
    return place or is_office(plain) or is_body(plain)


def _bare(name: str) -> str:
    plain = " ".join(re.sub(r"\s*\([^()]*\)", "", name).split())
    return _STYLED.sub("", plain)
