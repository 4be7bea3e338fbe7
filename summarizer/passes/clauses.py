"""Clauses in which somebody says something: whether they have a subject, and the main clause behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from summarizer.attribution.attributions import Attribution
from summarizer.attribution.who import FIRST
from summarizer.models.document import PreparedText
from summarizer.passes.gapped import told_of_head

__all__ = ["in_their_clauses"]

#: A clause that begins with its verb: "an offer which Kos said | was poor".
_VERB = re.compile(
    r"(?:was|were|is|are|had|has|will|would|can|could|should|must|may|might|did|does)\b"
)
#: Verbs with a clause behind them: "the points which Kos outlined were good" is the writer's sentence.
_OF_CLAUSES = frozenset(
    "say argue claim believe think insist maintain allege contend warn feel".split()
)
#: What makes a clause part of a longer sentence, right before its subject.
_SUBORDINATE = re.compile(
    r"(?:^|[\s(])(?:after|before|when|while|since|although|though|because|until|once) (?:the |an? )?$",
    re.IGNORECASE,
)
#: The main clause behind it: a comma and a subject, no list that goes on.
_MAIN = re.compile(
    r", (?!(?:and|or|but|nor|which|who|whom|whose|where|including|not|such|as|after|before|when|while|with|without|to"
    r"|for|in|on|at|by|from|of|if|though|although|because|so|even|especially|particularly|\w+ing)\b)"
    r"(?=(?:[\w’'-]+,? ){3})"
)
#: What a headline sets against what somebody says.
_AGAINST = re.compile(r", but\b", re.IGNORECASE)


def in_their_clauses(prepared: PreparedText, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, each clause without the main clause behind it; one without a subject gives nothing."""
    for one in found:
        if one.direct or not one.cue or one.nominal:
            yield one
        elif not _lacks_a_subject(prepared, one):
            yield _cut(prepared, one)


def _before(prepared: PreparedText, one: Attribution) -> str:
    sentence = prepared.sentence(one.sentence)
    return prepared.text[sentence.start : one.start] if sentence is not None else ""


def _lacks_a_subject(prepared: PreparedText, one: Attribution) -> bool:
    """Whether what somebody says begins with its verb, and no thing stands before it of which they say so."""
    start = one.content[0][0]
    if start <= one.start or len(one.content) > 1 or _VERB.match(prepared.text, start) is None:
        return False
    told = prepared.text[one.start : start].split()
    plain = len(told) <= len(one.holder_text.split()) + len(one.cue.split()) + 1
    if not plain or one.holder_text.lower() in FIRST:
        return False  # "What I know is that it is late"
    return one.cue not in _OF_CLAUSES or told_of_head(prepared, one) is None


def _cut(prepared: PreparedText, one: Attribution) -> Attribution:
    """Return "after Kos said it would end, trucks came" as what Kos said: that it would end."""
    subordinate = _SUBORDINATE.search(_before(prepared, one)) is not None
    if len(one.content) != 1 or not (subordinate or one.headline):
        return one
    start, end = one.content[0]
    found = (_MAIN if subordinate else _AGAINST).search(prepared.text, start, end)
    if found is None or start < one.start:
        return one
    return replace(one, end=found.start(), content=((start, found.start()),))
