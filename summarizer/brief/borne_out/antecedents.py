"""What a statement takes from the sentences before those it cites: names and nouns for what stands for them there.

A name is taken from there only where the cited sentences have something that can stand for it, and only where no other
candidate of its kind is named nearer. Plain words are taken from the nearest sentences, or from the question answered.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from summarizer.brief.borne_out.steps import Step, alike, steps
from summarizer.names.bodies import is_body, is_office
from summarizer.names.holders import holders_of
from summarizer.names.places import Form, known_place, sides
from summarizer.words.alike import base
from summarizer.words.content import content
from summarizer.words.days import CALENDAR

#: Sentences before from which plain words are taken.
_NEAR = 3
#: What stands for a person.
_PERSON = re.compile(
    r"\b(?:he|she|him|his|her|hers|himself|herself|they|them|their|theirs|who|whom|whose|you|your|this|those)\b",
    re.IGNORECASE,
)
#: What stands for a state, a body or a thing.
_THING = re.compile(
    r"\b(?:it|its|itself|they|them|their|theirs|we|us|our|ours|there|here|this|that|these|those|such|the|both|same|you|your"
    r"|No|Yes)\b",
    re.IGNORECASE,
)
#: What stands for a town or another site.
_SITE = re.compile(
    r"\b(?:here|there(?! (?:is|are|was|were|has|have|had|will|would|used)\b)|where|city|town|area|region|province"
    r"|village|port|crossing|site|place|capital)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"\b[A-Z]{2,}|^[A-Z]$")
_STANDS_FOR = {"person": _PERSON, "place": _THING, "body": _THING, "site": _SITE}
#: Who speaks with their side, or both sides.
_US = re.compile(
    r"\b(?:we|us|our|ours|(?:the|our) two (?:countries|governments|sides|parties|nations|states)|both|each other)\b",
    re.IGNORECASE,
)
#: What takes up a sentence before, in which "the two countries" may stand.
_THAT_WAS_SAID = re.compile(
    r"\b(?:it|this|that) (?:would|was|is|will|had|has|could|might|did|does)\b", re.IGNORECASE
)
_WE = frozenset("we us our ours".split())
#: "The Halden-Berg administration": who governs, by name.
_GOVERNMENT = re.compile(r"\b([A-Z][a-z][\w-]*) (?:[Aa]dministration|[Gg]overnment|[Cc]abinet)\b")
#: States told of together, at least, and what stands for all of them.
_SEVERAL = 3
_ALL_OF_THEM = re.compile(r"(?:They|(?:The|All|Both) (?:[a-z]+ )?[a-z]+s) [a-z]")
#: Where a sentence or a paragraph ends.
_END = re.compile(r"(?<=[.!?])\s+|\n\s*\n")
#: States and organisations that a document is about, at most.
_MAIN = 3
_NAME = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Gov|Rep|Lt|Col)\. )?"
    r"(?:[A-Z]\. ?){0,4}[A-Z][\w’'&-]*(?:(?: of| of the| for| and)? (?:[A-Z]\. ?){0,4}[A-Z][\w’'&-]*)*"
)
_TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|President|Minister|Senator|Secretary|Ambassador|General|Judge|Chancellor)\.? "
)
#: Words that begin sentences and name nobody.
_OPENING = frozenset(
    "the a an in on at it he she they we this that these those there when if and but for as to not no only some many"
    " most his her its their our i you what where why how with by from after before while although since then now also"
    " so all one two however according".split()
)


@dataclass(frozen=True)
class Before:
    """What stands before cited sentences: the sentences, the nearest first, and the question they answer.

    ``text`` is the whole document, where a short name may stand in full; ``after`` are the sentences behind.
    """

    sentences: Sequence[str] = ()
    asked: str = ""
    text: str = ""
    after: Sequence[str] = ()

    @cached_property
    def near(self) -> str:
        """The nearest sentences, and the question."""
        return " ".join((*self.sentences[:_NEAR], self.asked))

    @cached_property
    def words(self) -> tuple[Step, ...]:
        """What the nearest sentences and the question say."""
        return steps(self.near)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words of the nearest sentences and the question."""
        return content(self.near)

    def says(self, one: Step) -> bool:
        """Whether a word of a statement stands in the nearest sentences or the question."""
        return any(alike(one.key, other.key) for other in self.words)

    def together(self, one: Step, other: Step) -> bool:
        """Whether two words stand side by side somewhere in the document."""
        return _pair(one, other) in _pairs_of(self.text)

    def is_of_a_phrase(self, statement: Sequence[Step], at: int) -> bool:
        """Whether a word of a statement stands beside the same one in the document: "hostage" before "deal"."""
        return self.phrase_around(statement, at) > 1

    def phrase_around(self, statement: Sequence[Step], at: int) -> int:
        """Return how many words of a statement around one stand each beside the next in the document, too."""
        first = last = at
        while first > 0 and self.together(statement[first - 1], statement[first]):
            first -= 1
        while last + 1 < len(statement) and self.together(statement[last], statement[last + 1]):
            last += 1
        return last - first + 1

    def beside(self, statement: str, names: frozenset[str]) -> frozenset[str]:
        """Return those of some names that stand beside the same word in the nearest sentences: "Russian hackers"."""
        pairs = {_pair(one, other) for one, other in pairwise(self.words)}
        told = steps(statement)
        found = (
            content(step.text)
            for one, other in pairwise(told)
            if _pair(one, other) in pairs
            for step in (one, other)
        )
        return names & frozenset[str]().union(*found)

    def is_stray(self, one: Step) -> bool:
        """Whether a word of a statement is one of the sentences around those cited, as it stands there."""
        return one.key in self._around

    @cached_property
    def _around(self) -> frozenset[str]:
        around = " ".join((self.near, *self.after))
        return frozenset(other.key for other in steps(around) if not other.named)

    def bears_name(self, name: str, cited: str, known: str, *, told: bool = False) -> bool:
        """Whether a name of a statement is one that something in the cited sentences stands for.

        ``known`` are the names of who holds it, and others that it has. Whoever is ``told`` something need not be
        named there at all.
        """
        return (
            self._in_full(name, cited)
            or self._antecedent(name, cited, known, told=told)
            or self._is_one_of_us(name, cited, known)
            or self._is_our_government(name, cited)
        )

    def lists(self, names: Sequence[str], cited: str) -> bool:
        """Whether names are those of several states that one sentence has together, and the cited sentences as "they".

        "The leaders agreed" are those of all the states that the sentence before names.
        """
        wanted = sides("; ".join(names))
        return (
            len(wanted) >= _SEVERAL
            and all(_kind(name, self.text) == "place" for name in names)
            and _ALL_OF_THEM.match(cited) is not None
            and any(wanted <= sides(sentence) for sentence in sentences_of(self.text))
        )

    def _is_our_government(self, name: str, cited: str) -> bool:
        """Whether a name is that of the only government a document names so, where the cited sentences have "we"."""
        if not any(one.lower() in _WE for one in _US.findall(cited)):
            return False
        return set(_GOVERNMENT.findall(self.text)) == {name}

    def _is_one_of_us(self, name: str, cited: str, known: str) -> bool:
        """Whether a name is that of a state the document is about, where the cited sentences have "we" or "both".

        "We" are the side of who speaks, where that is known.
        """
        found = set(_US.findall(cited))
        if not found and _THAT_WAS_SAID.search(cited):
            found = {one for one in _US.findall(self.near) if one.lower() not in _WE}
        if not found:
            return False
        alone = {one.lower() for one in found} <= _WE
        return is_side_of(name, known if alone and sides(known) else " ".join(self._main))

    @cached_property
    def _main(self) -> frozenset[str]:
        """The states and organisations named most often in the document."""
        named = Counter(place for line in self.text.splitlines() for place in sides(line))
        return frozenset(place for place, _ in named.most_common(_MAIN))

    def _in_full(self, name: str, cited: str) -> bool:
        """Whether the document has a name in full that the cited sentences have in part: "the Department"."""
        if is_side_of(name, cited):
            return True
        short = content(name) & content(cited)
        return bool(short) and len(name.split()) > 1 and name in self.text

    def _antecedent(self, name: str, cited: str, known: str, *, told: bool) -> bool:
        kind = _kind(name, self.text)
        if _STANDS_FOR[kind].search(cited) is None:
            # "The minister" is a person, "the group" a body.
            heads = is_office if kind == "person" else is_body
            titled = kind != "site" and any(map(heads, _phrases(cited)))
            if not titled and not told and not (self.asked and _holds(self.asked, name)):
                return False
        several = kind == "person" and len(holders_of(name)) > 1
        for sentence in (*_first(self.asked), *self.sentences):
            if _holds(sentence, name):
                return True
            others = [other for other in _names(sentence) if _kind(other, self.text) == kind]
            # "They" are no single person.
            others = [o for o in others if not several or len(holders_of(o)) > 1]
            if kind == "person" and any(_is_another(o, name, known, cited) for o in others):
                return False
            if kind == "place" and sides(sentence) - sides(f"{known} {cited}"):
                return False
        return False


