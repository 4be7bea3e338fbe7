"""A passage of a document with who is given as its source, and small questions about one: does it hand the floor on?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from summarizer.attribution.actor import ActorKind
from summarizer.attribution.english.frames import Frame, Link
from summarizer.attribution.english.pieces import Piece
from summarizer.attribution.english.verbs import Polarity, VerbKind, source_words
from summarizer.attribution.openings import nouns_for_persons
from summarizer.attribution.who import FIRST, PERSON_KINDS, Who, is_person, words_in
from summarizer.names.places import known_place

Span = tuple[int, int]


class Layer(StrEnum):
    """How a source is tied to a passage, from the nearest to the furthest."""

    CLAUSE = "clause"
    RUNNING = "running"
    TURN = "turn"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Sourced:
    """A passage and who is given as its source. Offsets in code points of the document's text.

    ``who``: the source first, then those who stand for it or share in it.
    """

    start: int
    end: int
    content: tuple[Span, ...]
    who: tuple[Who, ...]
    polarity: Polarity
    layer: Layer
    sentence: int
    verb_end: int
    kind: VerbKind = VerbKind.SAYS
    link: Link = Link.SUBJECT
    #: Whether speech that runs on is that of the only one who speaks in its paragraph.
    alone: bool = False

    @property
    def name(self) -> str | None:
        """The name of the source, ``None`` where it is a pronoun that stands for nobody known."""
        return next((one.name for one in self.who[:1] if one.name), None)


_LONGEST_OFFICE = 5
BACKSHIFT = frozenset("had would should could was were might must did".split())


TELLING = frozenset({Link.ACCORDING, Link.COLON, Link.DASH, Link.INVERTED, Link.BESIDE})


def is_telling(one: Sourced) -> bool:
    """Whether a clause says that somebody tells something."""
    return (
        one.polarity is not Polarity.UNREAL
        and (one.kind is VerbKind.SAYS or one.link in TELLING)
        and one.link not in (Link.NOUN, Link.PASSIVE)
    )


def speaks(one: Sourced) -> bool:
    """Whether a clause gives words to somebody who is known."""
    return one.polarity in (Polarity.SAID, Polarity.DENIED) and one.name is not None


def _is_nobody(who: Who) -> bool:
    """Whether a source is said not to be there: "no other minister had"."""
    first = who.text.split(maxsplit=1)[0].lower() if who.text else ""
    return first == "no" or first in source_words().nobody


def first_source(found: Sequence[Sourced]) -> tuple[Who, ...] | None:
    """Return who speaks first in a sentence: a person who says something before whatever has no verb of saying."""
    speaking = [s for s in found if s.polarity is not Polarity.UNSAID and s.who]
    listed = [s for s in speaking if not _is_nobody(s.who[0])]
    first = next(iter(listed), None)
    if first is None:
        return None
    if first.kind is VerbKind.SAYS or is_person(first.who[0]):
        return first.who
    saying = (s for s in listed if s.kind is VerbKind.SAYS and is_person(s.who[0]))
    return next(saying, first).who


def is_of_now(inside: Sequence[Piece]) -> bool:
    """Whether the first auxiliary of a sentence is in the present, as in no report of what was said: "is", "will"."""
    listed = (p.lower for p in inside if p.lower in BACKSHIFT or p.lower in _OF_NOW)
    return next(listed, "") in _OF_NOW


_OF_NOW = frozenset("is are am has will shall does".split())


def is_writers(one: Sourced) -> bool:
    """Whether a clause gives words to who writes: "we believe", "in our view"."""
    return bool(one.who) and one.who[0].text.lower() in FIRST


def feels(verb: str, lowers: set[str]) -> bool:
    """Whether a sentence tells what somebody feels or does now: "was not convinced", "agreed", no "would have to"."""
    if verb in ("was", "felt", "seemed", "remained", "appeared"):
        return bool(lowers & source_words().feelings)
    return verb not in BACKSHIFT and (verb.endswith("ed") or verb in source_words().pasts)


def is_office(who: Who) -> bool:
    """Whether a source is one person who is known by office or nation alone: "the Ambassador", "the Russian"."""
    plain = who.text.lower().startswith(("the ", "this ")) and not who.pronoun
    if not plain or len(who.text.split()) > _LONGEST_OFFICE:
        return False
    if who.actors and who.actors[0].kind is ActorKind.OFFICE:
        return True
    last = words_in(who.head)[-1:]
    return bool(last) and (last[0] in nouns_for_persons() or known_place(last[0]) is not None)


def is_thing(who: Who) -> bool:
    """Whether a source is one thing that says nothing itself: no name, nobody by what they are, and not several."""
    words = words_in(who.head or who.text)
    named = who.text.rsplit(None, 1)[-1:][0][:1].isupper() if who.text else True
    if who.actors or who.pronoun or named or not words or words[-1].endswith("s"):
        return False
    return words[-1] not in nouns_for_persons() | source_words().deputies


def has_the_floor(one: Sourced) -> bool:
    """Whether a clause gives a sentence to somebody by name, so that it is not the document's own."""
    if one.who and one.who[0].text.lower() in FIRST:
        return False
    plain = one.link in TELLING or one.link is Link.SUBJECT
    return plain and one.polarity is not Polarity.UNSAID and bool(one.who and one.who[0].actors)


