"""Signs, in the wording, that parties talked with each other: where, how, at whose initiative."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.models.document import Kind, PreparedText, Sentence, SentenceRole
from summarizer.models.summary import Medium
from summarizer.words.lists import ContactLists, load
from summarizer.words.patterns import any_of, each_of, seldom_any_of
from summarizer.words.seldom import AnyOf, Seldom

__all__ = [
    "Contact",
    "contacts",
    "initiator_words",
    "invitation_words",
    "medium_of",
    "summons_words",
    "tells_initiative",
]

_REACH = 45
#: What is said in a talk, or of those in it, says nothing of whether it took place: "told her in a call that no buyer
#: was found", "appeared before a panel which will decide".
_THAT = re.compile(r"\b(?:that|which|who|whose)\b")
#: Whom the words for a talk are followed by: what is said of the talk comes behind them.
_PARTIES_NAMED = re.compile(
    r"\s(?:between|with)\s[^,;.]{2,80}?(?=\s(?:was|were|is|are|will|has|have|had)\b)"
)
_CLOSING = "\"'”’»)] \n"
_MEDIA = (Medium.VIDEO, Medium.PHONE, Medium.IN_PERSON, Medium.WRITTEN)


@dataclass(frozen=True, slots=True)
class Contact:
    """A sentence that tells of a conversation.

    ``certain``: the wording itself says that it took place. ``speaker``: who tells of it where the sentence says "I" or
    "we" of those who talked.
    """

    sentence: Sentence
    start: int
    end: int
    certain: bool
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class _Signs:
    held: AnyOf
    loose: AnyOf
    loose_of_readouts: AnyOf
    unreal: re.Pattern[str]
    unreal_loose: re.Pattern[str]
    purpose: re.Pattern[str]
    again: re.Pattern[str]
    headline_plan: re.Pattern[str]
    initiative: tuple[Seldom, ...]
    invitation: Seldom
    summons: tuple[Seldom, ...]
    media: dict[Medium, re.Pattern[str]]


@cache
def _signs() -> _Signs:
    words: ContactLists = load(ContactLists, "contacts_en")
    return _Signs(
        held=each_of(words.held),
        loose=each_of(words.loose),
        loose_of_readouts=each_of(words.loose + words.loose_of_readouts),
        unreal=any_of([words.unreal]),
        unreal_loose=any_of([words.unreal_loose]),
        purpose=any_of([words.purpose]),
        again=any_of([words.again]),
        headline_plan=any_of([words.headline_plan]),
        initiative=tuple(seldom_any_of([one]) for one in (*words.initiative, words.invitation)),
        invitation=seldom_any_of([words.invitation]),
        summons=tuple(seldom_any_of([pattern]) for pattern in words.summons),
        media={medium: any_of([getattr(words, medium.value)]) for medium in _MEDIA},
    )


def contacts(prepared: PreparedText) -> tuple[Contact, ...]:
    """Return the sentences of the account that tell of a conversation, body before title.

    Sentences in which the wording is planned, proposed or denied are left out, and so are remarks to reporters.
    """
    readout = prepared.document.kind is Kind.READOUT
    read = (_contact(sentence, readout=readout) for sentence in prepared.account)
    found = [contact for contact in read if contact is not None]
    return tuple(sorted(found, key=lambda c: c.sentence.role is SentenceRole.TITLE))


def _contact(sentence: Sentence, *, readout: bool) -> Contact | None:
    signs, text = _signs(), sentence.text
    if sentence.role is SentenceRole.TITLE and signs.headline_plan.search(text):
        return None
    if text.rstrip(_CLOSING).endswith("?"):
        return None  # whoever asks whether they met does not say that they did
    loose = signs.loose_of_readouts if readout else signs.loose
    for pattern, certain in ((signs.held, True), (loose, False)):
        for match in pattern.finditer(text):
            if _is_a_name(sentence, match):
                continue
            if not _unreal(signs, text, match, certain=certain) and not _general(sentence, match):
                start = sentence.start + match.start()
                return Contact(sentence, start, sentence.start + match.end(), certain)
    return None


def _is_a_name(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a capital amid running text makes "met" a name: "failed by the Met Police"."""
    before = sentence.text[: match.start()]
    plain = sentence.role is not SentenceRole.TITLE and not sentence.text.isupper()
    return plain and match[0].startswith("Met") and _AMID.search(before) is not None


_AMID = re.compile(r"[a-z,] $")


def _general(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a speaker tells of talks at large, and of no particular one: "we’ve had those conversations"."""
    if sentence.turn is None or not match[0].endswith(("conversations", "discussions")):
        return False
    return _SO_FAR.search(sentence.text[max(0, match.start() - _REACH) : match.start()]) is not None


#: What has been done so far, on no day of its own.
_SO_FAR = re.compile(r"(?:\b(?:have|has|had)|[’'](?:ve|s|d)) (?:\w+ ){0,2}$", re.IGNORECASE)


#: "speaking to reporters after a meeting": the meeting was none with reporters.
_TO_REPORTERS = re.compile(
    r"\b(?:speaking|talking|spoke|talked|told|tells|said)\s(?:to\s)?(?:the\s)?(?:reporters|journalists)\s"
    r"(?:on\s\w+\s|today\s|yesterday\s)?(?=(?:after|following)\b)",
    re.IGNORECASE,
)


#: "the pilots I spoke to": those whom somebody asked, and no talk of its own.
_WHOM = re.compile(
    r"\b(?!(?:\w*times|days|years|months|weeks|always|perhaps|says|was|this|his|its|as|is|has)\b)[a-z]{2,}s"
    r" (?:I|we|he|she|they)(?:['’]ve| have| had)? $"
)


def _unreal(signs: _Signs, text: str, match: re.Match[str], *, certain: bool) -> bool:
    """Whether the words around say that it did not take place, or is to come."""
    first, last = max(0, match.start() - _REACH), match.end()
    behind = _THAT.split(text[last : last + _REACH * 2 // 3], maxsplit=1)[0]
    if signs.unreal.search(_TO_REPORTERS.sub(" ", text[first:last]) + behind):
        return True
    before = text[first : match.start()]
    if signs.again.search(before) or _WHOM.search(before):
        return True
    if certain and signs.purpose.search(text[first : match.start()]):
        return True
    named = _PARTIES_NAMED.match(text, last)
    end = (named.end() if named is not None else last) + _REACH
    return not certain and signs.unreal_loose.search(text[first:end]) is not None


def medium_of(text: str) -> Medium | None:
    """Return the medium a passage names, or ``None``."""
    media = _signs().media
    return next((medium for medium in _MEDIA if media[medium].search(text)), None)


def tells_initiative(text: str) -> bool:
    """Whether a passage says at whose initiative something took place."""
    return initiator_words(text) is not None


def initiator_words(text: str) -> str | None:
    """Return the words that name the initiator ("the latter", "US side"), or ``None``."""
    matches = (pattern.search(text) for pattern in _signs().initiative)
    return next((found["who"].strip() for found in matches if found), None)


def invitation_words(text: str) -> str | None:
    """Return the words that name who invited others to meet, or ``None``."""
    found = _signs().invitation.search(text)
    return found["who"].strip() if found is not None else None


def summons_words(text: str) -> tuple[str, str] | None:
    """Return the words that name who summoned and who was summoned, or ``None``."""
    matches = (pattern.search(text) for pattern in _signs().summons)
    return next(((m["who"].strip(), m["whom"].strip()) for m in matches if m), None)
