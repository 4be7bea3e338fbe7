"""The only place where a draft becomes a verified value."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TypeVar

from pydantic import BaseModel

from summarizer.attribution.attributed import Attributed
from summarizer.models.document import PreparedText, Sentence, SentenceRole
from summarizer.models.quote import Meant, Quote, QuoteCheck, SpeakerCheck, Verdict
from summarizer.models.summary import DisputedClaim, DisputeKind, Fact, Position, Summary
from summarizer.models.verified import (
    Checks,
    DocumentRecord,
    Finding,
    Provenance,
    SourceQuotation,
    VerifiedResult,
    VerifiedSummary,
)
from summarizer.names.holders import unstopped
from summarizer.quotes.answered import as_answered, resolved_by
from summarizer.quotes.check import QuoteIndex
from summarizer.quotes.meant import Meanings
from summarizer.quotes.speakers import SpeakerIndex, with_speaker
from summarizer.quotes.unsupported import Support, in_words, support_findings
from summarizer.quotes.walk import Place, map_quotes, quotes_of
from summarizer.text.quotations import quotation_spans
from summarizer.text.suspicious import MOST_LISTED, Suspicion, suspicious_passages
from summarizer.words.relative import days_meant

_FEWEST_WORDS = 4
#: What a model said of an item that was asked whether the document bears it out.
_SAID_OF_IT = ("supported", "answer_supported")


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


class Cover:
    """Spans of a text, prepared so that asking whether one of them touches a place takes no look at all of them."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def touch(self, start: int, end: int) -> bool:
        """Whether one of the spans has a code point in common with ``[start, end)``."""
        place = bisect_left(self._starts, end) - 1
        return place >= 0 and self._reach[place] > start


_Judged = TypeVar("_Judged", Fact, Position, DisputedClaim)


