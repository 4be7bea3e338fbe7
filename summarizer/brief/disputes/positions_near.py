"""Positions on the same sentence or the one before: what another one says there, and whose "Her submission" is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.mentions import is_named_person, mentions
from summarizer.models.quote import Quote
from summarizer.models.summary import Position
from summarizer.words.content import content

_OWN = re.compile(r"(?:His|Her) (?=[a-z])")


def line_of_one(wording: Wording, document: str, quote: Quote, holders: Sequence[str]) -> str:
    """Return the line of a position on a quote's sentence that one of some holders has; nothing without one."""
    at = _sentence(wording, document, quote)
    held = _positions_at(wording, document, at) if at is not None else iter(())
    found = (p for p in held if any(mentions((p.holder,), who) for who in holders))
    return next((wording.own_line(document, p) for p in found), "")


def line_near(wording: Wording, document: str, quote: Quote, holder: str, claim: str) -> str:
    """Return the line of that position of a holder's on a quote's sentence which says most of a claim.

    Nothing where none says half of it.
    """
    at, words = _sentence(wording, document, quote), content(claim)
    held = _positions_at(wording, document, at) if at is not None else iter(())
    lines = [wording.own_line(document, p) for p in held if mentions((p.holder,), holder)]
    best = max(lines, key=lambda line: len(words & content(line)), default="")
    return best if 2 * len(words & content(best)) >= len(words) else ""


def with_owner(wording: Wording, document: str, quote: Quote, line: str) -> str:
    """Return "Her submission" with whose it is: the one person who holds what the sentence before says."""
    own, at = _OWN.match(line), _sentence(wording, document, quote)
    if own is None or at is None:
        return line
    near = {held.holder for held in _positions_at(wording, document, at - 1)}
    who = near.pop() if len(near) == 1 else ""
    return f"{who}’s {line[own.end() :]}" if is_named_person(who) else line


def _positions_at(wording: Wording, document: str, sentence: int) -> Iterator[Position]:
    """Yield the positions of a document that rest on a sentence of it."""
    for (source, _), held in wording.positions.items():
        mine = source == document and any(
            _sentence(wording, document, q) == sentence for q in held.quotes if q.verified
        )
        if mine:
            yield held


def _sentence(wording: Wording, document: str, quote: Quote) -> int | None:
    passage = wording.cited.passage(document, quote)
    return passage.first if passage is not None else None
