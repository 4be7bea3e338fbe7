"""Who a document speaks of: persons, offices, organisations and countries, with every mention.

No model is asked. What is written is matched against word lists (``words/actors.toml``) and kept in order, so
that a surname, an office or a pronoun later in the text leads back to the name as first fully written.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from summarizer.attribution.abbreviations import abbreviations
from summarizer.attribution.actor import (
    PORTFOLIOS,
    Actor,
    ActorKind,
    Mention,
    bare,
    gender_fits,
    gender_of,
    head_words,
    is_a_body_alone,
    speaks_for,
    words_of,
)
from summarizer.attribution.collect import ARTICLE, Collected, collect, home_of
from summarizer.attribution.counted import count_in, counted, named_together
from summarizer.attribution.english.capitals import common_words
from summarizer.attribution.english.phrases import PERSONAL, Classes, Phrase, PhraseKind, phrases
from summarizer.attribution.interviewee import ANSWERS, interviewee
from summarizer.models.document import PreparedText
from summarizer.names.actors import same_actor
from summarizer.names.holders import joined
from summarizer.names.persons import fits_name, name_words
from summarizer.words.scripts import fold
from summarizer.words.tokens import Token, tokens

__all__ = ["Actor", "ActorKind", "Cast", "Mention", "gender_of", "same_actor", "speaks_for"]

_PRONOUNS = {
    word: gender
    for gender, words in (
        ("male", "he him his himself"),
        ("female", "she her hers herself"),
        ("plural", "they them their both"),
        ("thing", "it its"),
        ("any", "who"),
    )
    for word in words.split()
}
_JOINT = re.compile(
    r"^(?:both|(?:the|both|these|both of the|the two|two)\s+(?:two\s+)?"
    r"(?:leaders?|presidents|ministers|foreign ministers|officials|sides|parties|diplomats|men|women"
    r"|heads of state|counterparts|secretaries|principals|prime ministers|countries|politicians"
    r"|negotiators|advisers|advisors|top diplomats))$"
)
_VAGUE = frozenset({ActorKind.OFFICE, ActorKind.GROUP, ActorKind.PAPER})
_DEFINITE = frozenset(set(ActorKind) - _VAGUE)


#: What "it" may stand for, and what "they".
_THINGS = frozenset(
    {
        ActorKind.ORGANISATION,
        ActorKind.COUNTRY,
        ActorKind.MEDIA,
        ActorKind.PAPER,
        ActorKind.GROUP,
    }
)
_SEVERAL = frozenset({ActorKind.GROUP, ActorKind.ORGANISATION, ActorKind.JOINT})


_NAMED = frozenset({ActorKind.PERSON, ActorKind.NAME})
#: Letters of a label that may be initials.
_INITIALS = (2, 3)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()).upper()


def _without_office(actor: Actor) -> Actor:
    """Return somebody by the name from the first initial on: "Harbour Master J. Vane" is "J. Vane"."""
    found = _FROM_INITIALS.search(actor.name)
    if found is None or not found.start():
        return actor
    office = actor.name[: found.start()].strip()
    return replace(actor, name=found.group(), kind=ActorKind.PERSON, role=office)


_FROM_INITIALS = re.compile(r"\b(?:[A-Z]\. ?)+[A-Z][\w’'-]+$")


def _folded(text: str | None) -> set[str]:
    """Return the words of a name or office, folded."""
    return {fold(word) for word in words_of(text)}


class _Index:
    """Look-up tables over the actors, made once."""

    def __init__(self, found: Collected) -> None:
        self.starts = [m.start for m in found.mentions]
        self.by_actor: dict[int, list[int]] = {}
        for mention in found.mentions:
            self.by_actor.setdefault(mention.actor, []).append(mention.start)
        self.by_alias: dict[str, list[int]] = {}
        self.by_head: dict[str, list[int]] = {}
        self.by_word: dict[str, list[int]] = {}
        for number, actor in enumerate(found.actors):
            if not bare(actor):
                self._add(number, actor)

    def _add(self, number: int, actor: Actor) -> None:
        for alias in {fold(ARTICLE.sub("", n)) for n in (actor.name, *actor.aliases)}:
            self.by_alias.setdefault(alias, []).append(number)
        described = f"{actor.role or ''} {actor.name if actor.kind is not ActorKind.PERSON else ''}"
        for word in set(words_of(described)):
            self.by_head.setdefault(word, []).append(number)
        if actor.kind in (ActorKind.PERSON, ActorKind.NAME):
            for word in name_words(actor.name):
                self.by_word.setdefault(word[:1], []).append(number)

    def alike(self, words: Iterable[str]) -> list[int]:
        """Return the persons who have a name with the first letter of one of some words, in order."""
        return sorted({n for word in words for n in self.by_word.get(word[:1], ())[:200]})

    def last(self, actor: int, at: int) -> int | None:
        """Return the offset of an actor's last mention before an offset."""
        starts = self.by_actor.get(actor, [])
        place = bisect_left(starts, at)
        return starts[place - 1] if place else None


