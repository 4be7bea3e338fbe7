"""Clauses that belong to a noun, told as sentences: "lawmakers who blame the guild", "a law Kos said was just"."""

from __future__ import annotations

import re

from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cues import is_ing_of, past_of
from summarizer.attribution.english.source_words import VerbKind, source_words
from summarizer.models.document import PreparedText
from summarizer.passes.wording import tidy

#: A content without a subject, which stands before the clause: "(a law which Kos said) was just".
_NO_SUBJECT = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b"
)
_ARTICLE = r"(?:a|an|the|this|these|his|her|its|their|our)"
#: The noun before such a clause, with its article; words may stand before the name of who speaks.
_HEAD = re.compile(
    rf"\b(?:(?P<head>{_ARTICLE}\s(?:(?!(?:{_ARTICLE}|which|that|who)\b)[\w’'-]+\s){{0,5}}?[\w’'-]+),?\s"
    r"(?:which|that|who)\s(?:the\s)?(?:[\w’'-]+\s){0,2}|(?P<only>an?\s(?:[\w’'-]+\s)?[\w’'-]+)\s)$",
    re.IGNORECASE,
)
#: Code points of a sentence before a clause that are looked at for its noun.
_REACH = 120
#: Behind a verb that has its object before it, nothing but when, where or how stands: "(the town) she wants to serve".
_NO_OBJECT = re.compile(r"to\s\w+\W*$")
_BEFORE = re.compile(r"[a-z][\w’'-]*\s(?:(?:that|which|who|whom)\s)?$")


def told_of_head(prepared: PreparedText, one: Attribution) -> str | None:
    """Return "Kos said that a law was just" for "a law which Kos said was just"; ``None`` for other clauses."""
    start, end = one.content[0][0], one.content[-1][1]
    said = prepared.text[start:end]
    if one.direct or _NO_SUBJECT.match(said) is None:
        return None
    head = _HEAD.search(prepared.text, max(0, one.start - _REACH), one.start)
    told = tidy(prepared.text[one.start : start])
    return f"{told} that {tidy(head['head'] or head['only'])} {tidy(said)}" if head else None


def told_of_whom(prepared: PreparedText, one: Attribution) -> str | None:
    """Return "lawmakers blame the guild" for "lawmakers who blame the guild"; ``None`` for other clauses.

    "Velmo, which has promised to wait" and "Mr Kos promising to wait" are told so, too.
    """
    said = one.holder_text or ""
    text = tidy(prepared.text[one.start : one.end])
    if not said or not text.startswith(said):
        return None
    rest = text[len(said) :]
    joined = _WHO.match(rest)
    if joined is not None:
        cue = tidy(prepared.text[one.start : one.content[0][0]])[len(said) + joined.end() :].split()
        told = rest[joined.end() :]
        aside = joined[0].startswith(",") and "," in told
        begins = len(cue) <= _OF_A_VERB and not aside and not told.startswith(_SUBJECTS)
        return f"{said} {told}" if begins else None
    past = past_of_ing(rest.strip())
    return f"{said} {past}" if past else None


#: What joins a clause to the one it tells of.
_WHO = re.compile(r",? (?:who|which) ")
#: Words of a verb behind "who": "have recently accused".
_OF_A_VERB = 3
#: Somebody else's clause: "lawmakers who the guild says ..".
_SUBJECTS = ("the ", "a ", "he ", "she ", "they ", "we ", "you ", "I ")


def is_gap(prepared: PreparedText, one: Attribution) -> bool:
    """Whether a clause only tells which thing is meant, and nothing of it: "the town that she wants to serve"."""
    sentence = prepared.sentence(one.sentence)
    if sentence is None or one.direct:
        return False
    said = prepared.text[one.content[0][0] : one.content[-1][1]]
    before = prepared.text[sentence.start : one.start]
    ends = prepared.text[one.end : one.end + 1] in (".", ",", ";", "")
    return ends and _NO_OBJECT.fullmatch(said) is not None and _BEFORE.search(before) is not None


def is_supposed(prepared: PreparedText, one: Attribution) -> bool:
    """Whether somebody's act is only supposed: "If, say, Velmar and Solan refused to sign, this could affect us"."""
    start, end = one.content[0][0], one.content[-1][1]
    words = prepared.text[start:end].split() or [""]
    return not one.direct and len(words) <= _FEW and _IF.match(words[0]) is not None


_IF = re.compile(r"(?:if|unless|whether)\W*$", re.IGNORECASE)
_FEW = 3


def past_of_ing(text: str) -> str | None:
    """Return "describing it" as "described it"; ``None`` where no verb of saying begins so."""
    first, _, rest = text.partition(" ")
    words = source_words()
    lemmas = [lemma for lemma in words.forms.get(first, ()) if is_ing_of(first, lemma)]
    says = next((lemma for lemma in lemmas if words.kinds.get(lemma) is VerbKind.SAYS), None)
    return f"{past_of(says)} {rest}" if says and rest else None
