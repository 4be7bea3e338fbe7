"""Verbs that make somebody a source: of what sort they are, in which forms, and said or not."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from summarizer.attribution.cues import Tag, cue_lexicon, tagged_forms
from summarizer.attribution.english.pieces import Piece, word_at
from summarizer.attribution.items import BE, PREPOSITIONS
from summarizer.words.lists import Words, load


class VerbKind(StrEnum):
    """What sort of verb it is."""

    SAYS = "says"
    THINKS = "thinks"
    ACTS = "acts"
    LIGHT = "light"


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


@dataclass(frozen=True)
class SourceWords:
    """The word lists of ``sources_en.toml``, ready for look-up."""

    forms: dict[str, dict[str, set[Tag]]]
    kinds: dict[str, VerbKind]
    light: frozenset[str]
    nouns: frozenset[str]
    said_nouns: frozenset[str]
    papers: frozenset[str]
    deputies: frozenset[str]
    joined: tuple[tuple[str, ...], ...]
    unsaid: frozenset[str]
    unreal: frozenset[str]
    kept: frozenset[str]
    nobody: frozenset[str]
    denies: frozenset[str]
    firm: frozenset[str]
    feelings: frozenset[str]
    pasts: frozenset[str]


@dataclass(frozen=True)
class SourceLists:
    """``sources_en.toml`` as it stands in the file."""

    says: Words
    thinks: Words
    acts: Words
    light: Words
    nouns: Words
    said_nouns: Words
    papers: Words
    deputies: Words
    joined: Words
    unsaid: Words
    unreal: Words
    kept: Words
    nobody: Words
    firm: Words
    feelings: Words
    pasts: Words
    denies: Words
    irregular: dict[str, Words]


@cache
def source_words() -> SourceWords:
    """Return the English words for sources.

    Raises:
        ResourceMissing: the list is not there, or a key of it is misspelt.
    """
    lists: SourceLists = load(SourceLists, "sources_en")
    irregular = {**cue_lexicon().irregular, **lists.irregular}
    of_kind = {VerbKind.ACTS: lists.acts, VerbKind.THINKS: lists.thinks, VerbKind.SAYS: lists.says}
    kinds = {lemma: kind for kind, lemmas in of_kind.items() for lemma in lemmas}
    return SourceWords(
        forms=tagged_forms((*kinds, *lists.light), irregular),
        kinds=kinds,
        light=frozenset(lists.light),
        nouns=frozenset(lists.nouns),
        said_nouns=frozenset(lists.said_nouns),
        papers=frozenset(lists.papers),
        deputies=frozenset(lists.deputies),
        joined=tuple(tuple(phrase.split()) for phrase in lists.joined),
        unsaid=frozenset(tagged_forms(lists.unsaid, irregular)),
        unreal=frozenset(tagged_forms(lists.unreal, irregular)),
        kept=frozenset(lists.kept),
        nobody=frozenset(lists.nobody),
        denies=frozenset(lists.denies),
        firm=frozenset(lists.firm),
        feelings=frozenset(lists.feelings),
        pasts=frozenset(lists.pasts),
    )


AUXILIARY = frozenset(
    (
        "has have had having been be being is was are were am will would did does do can could may might shall "
        "should must 'd 'll 've 're 'm ca wo"
    ).split()
)
NEGATION = frozenset(("not", "n't", "never", "neither", "nor", "hardly", "scarcely"))
_MAYBE = frozenset(("may", "might", "could", "should", "must", "shall", "can"))
ADVERBS = frozenset(
    (
        "also again further already still now then once twice long since later earlier only even both too ever "
        "just always often more first today jointly each all however therefore soon sometimes privately "
        "previously yesterday instead rather simply"
    ).split()
)
DETERMINERS = frozenset(
    "the a an his her its their our my your this these those any some no every another such".split()
)
#: Behind a noun that looks like a verb: "reports of", "claims were".
_BEHIND_NOUN = frozenset(
    "of were are was is have has by and or . that's between among from".split()
)
_LIGHT_REACH = 6
_LINKING = BE | frozenset(
    "seem seems seemed remain remains remained feel feels felt look looks looked".split()
)


def groups(listed: Sequence[Piece]) -> list[Group]:
    """Return the verbs of a sentence that may make somebody a source, in order. Linear in its length."""
    words, found = source_words(), list[Group]()
    for k, piece in enumerate(listed):
        if piece.quote or (found and k < found[-1].after):
            continue
        group = _feeling(listed, k, words) or _verb(listed, k, words)
        if group is not None:
            found.append(group)
    return found


def _feeling(listed: Sequence[Piece], k: int, words: SourceWords) -> Group | None:
    """Return "was not convinced" as a group."""
    if listed[k].lower not in words.feelings:
        return None
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
    return _adverb(piece) or piece.lower in NEGATION or piece.lower == "so"


def _verb(listed: Sequence[Piece], k: int, words: SourceWords) -> Group | None:
    """Return the verb at a place with its auxiliaries, ``None`` where a word makes nobody a source."""
    readings = words.forms.get(listed[k].lower)
    if readings is None or _is_noun(listed, k):
        return None
    lemma = next((one for one in readings if one in words.kinds), next(iter(readings)))
    carried = None if words.light.isdisjoint(readings) else _carried(listed, k, words)
    after, empty = carried or (k + 1, False)
    kind = _kind(listed[after - 1].lower, words) if carried else words.kinds.get(lemma)
    if kind is None:
        return None
    tags, before = frozenset(readings[lemma]), _Before(listed, k - 1).read()
    form = _form(word_at(listed, k + 1), tags, before)
    if form is None:
        return None
    polarity = _polarity(lemma, words, before, empty=empty)
    return Group(k, before.at, after, lemma, kind, form, polarity, tags)


def _kind(noun: str, words: SourceWords) -> VerbKind:
    """Return the kind of verb that "made" with a noun is: "made a statement" says, "made a plea" is light."""
    return VerbKind.SAYS if noun in words.said_nouns or noun in words.papers else VerbKind.LIGHT


def _is_noun(listed: Sequence[Piece], k: int) -> bool:
    """Whether a word that may be a verb is a noun or adjective here."""
    before, lower, after = word_at(listed, k - 1), listed[k].lower, word_at(listed, k + 1) or "."
    if lower.endswith("ing"):
        return before in DETERMINERS and before != "no"
    if before in DETERMINERS or before in _BEFORE_NOUN:
        return True
    if before == "'s" and word_at(listed, k - 2) not in _SUBJECTS_OF_IS:
        return True
    return lower.endswith("s") and after in _BEHIND_NOUN and not _closes(listed, k)


def _closes(listed: Sequence[Piece], k: int) -> bool:
    """Whether a verb ends its sentence: ", the Northport Gazette reports.", ", the town's former doctor maintains."."""
    if k == 0 or (word_at(listed, k + 1) or ".") != ".":
        return False
    return listed[k - 1].capital or not _names_a_saying(listed[k].lower)


#: Prepositions that no verb stands behind.
_BEFORE_NOUN = frozenset(PREPOSITIONS) - {"to", "as", "than", "since", "before", "after"}
_SUBJECTS_OF_IS = frozenset(("he", "she", "it", "who"))


def _names_a_saying(plural: str) -> bool:
    """Whether a form of a verb is also the plural of a noun: "claims", not "maintains"."""
    words = source_words()
    return plural.removesuffix("s") in words.nouns | words.said_nouns | words.papers


#: "made it clear that"
_CLEAR = frozenset(("clear", "plain", "known"))


def _carried(listed: Sequence[Piece], k: int, words: SourceWords) -> tuple[int, bool] | None:
    """Return where "made a plea" ends, and whether it says there was none ("made no comment")."""
    empty = False
    for j in range(k + 1, min(k + 1 + _LIGHT_REACH, len(listed))):
        lower = listed[j].lower
        clear = lower in _CLEAR and [p.lower for p in listed[j + 1 : j + 2]] == ["that"]
        if lower in words.nouns or clear:
            return j + 1, empty
        if not listed[j].word or lower in ("that", "to", "how", "who", "which"):
            return None
        empty = empty or lower in ("no", "few", "little")
    return None


def _adverb(piece: Piece) -> bool:
    return piece.lower in ADVERBS or (piece.lower.endswith("ly") and len(piece.lower) > 4)


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

    def read(self) -> _Before:
        """Read all that belongs to the verb, and return what was found."""
        steps = (self._auxiliary, self._negation, self._control)
        while self.at >= 0 and self.listed[self.at].word and not self.infinitive:
            if not any(step() for step in steps):
                break
        return self

    def _lower(self, back: int = 0) -> str:
        return word_at(self.listed, self.at - back)

    def _auxiliary(self) -> bool:
        """Whether an auxiliary was read, or "'s" behind a pronoun."""
        lower = self._lower()
        named = self.listed[self.at].capital and self.at and self.listed[self.at - 1].capital
        short = lower == "'s" and self._lower(1) in _SUBJECTS_OF_S
        if not (short or (lower in AUXILIARY and not named)):  # Theresa May
            return False
        self.auxiliaries.add(lower)
        self.at -= 1
        return True

    def _negation(self) -> bool:
        """Whether a negation was read, or another adverb."""
        lower = self._lower()
        longer = lower == "longer" and self._lower(1) == "no"
        if lower in NEGATION or longer:
            self.negated = True
        elif _adverb(self.listed[self.at]):
            self.only = self.only or lower in _ONLY
        else:
            return False
        self.at -= 2 if longer else 1
        return True

    def _control(self) -> bool:
        """Whether "refused to", "was due to" or "denied (saying)" was read; "to" alone makes an infinitive."""
        lower, words = self._lower(), source_words()
        if lower == "to":
            control = self._lower(1)
            self.infinitive = not (self.at and _controls(self.listed, self.at - 1, words))
            if not self.infinitive:
                self.unsaid = self.unsaid or control in words.unsaid
                self.unreal = self.unreal or control in words.unreal
                self.at -= 2
            return True
        if lower not in words.unsaid or not word_at(self.listed, self.at + 1).endswith("ing"):
            return False
        self.unsaid, self.denied = True, lower.startswith("den")
        self.at -= 1
        return True


_ONLY = frozenset(("only", "just", "merely", "simply"))
_SUBJECTS_OF_S = frozenset(("he", "she", "it", "who", "that", "there"))


def _controls(listed: Sequence[Piece], j: int, words: SourceWords) -> bool:
    word = listed[j].lower
    if j and listed[j - 1].lower in DETERMINERS:
        return False  # "the need to focus"
    return word in words.unsaid or word in words.unreal or word in words.kept


def _form(after: str, tags: frozenset[Tag], before: _Before) -> Form | None:
    """Return how a verb stands to its subject, or ``None`` where it has none that speaks; ``after``: the next word."""
    held = before.auxiliaries
    if before.infinitive:
        return None
    if _is_passive(tags, held):
        return Form.PASSIVE if after == "by" else None
    if Tag.PART in tags and after == "by" and not held:
        return Form.PASSIVE
    if tags == {Tag.ING} and not held & BE:
        return Form.PARTICIPLE
    # Whether the subject of a base form is plural is seen when it is found.
    return Form.PARTICIPLE if "having" in held else Form.FINITE


def _is_passive(tags: frozenset[Tag], held: AbstractSet[str]) -> bool:
    """Whether a participle stands behind a form of "be", and can be nothing else there."""
    return (
        Tag.PART in tags and not tags & {Tag.ING, Tag.BASE} and bool(held & BE) and "'d" not in held
    )


def _polarity(lemma: str, words: SourceWords, before: _Before, *, empty: bool) -> Polarity:
    """Return whether it is said, by what stands before the verb; ``empty``: "made no comment"."""
    if empty or (before.is_taken_back and lemma in words.firm):
        return Polarity.UNSAID
    if before.denied:
        return Polarity.DENIED
    if before.is_possible:
        return Polarity.UNREAL
    if lemma in words.denies and not before.negated:
        return Polarity.DENIED
    return Polarity.SAID
