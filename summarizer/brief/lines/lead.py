"""The word in front of a line: its topic, where the line alone leaves open what it is about."""

from __future__ import annotations

import re

from summarizer.brief.phrasing.noun_phrases import may_be_a_matter
from summarizer.words.content import content, content_of_document, names_a_matter
from summarizer.words.modals import modals
from summarizer.words.negation import negated
from summarizer.words.numbers import numbers

#: Words of a topic at most.
_LONGEST = 8
#: Least share of a topic's words that stand in the document: it is a label in the summary's words.
_STANDS = 0.5
#: So few words leave open what they are about: "Orland proposed a ban by May".
_SHORT = 10
#: Letters by which a name and its adjective are one: "Ukraine", "Ukrainian".
_STEM = 5
#: What stands for something said before, or is taken as known: "it", "this format", "the plan".
_OPEN = re.compile(
    r"\b(?:it|its|they|them|their|this|that|these|those|there|here|such|one|ones|do|does|did|so|the|he|she|his|her)\b",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]+")


def lead_of(topic: str, line: str, text: str) -> str:
    """Return a topic as the word in front of a line; nothing where the line says it already or names all it speaks of.

    ``text`` is the document's: a topic with a name or number that does not stand there, with a negation or a modal, or
    with less than half of its words there, is no label but a claim.
    """
    plain = " ".join(topic.split()).strip(" .:;,")
    if not plain or len(plain.split()) > _LONGEST or not names_a_matter(plain):
        return ""
    if not may_be_a_matter(plain, text):
        return ""
    told = content(line)
    opened = _OPEN.search(line) or len(line.split()) <= _SHORT
    if content(plain) <= told or not opened or not _stands(plain, text):
        return ""
    return plain


def _stands(topic: str, text: str) -> bool:
    if negated(topic) or modals(topic) or _has_another_number(topic, text):
        return False
    words, whole = content(topic), content_of_document(text)
    if len(words & whole) < _STANDS * len(words):
        return False
    first = int(topic[:1].isupper())
    named = _CAPITALISED.findall(topic)[first:]
    return not named or _beginnings(content(" ".join(named))) <= _beginnings(whole)


def _has_another_number(topic: str, text: str) -> bool:
    """Whether a topic has a number that its document does not have."""
    found = numbers(topic)
    return bool(found) and not found <= numbers(text)


def _beginnings(words: frozenset[str]) -> set[str]:
    return {word[:_STEM] for word in words}
