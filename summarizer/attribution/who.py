"""Who a source is: the names it goes by here, pronouns and descriptions led back to whom they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from summarizer.attribution.actor import Actor, ActorKind, Mention, gender_of
from summarizer.attribution.cast import Cast
from summarizer.attribution.english.pieces import Piece
from summarizer.attribution.english.verbs import source_words
from summarizer.attribution.items import PREPOSITIONS
from summarizer.names.persons import name_words
from summarizer.names.places import Form, canonical_place, known_place
from summarizer.words.lists import actor_lists
from summarizer.words.remembered import remembered
from summarizer.words.scripts import fold
from summarizer.words.tokens import tokens

Span = tuple[int, int]

GENDERED = {
    "he": "male",
    "his": "male",
    "him": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
FIRST = frozenset(("we", "i", "our", "my", "us", "me"))
_THING = frozenset(("it", "its"))
_PLURAL = frozenset(("they", "their", "them"))
_PERSONS = frozenset({ActorKind.PERSON, ActorKind.NAME})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ARTICLE = re.compile(
    r"^(?:the|a|an|this|that|these|those|one|another|some|his|her|its|their|our)\s+", re.IGNORECASE
)
_REACH = 3
#: Sentences behind one in which somebody spoke, where "he" goes back to him before all others.
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Who:
    """A source: as written, its head, and the actors it stands for. ``resolved``: not named at this place.

    ``head``: the words before the first preposition. ``beyond``: whom it speaks for ("a spokesman for the union").
    """

    text: str
    start: int
    head: str = ""
    actors: tuple[Actor, ...] = ()
    resolved: bool = False
    beyond: tuple[str, ...] = ()
    #: An apposition to the source before it.
    described: bool = False
    #: Title, letterhead and signature, where the source is whoever they name.
    heading: str = ""
    #: Who may be meant where somebody is told of by what they are: the person spoken of last. No ground for doubt.
    perhaps: tuple[Actor, ...] = ()

    @property
    def name(self) -> str | None:
        """The name to call it by, ``None`` for a pronoun that could not be led back."""
        if self.actors:
            return self.actors[0].name
        return None if self.pronoun or not self.text else self.text

    @property
    def pronoun(self) -> bool:
        """Whether it is written as a pronoun."""
        lower = self.text.lower()
        return (
            lower in GENDERED
            or lower in FIRST
            or lower in _THING
            or lower in _PLURAL
            or lower in _VAGUE
        )


def by_heading(heading: str, start: int) -> Who:
    """Return whomever a heading names as a source that is written nowhere else."""
    return Who("", start, "", (), True, heading=heading)


_VAGUE = frozenset(
    ("who", "which", "one", "you", "others", "some", "many", "those", "that", "this", "both")
)


@cache
def _women() -> frozenset[str]:
    return frozenset(actor_lists().given_names.female)


@cache
def _men() -> frozenset[str]:
    return frozenset(actor_lists().given_names.male)


@cache
def _male_in_a() -> frozenset[str]:
    return frozenset(actor_lists().given_names.male_in_a)


@dataclass
class Persons:
    """Who was spoken of last, for pronouns; sentence by sentence. ``votes``: genders that the text itself tells."""

    cast: Cast
    recent: deque[tuple[int, list[Actor]]] = field(default_factory=lambda: deque(maxlen=_REACH))
    speaker: tuple[int, Actor] | None = None
    #: Whether nobody else spoke with whoever spoke last.
    alone: bool = True
    thing: Actor | None = None
    votes: dict[str, Counter[str]] = field(default_factory=dict[str, Counter[str]])
    #: Names that the text goes on from with "its".
    bodies: set[str] = field(default_factory=set[str])
    #: Genders of the pronouns that the text uses at all.
    genders: set[str] = field(default_factory=set[str])

    def gender(self, actor: Actor) -> str | None:
        """Return the gender that title, given name or pronouns beside the name tell, or ``None``."""
        told = _titled(actor) or _by_given_name(actor.name) or self._voted(actor)
        if told is None and _ends_as_a_womans(actor.name):
            return "female"
        return told or gender_of(actor)

    def _voted(self, actor: Actor) -> str | None:
        """Return the gender that the pronouns beside a name tell, where they agree for the most part."""
        ranked = self.votes[actor.name].most_common(2) if actor.name in self.votes else []
        clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > 2 * ranked[1][1])
        return ranked[0][0] if clear else None

    def vote(self, actor: Actor, gender: str) -> None:
        """Note that a pronoun of that gender can only stand for an actor."""
        self.votes.setdefault(actor.name, Counter())[gender] += 1

    def goes_on(self, number: int, actor: Actor) -> None:
        """Note that a sentence goes on about somebody by pronoun alone, so that the next ones may."""
        if surely_person(actor) and (not self.recent or self.recent[-1][0] != number):
            self.recent.append((number, [actor]))

    def person(
        self, lower: str, number: int, before: list[Actor], *, subjects: bool = False
    ) -> Actor | None:
        """Return whom "he" or "she" stands for; ``None`` where two could be meant. ``before``: named before it."""
        gender = GENDERED[lower]
        spoke = self._spoke(number, _NEAR)
        if spoke and not subjects and before and self.gender(spoke) in (None, gender):
            return spoke  # "Unlike Kos, who .., he said": he is who spoke before
        for listed in (before, *self._earlier(number)):
            fitting = self._fitting(listed, gender, number)
            if fitting:
                return self._meant(fitting, gender, spoke)
        # "She", and only one spoke right before, of whose name the gender was a guess.
        last = None if before else self._spoke(number, 1)
        return last if last is not None and self._is_guess(last) else None

    def _meant(self, fitting: list[Actor], gender: str, spoke: Actor | None) -> Actor | None:
        """Return which of those who fit is meant: who spoke last, else the first whose gender is sure."""
        sure = [a for a in fitting if self.gender(a) == gender]
        if spoke in (fitting if self.alone else sure or fitting):
            return spoke
        return sure[0] if sure else self._only(fitting)

    def _fitting(self, listed: Iterable[Actor], gender: str, number: int) -> list[Actor]:
        """Return who may be of a gender, those who are persons for sure if there are any."""
        fitting = [a for a in dict.fromkeys(listed) if self._may_be(a, gender, number)]
        return list(filter(surely_person, fitting)) or fitting

    def _spoke(self, number: int, reach: int) -> Actor | None:
        """Return who spoke last, if that was so many sentences before one or fewer."""
        return self.speaker[1] if self.speaker and number - self.speaker[0] <= reach else None

    def _may_be(self, actor: Actor, gender: str, number: int) -> bool:
        """Whether somebody may be of a gender; of who spoke right before a mere guess does not count."""
        if actor.name in self.bodies:
            return False
        if self.gender(actor) in (None, gender):
            return True
        spoke = self.speaker is not None and self.speaker == (number - 1, actor)
        return spoke and self._is_guess(actor)

    def _is_guess(self, actor: Actor) -> bool:
        """Whether neither title nor a listed given name nor a pronoun beside the name tells a gender."""
        titles = actor_lists().titles
        described = {
            w.lower() for alias in (actor.role or "", *actor.aliases) for w in words_in(alias)
        }
        listed = {*titles.female, *titles.male}
        first = actor.name.split()[0]
        known = first in _women() or (first in _men() and " " in actor.name)
        return not described & listed and not known and actor.name not in self.votes

    def _only(self, fitting: list[Actor]) -> Actor | None:
        """Return the first of several persons of unknown gender, where the text uses pronouns of one gender only."""
        return fitting[0] if len(fitting) == 1 or len(self.genders) <= 1 else None

    def last(self, number: int, gender: str | None) -> Actor | None:
        """Return the person spoken of last before a sentence, if of that gender: who spoke near, else who was named."""
        listed = [actors for n, actors in reversed(self.recent) if number - n <= 1]
        listed += self._earlier(number)
        first = next((a for actors in listed for a in actors if surely_person(a)), None)
        fits = first is not None and (gender is None or self.gender(first) in (None, gender))
        return first if fits else None

    def _earlier(self, number: int) -> list[list[Actor]]:
        out: dict[int, list[Actor]] = {}
        if self.speaker is not None and number - self.speaker[0] <= _REACH + 1:
            out[self.speaker[0]] = [self.speaker[1]]
        for n, actors in reversed(self.recent):
            if number - n <= _REACH:
                out[n] = [*out.get(n, ()), *actors]
        return [out[n] for n in sorted(out, reverse=True)]


def _by_given_name(name: str) -> str | None:
    """Return the gender that a listed given name tells; alone only a woman's does, a man's may be a surname."""
    first, *more = name.split()
    if first in _women():
        return "female"
    return "male" if more and first in _men() else None


def _ends_as_a_womans(name: str) -> bool:
    """Whether the first of several names ends as those of women do for the most part."""
    first, *more = name.split()
    return bool(more) and first.endswith("a") and first not in _male_in_a()


def _titled(actor: Actor) -> str | None:
    """Return the gender that "Ms", "Sir" and the like before a name tell."""
    titles = {w.lower().strip(".") for alias in actor.aliases for w in alias.split()[:3]}
    if titles & {"ms", "mrs", "miss", "madam", "dame", "lady"}:
        return "female"
    return "male" if titles & {"mr", "sir", "lord"} else None


def surely_person(actor: Actor) -> bool:
    """Whether an actor is a person, and no single capitalised word of which nothing is known."""
    return actor.kind is ActorKind.PERSON or " " in actor.name


#: Prepositions behind which somebody's name seldom stands, a place's often; and those behind which either does.
_WHERE, _OF_EITHER = (
    frozenset("in at near across inside throughout".split()),
    frozenset("from to of".split()),
)


def places_among(text: str, cast: Cast) -> frozenset[int]:
    """Return the actors known by name alone that are nowhere a subject: behind "in" or "at", or always behind "the"."""
    before: dict[int, set[str]] = {}
    for m in cast.mentions:
        if cast.actors[m.actor].kind is ActorKind.NAME:
            last = text[max(0, m.start - _NEAR_BEFORE) : m.start].split()[-1:]
            before.setdefault(m.actor, set()).add(last[0].lower() if last else "")
    where = _WHERE | {"the"}
    return frozenset(
        n for n, words in before.items() if words & where and words <= where | _OF_EITHER
    )


_NEAR_BEFORE = 16


def in_span(starts: list[int], span: Span) -> list[int]:
    """Return the indexes of the mentions that begin inside a span."""
    return list(range(bisect_left(starts, span[0]), bisect_left(starts, span[1])))


def reaching_in(mentions: Sequence[Mention], first: int, span: Span) -> list[int]:
    """Return the mention before the ``first`` one where it ends with a span: "correspondent | Lady Holm"."""
    if not 0 < first <= len(mentions):
        return []
    before = mentions[first - 1]
    return [first - 1] if before.start < span[0] < before.end <= span[1] else []


def head_end(text: str, span: Span) -> int:
    """Return where the words before the first preposition of a phrase end."""
    for found in _WORD.finditer(text, *span):
        if found.group().lower() in PREPOSITIONS and found.start() > span[0]:
            return found.start()
    return span[1]


def beyond_of(text: str, span: Span) -> tuple[str, ...]:
    """Return whom a spokesman, lawyer, letter or statement speaks for: "a spokesman for the union", "X's lawyer"."""
    words = list(_WORD.finditer(text, *span))
    deputies = source_words().deputies | source_words().papers
    place = next((k for k, word in enumerate(words) if word.group().lower() in deputies), None)
    if place is None:
        return ()
    found = _owners(text, span, words[:place])
    joint = next((w for w in words[place + 1 : -1] if w.group().lower() in _FOR), None)
    if joint is not None:
        found.append(text[joint.end() : span[1]].strip())
    if place and (words[place].group().lower() in _VOICES or _is_of_a_name(words, place)):
        found.append(text[span[0] : words[place].start()].strip())
    named = (without_article(one) for one in found if one.lower() not in _ARTICLES)
    return tuple(filter(None, named))


_ARTICLES = frozenset("the a an its his her their one another".split())


def _is_of_a_name(words: list[re.Match[str]], place: int) -> bool:
    """Whether a name stands right before a paper, which is that one's: "the NATO papers", "the Norland reply"."""
    paper = words[place].group().lower() in source_words().papers
    return paper and words[place - 1].group()[:1].isupper()


