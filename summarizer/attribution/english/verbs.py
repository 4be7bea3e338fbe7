"""Verbs that make somebody a source: of what sort they are, in which forms, and said or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from summarizer.attribution.cues import cue_lexicon, inflect
from summarizer.attribution.english.pieces import Piece
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
    #: "past", "s", "base" ..: the forms the verb may have here.
    tags: frozenset[str]


@dataclass(frozen=True)
class SourceWords:
    """The word lists of ``sources_en.toml``, ready for look-up."""

    forms: dict[str, dict[str, set[str]]]
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
    #: Verbs that reject with a word behind them: "brush" with "aside", "off".
    phrasal: dict[str, frozenset[str]]
    untrue: frozenset[str]
    rumours: frozenset[str]


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
    phrasal: dict[str, Words]
    untrue: Words
    rumours: Words
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
        forms=_tagged((*kinds, *lists.light, *lists.phrasal), irregular),
        kinds=kinds,
        light=frozenset(lists.light),
        nouns=frozenset(lists.nouns),
        said_nouns=frozenset(lists.said_nouns),
        papers=frozenset(lists.papers),
        deputies=frozenset(lists.deputies),
        joined=tuple(tuple(phrase.split()) for phrase in lists.joined),
        unsaid=frozenset(_tagged(lists.unsaid, irregular)),
        unreal=frozenset(_tagged(lists.unreal, irregular)),
        kept=frozenset(lists.kept),
        nobody=frozenset(lists.nobody),
        denies=frozenset(lists.denies),
        firm=frozenset(lists.firm),
        feelings=frozenset(lists.feelings),
        pasts=frozenset(lists.pasts),
        phrasal={lemma: frozenset(behind) for lemma, behind in lists.phrasal.items()},
        untrue=frozenset(lists.untrue),
        rumours=frozenset(lists.rumours),
    )


def _tagged(
    lemmas: Words, irregular: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, set[str]]]:
    """Return the forms of verbs, each with the verbs it may be of and as what."""
    forms: dict[str, dict[str, set[str]]] = {}
    for lemma in lemmas:
        for form, tag in _forms(lemma, irregular):
            forms.setdefault(form, {}).setdefault(lemma, set()).add(tag)
    return forms


def _forms(lemma: str, irregular: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    forms = irregular.get(lemma) or inflect(lemma)
    return [(lemma, "base"), *zip(forms, ("s", "past", "part", "ing"), strict=True)]


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
    k = 0
    while k < len(listed):
        group = None
        if not listed[k].quote:
            group = _feeling(listed, k, words) or _verb(listed, k, words)
        if group is not None:
            found.append(group)
            k = max(k + 1, group.after)
        else:
            k += 1
    return found


def _feeling(listed: Sequence[Piece], k: int, words: SourceWords) -> Group | None:
    """Return "was not convinced" as a group."""
    if listed[k].lower not in words.feelings:
        return None
    j = k - 1
    while j > 0 and (_adverb(listed[j]) or listed[j].lower in NEGATION or listed[j].lower == "so"):
        j -= 1
    if j < 0 or listed[j].lower not in _LINKING:
        return None
    linking = j if listed[j].lower in AUXILIARY else j - 1
    return Group(
        k,
        _lead(listed, linking).at,
        k + 1,
        listed[k].lower,
        VerbKind.THINKS,
        Form.FINITE,
        Polarity.SAID,
        frozenset(("past",)),
    )


def _verb(listed: Sequence[Piece], k: int, words: SourceWords) -> Group | None:
    readings = words.forms.get(listed[k].lower)
    if readings is None or _is_noun(listed, k):
        return None
    lemma = next((one for one in readings if one in words.kinds), next(iter(readings)))
    tags = frozenset(readings[lemma])
    after, empty = k + 1, False
    phrasal = _phrasal(listed, k, words)
    carried = _carried(listed, k, words) if any(one in words.light for one in readings) else None
    if phrasal is not None:
        lemma, after, kind = phrasal, k + 2, VerbKind.SAYS
    elif carried is not None:
        after, empty = carried
        told = listed[after - 1].lower in words.said_nouns | words.papers
        kind = VerbKind.SAYS if told else VerbKind.LIGHT
    elif lemma in words.kinds:
        kind = words.kinds[lemma]
    else:
        return None
    before = _lead(listed, k - 1)
    form = _form(listed, k, tags, before)
    if form is None:
        return None
    polarity = _polarity(lemma, words, before, empty=empty)
    if phrasal is not None:
        polarity = Polarity.UNREAL if before.negated else Polarity.DENIED
    return Group(k, before.at, after, lemma, kind, form, polarity, tags)


def _phrasal(listed: Sequence[Piece], k: int, words: SourceWords) -> str | None:
    """Return the verb of "brushed aside", "ruled out", "hit back at", which rejects what follows."""
    behind = listed[k + 1].lower if k + 1 < len(listed) else ""
    readings = words.forms.get(listed[k].lower, {})
    return next((lemma for lemma in readings if behind in words.phrasal.get(lemma, ())), None)


def _is_noun(listed: Sequence[Piece], k: int) -> bool:
    """Whether a word that may be a verb is a noun or adjective here."""
    before = listed[k - 1].lower if k else "."
    after = listed[k + 1].lower if k + 1 < len(listed) else "."
    if listed[k].lower.endswith("ing"):
        return before in DETERMINERS and before != "no"
    if before in DETERMINERS or (
        before == "'s" and not (k > 1 and listed[k - 2].lower in ("he", "she", "it", "who"))
    ):
        return True
    if before in PREPOSITIONS and before not in ("to", "as", "than", "since", "before", "after"):
        return True
    if not listed[k].lower.endswith("s") or after not in _BEHIND_NOUN:
        return False
    # ", the Northport Gazette reports.", ", the town's former doctor maintains."
    closes = after == "." and (listed[k - 1].capital or not _names_a_saying(listed[k].lower))
    return not (k > 0 and closes)


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


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a verb: auxiliaries read off, and where its subject ends."""

    at: int
    auxiliaries: tuple[str, ...]
    negated: bool = False
    only: bool = False
    unsaid: bool = False
    unreal: bool = False
    infinitive: bool = False
    denied: bool = False


