"""The only place where a draft becomes a verified value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from summarizer.models.document import PreparedText, SentenceRole
from summarizer.models.quote import Quote, QuoteCheck, SpeakerCheck, Verdict
from summarizer.models.summary import DisputedClaim, Position, Summary
from summarizer.models.verified import (
    Checks,
    DocumentRecord,
    Finding,
    Provenance,
    SourceQuotation,
    VerifiedResult,
    VerifiedSummary,
)
from summarizer.quotes.check import QuoteIndex
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.quotes.support import support_findings
from summarizer.quotes.walk import Place, map_quotes, quotes_of
from summarizer.text.quotations import quotation_spans

_FEWEST_WORDS = 4


@dataclass(frozen=True)
class Checked:
    """A value whose quotes have verdicts, the checks of each by path, and the findings."""

    value: BaseModel
    checks: dict[str, QuoteCheck]
    findings: tuple[Finding, ...]

    @property
    def failing(self) -> dict[str, QuoteCheck]:
        """The quotes that are not in the source as they were given."""
        return {path: check for path, check in self.checks.items() if not check.verdict.verified}


class Verifier:
    """Checks quotes against one prepared text. Prepared once, for any number of values."""

    def __init__(self, prepared: PreparedText) -> None:
        self.prepared = prepared
        self.index = QuoteIndex(prepared.text, prepared.document.language)

    @cached_property
    def speakers(self) -> SpeakerIndex:
        """Who the text attributes its passages to."""
        return SpeakerIndex(self.prepared)

    def check(self, value: BaseModel) -> Checked:
        """Return the value with a verdict on every quote. Raises nothing: what is wrong is a finding."""
        checks: dict[str, QuoteCheck] = {}
        findings: list[Finding] = []

        def verified(quote: Quote, place: Place) -> Quote:
            check = self._check(quote, place)
            checks[place.path] = check
            findings.extend(_findings(check, place))
            return _quote(quote, check)

        made = map_quotes(value, verified)
        made = _with_verdicts(made)
        findings += support_findings(made, self.prepared.text, self.prepared.document.title or "")
        return Checked(made, checks, tuple(findings))

    def _check(self, quote: Quote, place: Place) -> QuoteCheck:
        within = self._cited(quote) or _recorded(quote)
        given = quote.given if quote.given is not None else _saved(quote)
        if given is None and quote.cited and within:
            given = (
                self.prepared.text[within[0][0] : within[-1][1]]
                if _adjoining(quote.cited)
                else None
            )
            given = given if given is not None else self.prepared.text[slice(*within[0])]
        if given is None:
            cited = ", ".join(map(str, quote.cited[:5]))
            note = (
                f"Sentence {cited} was cited; the account has no such sentence."
                if cited
                else "No words and no sentence were given."
            )
            return QuoteCheck(given="", verdict=Verdict.ABSENT, note=note)
        check = self.index.check(given, within=within)
        if check.verdict.verified and self._furniture(check):
            note = f"Stands only in page furniture, at {check.start}..{check.end}."
            return check.model_copy(
                update={
                    "verdict": Verdict.ABSENT,
                    "text": None,
                    "start": None,
                    "end": None,
                    "note": note,
                    "pieces": (),
                }
            )
        if check.verdict.verified and within and not _meets(check, within):
            note = "The words stand elsewhere than in the cited sentence."
            check = check.model_copy(update={"note": _both(check.note, note)})
        return self._with_speaker(check, place)

    def _cited(self, quote: Quote) -> list[tuple[int, int]]:
        sentences = (self.prepared.sentence(n) for n in quote.cited)
        shown = [s for s in sentences if s is not None and s.role is not SentenceRole.BOILERPLATE]
        return sorted((s.start, s.end) for s in shown)

    def _furniture(self, check: QuoteCheck) -> bool:
        start, end = check.start or 0, check.end or 0
        touched = [s for s in self.prepared.sentences if s.start < end and s.end > start]
        return bool(touched) and all(s.role is SentenceRole.BOILERPLATE for s in touched)

    def _with_speaker(self, check: QuoteCheck, place: Place) -> QuoteCheck:
        if not check.verdict.verified or place.speaker is None:
            return check
        span = (check.start or 0, check.end or 0)
        found = self.speakers.check(span, place.speaker, place.on_behalf_of)
        return check.model_copy(update={"speaker_check": found})

    def coverage(self, checks: Iterable[QuoteCheck]) -> tuple[SourceQuotation, ...]:
        """Return the source's own quotations, of some length, that no verified quote touches."""
        used = [
            piece
            for c in checks
            if c.verdict.verified
            for piece in (c.pieces or ((c.start or 0, c.end or 0),))
        ]
        text = self.prepared.text
        account = [(s.start, s.end) for s in self.prepared.account]
        out: list[SourceQuotation] = []
        for span in quotation_spans(text):
            words = text[span.start : span.end]
            if span.depth != 1 or len(words.split()) < _FEWEST_WORDS:
                continue
            inside = any(a <= span.start < b for a, b in account)
            if inside and not any(a < span.end and b > span.start for a, b in used):
                out.append(SourceQuotation(text=words, start=span.start, end=span.end))
        return tuple(out)


