"""A denial that stands in the writer's words around a quotation, and not in it: "He denied the charges: “I was ..”"."""

from __future__ import annotations

import re

from summarizer.models.document import PreparedText
from summarizer.passes.denied import Denied, denied_in
from summarizer.passes.sides import Side

__all__ = ["denied_around"]


def denied_around(prepared: PreparedText, answer: Side) -> Denied | None:
    """Return what the writer's words around a quotation say that its speaker denies: "He denied the charges: “..”".

    Only where the sentence has one quotation of the speaker's, and the claim is pointed to and not stated.
    """
    quotes = answer.item.quotes
    sentence = prepared.sentence(quotes[0].cited[0]) if quotes and quotes[0].cited else None
    if sentence is None or sentence.turn is not None or _QUOTED.search(sentence.text) is None:
        return None
    spoken = [mark.span() for mark in _QUOTED.finditer(sentence.text)]
    own = sentence.text.find(answer.evidence[:_HEAD].strip('“”"'))
    if len(spoken) > _FEW or not any(start <= own < end for start, end in spoken):
        return None
    return Denied(None) if denied_in(_QUOTED.sub(" ", sentence.text)) is not None else None


#: A quotation within a sentence, or one that runs on behind it.
_QUOTED = re.compile(r"[“\"][^“”\"]*(?:[”\"]|$)")
#: The two halves of a quotation that its speaker's name parts.
_FEW = 2
_HEAD = 30