def _adverb(piece: Piece) -> bool:
    return piece.lower in ADVERBS or (piece.lower.endswith("ly") and len(piece.lower) > 4)


class _Left:
    """Reads leftwards from a verb, a word at a time, and keeps what stands there."""

    def __init__(self, listed: Sequence[Piece], j: int) -> None:
        self.listed, self.j = listed, j
        self.words = source_words()
        self.auxiliaries: list[str] = []
        self.negated = self.only = self.unsaid = self.unreal = False
        self.infinitive = self.denied = False

    def read(self) -> _Before:
        """Return what stands before the verb."""
        while self.j >= 0 and self.listed[self.j].word and not self.infinitive:
            if not any(step() for step in (self._auxiliary, self._negation, self._control)):
                break
        return _Before(
            self.j,
            tuple(self.auxiliaries),
            self.negated,
            self.only,
            self.unsaid,
            self.unreal,
            self.infinitive,
            self.denied,
        )

    def _lower(self, back: int = 0) -> str:
        return self.listed[self.j - back].lower if self.j >= back else ""

    def _auxiliary(self) -> bool:
        """Whether an auxiliary was read, or "'s" behind a pronoun."""
        lower = self._lower()
        named = self.listed[self.j].capital and self.j
        short = lower == "'s" and self._lower(1) in _SUBJECTS_OF_S
        if not (short or (lower in AUXILIARY and not named)):  # Theresa May, in May
            return False
        self.auxiliaries.append(lower)
        self.j -= 1
        return True

    def _negation(self) -> bool:
        """Whether a negation was read, or another adverb."""
        lower = self._lower()
        longer = lower == "longer" and self._lower(1) == "no"
        if (lower in NEGATION or longer) and self.unsaid and not self.denied:
            self.unsaid = False  # "did not hesitate to say"
        elif lower in NEGATION or longer:
            self.negated = True
        elif _adverb(self.listed[self.j]):
            self.only = self.only or lower in _ONLY
        else:
            return False
        self.j -= 2 if longer else 1
        return True

    def _control(self) -> bool:
        """Whether "refused to", "was due to" or "denied (saying)" was read; "to" alone makes an infinitive."""
        lower = self._lower()
        if lower == "to":
            control = self._lower(1)
            self.infinitive = not (self.j and _controls(self.listed, self.j - 1, self.words))
            if not self.infinitive:
                self.unsaid = self.unsaid or control in self.words.unsaid
                self.unreal = self.unreal or control in self.words.unreal
                self.j -= 2
            return True
        behind = self.j + 1 < len(self.listed) and _is_ing(self.listed, self.j + 1)
        if lower not in self.words.unsaid or not behind:
            return False
        self.unsaid, self.denied = True, lower.startswith("den")
        self.j -= 1
        return True


def _lead(listed: Sequence[Piece], j: int) -> _Before:
    """Read leftwards over auxiliaries, adverbs, negations and "refused to"."""
    return _Left(listed, j).read()


_ONLY = frozenset(("only", "just", "merely", "simply"))
_SUBJECTS_OF_S = frozenset(("he", "she", "it", "who", "that", "there"))


def _is_ing(listed: Sequence[Piece], j: int) -> bool:
    return listed[j].lower.endswith("ing")


def _controls(listed: Sequence[Piece], j: int, words: SourceWords) -> bool:
    word = listed[j].lower
    if j and listed[j - 1].lower in DETERMINERS:
        return False  # "the need to focus"
    return word in words.unsaid or word in words.unreal or word in words.kept


def _form(listed: Sequence[Piece], k: int, tags: frozenset[str], before: _Before) -> Form | None:
    """Return how the verb stands to its subject, or ``None`` where it has none that speaks."""
    after = listed[k + 1].lower if k + 1 < len(listed) else ""
    held = set(before.auxiliaries)
    if before.infinitive:
        return None
    if "part" in tags and held & BE and not tags & {"ing", "base"} and not held & {"'d"}:
        return Form.PASSIVE if after == "by" else None
    if "part" in tags and after == "by" and not held:
        return Form.PASSIVE
    if tags == frozenset({"ing"}):
        return Form.FINITE if held & BE and "having" not in held else Form.PARTICIPLE
    if "having" in held:
        return Form.PARTICIPLE
    # Whether the subject of a base form is plural is seen when it is found.
    return Form.FINITE


def _polarity(lemma: str, words: SourceWords, before: _Before, *, empty: bool) -> Polarity:
    negated = before.unsaid or (before.negated and not before.only)
    if (negated and lemma in words.firm) or empty:
        return Polarity.UNSAID
    if before.denied:
        return Polarity.DENIED
    unreal = before.unreal or ({"would", "have"} <= set(before.auxiliaries) and lemma in words.firm)
    if unreal or _MAYBE & set(before.auxiliaries):
        return Polarity.UNREAL
    if lemma in words.denies:
        # Who does not deny something has not said it.
        return Polarity.UNREAL if before.negated else Polarity.DENIED
    return Polarity.SAID
