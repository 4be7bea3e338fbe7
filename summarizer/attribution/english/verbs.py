"""Verbs that make somebody a source: of what sort they are, in which forms, and said or not."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from summarizer.attribution.cues import Tag
from summarizer.attribution.english.carried import carried
from summarizer.attribution.english.infinitives import (
    before_aside,
    before_foremost,
    controls,
    is_wished,
)
from summarizer.attribution.english.pieces import (
    AUXILIARY,
    DETERMINERS,
    NEGATION,
    Piece,
    word_at,
)
from summarizer.attribution.english.source_words import SourceWords, VerbKind, source_words
from summarizer.attribution.items import BE, PREPOSITIONS

__all__ = ["Form", "Group", "Polarity", "SourceWords", "VerbKind", "groups", "source_words"]


class Polarity(StrEnum):
    """Whether a source is said to say it.

    ``UNSAID``: it is said not to. ``UNREAL``: it may, or is to. ``DENIED``: it rejects what follows.
    """

    SAID = "said"
    UNSAID = "unsaid"
    UNREAL = "unreal"
    DENIED = "denied"


class Form(StrEnum):
    """How verb and subject stand to each other."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    PASSIVE = "passive"


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries. ``lead`` is the index of the last piece before it, ``after`` of the first behind."""

    index: int
    lead: int
    after: int
    verb: str
    kind: VerbKind
    form: Form
    polarity: Polarity
    #: The forms the verb may have here.
    tags: frozenset[Tag]

    @property
    def has_auxiliary(self) -> bool:
        """Whether an auxiliary or adverb stands right before the verb."""
        return self.lead != self.index - 1


_MAYBE = frozenset(("may", "might", "could", "should", "must", "shall", "can"))
#: Behind a noun that looks like a verb: "reports of", "claims were".
_BEHIND_NOUN = frozenset(
    "of were are was is have has by and or . that's between among from".split()
)
_LINKING = BE | frozenset(
    "seem seems seemed remain remains remained feel feels felt look looks looked".split()
)


def groups(listed: Sequence[Piece]) -> list[Group]:
    """Return the verbs of a sentence that may make somebody a source, in order. Linear in its length."""
    words, found = source_words(), list[Group]()
    told = [k for k, piece in enumerate(listed) if piece.lower in words.telling]
    headline = bool(told) and _is_headline(listed)
    for k in told:
        if listed[k].quote or (found and k < found[-1].after):
            continue
        if not headline and _is_part_of_a_name(listed, k):
            continue  # "the United | States"
        group = _feeling(listed, k, words) or _verb(listed, k, words)
        if group is None:
            continue
        if found and _is_a_paper(listed, found[-1], group, words):
            found.pop()
        found.append(group)
    return found


def _is_a_paper(listed: Sequence[Piece], one: Group, behind: Group, words: SourceWords) -> bool:
    """Whether a base form right before another verb is the paper that says it: "the social media post | read"."""
    bare = one.tags <= {Tag.BASE} and one.index + 1 == behind.index == one.after
    says = behind.kind is VerbKind.SAYS and bool(behind.tags & {Tag.PAST, Tag.S})
    return bare and says and listed[one.index].lower in words.plural_nouns


def _is_part_of_a_name(listed: Sequence[Piece], k: int) -> bool:
    """Whether a word with a capital belongs to the one before: no past form, and nothing told behind it."""
    before, word, after = listed[k - 1] if k else None, listed[k], word_at(listed, k + 1)
    if before is None or not (word.capital and before.capital) or word.upper != before.upper:
        return False
    return not (_is_past(word.lower) or after in DETERMINERS or after == "that")


def _is_headline(listed: Sequence[Piece]) -> bool:
    """Whether most words of some length begin with capitals, as in headlines."""
    long = [p for p in listed if p.word and p.end - p.start > _SHORT_WORD]
    return 2 * sum(p.capital for p in long) > len(long)


#: Letters of words that headlines write small.
_SHORT_WORD = 3


def _feeling(listed: Sequence[Piece], k: int, words: SourceWords) -> Group | None:
    """Return "was not convinced" as a group."""
    if listed[k].lower not in words.feelings or word_at(listed, k + 1) == "by":
        return None  # "was opposed by": done to its subject
    j = k - 1
    while j > 0 and _may_precede_feeling(listed[j]):
        j -= 1
    if word_at(listed, j) not in _LINKING:
        return None
    linking = j if listed[j].lower in AUXILIARY else j - 1
    before, past = _Before(listed, linking).read(), frozenset((Tag.PAST,))
    verb, kind = listed[k].lower, VerbKind.THINKS
    return Group(k, before.at, k + 1, verb, kind, Form.FINITE, Polarity.SAID, past)


def _may_precede_feeling(piece: Piece) -> bool:
    """Whether a word may stand between "was" and "convinced"."""
    return piece.adverb or piece.lower in NEGATION or piece.lower == "so"


def _verb(listed: Sequence[Piece], k: int, words: SourceWords) -> Group | None:
    """Return the verb at a place with its auxiliaries, ``None`` where a word makes nobody a source."""
    readings = words.forms.get(listed[k].lower)
    if readings is None or _is_noun(listed, k):
        return None
    lemma = next((one for one in readings if one in words.kinds), next(iter(readings)))
    if lemma in _DONE and word_at(listed, k - 1) == "to" and word_at(listed, k + 1) != "that":
        return None
    sense = _phrasal(listed, k, words) or _sense(listed, k, lemma, words)
    if sense is None:
        return None
    tags, before = frozenset(readings[lemma]), _Before(listed, k - 1).read()
    if tags <= {Tag.BASE} and word_at(listed, k - 1) in _IS:
        return None  # "it is welcome that": no form of a verb stands behind "is" so
    form = _form(word_at(listed, k + 1), tags, before)
    if form is None:
        return None
    polarity = _polarity(sense, words, before)
    return Group(k, before.at, sense.after, sense.lemma, sense.kind, form, polarity, tags)


_IS = frozenset("is are was were 's".split())
#: What somebody may do for a living: "continues to write books" tells nothing of what is said.
_DONE = frozenset(("write",))


class _Sense(NamedTuple):
    """What a verb means here. ``after``: the first piece behind it.

    ``empty``: it says that there was none ("made no comment"); ``rejects``: it is "ruled out", "brushed aside".
    """

    lemma: str
    kind: VerbKind
    after: int
    empty: bool = False
    rejects: bool = False


def _sense(listed: Sequence[Piece], k: int, lemma: str, words: SourceWords) -> _Sense | None:
    """Return what a verb means with the noun that it carries ("made a plea"), else alone."""
    readings = words.forms[listed[k].lower]
    noun = None if words.light.isdisjoint(readings) else carried(listed, k, words)
    if noun is None:
        return _Sense(lemma, words.kinds[lemma], k + 1) if lemma in words.kinds else None
    after, empty = noun
    told = listed[after - 1].lower in words.said_nouns | words.papers
    rejects = listed[after - 1].lower in _DENIALS
    return _Sense(lemma, VerbKind.SAYS if told else VerbKind.LIGHT, after, empty, rejects)


#: "issued a denial that"
_DENIALS = frozenset(("denial", "denials"))


def _phrasal(listed: Sequence[Piece], k: int, words: SourceWords) -> _Sense | None:
    """Return the sense of "brushed aside", which rejects what follows, or of "shot back", which says it."""
    behind, readings = word_at(listed, k + 1), words.forms.get(listed[k].lower, {})
    for table in (words.phrasal, words.answers):
        lemma = next((one for one in readings if behind in table.get(one, ())), None)
        if lemma is not None:
            return _Sense(lemma, VerbKind.SAYS, k + 2, rejects=table is words.phrasal)
    return None


def _is_noun(listed: Sequence[Piece], k: int) -> bool:
    """Whether a word that may be a verb is a noun or adjective here."""
    before, lower, after = word_at(listed, k - 1), listed[k].lower, word_at(listed, k + 1) or "."
    if lower.endswith("ing"):
        return before in DETERMINERS and before != "no"
    if before in DETERMINERS or before in _BEFORE_NOUN:
        return not (before == "her" and word_at(listed, k - 2) in PERCEIVING)
    if before == "'" or (before == "'s" and word_at(listed, k - 2) not in _SUBJECTS_OF_IS):
        return True
    if (
        lower.endswith("s")
        and before.endswith(("ed", "ing"))
        and word_at(listed, k - 2) in DETERMINERS
    ):
        return True  # "our shared values"
    behind = after in _BEHIND_NOUN or after in AUXILIARY or _is_past(after)
    return lower.endswith("s") and behind and not _closes(listed, k)


def _is_past(word: str) -> bool:
    """Whether a word can be nothing but the past of a verb: "states | expressed"."""
    readings = source_words().forms.get(word, {}).values()
    return word.endswith("ed") and any(Tag.PAST in tags for tags in readings)


def _closes(listed: Sequence[Piece], k: int) -> bool:
    """Whether a verb ends its sentence: ", the Northport Gazette reports.", ", the town's former doctor maintains."."""
    if k == 0 or (word_at(listed, k + 1) or ".") != ".":
        return False
    return listed[k - 1].capital or not _names_a_saying(listed[k].lower)


#: Before somebody who is heard to speak: "heard her say".
PERCEIVING = frozenset(("heard", "hear", "hears", "hearing"))
#: Prepositions that no verb stands behind.
_BEFORE_NOUN = frozenset(PREPOSITIONS) - {"to", "as", "than", "since", "before", "after"}
_SUBJECTS_OF_IS = frozenset(("he", "she", "it", "who"))


def _names_a_saying(plural: str) -> bool:
    """Whether a form of a verb is also the plural of a noun: "claims", not "maintains"."""
    return plural.removesuffix("s") in source_words().plural_nouns


@dataclass(slots=True)
class _Before:
    """What stands before a verb, read leftwards a word at a time; ``at``: where its subject ends."""

    listed: Sequence[Piece]
    at: int
    auxiliaries: set[str] = field(default_factory=set[str])
    negated: bool = False
    only: bool = False
    unsaid: bool = False
    unreal: bool = False
    infinitive: bool = False
    denied: bool = False

    @property
    def is_taken_back(self) -> bool:
        """Whether what follows is said not to be so: "refused to", "did not", but not "did not only"."""
        return self.unsaid or (self.negated and not self.only)

    @property
    def is_possible(self) -> bool:
        """Whether what follows may or is to come: "may", "was due to"."""
        return self.unreal or bool(_MAYBE & self.auxiliaries)

    @property
    def is_said_by_saying(self) -> bool:
        """Whether who writes must do what a verb tells, and so does it: "I must ask you to wait"."""
        bound = self.auxiliaries == {"must"} and not (self.negated or self.unreal)
        return bound and self._lower() in ("i", "we") and self._lower(1) not in _OPEN

    def read(self) -> _Before:
        """Read all that belongs to the verb, and return what was found."""
        steps = (self._auxiliary, self._negation, self._adverb, self._to, self._denying)
        self._aside()
        while self.at >= 0 and self.listed[self.at].word and not self.infinitive:
            if not any(step() for step in steps):
                break
        return self

    def _aside(self) -> None:
        """Pass over an aside before a base form: "did not, as reported, say"."""
        aside = before_aside(self.listed, self.at)
        self.at = self.at if aside is None else aside

    def _lower(self, back: int = 0) -> str:
        return word_at(self.listed, self.at - back)

    def _auxiliary(self) -> bool:
        """Whether an auxiliary was read, or "'s" behind a pronoun."""
        lower = self._lower()
        named = self.listed[self.at].capital and self.at
        short = lower == "'s" and self._lower(1) in _SUBJECTS_OF_S
        if not (short or (lower in AUXILIARY and not named)):  # Theresa May, in May
            return False
        self.auxiliaries.add(lower)
        self.at -= 1
        return True

    def _negation(self) -> bool:
        """Whether a negation was read: "not", "no longer", "seldom"."""
        lower = self._lower()
        longer = lower == "longer" and self._lower(1) == "no"
        negates = longer or lower in NEGATION
        if negates and self.unsaid and not self.denied:
            self.unsaid = False  # "did not hesitate to say"
        elif negates or lower in _SELDOM:
            self.negated = True
        else:
            return False
        self.at -= 2 if longer else 1
        return True

    def _adverb(self) -> bool:
        """Whether an adverb was read that negates nothing."""
        lower = self._lower()
        if not self.listed[self.at].adverb and lower != "almost":
            return False
        self.unreal = self.unreal or lower in _ALMOST
        self.only = self.only or lower in _ONLY
        self.at -= 1
        return True

    def _to(self) -> bool:
        """Whether "to" was read, and "refused" or "was due" before it; alone it makes an infinitive."""
        if self._lower() != "to":
            return False
        control, words = self._lower(1), source_words()
        if control in NEGATION:  # "chose not to say"
            self.unsaid = True
            self.at -= 3
            return True
        if control == "yet":  # "has yet to say"
            self.unsaid = True
            self.at -= 2
            return True
        foremost = before_foremost(self.listed, self.at)
        if foremost is not None:  # "was the first to say"
            self.at = foremost
            return True
        on = control == "on" and self._lower(2) in _GOES  # "went on to say"
        self.infinitive = not (on or (self.at and controls(self.listed, self.at - 1, words)))
        if not self.infinitive:
            wished = is_wished(self.listed, self.at - 1)
            self.unsaid = self.unsaid or control in words.unsaid or wished
            self.unreal = self.unreal or control in words.unreal
            self.at -= 3 if on else 2
        return True

    def _denying(self) -> bool:
        """Whether "denied" was read before "saying"."""
        lower = self._lower()
        saying = word_at(self.listed, self.at + 1).endswith("ing")
        if not saying or lower not in source_words().unsaid:
            return False
        self.unsaid, self.denied = True, lower.startswith("den")
        self.at -= 1
        return True


#: Words before "I must" that leave open whether it is so.
_OPEN = frozenset(("if", "whether", "unless", "that", "what", "how", "why", "when"))
_SELDOM, _ALMOST = frozenset(("rarely", "seldom")), frozenset(("almost", "nearly"))
_GOES = frozenset(("go", "goes", "went", "gone", "going"))
_ONLY = frozenset(("only", "just", "merely", "simply"))
_SUBJECTS_OF_S = frozenset(("he", "she", "it", "who", "that", "there"))


def _form(after: str, tags: frozenset[Tag], before: _Before) -> Form | None:
    """Return how a verb stands to its subject, or ``None`` where it has none that speaks; ``after``: the next word."""
    held = before.auxiliaries
    if before.infinitive:
        return None
    if _is_passive(tags, held):
        return Form.PASSIVE if after == "by" else None
    if Tag.PART in tags and after == "by" and not held:
        return Form.PASSIVE
    if tags == frozenset({Tag.ING}) and not held & BE:
        return Form.PARTICIPLE
    # Whether the subject of a base form is plural is seen when it is found.
    return Form.PARTICIPLE if "having" in held else Form.FINITE


def _is_passive(tags: frozenset[Tag], held: AbstractSet[str]) -> bool:
    """Whether a participle stands behind a form of "be", and can be nothing else there."""
    return (
        Tag.PART in tags and not tags & {Tag.ING, Tag.BASE} and bool(held & BE) and "'d" not in held
    )


def _polarity(sense: _Sense, words: SourceWords, before: _Before) -> Polarity:
    """Return whether it is said, by what the verb means and what stands before it."""
    if sense.rejects:
        return _of_denial(before)
    firm = sense.lemma in words.firm
    if sense.empty or (firm and before.is_taken_back):
        return Polarity.UNSAID
    if before.denied:
        return Polarity.DENIED
    if before.is_said_by_saying and sense.kind is VerbKind.SAYS:
        return Polarity.SAID
    if before.is_possible or (firm and {"would", "have"} <= before.auxiliaries):
        return Polarity.UNREAL
    return _of_denial(before) if sense.lemma in words.denies else Polarity.SAID


def _of_denial(before: _Before) -> Polarity:
    """Return how a verb that denies stands to what it denies; who does not deny something has not said it."""
    return Polarity.UNREAL if before.negated else Polarity.DENIED
