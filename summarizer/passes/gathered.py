"""Who came to a meeting, as the sentences about it tell: "brought together ..", "was attended by ..", ".. joined"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.attribution.cast import Actor, ActorKind, Cast
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.summary import Participant
from summarizer.names.actors import same_actor
from summarizer.names.places import known_place

__all__ = [
    "around",
    "beside",
    "companions",
    "gathered",
    "has_led_delegations",
    "national_delegates",
    "parties_in",
    "party_named",
]

#: The full stop of a title ends no list.
_WHO = r"(?P<who>(?:[^.;:()]|(?<=\b[DM]r)\.|(?<=\bM[rs]s)\.|(?<=\bMs)\.){3,240}?)"
_ENDS = (
    r"(?=,? (?:to|who|which|that|for|in order|met|committed|representing|including|on \d|in [A-Z]|under"
    r"|from (?:\w+ )?\d|as (?:well )?(?!well)\w+)\b|[.;:()]|$)"
)
#: Behind these words stand those who came.
_BEFORE = re.compile(
    r"\b(?:brought together|(?:was|were) (?:also )?(?:attended|joined|(?:co-)?chaired|hosted|convened) by"
    r"|attended by|(?<=, )(?:co-)?chaired by|with (?:the )?participation (?:of|by)"
    r"|(?:composed of|comprising|consisting of)(?: representatives of)?"
    r"|at the invitation of|and comprised"
    r"|(?:delegation|side|team) (?:(?:to|from|of) (?:the )?(?:\w+ ){1,3})?was (?:led|headed) by)\s+"
    rf"{_WHO}{_ENDS}"
)
#: Before these words stand those who came.
_AFTER = re.compile(
    rf"(?:^|[.;] )\W*{_WHO},? (?:also |both |all )?"
    r"(?:(?:attended|participated|took part)\b|(?:was|were) (?:also )?(?:present|represented|in attendance)\b)"
)
#: Before these words stands who led one of the sides, behind the number of a paragraph perhaps.
_LEADER = re.compile(
    rf"(?:^|[.;] )\W*(?:\d{{1,2}}\.? )?{_WHO},? (?:led|headed) the (?:[A-Z]\w+ ){{0,3}}(?:delegation|side|team)\b"
)
#: A list of those who came or were invited, set off by a colon or in brackets.
_LIST = re.compile(
    r"\b(?:attended|attendance|participants|participated|participating|present|took part|represented|invited|invitees"
    r"|comprising|composed|consisting|consisted|comprised)\b[^.;:()]{0,80}[:(]\s*(?P<who>[A-Z][^.;:()]*,[^.;:()]*,[^.;:()]*)"
)
#: Behind these words stand those who were there beside the ones who are known to have talked.
_BESIDE = re.compile(
    r"\b(?:[Aa]lso (?:present|attending|in attendance|taking part|there)(?: at the (?:meeting|talks))? (?:were|was)"
    r"|[Pp]resent (?:at the (?:meeting|talks) )?(?:were|was)|(?:was|were) (?:also )?(?:joined|accompanied|flanked) by"
    r"|(?:accompanied|joined) by|(?:[Aa]ttendees|[Pp]articipants) (?:also )?included|in the presence of)\s+"
    rf"{_WHO}{_ENDS}"
)
#: Who leads, or sends, those who are only called a delegation.
_LED = re.compile(
    r"\b(?:(?:delegations?|teams?|missions?)(?: (?:from|of) [^,.;()]{2,50}?)?,? (?:led|headed) by"
    rf"|with (?:the )?representatives (?:of|from))\s+{_WHO}{_ENDS}"
)
#: ".. were also present", ".. also attended".
_ALSO_CAME = re.compile(
    rf"(?:^|[.;] )\W*{_WHO},? (?:(?:also|both|all) (?:attended|participated|took part)\b"
    r"|(?:was|were) (?:also )?(?:present|in attendance)\b)"
)
#: The sentence that goes on about who was there may begin a paragraph of its own.
_GOES_ON = re.compile(
    r"\W*(?:[Aa]lso\b|[Pp]resent\b"
    r"|(?:[Tt]hey|[Bb]oth|[Tt]he [\w -]{3,40}|[A-Z]\w+) (?:was|were) (?:also )?(?:joined|accompanied))"
)
_AND = re.compile(r"\s*(?:,\s*(?:and|with|as well as)?|\b(?:and|with|as well as)\b)\s+")
#: "57 countries and organisations", "over 80 representatives": several without a name, counted or not.
_COUNTED = re.compile(
    r"^(?:(?:over|about|around|some|nearly|more than|almost|up to) )?(?:\d[\d,]*|the|all|many|several|other|senior)?\s*"
    r"(?:[a-z-]+ ){0,3}?(?:countries|organi[sz]ations|representatives|ministers|officials|governments|states|delegates"
    r"|delegations|experts|members|economies|donors|parties|participants|leaders|envoys|companies|groups)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r" (?:from|of) (?:the )?\d[\w ]{2,40}")
#: "the British, American and French representatives": each speaks for a state.
_NATIONAL = re.compile(
    r"\b(?P<who>[A-Z][a-z]+(?:(?:, | and |, and | or )[A-Z][a-z]+)*) (?:representatives?|delegates?|delegations?)\b"
    r"(?! had\b)"
)
_EDGES = " ,-–—'’\""
_FOLLOWING = 4
_MOST_WORDS = 12


def around(
    prepared: PreparedText, sentence: Sentence, others: Iterable[int] = ()
) -> list[Sentence]:
    """Return a sentence and those that follow it in its paragraph, up to one of ``others``, which tells of another."""
    ends = set(others) - {sentence.number}
    near: list[Sentence] = []
    for number in range(sentence.number, sentence.number + _FOLLOWING + 1):
        one = prepared.sentence(number)
        if one is None or one.paragraph != sentence.paragraph or number in ends:
            break
        near.append(one)
    return near


def beside(prepared: PreparedText, cast: Cast, sentence: Sentence) -> tuple[Participant, ...]:
    """Return who is said to have been there too, in a meeting's sentence and those behind it that go on about it."""
    near = around(prepared, sentence)
    after = prepared.sentence(near[-1].number + 1) if near else None
    if after is not None and _GOES_ON.match(after.text):
        near.append(after)
    return _listed(cast, near, (_LED, _BESIDE, _ALSO_CAME, _LIST))