def verified_result(
    verifier: Verifier, checked: Checked, provenance: Provenance, notes: Sequence[Finding] = ()
) -> VerifiedSummary | VerifiedResult:
    """Return the result that is published: the checked value with its counts, findings and provenance."""
    counts = Counter(str(check.verdict) for check in checked.checks.values())
    checks = Checks(
        counts={str(v): counts[str(v)] for v in Verdict},
        findings=(*checked.findings, *notes),
        coverage=verifier.coverage(checked.checks.values()),
    )
    document = DocumentRecord.of(verifier.prepared.document)
    value = checked.value
    if isinstance(value, Summary):
        fields = {name: getattr(value, name) for name in Summary.model_fields}
        return VerifiedSummary(document=document, checks=checks, provenance=provenance, **fields)
    name = f"{type(value).__module__}:{type(value).__qualname__}"
    return VerifiedResult(
        document=document,
        result_type=name,
        result=value.model_dump(mode="json"),
        checks=checks,
        provenance=provenance,
    )


def _with_verdicts(value: BaseModel) -> BaseModel:
    """Give positions and disputed claims their weakest quote's verdict."""
    if not isinstance(value, Summary):
        return value
    positions = tuple(p.model_copy(update={"verdict": _weakest(p)}) for p in value.positions)
    disputes = tuple(d.model_copy(update={"verdict": _weakest(d)}) for d in value.disputed_claims)
    return value.model_copy(update={"positions": positions, "disputed_claims": disputes})


def _weakest(item: Position | DisputedClaim) -> Verdict:
    return Verdict.weakest([q.verdict or Verdict.ABSENT for _, q in quotes_of(item)])


def _quote(quote: Quote, check: QuoteCheck) -> Quote:
    return Quote(
        text=check.text,
        given=quote.given,
        start=check.start,
        end=check.end,
        verdict=check.verdict,
        speech=check.speech,
        speaker_check=check.speaker_check,
        note=check.note,
        cited=quote.cited,
    )


def _findings(check: QuoteCheck, place: Place) -> list[Finding]:
    found: list[Finding] = []
    if not check.verdict.verified:
        message = check.note or (
            "Not found in the source."
            if check.text is None
            else f"The nearest passage is “{check.text}”."
        )
        found.append(
            Finding(
                code=str(check.verdict), path=place.path, message=message, changes=check.changes
            )
        )
    if check.speaker_check is SpeakerCheck.NOT_FOUND:
        message = f"The passage does not attribute these words to {place.speaker}."
        found.append(Finding(code="speaker_not_found", path=place.path, message=message))
    return found


def _recorded(quote: Quote) -> list[tuple[int, int]]:
    """Return the span an earlier check found, so that a re-check takes the same occurrence."""
    return [(quote.start, quote.end)] if quote.start is not None and quote.end is not None else []


def _saved(quote: Quote) -> str | None:
    """Return the source text of a quote that was cited by number when it was first checked."""
    return None if quote.cited else quote.text


def _adjoining(cited: Sequence[int]) -> bool:
    ordered = sorted(set(cited))
    return ordered[-1] - ordered[0] == len(ordered) - 1


def _meets(check: QuoteCheck, within: Sequence[tuple[int, int]]) -> bool:
    return any(a < (check.end or 0) and b > (check.start or 0) for a, b in within)


def _both(one: str | None, other: str) -> str:
    return f"{one} {other}" if one else other