class Verifier:
    """Checks quotes against one prepared text. Prepared once, for any number of values."""

    def __init__(self, text: PreparedText | Attributed) -> None:
        self.attributed = Attributed.of(text)
        self.prepared = prepared = self.attributed.prepared
        self.index = QuoteIndex(prepared.text, prepared.document.language)
        self._sentences = Cover((s.start, s.end) for s in prepared.sentences)
        self._account = Cover((s.start, s.end) for s in prepared.account)

    @cached_property
    def speakers(self) -> SpeakerIndex:
        """Who the text attributes its passages to."""
        return SpeakerIndex(self.attributed)

    @cached_property
    def _meanings(self) -> Meanings:
        return Meanings(self.prepared)

    @cached_property
    def _stated(self) -> Support:
        """What the text says, and what is known beside it: title, day of publication."""
        document = self.prepared.document
        day = document.published
        # "Yesterday" may stand in a summary as the day it means.
        meant = map(in_words, sorted({*days_meant(document.text, day), *([day] if day else ())}))
        return Support(document.text, document.title or "", *meant)

    def _unsupported(self, value: BaseModel, checks: Iterable[QuoteCheck]) -> list[Finding]:
        """Return what the item's own words say beyond the text, and beyond the full names of those it mentions."""
        found = support_findings(value, self._stated)
        if not found:
            return found
        near = [check.start for check in checks if check.start is not None]
        names = (
            f"{a.name} {a.role or ''} {a.affiliation or ''}" for a in self.speakers.actors(near)
        )
        return support_findings(value, self._stated.and_also(*names), among=found)

    def check(self, value: BaseModel) -> Checked:
        """Return the value with a verdict on every quote. Raises nothing: what is wrong is a finding."""
        checks: dict[str, QuoteCheck] = {}
        findings: list[Finding] = []

        def verified(quote: Quote, place: Place) -> Quote:
            check = self.check_quote(quote, place)
            checks[place.path] = check
            findings.extend(_findings(check, place))
            meant, strange = self._meanings.of(quote.meant or (), check)
            findings.extend(Finding(code="meant", path=place.path, message=m) for m in strange)
            return _quote(quote, check, meant)

        made = map_quotes(value, verified)
        made = _with_verdicts(made)
        findings += self._unsupported(made, checks.values())
        return Checked(made, checks, tuple(findings))

    def check_quote(self, quote: Quote, place: Place) -> QuoteCheck:
        """Return the verdict on one quote. Where words and sentence numbers are both given they check each other."""
        cited = self._cited(quote)
        within = [(s.start, s.end) for s in cited] or _recorded(quote)
        given, note = self._given(quote, cited)
        if given is None:
            return QuoteCheck(given="", verdict=Verdict.ABSENT, note=note)
        check = self._looked_up(given, within)
        if check.verdict.verified and self._furniture(check):
            return _in_furniture(check)
        if check.verdict.verified:
            note = _both(note, self._pointer_note(quote, check, within))
        page = self._page(check)
        if note is not None or page is not None:
            check = check.model_copy(update={"note": _both(check.note, note), "page": page})
        # Of a draft nothing is trusted; what was verified before may say whom a model named.
        return self._with_speaker(check, place, quote if quote.verdict else None)

    def _looked_up(self, given: str, within: list[tuple[int, int]]) -> QuoteCheck:
        """Return where words stand: in the account rather than in what stands around it."""
        check = self.index.check(given, within=within)
        if check.verdict.verified and self._furniture(check):
            account = [(s.start, s.end) for s in self.prepared.account]
            check = self.index.check(given, within=[*within, *account])
        return check

    def _page(self, check: QuoteCheck) -> int | None:
        found = check.verdict.verified and check.start is not None
        return self.prepared.document.page_at(check.start or 0) if found else None

    def _given(self, quote: Quote, cited: Sequence[Sentence]) -> tuple[str | None, str | None]:
        """Return the words to look for, of a quote cited by number those of its sentences, and what to note."""
        if quote.given is not None:
            return quote.given, None
        if not quote.cited:
            return quote.text, None if quote.text else "No words and no sentence were given."
        unknown = f"The account has no sentence {_listed(quote.cited)}."
        if not cited:
            return None, unknown
        run = _first_run(cited)
        left_out = [s.number for s in cited if s not in run]
        note = (
            f"Also cited, and not part of the passage: sentence {_listed(left_out)}."
            if left_out
            else None
        )
        return self.prepared.text[run[0].start : run[-1].end], note

    def _pointer_note(
        self, quote: Quote, check: QuoteCheck, within: Sequence[tuple[int, int]]
    ) -> str | None:
        """Return what is to be said where the words are right and the place that was given for them is not."""
        if within and not _meets(check, within):
            where = "in the cited sentence" if quote.cited else "where they were found before"
            return f"The words stand elsewhere than {where}."
        wrong = [n for n in quote.cited if not self._shown(n)]
        return f"The account has no sentence {_listed(wrong)}." if wrong else None

    def _shown(self, number: int) -> bool:
        sentence = self.prepared.sentence(number)
        return sentence is not None and sentence.role is not SentenceRole.BOILERPLATE

    def _cited(self, quote: Quote) -> list[Sentence]:
        """Return the sentences of the account that were cited, in order."""
        sentences = (self.prepared.sentence(n) for n in sorted(set(quote.cited)))
        return [s for s in sentences if s is not None and s.role is not SentenceRole.BOILERPLATE]

    def _furniture(self, check: QuoteCheck) -> bool:
        """Whether a quote, or a piece of an elided one, stands in page furniture only."""
        return any(
            self._sentences.touch(*piece) and not self._account.touch(*piece)
            for piece in _pieces(check)
        )

    def _with_speaker(self, check: QuoteCheck, place: Place, before: Quote | None) -> QuoteCheck:
        """Add whose words they are; a name that a model gave before counts where code is not sure itself."""
        if not check.verdict.verified or place.speaker is None:
            return check
        span, holder = (check.start or 0, check.end or 0), (place.speaker, place.on_behalf_of)
        check = with_speaker(check, self.speakers.tell(span, *holder))
        if check.speaker_check is SpeakerCheck.NOT_FOUND:
            voice = self.speakers.voice(span, place.voice, *holder)
            check = resolved_by(check, voice) if voice is not None else check
        return as_answered(check, self.speakers, before, *holder) if before else check

    def coverage(self, checks: Iterable[QuoteCheck]) -> tuple[SourceQuotation, ...]:
        """Return the source's own quotations, of some length, that no verified quote touches."""
        used = Cover(piece for c in checks if c.verdict.verified for piece in _pieces(c))
        text = self.prepared.text
        out: list[SourceQuotation] = []
        for span in quotation_spans(text):
            words = text[span.start : span.end]
            if span.depth != 1 or len(words.split()) < _FEWEST_WORDS:
                continue
            inside = self._account.touch(span.start, span.start + 1)
            if inside and not used.touch(span.start, span.end):
                out.append(SourceQuotation(text=words, start=span.start, end=span.end))
        return tuple(out)