def gathered(cast: Cast, sentences: Iterable[Sentence]) -> tuple[Participant, ...]:
    """Return those who are said to have come to a meeting, in order, each once; crowds as the text counts them."""
    return _listed(cast, sentences, (_BEFORE, _AFTER, _LEADER, _BESIDE, _LIST))


def _listed(
    cast: Cast, sentences: Iterable[Sentence], patterns: Sequence[re.Pattern[str]]
) -> tuple[Participant, ...]:
    made: list[Participant] = []
    for sentence in sentences:
        for words, start in _told(sentence, patterns):
            for one in parties_in(cast, words, start):
                if not any(same_actor(one.name, known.name) for known in made):
                    made.append(one)
    return tuple(made)


def _told(sentence: Sentence, patterns: Sequence[re.Pattern[str]]) -> Iterator[tuple[str, int]]:
    """Yield the words that name those who came, with their offset in the document."""
    for pattern in patterns:
        for found in pattern.finditer(sentence.text):
            yield found["who"], sentence.start + found.start("who")


def parties_in(cast: Cast, words: str, start: int) -> Iterator[Participant]:
    """Yield the parties that some words list, crowds as the text counts them; ``start``: where the words stand."""
    crowd = _COUNTED.match(words)
    if crowd is not None:
        tail = _FROM.match(words, crowd.end())
        whole = words.split(",", maxsplit=1)[0] if tail is None else words[: tail.end()]
        yield Participant(name=_plain(whole))
        words, start = words[len(whole) :], start + len(whole)
    at, behind_person = 0, False
    for border in (*_AND.finditer(words), None):
        end = border.start() if border is not None else len(words)
        one = party_named(cast, words[at:end], start + at)
        # What stands behind a person may be their office: "Anna Holm, Minister of Ports and Fishing".
        if one is not None and not (behind_person and _is_a_body(cast, one.name)):
            behind_person = behind_person or _is_a_person(cast, one.name)
            yield one
        at = border.end() if border is not None else end