def _owners(text: str, span: Span, words: list[re.Match[str]]) -> list[str]:
    """Return what stands in the possessive among some words: "Kos's", "the port of Ost's"."""
    ends = [word.end() for word in words if _POSSESSIVE.search(word.group())]
    return [text[span[0] : end] for end in ends]


def nation_of(written: str) -> tuple[str, ...]:
    """Return the state that one speaks for who is called by nation alone: "the Russian"."""
    found = _BY_NATION.match(written)
    place = known_place(found["nation"].lower()) if found else None
    return (place.name,) if place is not None and place.form is Form.ADJECTIVE else ()


_BY_NATION = re.compile(r"the (?P<nation>[A-Z][a-z]+)$", re.IGNORECASE)


_POSSESSIVE = re.compile(r"['’]s?$")


_FOR = frozenset(("for", "of", "from", "by", "to"))
#: Who speaks in another's name where it stands before: "the Clinton campaign", "Acme spokeswoman".
_VOICES = frozenset(
    "spokesman spokeswoman spokesperson spokespeople spokesmen lawyer lawyers attorney attorneys campaign officials "
    "official statement".split()
)


def is_person(who: Who) -> bool:
    """Whether a source is a person who is known by name."""
    return bool(who.actors) and who.actors[0].kind in _PERSONS


