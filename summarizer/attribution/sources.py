"""Who is given as the source of a passage: sentence by sentence, and over sentences where speech runs on.

:mod:`summarizer.attribution.attributions` lists what may be stated positions; here every source counts, whoever or
whatever it is, and the question is the other way round: of these words, whose are they said to be?
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from summarizer.attribution.actor import Actor, ActorKind, Mention, gender_of
from summarizer.attribution.by_body import has_a_delegate, is_a_body, is_bare_spokesman
from summarizer.attribution.cast import Cast
from summarizer.attribution.english.frames import Frame, Link, frames
from summarizer.attribution.english.pieces import Piece, pieces
from summarizer.attribution.english.verbless import speaker_before
from summarizer.attribution.english.verbs import Polarity, VerbKind, source_words
from summarizer.attribution.naming import Naming
from summarizer.attribution.openings import (
    gender_told,
    opening_group,
    opening_person,
    tells_what_somebody_is,
)
from summarizer.attribution.papers import Papers
from summarizer.attribution.parties import Parties
from summarizer.attribution.presented import Presented
from summarizer.attribution.running import Running
from summarizer.attribution.signed import signed_passages
from summarizer.attribution.sourced import (
    Layer,
    Sourced,
    holds_saying,
    is_a_noun,
    is_office,
    is_telling,
    points_back,
    speaks,
    with_described,
)
from summarizer.attribution.voice import Voice, voice_in
from summarizer.attribution.who import (
    FIRST,
    GENDERED,
    PERSON_KINDS,
    PLURALS,
    THINGS,
    Persons,
    Who,
    beyond_of,
    head_end,
    is_object,
    is_person,
    places_among,
    without_article,
    words_in,
)
from summarizer.attribution.worded import with_words
from summarizer.models.document import PreparedText, Sentence, SentenceRole
from summarizer.text.quotations import Spoken
from summarizer.words.datelines import behind_dateline

Span = tuple[int, int]

#: Letters of words that headlines write small, and pieces before a colon among which a verb announces what follows.
_SHORT_WORD, _ANNOUNCING = 3, 12
#: "He said of Kos", "she wrote about him".
_OF_WHOM = re.compile(r"\s+(?:also |later )?[a-z]+ (?:of|about) ")
#: Sentences behind one in which an office spoke, where "he" may still be who holds it.
_STAYS = 2
#: Prepositions that a subject does not begin with.
_GOVERNING = frozenset("about to from into onto with during against over under upon".split())
#: A name of a few words before a colon.
_LABELLED = re.compile(r"(?:[A-Z][^\s:.,]*\s){0,3}[A-Z][^\s:.,]*:\s")


@dataclass(frozen=True)
class Sources:
    """The sourced passages of a document, in order of where they begin."""

    passages: tuple[Sourced, ...]
    _starts: tuple[int, ...]
    _reach: tuple[int, ...]

    @classmethod
    def of(cls, prepared: PreparedText, cast: Cast) -> Sources:
        """Read a document; where it is not English, quotations that are signed. Time is linear in its length."""
        language = (prepared.document.language or "en")[:2].lower()
        english = language == "en"
        found = _Reader(prepared, cast).read() if english else signed_passages(prepared, cast)
        ordered = tuple(sorted(found, key=lambda s: s.start))
        reach: list[int] = []
        for one in ordered:
            reach.append(max(one.end, reach[-1] if reach else 0))
        return cls(ordered, tuple(s.start for s in ordered), tuple(reach))

    def covering(self, start: int, end: int, share: float) -> list[Sourced]:
        """Return the passages in which at least a share of a span lies, the narrowest first."""
        found: list[tuple[int, int, Sourced]] = []
        place = bisect_right(self._starts, max(start, end - 1)) - 1
        while place >= 0 and self._reach[place] > start:
            one = self.passages[place]
            if one.end > start and _share(one, start, end) >= share:
                size = sum(b - a for a, b in one.content)
                found.append((list(Layer).index(one.layer), size, one))
            place -= 1
        return [one for _, _, one in sorted(found, key=lambda f: f[:2])]


def _is_nobody(who: Who) -> bool:
    """Whether a source is said not to be there: "no other minister had"."""
    first = who.text.split(maxsplit=1)[0].lower() if who.text else ""
    return first == "no" or first in source_words().nobody


def _announces(one: Sourced) -> bool:
    """Whether a clause says that somebody tells something or puts it forward: "made the following objections"."""
    return is_telling(one) or (one.link is Link.SUBJECT and one.kind is VerbKind.LIGHT)


def _share(one: Sourced, start: int, end: int) -> float:
    """Return the share of a span inside a content, or inside the whole where the span brings source or verb along."""
    inside = sum(max(0, min(end, b) - max(start, a)) for a, b in one.content)
    if start <= one.start or (start < one.verb_end <= end and one.layer is Layer.CLAUSE):
        inside = max(inside, min(end, one.end) - max(start, one.start))
    # "[Kos attacked the plan, saying that it is late]" is the words of Kos from the name on.
    says = one.link is Link.PARTICIPLE and bool(one.who) and is_person(one.who[0])
    named = one.who[0].start if says else end
    if start <= named < min(end, one.start):
        inside = max(inside, min(end, one.end) - named)
    return inside / max(1, end - start)


class _Reader:
    """Reads a document once, in order."""

    def __init__(self, prepared: PreparedText, cast: Cast) -> None:
        self.prepared = prepared
        self.text = prepared.text

        self.cast = cast
        self.quotes = Spoken(prepared.text)
        self.persons = Persons(cast)
        self.voice: Voice | None = voice_in(prepared, cast)
        self.parties = Parties(prepared, cast, self.voice)
        self.papers = Papers(prepared, cast)
        self.naming = Naming(self.text, cast)
        self.presented = Presented(prepared, cast)
        self.running = Running(prepared, cast, self.quotes, self.parties)
        #: Names of one word or two that stand behind "in" and the like alone: no persons.
        self.places = places_among(self.text, cast)
        self.last: Who | None = None
        self.found: list[Sourced] = []
        self.last_who: tuple[Who, ...] = ()
        #: The last sources by name, for "the former" and "the latter".
        self.spoken: deque[Who] = deque(maxlen=4)
        #: The last sentence in which somebody was a source.
        self.spoke = 0
        #: Sources of the sentence that is read, for pronouns in it.
        self.here: list[Who] = []

    def read(self) -> list[Sourced]:
        """Return all sourced passages."""
        account = with_words(self.prepared.account)
        listed = [(s, self._pieces(s)) for s in account]
        for sentence, inside in listed:
            self._vote(sentence, inside)
        read = [(s, inside, self._clauses(s, inside)) for s, inside in listed]
        self.running.begin([(s, own) for s, _, own in read])
        for sentence, inside, own in read:
            self.found += own
            self.found += self.running.after(sentence, inside, own)
        return self.found

    def _pieces(self, sentence: Sentence) -> list[Piece]:
        start = sentence.start + behind_dateline(sentence.text)
        within = self.quotes.within(start, sentence.end)
        return pieces(self.text, start, sentence.end, within)

    # Genders that the text tells ------------------------------------------------------------------

    def _vote(self, sentence: Sentence, inside: list[Piece]) -> None:
        """Where a sentence names one person and goes on with "he" or "she", that person is meant."""
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
        ]
        ordered = sorted(named, key=lambda m: (m.governed or m.possessive, m.start))
        return [self.cast.actors[m.actor] for m in ordered]

    # Clauses --------------------------------------------------------------------------------------

    def _clauses(self, sentence: Sentence, inside: list[Piece]) -> list[Sourced]:
        title = sentence.role is SentenceRole.TITLE or self._is_headline(sentence)
        self.here = []
        read = [
            f
            for f in frames(inside, title=title)
            if not (is_a_noun(f, self.text) or points_back(f, self.text) or self._is_governed(f))
        ]
        listed = sorted(read, key=lambda f: f.verb)
        found = [self._sourced(sentence, frame) for frame in listed]
        self._remember(sentence, found)
        if inside and not found and all(p.quote for p in inside):
            self._speaks_on(sentence.number)
        if inside and inside[-1].lower == ":" and len(inside) > 1:
            self._announce(sentence, inside, found)
        return found

    def _is_governed(self, frame: Frame) -> bool:
        """Whether a preposition stands at the head of a subject: "asked about the Courier report, Kos said"."""
        subject = frame.link is Link.SUBJECT and bool(frame.sources)
        first = self.text[slice(*frame.sources[0])].split()[:1] if subject else []
        return bool(first) and first[0] in _GOVERNING

    def _is_headline(self, sentence: Sentence) -> bool:
        """Whether a text without a title begins with a line such as "Kos: Port Will Open"."""
        first, *rest = self.prepared.account[:2]
        alone = sentence.turn is None and (
            sentence.number == first.number and bool(rest) and rest[0].paragraph > first.paragraph
        )
        if not alone:
            return False
        words = [w for w in sentence.text.split() if len(w) > _SHORT_WORD]
        capitals = sum(w[0].isupper() for w in words) * 2 > len(words)
        return capitals or bool(_LABELLED.match(sentence.text))

    def _announce(self, sentence: Sentence, inside: list[Piece], found: list[Sourced]) -> None:
        """Note whose the next paragraph is behind a colon: all of it behind a verb of saying, else its quotations."""
        putting = [one for one in found if one.link is Link.PASSIVE and speaks(one)]
        says = bool(putting) or holds_saying(inside[-_ANNOUNCING:])
        telling = putting or [one for one in found if _announces(one) and speaks(one)]
        first, end = speaker_before(inside, len(inside) - 1)
        who = telling[-1].who if telling else ()
        who = who or (self._who(sentence, (inside[first].start, inside[end - 1].end)),)
        if says or is_person(who[0]):
            self.running.opens[sentence.paragraph + 1] = who
        if says:
            self.running.announced[sentence.paragraph + 1] = who

    def _sources_of(self, sentence: Sentence, frame: Frame) -> tuple[Who, ...]:
        """Return who says what a clause reports: its sources, as whom they are described, and who is behind a paper."""
        who = tuple(self._who(sentence, span) for span in frame.sources)
        if who and who[0].resolved and self.last_who and who[0].start == self.last_who[0].start:
            # "He" is Chile's delegate, who spoke for a group.
            who = tuple(replace(one, resolved=True) for one in self.last_who)
        described = tuple(self._described(who[0], span) for span in frame.described)
        who = tuple(replace(one, perhaps=()) for one in who) if described else who
        who = with_described(who, described)
        return who + (self.papers.behind(who[0], min(frame.start, frame.verb[0])) if who else ())

    def _sourced(self, sentence: Sentence, frame: Frame) -> Sourced:
        who = self._sources_of(sentence, frame)
        self.here += who[:1]
        content = tuple(self._whole(span) for span in frame.content)
        return Sourced(
            min(frame.start, content[0][0]),
            max(frame.end, content[-1][1]),
            content,
            who,
            frame.polarity,
            Layer.CLAUSE,
            sentence.number,
            frame.verb[1],
            frame.kind,
            frame.link,
        )

    def _described(self, main: Who, span: Span) -> Who:
        """Return what else a source is called: an apposition stands for whom it describes."""
        written = " ".join(self.text[span[0] : span[1]].split())
        head = without_article(self.text[span[0] : head_end(self.text, span)])
        beyond = beyond_of(self.text, span)
        named = () if is_person(main) else self.naming.chosen(span[0], span[0] + 1)
        actors = tuple(a for a in named if a.kind in PERSON_KINDS) or main.actors
        return Who(written, span[0], head, actors, main.resolved, beyond, described=True)

    def _whole(self, span: Span) -> Span:
        """Let a content that takes in a part of a quotation take in all of it, also over several sentences."""
        start, end = span
        for a, b in self.quotes.within(start, end):
            if b - a > 40 and (min(b, end) - max(a, start)) > 2:
                start, end = min(start, a), max(end, b)
        return start, end

    def _remember(self, sentence: Sentence, found: list[Sourced]) -> None:
        """Remember whom a sentence names, and who is the first that speaks in it."""
        persons = self._persons(sentence, sentence.end)
        self.naming.note(persons)
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
        speaking = (s.who for s in found if s.polarity is not Polarity.UNSAID and s.who)
        who = next((one for one in speaking if not _is_nobody(one[0])), None)
        if who is not None:
            self.spoke = sentence.number
            self._remember_source(sentence, who)

    def _speaks_on(self, number: int) -> None:
        """Note that a sentence is a quotation, so that whoever spoke in the one before does so still."""
        self.spoke = number if self.spoke == number - 1 else self.spoke
        if self.persons.speaker is not None and self.persons.speaker[0] == number - 1:
            self.persons.speaker = (number, self.persons.speaker[1])

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
        if main.actors[0].kind in PERSON_KINDS:
            self.persons.speaker = (sentence.number, main.actors[0])
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
        if is_person(who) or not tells_what_somebody_is(who.text, who.head):
            return who
        last = self.persons.last(number, gender_told(who.head))
        # "Holm's strategist" is not Holm.
        other = last is not None and not set(words_in(last.name)) & set(words_in(who.text))
        return replace(who, perhaps=(last,)) if last is not None and other else who

    def _they(self, sentence: Sentence, span: Span, lower: str) -> Who | None:
        """Return the several with whom the sentence before opens, for "they"; ``None`` where others spoke since."""
        if lower not in PLURALS or any(w.start < span[0] and not is_person(w) for w in self.here):
            return None
        group = self._opened(sentence.number - 1, opening_group)
        return replace(group, resolved=True) if group is not None else None

    def _it(self, span: Span, written: str) -> Who:
        """Return whom "it" or "they" stands for: the source before it that is no person."""
        earlier = [w for w in self.here if w.start < span[0] and not is_person(w)]
        last = earlier[-1] if earlier else self.last
        if last is None or (is_person(last) and not self._is_a_body(last)):
            return Who(written, span[0], written, (), True)
        return replace(last, resolved=True)

    def _is_a_body(self, who: Who) -> bool:
        """Whether "it" may be a source although its name may be a person's."""
        return is_a_body(who, self.text, self.persons.votes)

    def _with_body(self, who: Who, sentence: Sentence) -> Who:
        """Return "a spokesman" as the voice of the body that spoke in the sentence before, where none is named."""
        near = self.last if sentence.number - self.spoke <= 1 else None
        if near is None or not is_bare_spokesman(who) or not self._is_a_body(near):
            return who
        return replace(who, beyond=(near.text,))

    def _writer(self, sentence: Sentence, span: Span, written: str) -> Who:
        """Return whom "we" or "I" stands for outside of turns: the issuers, and whom the heading names."""
        speakers = self.voice.who if self.voice and sentence.turn is None else ()
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
        office = None if subjects else self._office_joined(sentence, span[0])
        if office is not None:
            return replace(office, resolved=True)
        before = [*subjects[-1:], *named]
        joined = self._joins_on(sentence, span[0]) and not subjects
        actor = self.persons.person(
            written.lower(), sentence.number, before, subjects=bool(subjects) or joined
        )
        if actor is not None and actor == self._spoken_of(span[1]):
            actor = self._last_speaker(written.lower(), actor)
        if actor is not None:
            self.persons.vote(actor, GENDERED[written.lower()])
            self.persons.goes_on(sentence.number, actor)
        office = self._office_near(sentence, span[0]) if actor is None else None
        if office is not None:
            return replace(office, resolved=True)
        return Who(written, span[0], written, (actor,) if actor else (), True)

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

    def _spoken_of(self, end: int) -> Actor | None:
        """Return of whom somebody speaks whose pronoun ends there: "he said of Kos" is not said by Kos."""
        found = _OF_WHOM.match(self.text, end)
        named = self.cast.between(found.end(), found.end() + 1) if found is not None else ()
        return self.cast.actors[named[0].actor] if named else None

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
