"""The shapes of the lists of cues: words that say that somebody says, wants, denies something.

``cues_en.toml`` holds lemmas with kind, attitude and strength, for the English grammar; the other ``cues_CODE.toml``
hold whole forms by kind. Strings of kinds, attitudes and strengths are read by who uses them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizer.resources import word_list
from summarizer.words.lists import Phrases, Words, load


@dataclass(frozen=True)
class CueBlock:
    """Cues of one kind. ``stance``: the attitude they show, where they show one."""

    kind: str
    strength: str
    cues: Words
    stance: str | None = None


@dataclass(frozen=True)
class Carriers:
    """Verbs that say something together with a noun ("express concern"), at most ``window`` words apart."""

    cues: Words
    only_with_noun: Words
    window: int
    nouns: dict[str, Words]


@dataclass(frozen=True)
class ContentBlock:
    """Words of a content that show an attitude."""

    stance: str
    words: Words


@dataclass(frozen=True)
class Listed:
    """Single words."""

    words: Words = ()


@dataclass(frozen=True)
class EnglishCues:
    """``cues_en.toml``."""

    verbs: tuple[CueBlock, ...]
    nouns: tuple[CueBlock, ...]
    first_person: dict[str, Words]
    carriers: Carriers
    noun_links: Listed
    according: Phrases
    content: tuple[ContentBlock, ...]
    irregular: dict[str, Words]


@dataclass(frozen=True)
class ForeignCues:
    """``cues_CODE.toml`` of any other language.

    ``forms`` by kind; ``sources``: phrases such as "according to"; ``skip``: capitalised words that are no names;
    ``negations``: words that deny a verb beside them, where the language has no list of words that change a claim.
    """

    forms: dict[str, Words] = field(default_factory=dict[str, Words])
    sources: Phrases = field(default_factory=lambda: Phrases(()))
    skip: Listed = field(default_factory=Listed)
    negations: Listed = field(default_factory=Listed)


def english_cues() -> EnglishCues:
    """Return ``cues_en.toml``."""
    lists: EnglishCues = load(EnglishCues, "cues_en")
    return lists


def foreign_cues(language: str) -> ForeignCues:
    """Return the cues of a language; empty lists where it has none, which is a normal case."""
    if not word_list(f"cues_{language}"):
        return ForeignCues()
    lists: ForeignCues = load(ForeignCues, f"cues_{language}")
    return lists


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
    people: Words
    pasts: Words
    denies: Words
    phrasal: dict[str, Words]
    answers: dict[str, Words]
    untrue: Words
    rumours: Words
    irregular: dict[str, Words]
