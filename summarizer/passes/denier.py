"""Who denies, where somebody else tells of it: "the reporter wrote that the envoy rejects the group's claim"."""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.attribution.cast import Cast, same_actor
from summarizer.models.document import PreparedText
from summarizer.passes.denied import denied_in
from summarizer.passes.sides import Side

__all__ = ["as_denier"]

#: What may stand between whoever denies and the verb: "has also", "on Monday", "again".
_BETWEEN = re.compile(
    r"[\s,]*(?:(?:has|have|had|also|again|then|later|today|yesterday|repeatedly|\w+ly|on \w+day|\w+day)[\s,]*)*"
)

#: The verb whose subject denies; a claim that is called untrue ("the report that .. is false") has an owner before it.
_VERB = re.compile(
    r"(?:den|refut|rebut|debunk|dismiss|reject|disput|call|describ|brand|label|term)\w*",
    re.IGNORECASE,
)


def as_denier(prepared: PreparedText, cast: Cast, answer: Side) -> Side:
    """Return a denial as that of whoever its own words name as denying; as it is where they name nobody else."""
    denied = denied_in(answer.evidence)
    quote = next(iter(answer.item.quotes), None)
    sentence = prepared.sentence(quote.cited[0]) if quote is not None and quote.cited else None
    if denied is None or sentence is None or not _VERB.match(answer.evidence, denied.at):
        return answer
    first = prepared.text.find(answer.evidence, sentence.start, sentence.end)
    mentions = cast.between(max(0, first), first + denied.at)
    if first < 0 or not mentions:
        return answer
    last = mentions[-1]
    gap = prepared.text[max(last.end, last.reach) : first + denied.at]
    actor = cast.actors[last.actor]
    own = same_actor(actor.name, answer.holder) or same_actor(actor.name, answer.side)
    if own or last.governed or last.possessive or _BETWEEN.fullmatch(gap) is None:
        return answer
    return replace(answer, holder=actor.name, side=actor.name)
