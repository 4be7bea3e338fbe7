"""Reporting and attitude cues: which words say that somebody says, wants or thinks something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from summarizer.models.summary import Stance
from summarizer.words.cue_lists import ContentBlock, CueBlock, EnglishCues, english_cues


class CueKind(StrEnum):
    """What sort of act a cue reports."""

    SAYS = "says"
    AFFIRMS = "affirms"
    DEMANDS = "demands"
    PROPOSES = "proposes"
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    CRITICISES = "criticises"
    DENIES = "denies"
    CONCERNED = "concerned"
    PROMISES = "promises"
    WARNS = "warns"
    ASKS = "asks"
    DISCUSSES = "discusses"
    NARRATES = "narrates"


class Strength(StrEnum):
    """How often such a cue carries a position."""

    STRONG = "strong"
    WEAK = "weak"
    NONE = "none"


class Tag(StrEnum):
    """Which form of a verb a word is, or that it is a noun."""

    BASE = "base"
    S = "s"
    PAST = "past"
    PART = "part"
    ING = "ing"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found at a word. ``length`` counts words; ``tags`` are the verb forms it may be."""

    phrase: str
    kind: CueKind
    strength: Strength
    stance: Stance | None
    length: int
    tags: frozenset[Tag]
    carrier: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """A cue as listed; ``rest``: its words behind the first one."""

    rest: tuple[str, ...]
    phrase: str
    kind: CueKind
    strength: Strength
    stance: Stance | None

    def cue(self, length: int, tags: frozenset[Tag]) -> Cue:
        """Return it as found in a sentence, of so many words."""
        return Cue(self.phrase, self.kind, self.strength, self.stance, length, tags)


_VOWELS = "aeiou"
_NOUN_KIND = {
    "opposes_warning": (CueKind.WARNS, Stance.OPPOSES),
    "neutral": (CueKind.SAYS, Stance.NEUTRAL),
}
#: Marks and symbols, which the words of a content are compared without.
_APART = re.compile(r"[^\w'-]|_")
_GAP = frozenset(
    (
        "also again not n't strongly firmly once more repeatedly still now further publicly "
        "openly never fully very deeply reportedly both first together jointly clearly been"
    ).split()
)


def inflect(lemma: str) -> tuple[str, str, str, str]:
    """Return third person, past, participle and -ing form of a regular verb."""
    stem, y_changes = lemma[:-1], lemma.endswith("y") and lemma[-2:-1] not in _VOWELS
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = lemma + "es"
    else:
        third = stem + "ies" if y_changes else lemma + "s"
    if lemma.endswith("e"):
        past = lemma + "d"
        ing = lemma + "ing" if lemma.endswith(("ee", "ye", "oe")) else stem + "ing"
    else:
        root = lemma + lemma[-1] if _DOUBLES.search(lemma) else lemma
        past, ing = stem + "ied" if y_changes else root + "ed", root + "ing"
    return third, past, past, ing


#: Verbs that double their last letter: of one short syllable ("blog"), or with the stress on the last one ("prefer").
_DOUBLES = re.compile(
    r"^[^aeiou]*(?:qu)?[aeiou][bdfgklmnprtvz]$|(?<!f)fer$|cur$|(?<!li)(?<!vo)mit$|pel$|quit$|gret$|bel$(?<!label)"
    r"(?<!libel)"
)
#: British English doubles an "l" without stress, too: "signalled".
_DOUBLES_L = re.compile(r"[aeiou][^aeiou]+[aeiou]l$")


def tagged_forms(
    lemmas: Iterable[str], irregular: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, set[Tag]]]:
    """Return the forms of verbs, each with the verbs it may be of and as what."""
    forms: dict[str, dict[str, set[Tag]]] = {}
    for lemma in lemmas:
        for form, tag in _forms(lemma, irregular):
            forms.setdefault(form, {}).setdefault(lemma, set()).add(tag)
    return forms