def is_paper(who: Who) -> bool:
    """Whether a source is a statement, letter or other paper, which speaks for those who issued it."""
    return bool(set(words_in(who.head or who.text)[-1:]) & source_words().papers)


def is_named(holder: str, who: Who) -> bool:
    """Whether a holder's own name is written at the source, and not only an office, an alias or whom it speaks for."""
    if who.resolved:
        return False
    person = who.actors[0] if is_person(who) else None
    written = set(name_words(holder)) & set(words_in(who.text))
    if person is not None:
        return bool(written & set(name_words(person.name)))
    place = canonical_place(without_article(holder))
    if place is not None:
        return place == canonical_place(without_article(who.text)) or bool(written)
    described = who.text.lower().startswith("the ") and who.text[4:].islower()
    return not described and (bool(written) or words_in(holder) == words_in(who.text))


@remembered
def without_article(text: str) -> str:
    """Return a phrase on single spaces without article, determiner and possessive ending."""
    plain = " ".join(text.split())
    return re.sub(r"['’]s?$", "", _ARTICLE.sub("", plain)).strip(" ,;:\"'“”")


@remembered
def words_in(text: str) -> tuple[str, ...]:
    """Return the folded words of a phrase, those that say nothing apart, and "spokesman" as "spokesperson"."""
    found = (fold(re.sub(r"['’]s$", "", w)) for w in _WORD.findall(text))
    return tuple(_SAME_OFFICE.get(w, w) for w in found if w not in _EMPTY)


