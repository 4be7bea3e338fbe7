"""Whom the words for a source mean, by who was told of before: "he", "it", "the company", "a ministry spokesman"."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from summarizer.attribution.actor import Actor, ActorKind, Mention, gender_of
from summarizer.attribution.announced import Announced
from summarizer.attribution.by_body import (
    bodies_by_letters,
    called_beside,
    has_a_delegate,
    is_a_body,
    is_bare_body,
    is_bare_paper,
    is_bare_spokesman,
    may_be_called,
    only_body,
    spoken_for,
)
from summarizer.attribution.cast import Cast
from summarizer.attribution.english.fronted import HANGING
from summarizer.attribution.english.pieces import DETERMINERS, Piece
from summarizer.attribution.naming import Naming
from summarizer.attribution.openings import (
    gender_told,
    opening_group,
    opening_person,
    tells_what_somebody_is,
)
from summarizer.attribution.parties import Parties
from summarizer.attribution.presented import Presented
from summarizer.attribution.sourced import Sourced, first_source, is_office
from summarizer.attribution.unclosed import spoken_in
from summarizer.attribution.voice import Voice, voice_in
from summarizer.attribution.who import (
    FIRST,
    GENDERED,
    PERSON_KINDS,
    PLURALS,
    THINGS,
    Persons,
    Who,
    is_object,
    is_person,
    places_among,
    surely_person,
    words_in,
)
from summarizer.models.document import Kind, PreparedText, Sentence
from summarizer.names.holders import holders_of

Span = tuple[int, int]

#: What joins a clause to the one before it, at its end.
_JOINT = re.compile(r"(?:\b(?:and|but)|--|[\u2014\u2013;])\s$")
#: "He said of Kos", "she wrote about him".
_OF_WHOM = re.compile(r"\s+(?:also |later )?[a-z]+ (?:of|about) ")
#: Words before a pronoun that is no subject of the main clause.
_CLAUSE_IN_FRONT = frozenset(
    "as when while after before although though if since because once until whereas that who which in with by".split()
)
#: Sentences behind one in which an office spoke, where "he" may still be who holds it.
_STAYS = 2
#: Sentences behind one about a body, in which it may be "the company".
_BODY_STAYS = 3
#: Sentences behind one about a body, in which "the report" may be its own.
_PAPER_STAYS = 6


#: What a readout of two calls itself, and one of many.
_OF_TWO = re.compile(r"\b(?:call|meeting|met|spoke|conversation|talks?)\b", re.IGNORECASE)
_OF_MANY = re.compile(
    r"\b(?:listening session|briefing|convening|convened|hosted|round\s?table|forum|task force|summit|"
    r"working group|workshop)\b",
    re.IGNORECASE,
)
#: Code points at the beginning that say so.
_SAID_AT = 200


def _is_of_two(prepared: PreparedText) -> bool:
    """Whether a readout is of a talk of two, by its title and first words."""
    begin = prepared.document.body_start
    head = f"{prepared.document.title or ''} {prepared.text[begin : begin + _SAID_AT]}"
    named = prepared.document.title or head
    return _OF_TWO.search(head) is not None and _OF_MANY.search(named) is None


class Meant:
    """Who was told of so far in a document, and whom the next words for a source mean by that."""

    def __init__(self, prepared: PreparedText, cast: Cast) -> None:
        self.prepared = prepared
        self.text = prepared.text
        self.cast = cast
        self.quotes = spoken_in(prepared.text)
        self.blocks = Announced(prepared, self.quotes)
        self.persons = Persons(cast, bodies=bodies_by_letters(cast))
        self.voice: Voice | None = voice_in(prepared, cast)
        self.parties = Parties(prepared, cast, self.voice)
        self.naming = Naming(self.text, cast)
        self.presented = Presented(prepared, cast)
        #: Names of one word or two that stand behind "in" and the like alone: no persons.
        self.places = places_among(self.text, cast)
        #: Whether it is a readout, in which "they" are those who spoke with each other.
        self.told_by_one = prepared.document.kind is Kind.READOUT and _is_of_two(prepared)
        #: The last body a sentence was about, and which sentence that was.
        self.body: tuple[int, Actor | None] = (-9, None)
        #: The one body of the document that a noun may mean, by the noun.
        self.only: dict[str, Actor | None] = {}
        self.last: Who | None = None
        self.last_who: tuple[Who, ...] = ()
        #: The last sources by name, for "the former" and "the latter".
        self.spoken: deque[Who] = deque(maxlen=4)
        #: The last sentence in which somebody was a source.
        self.spoke = 0
        #: Sources of the sentence that is read, for pronouns in it.
        self.here: list[Who] = []

    # Genders that the text tells ------------------------------------------------------------------

    def _vote(self, sentence: Sentence, inside: list[Piece]) -> None:
        """Where a sentence names one person and goes on with "he" or "she", that person is meant."""
        self._note_body(sentence, inside)
        pronouns = [
            p for k, p in enumerate(inside) if p.lower in GENDERED and not is_object(inside, k)
        ]
        if not pronouns:
            return
        persons = self._persons(sentence, sentence.end)
        self.persons.genders |= {GENDERED[p.lower] for p in pronouns}
        if len(set(persons)) != 1:
            return
        behind = next((m.end for m in self._mentions(sentence) if self._is_person(m.actor)), 0)
        told = {GENDERED[p.lower] for p in pronouns if p.start > behind}
        if len(told) == 1:
            self.persons.vote(persons[0], told.pop())

    def _note_body(self, sentence: Sentence, inside: list[Piece]) -> None:
        """Note a name that a sentence opens with and goes on from with "its": it is no person's."""
        owner = next((p for p in inside if p.lower in ("its", "itself")), None)
        named = self.cast.between(sentence.start, owner.start if owner else sentence.start)
        first = named[0] if len(named) == 1 and not named[0].governed else None
        opens = first is not None and not self.text[sentence.start : first.start].strip()
        if first is not None and opens and self.cast.actors[first.actor].kind is ActorKind.NAME:
            self.persons.bodies.add(self.cast.actors[first.actor].name)

    def _note_subject(self, sentence: Sentence) -> None:
        """Note the body that a sentence is about: the first it names outside of quotations, of which it tells."""
        for m in self._mentions(sentence):
            if m.governed or m.possessive or self.quotes.at(m.start) is not None:
                continue
            actor = self.cast.actors[m.actor]
            sort = self.text[sentence.start : m.start].split()[-1:]
            who = Who(" ".join([*sort, m.text]), m.start, m.text, (actor,))
            if self._is_a_body(who) or actor.name in self.persons.bodies:
                self.body = (sentence.number, actor) if not m.text.islower() else self.body
            return

    def _mentions(self, sentence: Sentence) -> tuple[Mention, ...]:
        return self.cast.between(sentence.start, sentence.end)

    def _is_person(self, number: int) -> bool:
        return self.cast.actors[number].kind in PERSON_KINDS

    def _persons(self, sentence: Sentence, before: int) -> list[Actor]:
        """Return the persons named in a sentence before an offset, outside of quotations, subjects first."""
        named = [
            m
            for m in self._mentions(sentence)
            if m.start < before
            and self._is_person(m.actor)
            and m.actor not in self.places
            and self.quotes.at(m.start) is None
            and not m.text.isupper()
            and not self._tells_which(m)
        ]
        ordered = sorted(named, key=lambda m: (m.governed or m.possessive, m.start))
        return [self.cast.actors[m.actor] for m in ordered]

    def _tells_which(self, mention: Mention) -> bool:
        """Whether a name that nothing else is known of stands between an owner and a noun: "Norland's Axis | ties"."""
        if self.cast.actors[mention.actor].kind is not ActorKind.NAME:
            return False
        owned = self.text[max(0, mention.start - 3) : mention.start] in ("'s ", "’s ")
        behind = self.text[mention.end : mention.end + 2]
        return owned and behind[:1] == " " and behind[1:].islower()

    # Who spoke -------------------------------------------------------------------------------------

    def _remember(self, sentence: Sentence, found: list[Sourced]) -> None:
        """Remember whom a sentence names, and who is the first that speaks in it."""
        persons = self._persons(sentence, sentence.end)
        self.naming.note(persons)
        self._note_subject(sentence)
        if persons:
            self.persons.recent.append((sentence.number, persons))
        opens = sentence.text[:3].strip().lower()
        if opens in GENDERED and self._goes_on_from(sentence.number):
            self.spoke = sentence.number
        elif opens in GENDERED and not persons:
            # "He was in good spirits": whoever it is stays near for the next sentences.
            actor = self.persons.person(opens, sentence.number, [])
            if actor is not None:
                self.persons.goes_on(sentence.number, actor)
        who = first_source(found)
        if who is not None:
            self.spoke = sentence.number
            self._remember_source(sentence, who)

    def _speaks_on(self, number: int) -> None:
        """Note that a sentence is a quotation, so that whoever spoke in the one before does so still."""
        self.spoke = number if self.spoke == number - 1 else self.spoke

    def _opened(self, number: int, opening: Callable[[str], Span | None]) -> Who | None:
        """Return with whom a sentence begins: "A mediator has been called", "Analysts at the bank cut"."""
        sentence = self.prepared.sentence(number)
        span = opening(sentence.text) if sentence is not None else None
        if sentence is None or span is None:
            return None
        return self._who(sentence, (sentence.start + span[0], sentence.start + span[1]))

    def _remember_source(self, sentence: Sentence, who: tuple[Who, ...]) -> None:
        """Remember a source for the pronouns of later sentences; one that stands for nobody known only by its words."""
        main = who[0]
        if not main.actors:
            self.last = self.last if main.pronoun else main
            return
        self.last = main
        self.last_who = self.last_who if main.pronoun else who
        self.spoken.append(main)
        if main.text.lower() in FIRST:
            return  # who writes "I" is not "he" of the next sentence
        if main.actors[0].kind in PERSON_KINDS and main.actors[0].name not in self.persons.bodies:
            self.persons.speaker = (sentence.number, main.actors[0])
            self.persons.alone = (
                len({a.name for one in who if is_person(one) for a in one.actors}) == 1
            )
        else:
            self.persons.thing = main.actors[0]

    # Sources --------------------------------------------------------------------------------------

    def _who(self, sentence: Sentence, span: Span) -> Who:
        """Return who a phrase is, by what sort of word it is written with."""
        written = " ".join(self.text[span[0] : span[1]].split())
        lower = written.lower()
        if lower in GENDERED:
            return self._he(sentence, span, written)
        if lower in FIRST:
            return self._writer(sentence, span, written)
        if lower in THINGS or lower in PLURALS:
            return self._they(sentence, span, lower) or self._it(span, written)
        known = [w for w in (*self.spoken, *self.here) if w.start < span[0]]
        meant = self.parties.meant(written, span[0], known) or self.naming.named(span, written)
        if is_person(meant):
            return meant
        held = self.parties.holder(written, span[0])
        found = held or self._with_body(self.presented.meant(meant, sentence.number), sentence)
        return self._perhaps(found, sentence.number)

    def _perhaps(self, who: Who, number: int) -> Who:
        """Return one told of by what they are ("the investor") with the person who may be meant: the last spoken of."""
        if is_bare_body(who) and (found := self._perhaps_body(who, number)).perhaps:
            return found
        if is_bare_paper(who) and self.parties.caption is None:
            body = self._body_near(number, _PAPER_STAYS)
            if body is None or body.kind is ActorKind.COUNTRY:
                return who
            return replace(who, perhaps=(body,))
        if is_person(who) or not tells_what_somebody_is(who.text, who.head):
            return who
        last = self.persons.last(number, gender_told(who.head))
        # "Holm's strategist" is not Holm.
        other = last is not None and not set(words_in(last.name)) & set(words_in(who.text))
        return replace(who, perhaps=(last,)) if last is not None and other else who

    def _perhaps_body(self, who: Who, number: int) -> Who:
        """Return one told of as "the company" with the body that may be meant: the last one a sentence began with."""
        called = words_in(who.text)[-1]
        body = self._body_near(number, _BODY_STAYS)
        if body is None or not may_be_called(body, called):
            body = self._only_body(called)
        return who if body is None else replace(who, perhaps=(body,))

    def _only_body(self, called: str) -> Actor | None:
        """Return the one body of the document that a noun may mean; ``None`` where there are several or none."""
        if called not in self.only:
            found = only_body(self.cast, called, self.persons.bodies)
            self.only[called] = found or called_beside(self.text, self.cast, called)
        return self.only[called]

    def _body_near(self, number: int, stays: int) -> Actor | None:
        """Return the body that a sentence was about last, no more than so many sentences before."""
        at, body = self.body
        return body if number - at <= stays else None

    def _they(self, sentence: Sentence, span: Span, lower: str) -> Who | None:
        """Return the several with whom the sentence before opens, for "they"; ``None`` where others spoke since."""
        if lower not in PLURALS or any(w.start < span[0] and not is_person(w) for w in self.here):
            return None
        group = self._opened(sentence.number - 1, opening_group)
        if group is not None:
            return replace(group, resolved=True)
        if self._spoke_together(sentence.number - 1):
            return replace(self.last_who[0], resolved=True)
        if (
            self.last is not None
            and self._are_several(self.last)
            and self.spoke >= sentence.number - 1
        ):
            return replace(self.last, resolved=True)
        both = self.cast.resolve("the two leaders", span[0]) if self.told_by_one else None
        if both is None or both.kind is not ActorKind.JOINT or not self._open_it(both.members):
            return None
        written = self.text[span[0] : span[1]]
        return Who(written, span[0], written, (both,), True)

    def _spoke_together(self, number: int) -> bool:
        """Whether two persons or more are one source, by name, that was the last one in a sentence."""
        if self.spoke not in (number, number + 1) or self.last is None or not self.last_who:
            return False
        persons = {a.name for one in self.last_who if is_person(one) for a in one.actors}
        return self.last == self.last_who[0] and len(persons) > 1 < len(holders_of(self.last.text))

    def _are_several(self, who: Who) -> bool:
        """Whether a source is persons whom the text counts: "the three ministers"."""
        return bool(who.actors) and who.actors[0].kind is ActorKind.JOINT

    def _open_it(self, names: Sequence[str]) -> bool:
        """Whether title and first words of the document name all of some persons."""
        begin = self.prepared.document.body_start
        opening = self.text[begin : begin + 2 * _SAID_AT]
        known = set(words_in(f"{self.prepared.document.title or ''} {opening}"))
        return all(known.intersection(words_in(name)[-1:]) for name in names)

    def _it(self, span: Span, written: str) -> Who:
        """Return whom "it" or "they" stands for: the source before it that is no person."""
        earlier = [w for w in self.here if w.start < span[0] and not is_person(w)]
        last = earlier[-1] if earlier else self.last
        if last is None or (is_person(last) and not self._is_a_body(last)):
            return Who(written, span[0], written, (), True)
        return replace(last, resolved=True)

    def _is_a_body(self, who: Who) -> bool:
        """Whether "it" may be a source although its name may be a person's."""
        known = bool(who.actors) and who.actors[0].name in self.persons.bodies
        return known or is_a_body(who, self.text, self.persons.votes)

    def _with_body(self, who: Who, sentence: Sentence) -> Who:
        """Return "a spokesman" as the voice of the body that spoke in the sentence before, where none is named.

        "A ministry spokesman" is the voice of the ministry that was named last.
        """
        whose = spoken_for(who)
        if whose is not None:
            body = self._body_near(sentence.number, _BODY_STAYS)
            if body is None or not may_be_called(body, whose):
                return who
            return replace(who, beyond=(*who.beyond, body.name))
        near_by = self.last if sentence.number - self.spoke <= 1 else None
        if near_by is None or not is_bare_spokesman(who) or not self._is_a_body(near_by):
            return who
        return replace(who, beyond=(near_by.text,))

    def _writer(self, sentence: Sentence, span: Span, written: str) -> Who:
        """Return whom "we" or "I" stands for outside of turns: the issuers, and whom the heading names."""
        speakers = self.voice.who if self.voice and sentence.turn is None else ()
        speakers = self.blocks.own.get(sentence.paragraph, speakers)
        actors = tuple(a for one in speakers for a in one.actors)
        heading = " | ".join(one.heading for one in speakers if one.heading)
        return Who(written, span[0], written, actors, True, heading=heading)

    def _he(self, sentence: Sentence, span: Span, written: str) -> Who:
        """Return whom "he" or "she" stands for; in records a delegate is called so whose country was named."""
        subjects = [w.actors[0] for w in self.here if w.start < span[0] and is_person(w)]
        named = self._persons(sentence, span[0])
        goes_on = None if subjects or named else self._goes_on(sentence.number - 1)
        if goes_on is not None:
            return replace(goes_on, resolved=True)
        owner = None if subjects else self._spoken_for(span[0], GENDERED[written.lower()])
        if owner is not None:
            return Who(written, span[0], written, (owner,), True)
        office = None if subjects else self._office_joined(sentence, span[0])
        if office is not None:
            return replace(office, resolved=True)
        before = [*subjects[-1:], *named]
        joined = not subjects and (
            self._joins_on(sentence, span[0]) or self._is_the_subject(sentence, span[0])
        )
        actor = self.persons.person(
            written.lower(), sentence.number, before, subjects=bool(subjects) or joined
        )
        if actor is not None and actor in self._told_apart(sentence, span):
            actor = self._last_speaker(written.lower(), actor)
        if actor is not None:
            self.persons.vote(actor, GENDERED[written.lower()])
            self.persons.goes_on(sentence.number, actor)
        office = self._office_near(sentence, span[0]) if actor is None else None
        if office is not None:
            return replace(office, resolved=True)
        return Who(written, span[0], written, (actor,) if actor else (), True)

    def _spoken_for(self, at: int, gender: str) -> Actor | None:
        """Return the person a pronoun goes back to behind who speaks for them: "Kos's campaign said he had not"."""
        last = next((w for w in reversed(self.here) if w.start < at), None)
        if last is None or not last.beyond:
            return None
        owners = (self.cast.resolve(name, at) for name in last.beyond)
        persons = (
            a for a in owners if a is not None and a.kind in PERSON_KINDS and surely_person(a)
        )
        return next((a for a in persons if self.persons.gender(a) in (None, gender)), None)

    def _office_joined(self, sentence: Sentence, at: int) -> Who | None:
        """Return the office a sentence began with where a pronoun goes on: "The Chair asked them, and she said"."""
        first = next((w for w in self.here if w.start < at), None)
        if first is None or not is_office(first):
            return None
        joined = self.text[sentence.start : at].split()[-1:] in (["and"], ["but"])
        others = self.cast.between(first.start + len(first.text), at)
        free = any(self._is_person(m.actor) and not m.governed for m in others if " " in m.text)
        return first if joined and not free else None

    def _office_near(self, sentence: Sentence, at: int) -> Who | None:
        """Return the office a pronoun can only mean: the one that spoke or was named shortly before."""
        near = self.last is not None and sentence.number - self.spoke <= _STAYS
        if near and self.last is not None and self._sends(self.last):
            return self.last
        first = self.prepared.sentence(max(1, sentence.number - _STAYS)) or sentence
        for m in reversed(self.cast.between(first.start, at)):
            if self.cast.actors[m.actor].kind is ActorKind.OFFICE and not m.possessive:
                who = self._who(sentence, (m.start, m.end))
                return who if is_office(who) and not self._issues(who) else None
        return None

    def _joins_on(self, sentence: Sentence, at: int) -> bool:
        """Whether a pronoun goes on from a clause of who writes: "I asked Kos, and he said"."""
        before = self.text[sentence.start : at].lower().split()
        return len(before) > 2 and before[-1] == "and" and not FIRST.isdisjoint(before[:3])

    def _is_the_subject(self, sentence: Sentence, at: int) -> bool:
        """Whether a clause goes on about the person a sentence begins with: "Rep. Kos, who .., left -- he said"."""
        if _JOINT.search(self.text[max(sentence.start, at - 5) : at]) is None:
            return False
        persons = (m for m in self._mentions(sentence) if self._is_person(m.actor) and m.start < at)
        first = next(persons, None)
        if first is None or first.governed or first.possessive:
            return False
        head = self.text[sentence.start : first.start].split()
        opens = not head or head[0].lower() not in HANGING
        return opens and all(word[:1].isupper() or word.lower() in DETERMINERS for word in head)

    def _told_apart(self, sentence: Sentence, span: Span) -> list[Actor]:
        """Return the persons a pronoun is not: "He also called Mr. Kos a liar" is not said by Kos.

        Whom a sentence names behind the pronoun that is its subject; a clause in front of the main one may be about
        whoever that names: "As he left, Kos said".
        """
        before = self.text[sentence.start : span[0]].lower().split()
        end = sentence.end if _CLAUSE_IN_FRONT.isdisjoint(before) else span[1]
        of_whom = _OF_WHOM.match(self.text, span[1])
        near = self.cast.between(of_whom.end(), of_whom.end() + 1) if of_whom is not None else ()
        return [self.cast.actors[m.actor] for m in (*near, *self.cast.between(span[1], end))]

    def _last_speaker(self, pronoun: str, other: Actor) -> Actor | None:
        """Return the person who spoke last and is not ``other``, if a pronoun may stand for them."""
        spoken = (w.actors[0] for w in reversed(self.spoken) if w.actors and is_person(w))
        found = next((a for a in spoken if a != other), None)
        told = gender_of(found) if found is not None else None
        return found if told in (None, GENDERED[pronoun]) else None

    def _goes_on(self, number: int) -> Who | None:
        """Return of whom the sentence before tells: whose delegate spoke in it, or with whom it opens."""
        if self.last is not None and self.spoke == number and self._sends(self.last):
            return self.last
        opening = self._opened(number, opening_person)
        if opening is None or opening.pronoun:
            return None
        of_a_body = not is_person(opening) and tells_what_somebody_is(opening.text, opening.head)
        return self._perhaps(replace(opening, actors=()), number) if of_a_body else opening

    def _goes_on_from(self, number: int) -> bool:
        """Whether "he" at the head of a sentence is the delegate who spoke in the one before."""
        spoke = self.last is not None and self.spoke == number - 1
        return spoke and self.last is not None and self._sends(self.last)

    def _sends(self, who: Who) -> bool:
        """Whether "he" may be the delegate of a source; those of the issuer speak as "we"."""
        if who.text.lower() in FIRST:
            return False
        called = has_a_delegate(who) or tells_what_somebody_is(who.text, who.head)
        return not is_person(who) and called and not self._issues(who)

    def _issues(self, who: Who) -> bool:
        """Whether a source is the issuer of the document: its own people speak as "we", and are not "he"."""
        words = set(words_in(who.text))
        issuers = self.voice.who if self.voice else ()
        return any(words and words <= set(words_in(one.text)) for one in issuers)