def weight(one: Sourced) -> tuple[bool, bool, int]:
    """Return what makes one of several sources the one who goes on: a name, a verb of its own, its length."""
    return bool(one.who and one.who[0].actors), one.link is not Link.PARTICIPLE, one.end - one.start


def is_delegate(one: Sourced) -> bool:
    """Whether a source is written in capitals, as bulletins write delegations, or with others it speaks for."""
    return bool(one.who[0].actors) and (one.who[0].text.isupper() or len(one.who) > 1)


def resolved(who: tuple[Who, ...]) -> tuple[Who, ...]:
    """Return sources as such that are not named at the place itself."""
    return tuple(replace(one, resolved=True) for one in who)


def held(own: list[Sourced], span: Span) -> bool:
    """Whether what some clauses give to somebody takes in a span."""
    return any(a <= span[0] and span[1] <= b + 1 for one in own for a, b in one.content)


#: "received extensive support": the noun behind a verb of its own that looks like another verb.
_NOUN_BEHIND_VERB = re.compile(
    r"\b[a-z]{3,}ed (?!(?:and|or|but|to|not|that|they|we|he|she|who)\b)[a-z-]+ "
    r"(?:support|concern|doubt|demand|praise|comment|hope|fear|request|report|claim|promise|answer|reply|advice)$"
)


def is_a_noun(frame: Frame, text: str) -> bool:
    """Whether the verb of a frame is a noun, "received extensive support", or a name: "Read (Canada)"."""
    plain = " ".join(text[slice(*frame.verb)].split())
    named = plain.istitle() and text[frame.verb[1] :].lstrip().startswith("(")
    return frame.link is Link.SUBJECT and (named or _NOUN_BEHIND_VERB.search(plain) is not None)


#: "has said this before", "told them so already": what was said is pointed to, and no words of it follow.
_POINTED_TO = re.compile(
    r"\s*(?:this|that|so|it|as much|the same)\s+(?:before|again|already|too often|repeatedly|(?:many|several) times)\b",
    re.IGNORECASE,
)


def points_back(frame: Frame, text: str) -> bool:
    """Whether somebody is said to have said something that is only pointed to: "has said this before"."""
    told = frame.link is Link.SUBJECT and frame.kind is VerbKind.SAYS
    return told and _POINTED_TO.match(text, frame.verb[1]) is not None


def with_described(who: tuple[Who, ...], described: tuple[Who, ...]) -> tuple[Who, ...]:
    """Return sources with as whom they are described: "her finance minister, Jan Kos," is Kos."""
    persons = tuple(replace(one, described=False) for one in described if is_person(one))
    return (*who, *described) if who and is_person(who[0]) else (*persons, *who, *described)


def without_persons(who: Who) -> Who:
    """Return a source without the person who may be meant by it."""
    return replace(who, perhaps=tuple(a for a in who.perhaps if a.kind not in PERSON_KINDS))


def holds_saying(last: Sequence[Piece]) -> bool:
    """Whether a verb of saying is among some pieces."""
    words = source_words()
    lemmas = (lemma for p in last for lemma in words.forms.get(p.lower, {}))
    return any(words.kinds.get(lemma) is VerbKind.SAYS for lemma in lemmas)
