from __future__ import annotations

from collections import Counter

import pytest

from summarizer.engines.base import Strategy
from summarizer.engines.scripted import ScriptedEngine
from summarizer.models.document import Kind
from summarizer.models.verified import VerifiedSummary
from summarizer.pipeline import Options, summarise_document
from tests.passes.helpers import SmallEngine, document

SUBJECTS = ("the strait", "the ferry line", "the tariff", "the harbour", "the fishing season")
TURNS = 150


def briefing(turns: int = TURNS) -> str:
    """Return a briefing in which the speaker opposes something else in every turn."""
    parts = ["Press Briefing by Press Secretary Oda Lindqvist", "MS. LINDQVIST: Good afternoon."]
    for n in range(turns):
        subject = SUBJECTS[n % len(SUBJECTS)]
        parts.append(f"Q What about {subject} in district {n}? I think it should be closed.")
        parts.append(
            f"MS. LINDQVIST: Thank you. We oppose the closing of {subject} in district {n}. "
            f"The President urged all parties to keep {subject} open on day {n}."
        )
    return "\n\n".join(parts)


def run(
    strategy: Strategy, engine: ScriptedEngine
) -> tuple[VerifiedSummary, list[tuple[str, int, int]]]:
    steps: list[tuple[str, int, int]] = []
    options = Options(strategy=strategy, on_step=lambda *step: steps.append(step))
    text = document(briefing(), kind=Kind.TRANSCRIPT, published=None)
    result = summarise_document(text, engine, options)
    assert isinstance(result, VerifiedSummary)
    return result, steps


def test_every_turn_is_read_once_and_goes_to_its_speaker_by_full_name() -> None:
    engine = ScriptedEngine({"position": "opposes", "topic": "closing"}, strategy="stepwise")
    result, steps = run("stepwise", engine)
    holders = Counter(p.holder for p in result.positions)
    used = Counter((p.holder, q.text) for p in result.positions for q in p.quotes)
    assert holders["Oda Lindqvist"] == TURNS
    assert not any(holder.startswith(("Q", "MS.")) for holder in holders)
    assert max(used.values()) == 1
    assert steps[0][:2] == ("positions", 0)
    assert len(steps) >= TURNS


def test_what_is_longer_than_the_context_is_read_in_chunks_with_progress() -> None:
    result, steps = run("single", SmallEngine({}, context=3000))
    chunks = [step for step in steps if step[0] == "chunks"]
    assert len(chunks) > 3
    assert [done for _, done, _ in chunks] == sorted(done for _, done, _ in chunks)
    assert len(result.positions) <= len(chunks)


@pytest.mark.parametrize("strategy", ["single", "stepwise"])
def test_a_briefing_without_an_answer_has_no_positions(strategy: Strategy) -> None:
    nothing = {"overview": "", "conversations": [], "positions": [], "disputed_claims": []}
    engine = ScriptedEngine({"single": nothing, "position": "fact"})
    result, _ = run(strategy, engine)
    assert result.conversations == ()
    assert all(p.verdict is not None and p.verdict.verified for p in result.positions)
