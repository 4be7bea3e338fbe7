"""Who stands where in the clause of a talk: its subjects, and the parties behind the words for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.attribution.cast import Actor, ActorKind, Cast, Mention
from summarizer.attribution.contacts import Contact
from summarizer.models.document import Sentence
from summarizer.text.behind_label import behind_label

__all__ = ["FIRST_PERSON", "PRONOUN", "begin_of_clause", "objects_of", "subjects_of"]

_REACH_BEHIND = 100
_PARTIES = (ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.ORGANISATION)
#: Who is written of without a name: "the Norvik ambassador", "EU counterparts".
_BODY = ActorKind.ORGANISATION
_UNNAMED = (ActorKind.OFFICE, ActorKind.GROUP)
#: Stands for a party that a sentence does not name.
PRONOUN = re.compile(r"\b(?:he|she|they|their|his|her|both|counterparts?)\b", re.IGNORECASE)
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e)\b")


def subjects_of(cast: Cast, contact: Contact) -> list[Actor]:
    """Return who stands before the wording: the last one named, and whoever "and" joins to that one."""
    sentence = contact.sentence
    first = behind_label(sentence)
    before = _parties_between(cast, sentence, first, contact.start)
    main = begin_of_clause(sentence)
    before = [m for m in before if m.start >= main] or before
    if before and _BORDER.search(_between(sentence, before[-1].end, contact.start)):
        # "Kos warned them after residents of the quay met Holm": whoever met has no name.
        before = []
    if before and _QUOTED.search(_between(sentence, before[-1].end, contact.start)):
        # "“The toll is up to Norland,” she said after meeting Kos": who is named in her words did not meet him.
        before = []
    own = _speaker(cast, contact, before[-1].end if before else sentence.start)
    if own is not None:
        return [own]
    if before:
        joined = _joined_from(cast, sentence, before[::-1])
        return [cast.actors[m.actor] for m in reversed(joined)]
    meant = _meant_by_pronoun(cast, contact)
    if meant is not None:
        return [meant]
    offices = [cast.actors[m.actor] for m in cast.between(first, contact.start)]
    return [a for a in offices if a.kind in _UNNAMED][-1:]


def begin_of_clause(sentence: Sentence) -> int:
    """Return where the main clause begins behind an opening that tells of another talk, or whom it was with."""
    opening = _OPENING.match(sentence.text)
    return sentence.start + (opening.end() if opening is not None else 0)


def _between(sentence: Sentence, start: int, end: int) -> str:
    return sentence.text[max(0, start - sentence.start) : max(0, end - sentence.start)]


#: Words that somebody said end.
_QUOTED = re.compile(r"[,.?!][”\"] ")
#: Where another clause begins, with a subject of its own.
_BORDER = re.compile(
    r"\b(?:after|when|while|that|because|since|before|as)\s+(?!(?:he|she|they)\b)\w+"
)
#: "After an audience with the Pope, the president met ..": whoever stands in it belongs to another talk.
_OPENING = re.compile(
    r"\W*(?:After|Following|Before|During|Ahead of|Prior to|(?:At|On|Upon) the (?:invitation|initiative|request) of)\b"
    r"[^,]*,\s"
)


def _speaker(cast: Cast, contact: Contact, start: int) -> Actor | None:
    """Return who says "I" or "we" between an offset and the wording."""
    sentence = contact.sentence
    words = sentence.text[max(0, start - sentence.start) : contact.start - sentence.start]
    if contact.speaker is None or FIRST_PERSON.search(words) is None:
        return None
    return cast.actor(contact.speaker)


def _meant_by_pronoun(cast: Cast, contact: Contact) -> Actor | None:
    """Return the party that a pronoun before the wording stands for."""
    sentence = contact.sentence
    pronoun = PRONOUN.search(sentence.text, 0, contact.start - sentence.start)
    actor = cast.resolve(pronoun[0], sentence.start + pronoun.start()) if pronoun else None
    return actor if actor is not None and (actor.kind in _PARTIES or _is_full_name(actor)) else None


def objects_of(cast: Cast, contact: Contact, *, joint: bool, unnamed: bool = True) -> list[Actor]:
    """Return who stands behind the wording: the next one named, and whoever "and" joins to that one.

    ``unnamed``: also where an office stands before the name or for it.

    Behind several subjects that talked with each other there is a further party only after "with".
    """
    sentence = contact.sentence
    start = _begin_behind(cast, contact)
    named = cast.between(start, sentence.end)
    senders = {m for m in _senders(cast, sentence, named) if cast.actors[m.actor].kind is _BODY}
    mentions = [m for m in named if m not in senders and not _is_the_place(cast, sentence, m)]
    if not mentions or not _stands_behind(mentions[0], contact, joint=joint):
        return []
    behind = _parties_between(cast, sentence, start, sentence.end, names=True)
    first = cast.actors[mentions[0].actor]
    # "his counterpart, Minister Gallant" is that minister; "his EU counterparts" stand for themselves.
    direct = mentions[0] in behind
    if not direct and not _is_apposed(cast, sentence, mentions[0], behind):
        group = first.kind is ActorKind.GROUP and mentions[0].start <= contact.end + _RIGHT_BEHIND
        return [first] if (unnamed and first.kind in _UNNAMED) or group else []
    return [cast.actors[m.actor] for m in _joined_from(cast, sentence, behind)]


def _is_the_place(cast: Cast, sentence: Sentence, mention: Mention) -> bool:
    """Whether a state is named only as the place here: "met in Norland"."""
    before = sentence.text[: mention.start - sentence.start]
    state = cast.actors[mention.actor].kind is ActorKind.COUNTRY
    return state and _IN_PLACE.search(before) is not None


_IN_PLACE = re.compile(r"\b(?:in|at|near|outside)\s(?:the\s)?$")


def _is_apposed(cast: Cast, sentence: Sentence, office: Mention, behind: Sequence[Mention]) -> bool:
    """Whether a name stands right behind an office: "his counterpart, Minister Gallant", "the owner of it, Jan Kos"."""
    if not behind or cast.actors[office.actor].kind not in (*_UNNAMED, ActorKind.COUNTRY):
        return False
    end = max(office.end, office.reach) - sentence.start
    between = sentence.text[end : behind[0].start - sentence.start]
    person = cast.actors[behind[0].actor].kind is ActorKind.PERSON
    # "Norland's Councillor of the Lakes and Foreign Minister Kos" holds both.
    both = person and any(one.fullmatch(between) for one in (_MORE_OFFICES, _OF_SOME_BODY))
    listed = _listed_with(cast, sentence, office, behind[0])
    return both or listed or _OF_WHAT.fullmatch(between) is not None


#: Between an office and its holder, or a state and its minister: " of the quarry, ", "'s ".
_OF_WHAT = re.compile(r"(?: (?:of|for|at) [\w’' -]{2,40})?, |['’]?s? ")
#: Characters between a verb and the group it joins: "met residents", "met the residents".
_RIGHT_BEHIND = 12


def _stands_behind(mention: Mention, contact: Contact, *, joint: bool) -> bool:
    """Whether somebody is named near behind the wording; if ``joint``, behind a "with"."""
    sentence = contact.sentence
    if mention.start >= min(sentence.end, contact.end + _REACH_BEHIND):
        return False
    if _OTHERS_FIRST.match(_between(sentence, contact.end - _LAST_WORD, mention.start)):
        # "in conversation with other pilots, Kos": whoever stands behind the comma is not whom it was with.
        return False
    gap = sentence.text[contact.start - sentence.start : mention.start - sentence.start]
    return not joint or _WITH.search(gap) is not None or _DIRECT.fullmatch(gap) is not None


_LAST_WORD = 4
_OTHERS_FIRST = re.compile(
    r".?(?:with|to) (?!(?:his|her|its|their|the)\b)(?:[a-z-]+ ){0,3}[a-z-]+s, ", re.IGNORECASE
)


def _begin_behind(cast: Cast, contact: Contact) -> int:
    """Return where the other party may begin: in the wording itself, if that holds a person, else behind it.

    "called on the minister today" holds the party, "met in Port Anse with" a place.
    """
    inside = cast.between(contact.start, contact.end)
    held = (ActorKind.PERSON, *_UNNAMED)
    persons = (m.start for m in inside if cast.actors[m.actor].kind in held)
    return next(persons, contact.end)


def _joined_from(cast: Cast, sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the first mention and those that are joined to it one by one, forwards or backwards."""
    joined = list(mentions[:1])
    for one, other in pairwise(mentions):
        first, second = sorted((one, other), key=lambda mention: mention.start)
        if not _listed_with(cast, sentence, first, second):
            break
        joined.append(other)
    return joined


