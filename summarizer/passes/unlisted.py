"""Candidates in languages whose reporting cues are not listed: every sentence of the account, to be asked about."""

from __future__ import annotations

from summarizer.attribution.attributions import Attribution, CueKind, Strength
from summarizer.models.document import PreparedText
from summarizer.models.quote import SpeakerCheck
from summarizer.text.quotations import quotation_spans

_FEWEST_CHARACTERS = 25
_MOST = 60


def plain_candidates(prepared: PreparedText) -> tuple[Attribution, ...]:
    """Return each sentence of the account as a candidate without a holder; of too many those with quotations.

    For English, where cues are listed, a text without cues has no candidates: the result is empty.
    """
    if prepared.document.language in (None, "en"):
        return ()
    quoted = [(s.start, s.end) for s in quotation_spans(prepared.text)]
    sentences = [s for s in prepared.account if s.end - s.start >= _FEWEST_CHARACTERS]
    with_quotes = {s.number for s in sentences if any(a < s.end and b > s.start for a, b in quoted)}
    ranked = sorted(sentences, key=lambda s: (s.number not in with_quotes, s.number))[:_MOST]
    return tuple(
        Attribution(
            sentence=s.number,
            start=s.start,
            end=s.end,
            content=((s.start, s.end),),
            cue="",
            kind=CueKind.SAYS,
            strength=Strength.WEAK,
            stance_hint=None,
            holder=None,
            holder_text="",
            holder_check=SpeakerCheck.NOT_FOUND,
            direct=s.number in with_quotes,
            paragraph=s.paragraph,
        )
        for s in sorted(ranked, key=lambda s: s.number)
    )
