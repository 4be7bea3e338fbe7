"""The whole pipeline on three of our example documents, with the embedded model's recorded answers.

Without its cassette each of these fails, with a message that names the request nobody recorded; ``make record``
records them again after a change of prompts.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from summarizer.engines.base import Engine
from summarizer.models.document import SentenceRole
from summarizer.models.quote import Verdict
from summarizer.models.summary import Conversation, Medium
from summarizer.models.verified import VerifiedSummary
from summarizer.pipeline import Options, summarise_document
from summarizer.quotes.walk import quotes_of
from summarizer.reading.read import read_document
from summarizer.text.prepare import prepare

pytestmark = pytest.mark.recorded

EXAMPLES = Path(__file__).parents[2] / "examples"


def summarised(name: str, engine: Engine) -> VerifiedSummary:
    """Summarise an example, and check what holds for all of them."""
    document = read_document(EXAMPLES / name)
    result = summarise_document(document, engine, Options(strategy="stepwise"))
    assert isinstance(result, VerifiedSummary)
    furniture = [s for s in prepare(document).sentences if s.role is SentenceRole.BOILERPLATE]
    quotes = [quote for _, quote in quotes_of(result)]
    assert quotes
    for quote in quotes:
        assert quote.verdict is Verdict.EXACT
        assert quote.start is not None
        assert quote.end is not None
        assert document.text[quote.start : quote.end] == quote.text
        assert not any(s.start < quote.end and s.end > quote.start for s in furniture)
    assert {p.verdict for p in result.positions} == {Verdict.EXACT}
    assert result.provenance.calls > 10
    assert 1 <= result.overview.count(". ") + 1 <= 8
    return result


def only_call(summary: VerifiedSummary) -> Conversation:
    (call,) = summary.conversations
    assert (call.date, call.medium) == ("2026-09-15", Medium.PHONE)
    assert len(call.participants) == 2
    return call


def holders(summary: VerifiedSummary) -> set[str]:
    return {position.holder for position in summary.positions}


def surnames(call: Conversation) -> Sequence[str]:
    return [person.name.split()[-1] for person in call.participants]


def test_a_readout_gives_call_initiator_and_its_own_ministers_positions(
    recorded_engine: Engine,
) -> None:
    summary = summarised("01_karsenia_readout.md", recorded_engine)
    call = only_call(summary)
    assert surnames(call) == ["Halvarenko", "Al-Moussari"]
    assert call.initiated_by is not None
    assert call.initiated_by.startswith("Nahrania")
    assert len(summary.positions) >= 4
    assert any(h.endswith("Halvarenko") for h in holders(summary))
    # The other side's minister is given no view of her own.
    assert not any(h.endswith("Al-Moussari") and " and " not in h for h in holders(summary))


def test_the_other_readout_resolves_today_and_keeps_its_demands(recorded_engine: Engine) -> None:
    summary = summarised("02_nahrania_readout.txt", recorded_engine)
    assert sorted(surnames(only_call(summary))) == ["Galvarenko", "al-Musari"]
    assert any(h.endswith("al-Musari") for h in holders(summary))
    assert any("fishermen" in (q.text or "") for p in summary.positions for q in p.quotes)


def test_a_wire_story_resolves_the_weekday_and_tells_its_holders_apart(
    recorded_engine: Engine,
) -> None:
    summary = summarised("03_wire_story.txt", recorded_engine)
    call = only_call(summary)
    assert sorted(surnames(call)) == ["Halvarenko", "al-Musari"]
    assert call.initiated_by is None
    found = holders(summary)
    assert len(found) >= 3
    assert any("official" in holder for holder in found)
    assert any(holder.endswith("Vorlová") for holder in found)
