"""Source, verb and content in one sentence, whatever the source is: a person, a suit, a poll, "residents"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.attribution.english.claim import (
    Claim,
    Frame,
    Link,
    holds,
    inner_span,
    offsets,
)
from summarizer.attribution.english.claims import claims
from summarizer.attribution.english.pieces import Piece
from summarizer.attribution.english.regions import bound_left, bound_right
from summarizer.attribution.english.verbless import according_to, beside_quotes, labelled, nominal
from summarizer.attribution.english.verbs import (
    Polarity,
    VerbKind,
)
from summarizer.attribution.english.withheld import instead, polarity_of, questions

__all__ = ["Frame", "Link", "frames"]


def frames(listed: Sequence[Piece], *, title: bool = False) -> list[Frame]:
    """Return the sources of a sentence in order. Quadratic in its verbs, of which no sentence has many."""
    made = claims(listed)
    for place in range(len(made)):
        bound_left(listed, made, place)
    for place in range(len(made)):
        bound_right(listed, made, place)
    found = [frame for one in made if (frame := _frame(listed, one)) is not None]
    found += [*according_to(listed), *nominal(listed, made), *_withheld(listed)]
    found = [frame for frame in found if frame.content]
    quoted = [p for p in listed if p.spoken and any(holds(frame, p) for frame in found)]
    found += labelled(listed, title=title) if not quoted else []
    return [*found, *beside_quotes(listed, found)]


def _frame(listed: Sequence[Piece], one: Claim) -> Frame | None:
    content = tuple(
        span
        for side in (one.left, one.right)
        if side and (span := inner_span(listed, side)) is not None
    )
    if not content:
        return None
    verb = (listed[one.group.index].start, listed[min(one.group.after, len(listed)) - 1].end)
    inside = [listed[one.lead].start, listed[one.group.index].start, *(a for a, _ in content)]
    return Frame(
        tuple(dict.fromkeys(offsets(listed, r) for r in one.subject)),
        content,
        min(inside),
        max(verb[1], *(b for _, b in content)),
        verb,
        polarity_of(listed, one),
        one.link,
        one.group.kind,
        one.group.verb,
        tuple(offsets(listed, r) for r in one.described),
    )


def _withheld(listed: Sequence[Piece]) -> Iterator[Frame]:
    """Yield what somebody is asked, or does not say, as words that nobody is said to say."""
    for side in (*questions(listed), *instead(listed)):
        span = inner_span(listed, side)
        if span is not None:
            verb = (span[0], span[0])
            yield Frame((), (span,), *span, verb, Polarity.UNSAID, Link.PASSIVE, VerbKind.SAYS, "")