def _forms(lemma: str, irregular: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Tag]]:
    """Yield the forms of a verb, each with what form it is."""
    yield lemma, Tag.BASE
    yield from zip(irregular.get(lemma) or inflect(lemma), _TAGS, strict=True)
    if _DOUBLES_L.search(lemma):
        yield from ((lemma + "led", Tag.PAST), (lemma + "led", Tag.PART), (lemma + "ling", Tag.ING))
    if lemma == "be":
        yield from _MORE_OF_BE


_TAGS = (Tag.S, Tag.PAST, Tag.PART, Tag.ING)
#: What "be" has more than other verbs, and verbs that stand for it.
_MORE_OF_BE = (
    *((form, Tag.S) for form in ("are", "am", "'re", "'s", "'m", "remains", "remain")),
    ("were", Tag.PAST),
    ("remained", Tag.PAST),
    ("remaining", Tag.ING),
)


def past_of(lemma: str) -> str:
    """Return the past of an English cue ("say": "said")."""
    return _inflected(lemma)[1]


def is_ing_of(word: str, lemma: str) -> bool:
    """Whether a word is the -ing form of an English cue."""
    return _inflected(lemma)[3] == word.lower()


def _inflected(lemma: str) -> tuple[str, str, str, str]:
    third, past, participle, ing = cue_lexicon().irregular.get(lemma) or inflect(lemma)
    return third, past, participle, ing


def _entry(block: CueBlock, phrase: str, rest: Sequence[str]) -> _Entry:
    stance = None if block.stance is None else Stance(block.stance)
    return _Entry(tuple(rest), phrase, CueKind(block.kind), Strength(block.strength), stance)


#: Forms of the verbs by which a writer has somebody's words from elsewhere.
CITING = frozenset(("quoted", "quotes", "quoting", "cited", "cites", "citing"))


class _Shown(NamedTuple):
    """An attitude that the words of a content show: single words, and phrases with a space before and behind them."""

    stance: Stance
    words: frozenset[str]
    phrases: tuple[str, ...]

    @classmethod
    def of(cls, block: ContentBlock) -> _Shown:
        single = frozenset(word for word in block.words if " " not in word)
        phrases = tuple(f" {word} " for word in block.words if " " in word)
        return cls(Stance(block.stance), single, phrases)