def _is_a_person(cast: Cast, name: str) -> bool:
    actor = cast.actor(name)
    return actor is not None and _is_person(actor)


def _is_a_body(cast: Cast, name: str) -> bool:
    actor = cast.actor(name)
    return actor is not None and actor.kind is ActorKind.ORGANISATION


def party_named(cast: Cast, words: str, start: int) -> Participant | None:
    """Return the state, person or body that some words name, ``None`` where they name none."""
    plain = _plain(words)
    place = known_place(plain)
    if place is not None and place.country:
        return Participant(name=place.name)
    mentions = cast.between(start, start + len(words))
    actors = [cast.actors[m.actor] for m in mentions]
    person = next(filter(_is_person, actors), None)
    if person is not None:
        return _of_actor(person)
    named = [a for a in actors if a.kind in (ActorKind.ORGANISATION, ActorKind.COUNTRY)]
    if named and plain[:1].isupper():
        return _of_actor(named[0])
    return _several(plain)


def _several(plain: str) -> Participant | None:
    """Return several without a name, in few words, as one party: "57 countries"; ``None`` for anything else."""
    short = len(plain.split()) <= _MOST_WORDS
    return Participant(name=plain) if short and _COUNTED.match(plain) else None


def _is_person(actor: Actor) -> bool:
    """Whether an actor is a person, or is called by a name of several words that no body is known by."""
    return actor.kind is ActorKind.PERSON or (actor.kind is ActorKind.NAME and " " in actor.name)


def _of_actor(actor: Actor) -> Participant:
    own = actor.affiliation is not None and same_actor(actor.name, actor.affiliation)
    return Participant(
        name=actor.name, role=actor.role, affiliation=None if own else actor.affiliation
    )


def _plain(words: str) -> str:
    words = words.strip(_EDGES)
    return words[4:] if words[:4].lower() == "the " else words


def has_led_delegations(sentences: Iterable[Sentence]) -> bool:
    """Whether two sentences at least tell who led a delegation: those who talked as the sides of a meeting."""
    told = sum(_LEADS.search(one.text) is not None for one in sentences)
    return told >= _FEWEST_LED


_LEADS = re.compile(
    r"\b(?:delegation|side|team)\b[^.;:]{0,60}\bwas (?:led|headed) by\b"
    r"|\b(?:led|headed) the (?:[A-Z]\w+ ){0,3}(?:delegation|side|team)\b"
)
_FEWEST_LED = 2


def companions(cast: Cast, sentences: Iterable[Sentence]) -> tuple[Participant, ...]:
    """Return whom a record says that somebody was accompanied by, also who is named by surname alone."""
    made: list[Participant] = []
    for sentence in sentences:
        for words, start in _told(sentence, (_ACCOMPANIED,)):
            for mention in cast.between(start, start + len(words)):
                actor = cast.actors[mention.actor]
                if actor.kind in (ActorKind.PERSON, ActorKind.NAME):
                    made.append(_of_actor(actor))
    return tuple(made)


_ACCOMPANIED = re.compile(rf"\b(?:was|were) (?:accompanied|assisted) by\s+{_WHO}{_ENDS}")


def national_delegates(sentences: Iterable[Sentence]) -> tuple[Participant, ...]:
    """Return the states whose delegates are said to act: "the British, American and French representatives"."""
    found: dict[str, Participant] = {}
    for sentence in sentences:
        for match in _NATIONAL.finditer(sentence.text):
            for word in re.split(r", and |, | and | or ", match["who"]):
                place = known_place(word)
                if place is not None and place.country:
                    found.setdefault(place.name, Participant(name=place.name))
    return tuple(found.values())
