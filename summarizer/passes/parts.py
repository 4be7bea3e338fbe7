"""A quotation of several sentences, one sentence at a time: each may hold a position of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from summarizer.attribution.attributions import Attribution, CueKind, Strength
from summarizer.attribution.cues import content_stance
from summarizer.models.document import PreparedText
from summarizer.models.quote import SpeakerCheck
from summarizer.text.sentences import paragraph_sentences

# "The usual." goes with the sentence before it.
_LEAST_WORDS = 6
_MARKS = "\"“”„«»‘’'"
_ENDS = (".", "!", "?", "…")

Span = tuple[int, int]


def in_parts(prepared: PreparedText, found: Iterable[Attribution]) -> list[Attribution]:
    """Return the attributions, those of direct speech that run over several sentences taken apart.

    The part beside the cue keeps it; the others are the same speaker's, going on.
    """
    cutter = _Cutter(prepared)
    return [part for one in found for part in (cutter.parts(one) if one.direct else [one])]


@dataclass(frozen=True, slots=True)
class _Part:
    """Spans of one sentence of a quotation. ``region`` is the number of the content it begins in."""

    region: int
    spans: tuple[Span, ...]

    @property
    def span(self) -> Span:
        return self.spans[0][0], self.spans[-1][1]


class _Cutter:
    """Cuts the direct speech of one document."""

    def __init__(self, prepared: PreparedText) -> None:
        self._text = prepared.text
        self._language = prepared.document.language
        self._sentences = prepared.sentences
        self._starts = [s.start for s in prepared.sentences]

    def parts(self, one: Attribution) -> list[Attribution]:
        cut = self._joined(
            _Part(number, (span,))
            for number, region in enumerate(one.content)
            for span in self._inside(region)
        )
        if len(cut) < 2:
            return [one]
        beside = self._beside_cue(one, cut)
        return [
            self._with_cue(one, cut, n) if n == beside else self._going_on(one, part)
            for n, part in enumerate(cut)
        ]

    def _inside(self, region: Span) -> list[Span]:
        """Return the sentences of a content; marks around it would hold them together."""
        start, end = region
        while start < end and self._text[start] in _MARKS:
            start += 1
        while end > start and self._text[end - 1] in _MARKS:
            end -= 1
        inner = self._text[start:end]
        return [(start + a, start + b) for a, b in paragraph_sentences(inner, self._language)]

    def _joined(self, pieces: Iterable[_Part]) -> list[_Part]:
        """Put what is too short, or goes on behind the cue, with what stands before it."""
        out: list[_Part] = []
        for piece in pieces:
            if out and self._belongs(out[-1], piece):
                out[-1] = _Part(out[-1].region, (*out[-1].spans, *piece.spans))
            else:
                out.append(piece)
        return out

    def _belongs(self, before: _Part, piece: _Part) -> bool:
        if min(self._words(before), self._words(piece)) < _LEAST_WORDS:
            return True
        ended = self._text[slice(*before.span)].rstrip(_MARKS + " ").endswith(_ENDS)
        return before.region != piece.region and not ended

    def _beside_cue(self, one: Attribution, cut: Sequence[_Part]) -> int:
        if one.start < one.content[0][0]:
            return 0
        if len(one.content) == 1 or one.end > one.content[-1][1]:
            return len(cut) - 1
        return max(n for n, part in enumerate(cut) if part.region == 0)

    def _with_cue(self, one: Attribution, cut: Sequence[_Part], n: int) -> Attribution:
        part = cut[n]
        start = part.span[0] if n or one.start >= one.content[0][0] else one.start
        end = one.end if n + 1 == len(cut) else cut[n + 1].span[0]
        while end > part.span[1] and not self._text[end - 1].isalnum():
            end -= 1
        weak = one.strength is Strength.WEAK
        return replace(
            one,
            start=start,
            end=end,
            content=part.spans,
            stance_hint=content_stance(self._said(part)) if weak else one.stance_hint,
        )

    def _going_on(self, one: Attribution, part: _Part) -> Attribution:
        start, end = part.span
        sentence = self._sentences[max(0, bisect_right(self._starts, start) - 1)]
        return replace(
            one,
            sentence=sentence.number,
            start=start,
            end=end,
            content=((start, end),),
            cue="",
            kind=CueKind.SAYS,
            strength=Strength.WEAK,
            stance_hint=content_stance(self._said(part)),
            holder_check=SpeakerCheck.RESOLVED,
            nominal=False,
            paragraph=sentence.paragraph,
        )

    def _said(self, part: _Part) -> str:
        return " ".join(self._text[a:b] for a, b in part.spans)

    def _words(self, part: _Part) -> int:
        return len(self._said(part).split())