def verified_result(
    verifier: Verifier, checked: Checked, provenance: Provenance, notes: Sequence[Finding] = ()
) -> VerifiedSummary | VerifiedResult:
    """Return the result that is published: the checked value with its counts, findings and provenance."""
    checks = checks_of(verifier, checked, notes)
    document = DocumentRecord.of(verifier.prepared.document)
    value = checked.value
    # A class of the user's that adds fields to a summary keeps them.
    if type(value) is Summary:
        fields = {name: getattr(value, name) for name in Summary.model_fields}
        return VerifiedSummary(document=document, checks=checks, provenance=provenance, **fields)
    name = f"{type(value).__module__}:{type(value).__qualname__}"
    return VerifiedResult(
        document=document,
        result_type=name,
        result=value.model_dump(mode="json"),
        checks=checks,
        provenance=provenance,
    ).holding(value)


def checks_of(verifier: Verifier, checked: Checked, notes: Sequence[Finding] = ()) -> Checks:
    """Return counts, findings and coverage of a checked value."""
    counts = Counter(str(check.verdict) for check in checked.checks.values())
    odd = suspicious_passages(verifier.prepared)
    return Checks(
        counts={str(v): counts[str(v)] for v in Verdict},
        findings=(
            *checked.findings,
            *_drawn_from(odd, checked.checks),
            *_listed_passages(odd),
            *_left_out(verifier.prepared.document.left_out),
            *notes,
        ),
        coverage=verifier.coverage(checked.checks.values()),
    )


def _listed_passages(odd: Sequence[Suspicion]) -> Iterator[Finding]:
    """Yield a finding for each passage written for a model; what goes beyond the first is counted."""
    for one in odd[:MOST_LISTED]:
        where = f"document.text[{one.start}:{one.end}]"
        message = f"This passage {one.reason}: “{one.excerpt}”."
        yield Finding(code="suspicious_passage", path=where, message=message)
    if len(odd) > MOST_LISTED:
        message = f"{len(odd) - MOST_LISTED:,} further passages are written for a model, not for a reader."
        yield Finding(code="suspicious_passage", path="document.text", message=message)


