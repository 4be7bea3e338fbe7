"""Signs, in the wording, that parties talked with each other: where, how, at whose initiative."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.models.document import PreparedText, Sentence, SentenceRole
from summarizer.models.summary import Medium
from summarizer.resources import word_list

__all__ = ["Contact", "contacts", "initiator_words", "medium_of", "tells_initiative"]

_REACH = 45
_MEDIA = (Medium.VIDEO, Medium.PHONE, Medium.IN_PERSON, Medium.WRITTEN)


@dataclass(frozen=True, slots=True)
class Contact:
    """A sentence that tells of a conversation. ``certain``: the wording itself says that it took place."""

    sentence: Sentence
    start: int
    end: int
    certain: bool


@dataclass(frozen=True, slots=True)
class _Signs:
    held: re.Pattern[str]
    loose: re.Pattern[str]
    unreal: re.Pattern[str]
    initiative: tuple[re.Pattern[str], ...]
    media: dict[Medium, re.Pattern[str]]


@cache
def _signs() -> _Signs:
    words = word_list("contacts_en")
    return _Signs(
        held=_any(words["held"]),
        loose=_any(words["loose"]),
        unreal=_any([words["unreal"]]),
        initiative=tuple(_any([pattern]) for pattern in words["initiative"]),
        media={medium: _any([words[medium.value]]) for medium in _MEDIA},
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


def contacts(prepared: PreparedText) -> tuple[Contact, ...]:
    """Return the sentences of the account that tell of a conversation, body before title.

    Sentences in which the wording is planned, proposed or denied are left out, and so are remarks to reporters.
    """
    found = [c for c in map(_contact, prepared.account) if c is not None]
    return tuple(sorted(found, key=lambda c: c.sentence.role is SentenceRole.TITLE))


def _contact(sentence: Sentence) -> Contact | None:
    signs, text = _signs(), sentence.text
    for pattern, certain in ((signs.held, True), (signs.loose, False)):
        for match in pattern.finditer(text):
            near = text[max(0, match.start() - _REACH) : match.end() + _REACH * 2 // 3]
            if not signs.unreal.search(near):
                start = sentence.start + match.start()
                return Contact(sentence, start, sentence.start + match.end(), certain)
    return None


def medium_of(text: str) -> Medium | None:
    """Return the medium a passage names, or ``None``."""
    media = _signs().media
    return next((medium for medium in _MEDIA if media[medium].search(text)), None)


def tells_initiative(text: str) -> bool:
    """Whether a passage says at whose initiative something took place."""
    return initiator_words(text) is not None


def initiator_words(text: str) -> str | None:
    """Return the words that name the initiator ("the latter", "US side"), or ``None``."""
    for pattern in _signs().initiative:
        found = pattern.search(text)
        if found:
            return found["who"].strip()
    return None
