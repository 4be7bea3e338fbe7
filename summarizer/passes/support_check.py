"""``--check-support``: do the cited words support what an item says? One small question an item.

A statement that is cut from the cited passage needs no question: code knows. What is denied is a finding; the item
stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from summarizer.engines.base import Engine, Question
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.quote import Quote
from summarizer.models.summary import REPORTS, Summary
from summarizer.names.holders import joined
from summarizer.passes.draft import DocumentUsage, OnStep, on_no_step
from summarizer.passes.wording import folded, tidy
from summarizer.prompting import load_prompt, one_line

#: The prompts this step uses, for the fingerprint.
PROMPTS = ("support",)
_OPTIONS = ("Yes", "No")
# Log-odds of "Yes" against "No" below which a statement counts as not supported. Chosen on the annotated samples: see
# benchmarks/README.md.
_LEAST_ODDS = 0.5
_LONGEST_PASSAGE = 1_200
_LONGEST_LINE = 500
# Words a cut statement may lack at the beginning of its quote, where the holder's name stands instead: "He", "also".
_OPENINGS = frozenset(
    "he she they it we i his her their its our my the a an and but also that said".split()
)
_MOST_OPENING = 3


@dataclass(frozen=True, slots=True)
class Claimed:
    """What an item says in its own words, whose it is said to be, and the verified quotes behind it."""

    path: str
    statement: str
    holder: str
    quotes: tuple[Quote, ...]


def check_support(
    prepared: PreparedText,
    value: BaseModel,
    engine: Engine,
    usage: DocumentUsage,
    on_step: OnStep = on_no_step,
) -> None:
    """Add a finding to ``usage`` for each item whose cited words do not support it; of a user's own schema for none.

    Items without a verified quote have a finding already and are not asked about.

    Raises:
        EngineError: the engine could not be asked.
    """
    asked = list(to_ask(prepared, value))
    for done, claimed in enumerate(asked):
        on_step("support", done, len(asked))
        _check(prepared, claimed, engine, usage)


def to_ask(prepared: PreparedText, value: BaseModel) -> Iterator[Claimed]:
    """Yield the items whose own words are not cut from the passages they cite."""
    if not isinstance(value, Summary):
        return
    for claimed in _claimed(value):
        if claimed.quotes and not is_cut(claimed, _passages(prepared, claimed.quotes)):
            yield claimed


def cut_claims(prepared: PreparedText, summary: Summary) -> Iterator[Claimed]:
    """Yield the claims of disputes that are cut from the passages they cite, be it from behind "the pretext that"."""
    for claimed in _claimed(summary):
        is_claim = claimed.path.endswith("].claim") and bool(claimed.quotes)
        if is_claim and is_cut(claimed, _passages(prepared, claimed.quotes)):
            yield claimed


def is_cut(claimed: Claimed, passages: Sequence[str]) -> bool:
    """Whether a statement is a cited passage itself: whole quotes, in an unbroken run of the passage's words.

    The holder's name may stand in front, or in the place of a pronoun. So nothing was cut off in front of the cited
    words, and nothing was put in.
    """
    whole = folded(claimed.statement)
    readings = {whole, _without_holder(whole, folded(claimed.holder))}
    return any(
        any(f" {said} " in f" {folded(passage)} " for passage in passages)
        and any(_holds(said, folded(quote.text or "")) for quote in claimed.quotes)
        for said in readings
    )


def odds(prepared: PreparedText, claimed: Claimed, engine: Engine, usage: DocumentUsage) -> float:
    """Return the log-odds that the passage supports the statement. Raises ``EngineError``."""
    return _difference(usage.pay(engine.choose(_question(prepared, claimed), _OPTIONS)))


def _question(prepared: PreparedText, claimed: Claimed) -> Question:
    passage = " [..] ".join(_passages(prepared, claimed.quotes))
    cited = " [..] ".join(q.text or "" for q in claimed.quotes)
    return load_prompt("support").question(
        passage=one_line(tidy(passage)[:_LONGEST_PASSAGE]),
        cited=one_line(tidy(cited)[:_LONGEST_LINE]),
        holder=one_line(tidy(claimed.holder)[:_LONGEST_LINE] or "not said"),
        statement=one_line(tidy(claimed.statement)[:_LONGEST_LINE]),
    )


def _difference(chances: Mapping[str, float]) -> float:
    return chances["Yes"] - chances["No"]


def _check(prepared: PreparedText, claimed: Claimed, engine: Engine, usage: DocumentUsage) -> None:
    question = _question(prepared, claimed)
    chances = usage.ask_beside(
        lambda: engine.choose(question, _OPTIONS),
        "support_unknown",
        claimed.path,
        "check whether the quotes support it",
    )
    if chances is not None and _difference(chances) < _LEAST_ODDS:
        said = f"The model that was asked says that the cited words do not support “{claimed.statement}”."
        usage.note("unsupported_statement", claimed.path, said)


def _claimed(summary: Summary) -> Iterator[Claimed]:
    for n, fact in enumerate(summary.facts):
        yield Claimed(f"facts[{n}].statement", fact.statement, "", _verified(fact.quotes))
    for n, conversation in enumerate(summary.conversations):
        names = joined([person.name for person in conversation.participants])
        for m, outcome in enumerate(conversation.outcomes):
            path = f"conversations[{n}].outcomes[{m}].text"
            yield Claimed(path, outcome.text, names, _verified(outcome.quotes))
    for n, position in enumerate(summary.positions):
        path, quotes = f"positions[{n}].statement", _verified(position.quotes)
        yield Claimed(path, position.statement, position.holder, quotes)
    for n, dispute in enumerate(summary.disputed_claims):
        path, quotes = f"disputed_claims[{n}].claim", _verified(dispute.asserting_quotes)
        yield Claimed(path, dispute.claim, dispute.asserted_by or REPORTS, quotes)
        if dispute.answer:
            path, quotes = f"disputed_claims[{n}].answer", _verified(dispute.disputing_quotes)
            yield Claimed(path, dispute.answer, dispute.disputed_by or "", quotes)


def _verified(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    return tuple(q for q in quotes if q.verified and q.text and q.start is not None)


def _passages(prepared: PreparedText, quotes: Sequence[Quote]) -> list[str]:
    """Return the sentences each quote touches, each run of them once."""
    spans: list[tuple[int, int]] = []
    for quote in quotes:
        start, end = quote.start or 0, quote.end or 0
        spans.append(_span(prepared.touched(start, end), start, end))
    return [prepared.text[a:b] for a, b in dict.fromkeys(spans)]


def _span(touched: Sequence[Sentence], start: int, end: int) -> tuple[int, int]:
    if not touched:
        return start, end
    return min(start, touched[0].start), max(end, touched[-1].end)


def _without_holder(statement: str, holder: str) -> str:
    rest = statement.removeprefix(f"{holder} ") if holder else statement
    # “Mazur’s readiness”
    return rest.removeprefix("s ") if rest != statement else rest


def _holds(statement: str, quote: str) -> bool:
    """Whether a statement has all words of a quote, but for a pronoun or an article at its beginning."""
    words = quote.split()
    for left_out in range(min(_MOST_OPENING + 1, len(words))):
        if f" {' '.join(words[left_out:])} " in f" {statement} ":
            return True
        if words[left_out] not in _OPENINGS:
            return False
    return False
