"""Who holds what a cue reports: names, offices and pronouns resolved with the sentences before."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, replace

from summarizer.attribution.actor import words_of
from summarizer.attribution.cast import Actor, ActorKind, Cast, Mention, gender_of
from summarizer.attribution.english.clauses import Clauses
from summarizer.attribution.items import SentenceItem
from summarizer.attribution.papers import Papers
from summarizer.attribution.turned import Turns
from summarizer.models.quote import SpeakerCheck
from summarizer.names.holders import joined

_GENDER = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female"}
#: Who speaks, of himself or of those he speaks for.
FIRST_PERSON = frozenset(("we", "our", "i", "my", "us"))
_VAGUE = frozenset({ActorKind.OFFICE, ActorKind.GROUP, ActorKind.PAPER})


@dataclass(frozen=True, slots=True)
class Holder:
    """A holder as written and as resolved. ``actor`` is null where nobody could be found."""

    text: str
    actor: Actor | None
    how: SpeakerCheck

    @property
    def name(self) -> str | None:
        """The canonical name, or ``None``."""
        return self.actor.name if self.actor else None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of those who hold it, one by one; the words themselves where nobody was found."""
        members = self.actor.members if self.actor else ()
        return members or (self.name or self.text,)


def _jointly(parts: list[Holder]) -> Holder:
    """Return several holders as one."""
    names = tuple(name for part in parts for name in part.names)
    named = all(part.how is SpeakerCheck.NAMED for part in parts)
    how = SpeakerCheck.NAMED if named else SpeakerCheck.RESOLVED
    actor = Actor(joined(names), ActorKind.JOINT, members=names)
    return Holder(joined([part.text for part in parts]), actor, how)


def _together(actors: tuple[Actor, ...]) -> Actor:
    """Return several actors as a joint one."""
    names = tuple(actor.name for actor in actors)
    return Actor(joined(names), ActorKind.JOINT, members=names)


