"""What of a transcript is not worth asking about: questions to the speaker, greetings, thanks, who has the floor."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache, lru_cache

from summarizer.attribution.attributions import Attribution
from summarizer.attribution.interviewee import ANSWERS
from summarizer.models.document import Kind, PreparedText
from summarizer.passes.wording import tidy
from summarizer.words.lists import TranscriptLists, load

_LEAD = r"(?:(?:and|so|okay|ok|yes|yeah|well|all right|again)\W+){0,3}"
_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "you", "this", "that", "these", "those"))
#: Whoever puts a question in more than half of at least two turns leads the talk, or in half from the first one on.
_FEWEST_TURNS = 2
#: A telephone number or an address of the net: whom to ask, at the foot of a transcript.
_REACHED_AT = re.compile(r"\+?\(?\b\d[\d ()/-]{7,}\d\b|\bhttps?://|\bwww\.|\w@\w", re.ASCII)
_CLOSING = "\"'“”‘’«»)]— -"


def selected(prepared: PreparedText, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions that may be positions; of a transcript, without what is only said to lead through it.

    Journalists ask and are no party: what they say themselves is left out, what they report of others is kept and
    names them as the ones who report it. In any turn a question states nothing.
    """
    candidates = [a for a in found if a.candidate]
    if prepared.document.kind is not Kind.TRANSCRIPT:
        return candidates
    voices = {_speaker(prepared, a) for a in found}
    asking = askers(prepared)
    names = asking | {_speaker(prepared, a) for a in found if _turn_of(prepared, a) in asking}
    kept = (_in_turn(prepared, one, voices, asking, names) for one in candidates)
    return [attribution for attribution in kept if attribution is not None]


def _speaker(prepared: PreparedText, attribution: Attribution) -> str | None:
    """Return the holder of a passage that a speaker says in their own name."""
    turn = _turn_of(prepared, attribution)
    return attribution.holder if attribution.holder_text in (turn, "i") else None


def _turn_of(prepared: PreparedText, attribution: Attribution) -> str | None:
    sentence = prepared.sentence(attribution.sentence)
    return sentence.turn if sentence is not None else None


def _in_turn(
    prepared: PreparedText,
    attribution: Attribution,
    voices: AbstractSet[str | None],
    asking: AbstractSet[str | None],
    names: AbstractSet[str | None],
) -> Attribution | None:
    """Return what may be a position in a turn; ``asking``, ``names``: who asks, by label, and by name as well."""
    turn = _turn_of(prepared, attribution)
    wording = tidy(prepared.text[attribution.start : attribution.end])
    if is_question(wording) or _procedural(wording, turn):
        return None
    if turn is None or turn not in asking:
        # "He" may have been taken for whoever asked.
        return None if attribution.holder in names else attribution
    if not _is_of_a_third(attribution, voices):
        return None
    return replace(attribution, chain=(turn, *attribution.chain))


def is_question(wording: str) -> bool:
    """Whether a sentence ends as a question does."""
    return wording.rstrip(_CLOSING).endswith(("?", "？"))


def askers(prepared: PreparedText) -> frozenset[str]:
    """Return the labels of those who lead a talk: named so, or with a question in most of their turns."""
    turns: list[tuple[str | None, bool]] = []
    for sentence in prepared.account:
        if not turns or turns[-1][0] != sentence.turn:
            turns.append((sentence.turn, False))
        turns[-1] = sentence.turn, turns[-1][1] or is_question(sentence.text)
    return leading((label, asked) for label, asked in turns if label is not None)


def leading(turns: Iterable[tuple[str, bool]]) -> frozenset[str]:
    """Return who leads a talk, by the label of each turn and whether a question stands in it.

    Whoever answers under "A" leads none, however often they ask in return.
    """
    asked: dict[str, list[bool]] = defaultdict(list)
    for label, asks_in_it in turns:
        asked[label].append(asks_in_it)
    return frozenset(
        label
        for label, told in asked.items()
        if label.lower() not in ANSWERS and (asks(label) or _leads(told))
    )


def _leads(asked: Sequence[bool]) -> bool:
    # Who opens with a question and asks in half of more turns leads, too: the last one is often but thanks.
    half = asked[0] and len(asked) > _FEWEST_TURNS
    enough = 2 * sum(asked) >= len(asked) if half else 2 * sum(asked) > len(asked)
    return len(asked) >= _FEWEST_TURNS and enough


def _is_of_a_third(attribution: Attribution, voices: AbstractSet[str | None]) -> bool:
    """Whether what a question tells is somebody's who does not speak here and whom it names.

    Whoever is there to answer speaks for themselves.
    """
    there = attribution.holder is None or attribution.holder in voices
    named = attribution.cue != "" and not is_guessed(attribution)
    return named and not there


def is_guessed(attribution: Attribution) -> bool:
    """Whether whose something is stands there as a pronoun: whom a question means by "they" nobody can tell."""
    return attribution.holder_text.lower() in _PRONOUNS


@lru_cache(maxsize=1 << 12)
def asks(label: str) -> bool:
    """Whether a label of a turn stands for whoever asks ("Q", "QUESTION", "REPORTER")."""
    words = re.findall(r"[^\W\d_]+", label.casefold())
    return bool(words) and all(w in _list("askers") for w in words)


def _procedural(wording: str, turn: str | None) -> bool:
    """Whether a passage is nothing but a courtesy or the passing on of the floor."""
    said = wording
    if turn and said.startswith(turn):
        said = said[len(turn) :].lstrip(" :.\u00a0")
    aside = said.startswith(("(", "[")) and said.endswith((")", "]"))
    return (
        aside
        or _REACHED_AT.search(said) is not None
        or _courtesy().fullmatch(said) is not None
        or _floor().search(said) is not None
    )


@cache
def _floor() -> re.Pattern[str]:
    """Words that say how a briefing is to go on: who speaks next, what may be quoted, that questions are taken."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in _list("floor")), re.IGNORECASE)


@cache
def _courtesy() -> re.Pattern[str]:
    openings = "|".join(f"(?:{pattern})" for pattern in _list("courtesies"))
    # A few words may follow: to whom, for what. Longer sentences may say something after all.
    return re.compile(rf"{_LEAD}(?:{openings})\b(?:[^\w.!?]+[\w.’'-]+){{0,7}}\W*", re.IGNORECASE)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(getattr(load(TranscriptLists, "transcripts_en"), name))
