"""What somebody denies to have said, and another has put to them: "I did not say that ..; I said that ..".

Nobody denies by it that it is so: where no other says it, nothing is disputed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.models.summary import DisputedClaim, DisputeKind
from summarizer.passes.claims import Claims, place_of
from summarizer.passes.sides import Side

__all__ = ["misquoted"]

_NOT_SAID = re.compile(
    r"\b(?:I|[Ww]e) (?:did not|didn['’]t|never|have never|have not|haven['’]t) "
    r"(?:say|said|claim|claimed|suggest|suggested) (?:that )?(?!that\b|so\b|it\b|this\b|anything\b)"
    r"(?P<claim>[^.;:“”\"]{12,200})"
)
#: What another put to somebody stands in the turn before, or a few sentences up.
_BACK = 12


def misquoted(claims: Claims, sides: Sequence[Side]) -> Iterator[DisputedClaim]:
    """Yield the claims of others that somebody says they never made."""
    for answer in sides:
        found = _NOT_SAID.search(answer.evidence)
        claim = claims.answered(answer, found["claim"], outright=True) if found else None
        if claim is not None and 0 < place_of(answer) - place_of(claim) <= _BACK:
            yield DisputedClaim(
                claim=claim.statement,
                asserted_by=claim.holder,
                disputed_by=answer.holder,
                kind=DisputeKind.DENIED,
                asserting_quotes=claim.item.quotes,
                disputing_quotes=answer.item.quotes,
            )