def _pair(one: Step, other: Step) -> tuple[str, str]:
    return base(one.key), base(other.key)


@lru_cache(maxsize=64)
def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a document, parted where a mark or a paragraph ends."""
    return tuple(_END.split(text))


@lru_cache(maxsize=64)
def _pairs_of(text: str) -> frozenset[tuple[str, str]]:
    """Return the words of a document that stand side by side in a sentence."""
    told = map(steps, sentences_of(text))
    return frozenset(_pair(one, other) for words in told for one, other in pairwise(words))


def is_side_of(name: str, text: str) -> bool:
    """Whether a name is that of a state or organisation which a text names, be it by its capital or an adjective.

    A capital stands in the place of no state: what Norland did need not have been done in its capital.
    """
    known = known_place(name)
    return bool(sides(name) & sides(text)) and not (
        known is not None and known.form is Form.CAPITAL
    )


def names_of(text: str) -> list[str]:
    """Return the names of a statement, each as written in full; months and weekdays are none."""
    return [name for name in _names(text) if name.lower() not in CALENDAR]


def _names(text: str) -> Iterator[str]:
    for found in _NAME.finditer(text):
        words = found[0].split()
        while words and words[0].lower() in _OPENING:
            words = words[1:]
        if words:
            yield re.sub(r"['’]s?$", "", " ".join(words))


@lru_cache(maxsize=4096)
def _kind(name: str, text: str) -> str:
    plain = _TITLED.sub("", name)
    if known_place(plain) is not None or sides(plain):
        return "place"
    if is_body(plain) or _CAPITALS.search(plain):
        return "body"
    return "site" if plain == name and _is_site(name, text) else "person"


def _is_site(name: str, text: str) -> bool:
    """Whether a document has something happen in or at what it names so, and nobody speak who is called that."""
    plain = re.escape(name)
    there = re.search(rf"\b(?:in|at|near|outside) {plain}\b(?!['’]s? )", text)
    speaks = re.search(rf"\b{plain} (?:\w+ly )?(?:said|says|told|added|asked|replied)\b", text)
    return bool(there) and not (speaks or re.search(rf"{_TITLED.pattern}(?:\w+ )?{plain}\b", text))


def _holds(sentence: str, name: str) -> bool:
    if is_side_of(name, sentence):
        return True
    several = holders_of(name)
    if len(several) > 1:
        return all(_holds(sentence, one) for one in several)
    words = {one.key for one in steps(sentence)}
    mine = [one.key for one in steps(name)]
    return any(any(alike(m, w) for w in words) for m in mine[-1:]) if mine else False


def _is_another(other: str, name: str, known: str, cited: str) -> bool:
    """Whether a name nearer is that of another person, and neither who speaks nor named in the cited sentences."""
    if not (_TITLED.match(other) or len(other.split()) > 1):
        return False
    words = content(_TITLED.sub("", other))
    return bool(words) and not words & (content(name) | content(known) | content(cited))


def _phrases(text: str) -> Iterator[str]:
    """Yield what stands behind an article, two words at most."""
    for found in re.finditer(r"\b[Tt]he ((?:[\w-]+ )?[\w-]+)", text):
        yield found[1]
        yield found[1].split()[0]


def _first(text: str) -> Iterable[str]:
    return (text,) if text else ()
