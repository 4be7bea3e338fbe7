"""Reporting and attitude cues: which words say that somebody says, wants or thinks something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from summarizer.models.summary import Stance
from summarizer.words.cue_lists import CueBlock, EnglishCues, english_cues


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


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found at a word. ``length`` counts words; ``tags`` are the verb forms it may be."""

    phrase: str
    kind: CueKind
    strength: Strength
    stance: Stance | None
    length: int
    tags: frozenset[str]
    carrier: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    rest: tuple[str, ...]
    phrase: str
    kind: CueKind
    strength: Strength
    stance: Stance | None


_VOWELS = "aeiou"
_NOUN_KIND = {
    "opposes_warning": (CueKind.WARNS, Stance.OPPOSES),
    "neutral": (CueKind.SAYS, Stance.NEUTRAL),
}
_GAP = frozenset(
    (
        "also again not n't strongly firmly once more repeatedly still now further publicly "
        "openly never fully very deeply reportedly both first together jointly clearly been"
    ).split()
)


def inflect(lemma: str) -> tuple[str, str, str, str]:
    """Return third person, past, participle and -ing form of a regular verb."""
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    if lemma.endswith("e"):
        past, ing = (
            lemma + "d",
            (lemma[:-1] + "ing" if not lemma.endswith(("ee", "ye", "oe")) else lemma + "ing"),
        )
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, ing = lemma + "ed", lemma + "ing"
    return third, past, past, ing


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


class CueLexicon:
    """The English cues, ready for look-up by word."""

    def __init__(self, lists: EnglishCues) -> None:
        self.irregular = lists.irregular
        self.forms: dict[str, dict[str, set[str]]] = {}
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
        self.content = [(Stance(block.stance), block.words) for block in lists.content]

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
        third, past, participle, ing = self.irregular.get(lemma) or inflect(lemma)
        listed = [(lemma, "base"), (third, "s"), (past, "past"), (participle, "part"), (ing, "ing")]
        if lemma == "be":
            listed += [(f, "s") for f in ("are", "am", "'re", "'s", "'m", "remains", "remain")]
            listed += [("were", "past"), ("remained", "past"), ("remaining", "ing")]
        for form, tag in listed:
            self.forms.setdefault(form, {}).setdefault(lemma, set()).add(tag)

    def at(self, words: Sequence[str], i: int, *, first_person: bool = False) -> Cue | None:
        """Return the longest cue that begins at word ``i`` of lower-case words, or ``None``."""
        best: Cue | None = None
        for lemma, tags in self.forms.get(words[i], {}).items():
            for table in (self.first_person, self.entries) if first_person else (self.entries,):
                for entry in table.get(lemma, ()):
                    length = _match(words, i, entry.rest)
                    if length and (best is None or length > best.length):
                        best = Cue(
                            entry.phrase,
                            entry.kind,
                            entry.strength,
                            entry.stance,
                            length,
                            frozenset(tags),
                        )
            best = self._carried(words, i, lemma, tags, best)
        return best

    def _carried(
        self, words: Sequence[str], i: int, lemma: str, tags: set[str], best: Cue | None
    ) -> Cue | None:
        if lemma not in self.carriers or (best is not None and best.length > 1):
            return best
        for k in range(i + 1, min(i + 1 + self.window, len(words))):
            word = words[k]
            if word in (
                "that",
                ".",
                ",",
                ";",
                ":",
                "because",
                "how",
                "who",
                "which",
                "it",
                "he",
                "she",
                "they",
                "we",
                "i",
            ):
                break
            key = self.attitudes.get(word)
            if key is not None and not (k + 1 < len(words) and self.attitudes.get(words[k + 1])):
                kind, stance = _NOUN_KIND.get(key) or (CueKind(key), Stance(key))
                strength = (
                    Strength.WEAK if key == "neutral" or lemma == "discuss" else Strength.STRONG
                )
                return Cue(
                    f"{lemma} {word}", kind, strength, stance, 1, frozenset(tags), carrier=True
                )
        return None if lemma in self.empty_carriers and best is None else best


def _match(words: Sequence[str], i: int, rest: tuple[str, ...]) -> int:
    """Return how many words a cue takes from ``i`` on (adverbs may stand inside), 0 where it does not match."""
    k = i + 1
    for word in rest:
        skipped = 0
        while (
            k < len(words)
            and words[k] != word
            and skipped < 3
            and (words[k] in _GAP or words[k].endswith("ly"))
        ):
            k, skipped = k + 1, skipped + 1
        if k >= len(words) or words[k] != word:
            return 0
        k += 1
    return k - i


@cache
def cue_lexicon() -> CueLexicon:
    """Return the English cues."""
    return CueLexicon(english_cues())


def content_stance(text: str) -> Stance | None:
    """Return the attitude that the words of a content show, or ``None`` where they show none."""
    folded = (
        " "
        + " ".join(
            "".join(
                c if c.isalnum() or c in "'-" else " " for c in text.lower().replace("\u2019", "'")
            ).split()
        )
        + " "
    )
    for stance, words in cue_lexicon().content:
        if any(f" {word} " in folded for word in words):
            return stance
    return None