class Holders:
    """Resolves the subjects of cues, remembering who spoke in the sentences before."""

    def __init__(self, cast: Cast, voice: Actor | None, papers: Papers, turns: Turns) -> None:
        self.cast = cast
        self.papers = papers
        self.voice = voice
        self.turn: str | None = None
        self.speakers: dict[str, Actor] = {}
        self.turns = turns
        self.history: deque[Actor] = deque(maxlen=12)
        #: Persons written in the sentence before, the latest last.
        self.nearby: list[Actor] = []

    def remember(self, actor: Actor | None) -> None:
        """Note that a sentence was about, or spoken by, an actor."""
        if actor is not None and (not self.history or self.history[-1] != actor):
            self.history.append(actor)

    def of(self, clauses: Clauses, index: int, others: tuple[int, ...] = ()) -> Holder:
        """Return the holder written at an item, joined with others in "A and B"."""
        item = clauses.items[index]
        if item.company:
            return self._in_company(clauses, index)
        # "In a joint statement, A and B said" names two.
        others = tuple(k for k in others if not self._is_paper(clauses.items[k]))
        if others:
            return _jointly([self.of(clauses, k) for k in (*others, index)])
        if item.mention is not None:
            before = _before_speech(clauses, index)
            named = self._holder_of_office(clauses, index)
            found = named or self._mention(item.mention, item.start if before is None else before)
            return _for_another(found, item.behalf)
        return self._pronoun(clauses, index)

    def _holder_of_office(self, clauses: Clauses, index: int) -> Holder | None:
        """Return who is named between commas behind an office: "the union's chairwoman, Anna Holm, said"."""
        office, items = clauses.items[index].mention, clauses.items
        if office is None or self.cast.actors[office.actor].kind is not ActorKind.OFFICE:
            return None
        near = range(index + 1, min(index + _OF_OFFICE, len(items) - 2))
        comma = next((k for k in near if items[k].lower == ","), None)
        name = items[comma + 1].mention if comma is not None else None
        if comma is None or name is None or items[comma + 2].lower != "," or name.possessive:
            return None
        actor, held = self.cast.actors[name.actor], self.cast.actors[office.actor]
        if actor.kind not in (ActorKind.NAME, ActorKind.PERSON) or " " not in actor.name:
            return None
        known = replace(
            actor,
            role=actor.role or held.role or held.name,
            affiliation=actor.affiliation or held.affiliation,
        )
        return Holder(name.text, known, SpeakerCheck.NAMED)

    def _in_company(self, clauses: Clauses, index: int) -> Holder:
        """Return the holders of "A, with B and C, proposed": A first."""
        item = clauses.items[index]
        first = [item.mention] if item.mention is not None else []
        if first and self.cast.actors[first[0].actor].kind is ActorKind.GROUP:
            first = []  # "Several parties, including A and B": those who are named
        mentions = [*first, *(one.mention for one in item.company if one.mention is not None)]
        parts = [self._mention(mention, item.start) for mention in mentions]
        names = tuple(dict.fromkeys(name for part in parts for name in part.names))
        text = joined([part.text for part in parts])
        return Holder(text, Actor(joined(names), ActorKind.JOINT, members=names), parts[0].how)

    def _is_paper(self, item: SentenceItem) -> bool:
        mention = item.mention
        return mention is not None and self.cast.actors[mention.actor].kind is ActorKind.PAPER

    def _mention(self, mention: Mention, at: int) -> Holder:
        """Return the holder of a name. ``at`` is where the text it may refer back to ends."""
        actor = self.cast.actors[mention.actor]
        if actor.kind not in _VAGUE and not _bare_body(actor):
            return Holder(mention.text, actor, SpeakerCheck.NAMED)
        if actor.kind is ActorKind.PAPER:
            return Holder(mention.text, self._issuer(actor, mention), SpeakerCheck.RESOLVED)
        found = (
            actor
            if _indefinite(mention.text, actor)
            else self.cast.resolve(mention.text, at) or actor
        )
        if actor.affiliation and found.kind is not ActorKind.PERSON:
            found = actor
        if _is_another_group(actor, found):
            found = actor
        how = SpeakerCheck.NAMED if found is actor and actor.affiliation else SpeakerCheck.RESOLVED
        return Holder(mention.text, found, how)

    def _issuer(self, paper: Actor, mention: Mention) -> Actor:
        """Return who speaks through "the statement": the body named in it, who issued it, or the last that spoke."""
        if paper.affiliation:
            issuer = paper.name.rsplit(" ", 1)[0].removesuffix("'s").removesuffix("\u2019s")
            if " " not in issuer:
                return self.cast.actor(paper.affiliation) or Actor(
                    paper.affiliation, ActorKind.COUNTRY, affiliation=paper.affiliation
                )
            return self.cast.actor(issuer) or Actor(
                issuer, ActorKind.ORGANISATION, affiliation=paper.affiliation
            )
        issuers = self.papers.issuers(mention.text, mention.start)
        if issuers:
            return issuers[0] if len(issuers) == 1 else _together(issuers)
        for actor in reversed(self.history):
            if actor.kind in (ActorKind.ORGANISATION, ActorKind.OFFICE):
                return actor
        return paper

    def _pronoun(self, clauses: Clauses, index: int) -> Holder:
        item = clauses.items[index]
        lower = item.lower
        if lower in FIRST_PERSON:
            return Holder(lower, self.speaker(), SpeakerCheck.RESOLVED)
        actor = self._in_sentence(clauses, index, lower) or self._before(lower, item.start)
        return Holder(lower, actor, SpeakerCheck.RESOLVED if actor else SpeakerCheck.NOT_FOUND)

    def speaker(self) -> Actor | None:
        """Return who "we" is here: the speaker of the turn, or the issuer of the statement."""
        if self.turn:
            if self.turn not in self.speakers:
                self.speakers[self.turn] = self._labelled(self.turn)
            return self.speakers[self.turn]
        return self.voice

    def _labelled(self, label: str) -> Actor:
        """Return who speaks under a label: a person of the text, else somebody known by the label alone."""
        known = self.turns.who(label).actors
        return known[0] if known else Actor(self.turns.called(label), ActorKind.PERSON)

    def _in_sentence(self, clauses: Clauses, index: int, lower: str) -> Actor | None:
        """Return a fitting subject earlier in the same sentence; an owner may also be no subject."""
        owning = lower in ("his", "her", "its", "their")
        named = [(k, self._meant(clauses.items[k], owning)) for k in range(index)]
        fitting = [
            (k, actor) for k, actor in named if actor is not None and self._may(actor, lower)
        ]
        subjects = (actor for k, actor in fitting if _is_free(clauses, k))
        first = fitting[0][1] if fitting and owning else None
        return next(subjects, first)

    def _meant(self, item: SentenceItem, owning: bool) -> Actor | None:
        """Return whom an item names; one that only owns something counts for pronouns that own."""
        if item.mention is None or (item.mention.possessive and not owning):
            return None
        return self._mention(item.mention, item.start).actor

    def _before(self, lower: str, at: int) -> Actor | None:
        """Return whom a pronoun stands for by the sentences before."""
        nearby = self._nearby(lower)
        if nearby is not None:
            return nearby
        # "They" are those who spoke last, or two whom the text has joined.
        listed = list(self.history)[-1:] if lower in _THEY else reversed(self.history)
        found = next((actor for actor in listed if self._may(actor, lower)), None)
        if found is None and (lower in _THEY or lower == "each"):
            return self.cast.resolve("they", at)
        return found

    def _may(self, actor: Actor, lower: str) -> bool:
        """Whether a pronoun may stand for an actor here: nobody is "he" in their own words, nor one of two who talk."""
        return _fits(actor, lower) and not (
            self.turn and lower in _GENDER and actor.name in self._talking()
        )

    def _talking(self) -> Collection[str]:
        """Return the names of those who are "I" or "you" in a turn: who has it, and the other one of two."""
        labels = self.turns.labels
        there = labels if len(labels) == _TWO else [self.turn or ""]
        return [self.turns.called(label) for label in there]

    def _nearby(self, lower: str) -> Actor | None:
        """Return the last person of the sentence before whom "he" or "she" fits, where it fits no last speaker."""
        if lower not in _GENDER or not self.history or self._may(self.history[-1], lower):
            return None
        fitting = (a for a in reversed(self.nearby) if self._may(a, lower))
        return next((a for a in fitting if gender_of(a) is not None), None)