def _parties_between(
    cast: Cast, sentence: Sentence, start: int, end: int, *, names: bool = False
) -> list[Mention]:
    """Return the parties named between two offsets; with ``names`` also full names behind "with" and "and"."""
    mentions = cast.between(start, end)
    owners = {a for a, b in pairwise(mentions) if a.possessive and b.start - a.end <= _OWNED}
    owners.update(_senders(cast, sentence, mentions))
    joined = [m for m in mentions if names and _is_joined(cast, sentence, m)]
    return [m for m in mentions if m not in owners and (m in joined or _is_party(cast, m))]


def _senders(cast: Cast, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the states that stand right behind an office of theirs: "Minister of Ports of the Republic of Norland"."""
    offices = [m for m in mentions if cast.actors[m.actor].kind is ActorKind.OFFICE]
    for state in mentions:
        if cast.actors[state.actor].kind in (ActorKind.COUNTRY, ActorKind.ORGANISATION):
            gaps = (_between(sentence, one.end, state.start) for one in offices)
            yield from (state for gap in gaps if _OF_THE.fullmatch(gap))
    plain = [m for m in mentions if _between(sentence, m.start - 1, m.start) != "("]
    # "Lake Council (LC)": its letters name nobody else.
    yield from (b for a, b in pairwise(mentions) if b not in plain and a.actor == b.actor)
    for state, person in pairwise(m for m in plain if _is_side_or_person(cast, m)):
        if cast.actors[person.actor].kind is ActorKind.PERSON:
            gap = _between(sentence, state.end, person.start)
            body = cast.actors[state.actor].kind is ActorKind.ORGANISATION
            # "Lake Council (LC) Director Holm": a body right before whoever is of it.
            sent = _MORE_OFFICES.fullmatch(gap) or (body and _RIGHT_BEFORE.fullmatch(gap))
            yield from (state,) if sent else ()


def _is_side_or_person(cast: Cast, mention: Mention) -> bool:
    return cast.actors[mention.actor].kind in _PARTIES


_RIGHT_BEFORE = re.compile(r" (?:\([A-Z.]+\) )?")
#: Between a state and its minister who has another office first: "Norland | Lake Councillor and | Minister Kos".
_MORE_OFFICES = re.compile(r"(?: \([A-Z.]+\))? (?:[A-Z][\w’'-]+ (?:of |for |the )*){1,5}and ")
_OF_SOME_BODY = re.compile(
    r"(?: (?:of|for) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,5}){1,2} and (?:the )?"
)
#: Between an office and the state whose it is.
_OF_THE = re.compile(r" of (?:the )?(?:[A-Z]\w+ of )?(?:the )?")


def _is_joined(cast: Cast, sentence: Sentence, mention: Mention) -> bool:
    """Whether a full name stands right behind "with" or "and"."""
    before = sentence.text[: mention.start - sentence.start]
    return _is_full_name(cast.actors[mention.actor]) and _JOINING.search(before) is not None


_JOINING = re.compile(r"\b(?:with|and|to)\s$")


#: "Norland's | Jan Kos": nothing but "'s" stands between an owner and a name.
_OWNED = 3


def _is_party(cast: Cast, mention: Mention) -> bool:
    """Whether a mention is a state's, a body's or a person's, also one who is only known by first name and surname."""
    actor = cast.actors[mention.actor]
    return actor.kind in _PARTIES or (_is_full_name(actor) and not mention.governed)


def _is_full_name(actor: Actor) -> bool:
    """Whether an actor is called by first name and surname."""
    return actor.kind is ActorKind.NAME and _FULL_NAME.fullmatch(actor.name) is not None


_FULL_NAME = re.compile(r"[A-Z][a-zà-ÿ’'-]+(?: [A-Z]\.)?(?: [A-Z][a-zà-ÿ’'-]+){1,2}")


def _listed_with(cast: Cast, sentence: Sentence, one: Mention, other: Mention) -> bool:
    """Whether only a comma, an "and" or an office stands between two names."""
    between = sentence.text[max(one.end, one.reach) - sentence.start : other.start - sentence.start]
    found = _BETWEEN_NAMES.fullmatch(between)
    state = cast.actors[other.actor].kind is ActorKind.COUNTRY
    if found is None or (state and _FROM_THERE.match(between)):
        return False
    # Long is the office of a person: "the Minister of Ports and .. of the Republic of Norland Jan Kos".
    person = cast.actors[other.actor].kind is ActorKind.PERSON
    return person or len(found["office"].split()) <= _LONGEST_OFFICE


#: A verb whose object is whom somebody met: "A and B met the president of C".
_DIRECT = re.compile(
    r"(?:met|received|hosted|telephoned|phoned|summoned)\s+(?:the\s+|its\s+|their\s+)?",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:with|between|to)\b", re.IGNORECASE)
_LONGEST_OFFICE = 6
#: "Premier Kos of the Commonwealth of | Norland": where somebody is from.
_FROM_THERE = re.compile(r"\sof\s(?:the\s)?[A-Z]")
#: ", ", " and Foreign Minister ", ", the Norvik envoy, and ": no verb, and no more than an office.
_BETWEEN_NAMES = re.compile(
    r"[\s,]*(?:\([^)]*\)[\s,]*)?(?:(?:member )?(?:states|members|countries|governments)\b[\s,]*)?"
    r"(?:(?:and|as well as|together with|along with|alongside|joined by|accompanied by|with|of)\b[\s,]*)?"
    r"(?P<office>(?:(?:the|[A-Z][\w.'\u2019-]*|of|for)\s+){0,12})"
)