def _left_out(said: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding for each thing that the file holds and its text does not."""
    for message in said:
        yield Finding(code="left_out", path="document.text", message=message)


def _drawn_from(odd: Sequence[Suspicion], checks: Mapping[str, QuoteCheck]) -> Iterator[Finding]:
    """Yield a finding for each verified quote that stands in such a passage."""
    passages = Cover((one.start, one.end) for one in odd)
    for path, check in checks.items():
        if check.verdict.verified and any(passages.touch(*piece) for piece in _pieces(check)):
            message = "The quote stands in a passage that is written for a model, not for a reader."
            yield Finding(code="suspicious_passage", path=path, message=message)


def _with_verdicts(value: BaseModel) -> BaseModel:
    """Give facts, positions and disputed claims their weakest quote's verdict."""
    if not isinstance(value, Summary):
        return value
    positions = tuple(map(_with_verdict, value.positions))
    disputes = tuple(map(_with_verdict, value.disputed_claims))
    facts = tuple(map(_with_verdict, value.facts))
    update = {"facts": facts, "positions": positions, "disputed_claims": disputes}
    return value.model_copy(update=update)


def _with_verdict(item: _Judged) -> _Judged:
    # Of a draft nothing is trusted; of what was verified before, what a model said of it is kept.
    drafted = item.verdict is None
    unknown = {name: None for name in _SAID_OF_IT if drafted and hasattr(item, name)}
    return item.model_copy(update={"verdict": _weakest(item), **unknown})


def _weakest(item: Fact | Position | DisputedClaim) -> Verdict:
    """Return the weakest quote's verdict. A dispute wants evidence for each of its sides."""
    if isinstance(item, DisputedClaim):
        answered = item.kind is not DisputeKind.UNANSWERED
        if not item.asserting_quotes or (answered and not item.disputing_quotes):
            return Verdict.ABSENT
    # A class of the user's that adds fields to a position may have quotes in them.
    if type(item) is Position or type(item) is Fact:
        quotes: Sequence[Quote] = item.quotes
    else:
        quotes = [quote for _, quote in quotes_of(item)]
    return Verdict.weakest([quote.verdict or Verdict.ABSENT for quote in quotes])


def _quote(quote: Quote, check: QuoteCheck, meant: tuple[Meant, ...]) -> Quote:
    return Quote(
        text=check.text,
        given=_kept(quote, check),
        start=check.start,
        end=check.end,
        verdict=check.verdict,
        speech=check.speech,
        speaker_check=check.speaker_check,
        speaker_found=check.speaker_found,
        speaker_by_model=check.speaker_by_model,
        attribution=quote.attribution,
        meant=meant or None,
        note=check.note,
        page=check.page,
        cited=quote.cited,
    )


def _kept(quote: Quote, check: QuoteCheck) -> str | None:
    """Return the words as first given; those of a saved quote that fails now, lest the nearest passage replace them."""
    lost = quote.given is None and not quote.cited and not check.verdict.verified
    return quote.text if lost else quote.given


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
        message = f"The passage does not attribute these words to {unstopped(place.speaker)}."
        found.append(Finding(code="speaker_not_found", path=place.path, message=message))
    if check.speaker_check is SpeakerCheck.OTHER:
        message = f"The passage gives these words to {check.speaker_found}, not to {unstopped(place.speaker)}."
        found.append(Finding(code="speaker_other", path=place.path, message=message))
    return found


def _recorded(quote: Quote) -> list[tuple[int, int]]:
    """Return the span an earlier check found, so that a re-check takes the same occurrence."""
    return [(quote.start, quote.end)] if quote.start is not None and quote.end is not None else []


def _first_run(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the first of some sentences and those that follow it directly."""
    run = [sentences[0]]
    for sentence in sentences[1:]:
        if sentence.number != run[-1].number + 1:
            break
        run.append(sentence)
    return run


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(str(n)[:12] for n in numbers[:5])


def _pieces(check: QuoteCheck) -> tuple[tuple[int, int], ...]:
    return check.pieces or ((check.start or 0, check.end or 0),)


def _in_furniture(check: QuoteCheck) -> QuoteCheck:
    note = f"The words stand only in page furniture, at {check.start}..{check.end}."
    return QuoteCheck(given=check.given, verdict=Verdict.ABSENT, speech=check.speech, note=note)


def _meets(check: QuoteCheck, within: Sequence[tuple[int, int]]) -> bool:
    return any(a < (check.end or 0) and b > (check.start or 0) for a, b in within)


def _both(one: str | None, other: str | None) -> str | None:
    return " ".join(filter(None, (one, other))) or None
