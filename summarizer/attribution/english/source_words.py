"""The English words for sources, ready for look-up: verbs by form and kind, nouns that tell, who speaks for another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property

from summarizer.attribution.cues import Tag, cue_lexicon, tagged_forms
from summarizer.words.cue_lists import SourceLists
from summarizer.words.lists import load


class VerbKind(StrEnum):
    """What sort of verb it is."""

    SAYS = "says"
    THINKS = "thinks"
    ACTS = "acts"
    LIGHT = "light"


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
    #: What persons are called, in the singular.
    people: frozenset[str]
    #: Verbs that reject with a word behind them: "brush" with "aside", "off".
    phrasal: dict[str, frozenset[str]]
    #: Verbs that say something with a word behind them: "shoot" with "back".
    answers: dict[str, frozenset[str]]
    untrue: frozenset[str]
    rumours: frozenset[str]

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words that may make somebody a source: verbs in any form, feelings."""
        return self.feelings | self.forms.keys()

    @cached_property
    def plural_nouns(self) -> frozenset[str]:
        """The nouns that tell and those for papers, as they stand without the "s" of their plural."""
        return self.nouns | self.said_nouns | self.papers


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
        forms=tagged_forms((*kinds, *lists.light, *lists.phrasal, *lists.answers), irregular),
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
        people=frozenset(lists.people),
        phrasal={lemma: frozenset(behind) for lemma, behind in lists.phrasal.items()},
        answers={lemma: frozenset(behind) for lemma, behind in lists.answers.items()},
        untrue=frozenset(lists.untrue),
        rumours=frozenset(lists.rumours),
    )