#: Offices that are named by who holds them.
_SAME_OFFICE = {
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "spokesmen": "spokespeople",
    "spokeswomen": "spokespeople",
    "chairman": "chairperson",
    "chairwoman": "chairperson",
    "congressman": "congressperson",
    "congresswoman": "congressperson",
}


_EMPTY = frozenset(
    "the a an of for in on at to and or his her its their our this that these those one some s from by with "
    "present".split()
)
PERSON_KINDS = _PERSONS
THINGS, PLURALS = _THING, _PLURAL


def surname_of(actor: Actor) -> list[str]:
    """Return the surname of a person who has more than one name, nothing of others."""
    return list(_surname(actor.name))


@remembered
def _surname(name: str) -> tuple[str, ...]:
    words = [t.lower for t in tokens(name) if t.word]
    return tuple(words[-1:]) if len(words) > 1 else ()


def surnames(cast: Cast) -> dict[str, int]:
    """Return how many persons have each surname."""
    found: dict[str, int] = {}
    for actor in cast.actors:
        if actor.kind in PERSON_KINDS:
            for word in surname_of(actor):
                found[word] = found.get(word, 0) + 1
    return found


def is_object(inside: Sequence[Piece], k: int) -> bool:
    """Whether a pronoun is an object, and so no subject of its sentence: "Kos does not believe her"."""
    lower = inside[k].lower
    if lower != "her":
        return lower == "him"
    behind = inside[k + 1] if k + 1 < len(inside) else None
    return behind is None or not behind.word or behind.adverb or behind.lower in _BEHIND_OBJECT


_BEHIND_OBJECT = frozenset(PREPOSITIONS) | frozenset(("and", "but", "or", "that", "when", "if"))