_TWO = 2
#: Who stands in for the holder of an office.
_SECONDS = frozenset(("deputy", "vice"))


@dataclass(frozen=True)
class Cast:
    """The actors of a document and their mentions, in order of appearance."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    principals: tuple[str, ...] = ()
    #: Names by the abbreviations that the text gives for them, folded.
    abbreviations: Mapping[str, str] = field(default_factory=dict[str, str])
    #: The country whose government publishes the document.
    home: str | None = None
    #: Who answers in an interview whose answers have no name before them.
    interviewee: Actor | None = None
    _focus: tuple[tuple[int, int], ...] = ()
    _index: _Index = field(
        default_factory=lambda: _Index(Collected((), (), (), ())), compare=False, repr=False
    )

    @classmethod
    def of(cls, prepared: PreparedText) -> Cast:
        """Collect the actors of a prepared document. Time is linear in its length."""
        found = collect(prepared)
        short = abbreviations(prepared.text)
        answers = interviewee(prepared, found.actors, found.mentions)
        return cls(
            found.actors,
            found.mentions,
            found.principals,
            short,
            home_of(prepared),
            answers,
            found.focus,
            _Index(found),
        )

    def actor(self, name: str) -> Actor | None:
        """Return the actor of that canonical name, or ``None``."""
        found = [
            n
            for n in self._index.by_alias.get(fold(ARTICLE.sub("", name)), ())
            if self.actors[n].name == name
        ]
        return self.actors[found[0]] if found else None

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that begin in ``[start, end)``."""
        return self.mentions[
            bisect_left(self._index.starts, start) : bisect_left(self._index.starts, end)
        ]

    def resolve(self, mention: str, at: int) -> Actor | None:
        """Return the actor that words written at an offset stand for, or ``None`` where that is not clear."""
        text = " ".join(mention[:300].replace("\u2019", "'").split()).strip(" ,;:")
        lower = text.lower()
        if not lower:
            return None
        if lower in _PRONOUNS:
            return self._pronoun(_PRONOUNS[lower], at)
        if _JOINT.match(lower):
            several = named_together(text, self.actors, self.between(0, at))
            return several or self._parties() or self._joint(at)
        if (several := self.counted(text, at)) is not None:
            return several
        phrase = single_phrase(text)
        return (
            self._named(text, phrase) or self._office(text, phrase, at) or self._exact(text, _VAGUE)
        )

    def counted(self, text: str, at: int) -> Actor | None:
        """Return the persons together whom words at an offset count: "the three ministers"; ``None`` where unclear."""
        found = count_in(text)
        if found is None:
            return None
        return counted(*found, self.actors, self.between(0, at), self.abbreviations)

    def labelled(self, label: str) -> Actor | None:
        """Return the person that the label of a turn stands for: by a word of the name, or by all words of the office.

        "SENIOR OFFICIAL" is nobody whom the text names elsewhere, however senior; "AH" is the one person of these
        initials.
        """
        if self.interviewee is not None and label.lower() in ANSWERS:
            return self.interviewee
        if label.isupper() and label.isalpha() and len(label) in _INITIALS:
            return self._of_initials(label)
        found = self.resolve(label, 1 << 60)
        if found is None or found.kind is not ActorKind.PERSON:
            return None
        words = _folded(label) - {"the"}
        office = bool(words) and words <= _folded(found.role)
        return found if office or words & _folded(found.name) else None

    def _of_initials(self, label: str) -> Actor | None:
        """Return the one person of some initials, ``None`` where there is none or more than one."""
        named = [a for a in self.actors if a.kind in _NAMED]
        meant = [a for a in named if _initials(a.name) == label]
        meant = meant or [
            one for a in named if _initials((one := _without_office(a)).name) == label
        ]
        return meant[0] if len(meant) == 1 else None

    def _exact(self, text: str, kinds: frozenset[ActorKind]) -> Actor | None:
        numbers = self._index.by_alias.get(fold(ARTICLE.sub("", text)).removesuffix("'s"), ())
        return next((self.actors[n] for n in numbers if self.actors[n].kind in kinds), None)

    def _named(self, text: str, phrase: Phrase | None) -> Actor | None:
        """Return whom a name means: exactly, as a state or organ, or by the words of a person's name."""
        exact = self._exact(text, _DEFINITE)
        if exact or phrase is None:
            return exact
        if phrase.kind in (PhraseKind.PLACE, PhraseKind.ORGAN):
            own = Actor(phrase.name, ActorKind.COUNTRY, affiliation=phrase.name)
            return self.actor(phrase.name) or own
        named = phrase.kind in PERSONAL or phrase.kind is PhraseKind.SINGLE
        return self._person(phrase) if named else None

    def _person(self, phrase: Phrase) -> Actor | None:
        """Return the person whose name a phrase fits, one of the same side before all others."""
        words = name_words(phrase.name)
        listed = map(self.actors.__getitem__, self._index.alike(words))
        fitting = [actor for actor in listed if fits_name(words, name_words(actor.name))]
        if len(fitting) > 1 and phrase.affiliation:
            fitting = [a for a in fitting if a.affiliation == phrase.affiliation] or fitting
        return next(iter(fitting), None)

    def _office(self, text: str, phrase: Phrase | None, at: int) -> Actor | None:
        """Resolve "the Russian minister" by nation and head noun, the latest mention first."""
        affiliation = phrase.affiliation if phrase else ""
        words = tokens(text)
        fitting = self._holders_of([w.lower for w in words if w.word], affiliation, at)
        if not fitting:
            return None
        persons = self._persons_of(fitting) or self._subjects_of(fitting, at) or fitting
        latest = self.actors[max(persons)[1]]
        if len(persons) == 1 or affiliation:
            return latest
        numbers = {number for _, number in persons}
        return self._at_home(numbers) or self._of_several(numbers, words, at) or latest

    def _subjects_of(self, fitting: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
        """Return those of several bodies that no preposition or owner holds where they were named last.

        "The UK Party may sue two who defected to Kos's Veritas Party. The party argues ..": it is the first one.
        """
        numbers = {n for _, n in fitting}
        if len(numbers) < _TWO or any(
            self.actors[n].kind is not ActorKind.ORGANISATION for n in numbers
        ):
            return []
        free = [
            (m.start, m.actor)
            for m in self.between(0, at)
            if m.actor in numbers and not m.governed and not m.possessive
        ]
        return free[-1:]

    def _at_home(self, numbers: set[int]) -> Actor | None:
        """Return the one of several of the publisher's country, or of none that is told, where the others are not.

        In a readout of the White House "the President" is its own, whatever president has called.
        """
        own = [number for number in numbers if self.actors[number].affiliation in (None, self.home)]
        return self.actors[own[0]] if len(own) == 1 and len(numbers) > 1 else None

    def _of_several(self, numbers: set[int], words: list[Token], at: int) -> Actor | None:
        """Return whom of several an office without a nation means: whom the text is about, else the first if named."""
        near = self._last_in_focus(numbers, at)
        if near is None and any(word.capital for word in words[1:]):
            return self.actors[min(numbers)]
        return near

    def _persons_of(self, fitting: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return those of several actors that are persons."""
        return [f for f in fitting if self.actors[f[1]].kind is ActorKind.PERSON]

    def _last_in_focus(self, numbers: set[int], at: int) -> Actor | None:
        """Return whom of several the sentences shortly before an offset are about."""
        place = bisect_right(self._focus, (at, -1))
        near = (k for _, k in reversed(self._focus[max(0, place - 8) : place]) if k in numbers)
        number = next(near, None)
        return None if number is None else self.actors[number]

    def _holders_of(self, words: list[str], affiliation: str, at: int) -> list[tuple[int, int]]:
        """Return (offset of the last mention, actor) for whoever may hold an office."""
        if not words:
            return []
        heads = head_words(words)
        numbers = dict.fromkeys(n for head in heads for n in self._index.by_head.get(head, ()))
        if words[-1] in heads and is_a_body_alone(words[-1]):
            # "The council" is no council leader.
            numbers = dict.fromkeys(n for n in numbers if heads & self._heads(n))
        fitting = self._preferred(self._mentioned(numbers, affiliation, at), affiliation)
        named = heads & set(words)
        fitting = [f for f in fitting if named & self._post(f[1])] or fitting
        fitting = self._with_portfolio(fitting, PORTFOLIOS.intersection(words))
        return fitting if _SECONDS.intersection(words) else self._without_seconds(fitting, words)

    def _without_seconds(
        self, fitting: list[tuple[int, int]], words: list[str]
    ) -> list[tuple[int, int]]:
        """Return those who hold an office themselves: no deputy prime minister is "the prime minister"."""
        first = [f for f in fitting if not _SECONDS & self._post(f[1])]
        alone = len(set(words) - {"the"}) == 1 and "president" not in words
        return first or (fitting if alone else [])

    def _with_portfolio(
        self, fitting: list[tuple[int, int]], special: frozenset[str]
    ) -> list[tuple[int, int]]:
        """Return those whose post has all of some portfolios; without any such, those of whom none is told."""
        exact = [f for f in fitting if special <= self._post(f[1])]
        # "The finance minister" is no prime minister.
        return exact or [f for f in fitting if not special or not PORTFOLIOS & self._post(f[1])]

    def _preferred(self, fitting: list[tuple[int, int]], affiliation: str) -> list[tuple[int, int]]:
        """Return the persons of a side, without any all persons, without any all."""
        persons = self._persons_of(fitting)
        own = [f for f in persons if self.actors[f[1]].affiliation == affiliation]
        return own or persons or fitting

    def _mentioned(
        self, numbers: Iterable[int], affiliation: str, at: int
    ) -> list[tuple[int, int]]:
        """Return the actors that may be of a side, each with its last mention before an offset, -1 if behind."""
        suits = (affiliation, None)
        wanted = [n for n in numbers if not affiliation or self.actors[n].affiliation in suits]
        suited = [(self._index.last(n, at), n) for n in wanted]
        # A headline may name an office before the text names its holder.
        return [(d, n) for d, n in suited if d is not None] or [(-1, n) for _, n in suited]

    def _heads(self, number: int) -> set[str]:
        """Return the head noun of what somebody is called, and what may stand for it."""
        actor = self.actors[number]
        words = words_of(actor.role or actor.name)
        return head_words(words) if words else set()

    def _post(self, number: int) -> set[str]:
        return set(words_of(self.actors[number].role))

    def _pronoun(self, gender: str, at: int) -> Actor | None:
        """Return whom a pronoun most likely stands for, by what the sentences before are about."""
        if gender == "plural":
            return self._joint(at)
        place = bisect_right(self._focus, (at, -1)) - 1
        for offset, number in reversed(self._focus[max(0, place - 5) : place + 1]):
            actor = self.actors[number]
            if gender == "thing":
                if actor.kind in _THINGS:
                    return actor
            elif actor.kind not in _THINGS and gender_fits(actor, gender) and at - offset < 1500:
                return actor
        return None

    def _joint(self, at: int) -> Actor | None:
        """Two persons joined by "and" shortly before, or the two principals of the document."""
        place = bisect_right(self._focus, (at, -1)) - 1
        for _, number in reversed(self._focus[max(0, place - 1) : place + 1]):
            if self.actors[number].kind in _SEVERAL:
                return self.actors[number]
        named = {self.actors[m.actor].name for m in self.between(0, at)}
        # "They" are nobody who is only named further below.
        return self._parties() if named.issuperset(self.principals) else None

    def _parties(self) -> Actor | None:
        if len(self.principals) < 2:
            return None
        return Actor(joined(self.principals), ActorKind.JOINT, members=self.principals)


def single_phrase(text: str) -> Phrase | None:
    words = tokens(text)
    known = frozenset(w.lower for w in words if w.capital)
    found = list(phrases(Classes(words, known - common_words())))
    return max(found, key=lambda p: p.last - p.first, default=None)
