"""Source, verb and content in one sentence, whatever the source is: a person, a suit, a poll, "residents"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.attribution.english.claim import (
    Claim,
    Frame,
    Link,
    Span,
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
from summarizer.attribution.english.withheld import expected, instead, polarity_of, questions
from summarizer.words.remembered import Recent

__all__ = ["Frame", "Link", "before_colon", "frames"]

#: Documents of a story repeat each other's sentences, and a sentence is read wherever its document is asked about.
#: Pieces of a sentence that is kept, at most: a few lines.
_LONGEST_KEPT = 100
_kept: Recent[tuple[int, Sequence[Frame]]] = Recent(1 << 9)


def frames(listed: Sequence[Piece], *, title: bool = False) -> list[Frame]:
    """Return the sources of a sentence in order. Quadratic in its verbs, of which no sentence has many."""
    if not 0 < len(listed) <= _LONGEST_KEPT:
        return _read(listed, title=title)
    at = listed[0].start
    key = (title, *((p[0], p[1] - at, p[2] - at, p[3:]) for p in listed))
    kept_at, found = _kept.of(key, lambda: (at, _read(listed, title=title)))
    return [_moved(frame, at - kept_at) for frame in found] if at != kept_at else [*found]


#: Pieces at the end of a sentence among which a verb before its colon has its subject.
_NEAR = 40


def before_colon(listed: Sequence[Piece]) -> tuple[Span, ...]:
    """Return the subject of the verb of saying that a sentence ends with before its colon, the main phrase first."""
    near = listed[-_NEAR:]
    saying = (
        one for one in claims(near) if one.link is Link.SUBJECT and one.group.kind is VerbKind.SAYS
    )
    last = next((one for one in saying if one.after == len(near) - 1), None)
    return tuple(dict.fromkeys(offsets(near, r) for r in last.subject)) if last else ()


def _moved(frame: Frame, by: int) -> Frame:
    """Return a frame as it stands further on in a text."""
    start, end = frame.verb
    return Frame(
        _spans_moved(frame.sources, by),
        _spans_moved(frame.content, by),
        frame.start + by,
        frame.end + by,
        (start + by, end + by),
        frame.polarity,
        frame.link,
        frame.kind,
        frame.word,
        _spans_moved(frame.described, by),
    )


def _spans_moved(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    return tuple((start + by, end + by) for start, end in spans)


def _read(listed: Sequence[Piece], *, title: bool) -> list[Frame]:
    made = claims(listed)
    for place in range(len(made)):
        bound_left(listed, made, place)
    for place in range(len(made)):
        bound_right(listed, made, place)
    of_verbs = (_frame(listed, one) for one in made)
    listing = (*of_verbs, *according_to(listed), *nominal(listed, made), *_withheld(listed))
    found = [frame for frame in listing if frame.content]
    if not _hold_a_quotation(found, listed) or (
        title and all(_is_behind_colon(listed, f) for f in found)
    ):
        found += labelled(listed, title=title)
    return [*found, *beside_quotes(listed, found)]


def _is_behind_colon(listed: Sequence[Piece], frame: Frame) -> bool:
    """Whether a frame stands behind a colon, before which a headline may name who says all of it."""
    colon = next((p.start for p in listed if p.lower == ":"), listed[-1].end)
    return colon < frame.start


def _hold_a_quotation(found: Sequence[Frame], listed: Sequence[Piece]) -> bool:
    """Whether some quotation is somebody's by what has been found."""
    return any(holds(frame, piece) for piece in listed if piece.spoken for frame in found)


def _frame(listed: Sequence[Piece], one: Claim) -> Frame:
    """Return a claim in code points; one that tells nothing has no content."""
    content = _contents(listed, one)
    verb = (listed[one.group.index].start, listed[min(one.group.after, len(listed)) - 1].end)
    return Frame(
        tuple(dict.fromkeys(offsets(listed, r) for r in one.subject)),
        content,
        min(listed[one.lead].start, verb[0], *(a for a, _ in content)),
        max((verb[1], *(b for _, b in content))),
        verb,
        polarity_of(listed, one),
        one.link,
        one.group.kind,
        one.group.verb,
        tuple(offsets(listed, r) for r in one.described),
    )


def _contents(listed: Sequence[Piece], one: Claim) -> tuple[Span, ...]:
    """Return what a claim tells, before its source and behind it."""
    sides = (inner_span(listed, side) for side in (one.left, one.right) if side)
    found = tuple(span for span in sides if span is not None)
    if found or one.group.kind is not VerbKind.LIGHT:
        return found
    return (offsets(listed, (one.group.index + 1, one.group.after)),)  # "expressed frustration."


def _withheld(listed: Sequence[Piece]) -> Iterator[Frame]:
    """Yield what somebody is asked, or does not say, as words that nobody is said to say."""
    for side in (*questions(listed), *instead(listed), *expected(listed)):
        span = inner_span(listed, side)
        if span is not None:
            verb = (span[0], span[0])
            yield Frame((), (span,), *span, verb, Polarity.UNSAID, Link.PASSIVE, VerbKind.SAYS, "")