class CueLexicon:
    """The English cues, ready for look-up by word."""

    def __init__(self, lists: EnglishCues) -> None:
        self.irregular = lists.irregular
        self.forms: dict[str, dict[str, set[Tag]]] = {}
        self.entries = self._table(lists.verbs)
        self.first_person = self._table(
            [CueBlock(kind, "weak", cues, kind) for kind, cues in lists.first_person.items()]
        )
        self.nouns = {noun: _entry(block, noun, ()) for block in lists.nouns for noun in block.cues}
        self.carriers = frozenset(lists.carriers.cues)
        self.empty_carriers = frozenset(lists.carriers.only_with_noun)
        self.window = lists.carriers.window
        self.attitudes = {
            noun: key for key, nouns in lists.carriers.nouns.items() for noun in nouns
        }
        for lemma in self.carriers:
            self._forms_of(lemma.split()[0])
        self.noun_links = frozenset(lists.noun_links.words)
        self.according = tuple(tuple(phrase.split()) for phrase in lists.according.phrases)
        self.according_first = frozenset(phrase[0] for phrase in self.according)
        #: The words that a cue of any sort may begin with.
        self.heads = self.according_first | self.nouns.keys() | self.forms.keys() | CITING
        self.content = [_Shown.of(block) for block in lists.content]

    def _table(self, blocks: Iterable[CueBlock]) -> dict[str, list[_Entry]]:
        """Return cues by the lemma they begin with, the longest first, and note its forms."""
        table: dict[str, list[_Entry]] = {}
        for block in blocks:
            for phrase in block.cues:
                head, *rest = phrase.split()
                self._forms_of(head)
                table.setdefault(head, []).append(_entry(block, phrase, rest))
        for listed in table.values():
            listed.sort(key=lambda entry: -len(entry.rest))
        return table

    def _forms_of(self, lemma: str) -> None:
        """Note the forms of a verb."""
        for form, tag in _forms(lemma, self.irregular):
            self.forms.setdefault(form, {}).setdefault(lemma, set()).add(tag)

    def at(self, words: Sequence[str], i: int, *, first_person: bool = False) -> Cue | None:
        """Return the longest cue that begins at word ``i`` of lower-case words, or ``None``."""
        forms = self.forms.get(words[i])
        if forms is None:
            return None
        tables = (self.first_person, self.entries) if first_person else (self.entries,)
        best: Cue | None = None
        for lemma, tags in forms.items():
            listed = (entry for table in tables for entry in table.get(lemma, ()))
            for entry in listed:
                length = _match(words, i, entry.rest) if entry.rest else 1
                if length and (best is None or length > best.length):
                    best = entry.cue(length, frozenset(tags))
            best = self._carried(words, i, lemma, tags, best)
        return best

    def _carried(
        self, words: Sequence[str], i: int, lemma: str, tags: set[Tag], best: Cue | None
    ) -> Cue | None:
        """Return "voiced concern" as a cue where a verb carries a noun, else the best one found so far."""
        if lemma not in self.carriers or (best is not None and best.length > 1):
            return best
        for k in range(i + 1, min(i + 1 + self.window, len(words))):
            if words[k] in _ENDS_CARRYING:
                break
            if self._ends_an_attitude(words, k):
                return self._carrying(lemma, words[k], tags)
        return None if lemma in self.empty_carriers and best is None else best

    def _ends_an_attitude(self, words: Sequence[str], k: int) -> bool:
        """Whether a word is a noun of attitude, and the last of them: "support" of "support concerns" is not."""
        following = words[k + 1] if k + 1 < len(words) else ""
        return words[k] in self.attitudes and following not in self.attitudes

    def _carrying(self, lemma: str, noun: str, tags: set[Tag]) -> Cue:
        """Return the cue that a verb and the noun it carries make."""
        key = self.attitudes[noun]
        kind, stance = _NOUN_KIND.get(key) or (CueKind(key), Stance(key))
        weak = key == "neutral" or lemma == "discuss"
        strength = Strength.WEAK if weak else Strength.STRONG
        return Cue(f"{lemma} {noun}", kind, strength, stance, 1, frozenset(tags), carrier=True)


def _match(words: Sequence[str], i: int, rest: tuple[str, ...]) -> int:
    """Return how many words a cue takes from ``i`` on (adverbs may stand inside), 0 where it does not match."""
    k = i + 1
    for word in rest:
        last = min(k + _MOST_ADVERBS, len(words) - 1)
        while k < last and words[k] != word and _is_adverb(words[k]):
            k += 1
        if k >= len(words) or words[k] != word:
            return 0
        k += 1
    return k - i


def _is_adverb(word: str) -> bool:
    """Whether a word may stand inside a cue."""
    return word in _GAP or word.endswith("ly")


#: Adverbs between two words of a cue.
_MOST_ADVERBS = 3
#: What no verb reaches over to the noun that it carries.
_ENDS_CARRYING = frozenset("that . , ; : because how who which it he she they we i".split())


@cache
def cue_lexicon() -> CueLexicon:
    """Return the English cues."""
    return CueLexicon(english_cues())


def content_stance(text: str) -> Stance | None:
    """Return the attitude that the words of a content show, or ``None`` where they show none."""
    plain = text.lower().replace("\u2019", "'")
    listed = _APART.sub(" ", plain).split()
    folded = f" {' '.join(listed)} "
    for stance, words, phrases in cue_lexicon().content:
        if not words.isdisjoint(listed) or any(phrase in folded for phrase in phrases):
            return stance
    return None
