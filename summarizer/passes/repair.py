"""Ask again for the quotes that are not in the source, alone, with the nearest passages and the difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from pydantic import BaseModel, ConfigDict

from summarizer.engines.base import Engine
from summarizer.errors import AnswerInvalid, AnswerRefused, AnswerTruncated, ContextOverflow
from summarizer.models.quote import Quote, QuoteCheck
from summarizer.models.verified import Finding
from summarizer.passes.copied import behind_shown
from summarizer.passes.draft import DocumentUsage
from summarizer.passes.restated import restated
from summarizer.passes.wording import tidy
from summarizer.prompting import load_prompt, one_line
from summarizer.quotes.verify import Checked, Verifier
from summarizer.quotes.walk import Change, Place, map_quotes

#: The prompts this step uses, for the fingerprint.
PROMPTS = ("repair",)
_MOST = 20
_LONGEST = 600
_FEWEST_WORDS = 3
# A draft is at hand: an answer that is of no use may not lose it.
_UNUSABLE = (AnswerInvalid, AnswerRefused, AnswerTruncated, ContextOverflow)

Failing: TypeAlias = tuple[str, QuoteCheck]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    number: int
    words: str | None


class _Entries(BaseModel):
    model_config = ConfigDict(extra="forbid")
    entries: list[_Entry]


def repair(
    verifier: Verifier, checked: Checked, engine: Engine, usage: DocumentUsage, rounds: int
) -> Checked:
    """Return the value with failing quotes asked for again, at most ``rounds`` times.

    A new quote replaces the old one only where it verifies and stands in the passage that was shown; the words first
    given are kept in a finding. What still fails stays as it was, marked, and so does everything where the answer is
    of no use. Differences of glyphs never come here, since they verify. A statement that rests on the words that
    were wrong is set to the source's words, see :func:`~summarizer.passes.restated.restated`.

    Raises:
        EngineError: the engine could not be asked.
    """
    for _ in range(rounds):
        failing = [
            (path, check) for path, check in checked.failing.items() if check.text is not None
        ][:_MOST]
        better = _better(verifier, failing, engine, usage) if failing else {}
        if not better:
            break
        replaced = {path: check for path, check in failing if path in better}
        usage.findings += [_repaired(path, check) for path, check in replaced.items()]
        value, findings = restated(map_quotes(checked.value, _replacing(better)), replaced)
        usage.findings += findings
        checked = verifier.check(value)
    return checked


def _better(
    verifier: Verifier, failing: Sequence[Failing], engine: Engine, usage: DocumentUsage
) -> dict[str, str]:
    """Return new words that verify, by the path of the quote they are for."""
    better: dict[str, str] = {}
    for entry in _asked(failing, engine, usage):
        if 1 <= entry.number <= len(failing) and entry.words:
            path, old = failing[entry.number - 1]
            words = behind_shown(entry.words, old.text or "") or entry.words
            new = verifier.check_quote(Quote(given=words), Place(path))
            if new.verdict.verified and _stands_for(new, old):
                better[path] = words
    return better


def _asked(failing: Sequence[Failing], engine: Engine, usage: DocumentUsage) -> list[_Entry]:
    items = [
        {
            "number": n,
            "given": one_line(tidy(check.given)[:_LONGEST]),
            "passage": one_line(tidy(check.text or "")[:_LONGEST]),
            "difference": one_line(_difference(check)),
        }
        for n, (_, check) in enumerate(failing, 1)
    ]
    prompt = load_prompt("repair")
    most = min(prompt.max_tokens, engine.profile.answer_tokens)
    try:
        return usage.pay(
            engine.ask(prompt.question(items=items, max_tokens=most), _Entries)
        ).entries
    except _UNUSABLE as error:
        usage.charge(error)
        message = f"{len(failing)} failing quotes were asked for again, without success: {error}"
        usage.note("repair_failed", "document", message)
        return []


def _stands_for(new: QuoteCheck, old: QuoteCheck) -> bool:
    """Whether new words come from the passage that was shown, and are not just a word or two of it."""
    inside = (new.start or 0) < (old.end or 0) and (new.end or 0) > (old.start or 0)
    return inside and len(new.given.split()) >= min(_FEWEST_WORDS, len(old.given.split()))


def _repaired(path: str, check: QuoteCheck) -> Finding:
    message = f"First given as “{check.given}”, which is not in the source, and asked for again."
    return Finding(code="repaired", path=path, message=message, changes=check.changes)


def _difference(check: QuoteCheck) -> str:
    shown = [
        f"{c.given or '(nothing)'} instead of {c.source or '(nothing)'}" for c in check.changes[:8]
    ]
    return "; ".join(shown) or "no words in common"


def _replacing(better: dict[str, str]) -> Change:
    def change(quote: Quote, place: Place) -> Quote:
        words = better.get(place.path)
        if not words:
            return quote
        via, meant = quote.attribution, quote.meant
        return Quote(given=words, cited=quote.cited, attribution=via, meant=meant)

    return change
