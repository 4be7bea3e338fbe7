"""Ask again for the quotes that are not in the source, alone, with the nearest passages and the difference."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from summarizer.engines.base import Engine
from summarizer.models.quote import Quote, QuoteCheck
from summarizer.passes.draft import Tab
from summarizer.passes.wording import tidy
from summarizer.prompting import load_prompt, one_line
from summarizer.quotes.verify import Checked, Verifier
from summarizer.quotes.walk import Change, Place, map_quotes

#: The prompts this step uses, for the fingerprint.
PROMPTS = ("repair",)
_MOST = 20
_LONGEST = 600


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    number: int
    words: str | None


class _Entries(BaseModel):
    model_config = ConfigDict(extra="forbid")
    entries: list[_Entry]


def repair(verifier: Verifier, checked: Checked, engine: Engine, tab: Tab, rounds: int) -> Checked:
    """Return the value with failing quotes asked for again, at most ``rounds`` times.

    A new quote replaces the old one only where it verifies; what still fails stays as it was, marked. Differences of
    glyphs never come here, since they verify. Raises ``EngineError``.
    """
    for _ in range(rounds):
        failing = [
            (path, check) for path, check in checked.failing.items() if check.text is not None
        ][:_MOST]
        if not failing:
            break
        better = _asked(verifier, failing, engine, tab)
        if not better:
            break
        checked = verifier.check(map_quotes(checked.value, _replacing(better)))
    return checked


def _asked(
    verifier: Verifier, failing: list[tuple[str, QuoteCheck]], engine: Engine, tab: Tab
) -> dict[str, str]:
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
    question = prompt.question(
        items=items, max_tokens=min(prompt.max_tokens, engine.profile.answer_tokens)
    )
    answer = tab.pay(engine.ask(question, _Entries))
    better: dict[str, str] = {}
    for entry in answer.entries:
        if 1 <= entry.number <= len(failing) and entry.words:
            path, _ = failing[entry.number - 1]
            if verifier.index.check(entry.words).verdict.verified:
                better[path] = entry.words
    return better


def _difference(check: QuoteCheck) -> str:
    shown = [
        f"{c.given or '(nothing)'} instead of {c.source or '(nothing)'}" for c in check.changes[:8]
    ]
    return "; ".join(shown) or "no words in common"


def _replacing(better: dict[str, str]) -> Change:
    def change(quote: Quote, place: Place) -> Quote:
        words = better.get(place.path)
        return Quote(given=words, cited=quote.cited) if words else quote

    return change