_TWO = 2
#: Items from an office to the comma behind it: "the minister | of trade of Norland |, Anna Holm,".
_OF_OFFICE = 7


def _is_free(clauses: Clauses, k: int) -> bool:
    """Whether a name can be a subject: no preposition governs it, or what seems one opens a clause."""
    mention = clauses.items[k].mention
    return mention is not None and (not mention.governed or clauses.clausal(k))


def _for_another(found: Holder, behalf: str | None) -> Holder:
    """Return a holder as one who speaks for somebody, where an insertion says so: "A, for the GROUP, said"."""
    if behalf is None or found.actor is None:
        return found
    return replace(found, actor=replace(found.actor, affiliation=behalf))


def _before_speech(clauses: Clauses, index: int) -> int | None:
    """Return where the quotation before a subject begins: ".." the ministry said is no ministry named in the speech."""
    for item in reversed(clauses.items[max(0, index - 3) : index]):
        if item.quote:
            return item.start
    return None


_DEFINITE = ("the ", "both ", "these ", "this ", "that ", "two ")


def _indefinite(text: str, actor: Actor) -> bool:
    """Whether a nameless source is introduced here: "a senior official", "several diplomats"."""
    lower = text.lower()
    if lower.startswith(("a ", "an ", "another ", "some ", "several ", "many ", "other ")):
        return True
    return actor.kind is ActorKind.GROUP and not lower.startswith(_DEFINITE)


def _is_another_group(actor: Actor, found: Actor) -> bool:
    """Whether two groups have words that the other has not: "European ministers" are not "foreign ministers"."""
    if actor.kind is not ActorKind.GROUP or found.kind is not ActorKind.GROUP:
        return False
    return bool(set(words_of(actor.name)) - set(words_of(found.name)) - _HOW_MANY)


_HOW_MANY = frozenset("the both all these those several other some".split())


def _bare_body(actor: Actor) -> bool:
    """Whether an organisation is named by a common noun alone: "the ministry"."""
    return (
        actor.kind is ActorKind.ORGANISATION and not actor.affiliation and actor.name[:1].islower()
    )


def _fits(actor: Actor, lower: str) -> bool:
    """Whether a pronoun may stand for an actor."""
    if lower in _GENDER:
        known = gender_of(actor)
        return actor.kind in _PERSONS and (known is None or known == _GENDER[lower])
    if lower in ("it", "its"):
        return actor.kind in _THINGS
    return actor.kind in _SEVERAL if lower in _THEY or lower == "each" else True


_THEY = frozenset(("they", "their", "both"))
_PERSONS = frozenset({ActorKind.PERSON, ActorKind.OFFICE, ActorKind.NAME})
_THINGS = frozenset({ActorKind.ORGANISATION, ActorKind.COUNTRY, ActorKind.MEDIA, ActorKind.PAPER})
_SEVERAL = frozenset({ActorKind.GROUP, ActorKind.JOINT, ActorKind.ORGANISATION})
